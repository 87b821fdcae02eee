import TextFacts

// The text form of before the store: a line for each thing, a word that says what it is, then its fields, tabs between.
//
//     search	主题教育
//     mark	a	1204	/home/li/report.txt
//     place	88	/home/li/report.txt
//
// Tab, line feed, carriage return and backslash within a field stand as \t, \n, \r and \\.

/// The file `remembered`, which programs of before the store have written.
public enum RememberedText {
  /// The most lines that count, the newest.
  public static let mostLines = WorkBudget.olderStateLines

  /// The changes that lead to what the text remembers; a line of no such form is passed over, for the file is kept.
  public static func changes(_ bytes: [UInt8]) -> [StoreChange] {
    bytes.split(separator: UInt8(ascii: "\n")).suffix(mostLines).compactMap(change)
  }

  private static func change(_ line: ArraySlice<UInt8>) -> StoreChange? {
    guard let text = String(validating: line, as: UTF8.self) else { return nil }
    let fields = text.unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
    switch (fields.first.map { Array($0.utf8) }, fields.count) {
    case (Array("search".utf8), 2): return .search(fields[1])
    case (Array("mark".utf8), 4):
      let letters = fields[1].unicodeScalars
      guard letters.count == 1, let letter = letters.first, let offset = Int(fields[2]), offset >= 0 else { return nil }
      return .mark(letter, report: ReportIdentity(path: Array(fields[3].utf8)), offset: offset)
    case (Array("place".utf8), 3):
      guard let offset = Int(fields[1]), offset >= 0 else { return nil }
      return .place(report: ReportIdentity(path: Array(fields[2].utf8)), offset: offset)
    case _: return nil
    }
  }

  private static func unescaped(_ field: Substring.UnicodeScalarView) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in field {
      if isEscaped {
        out.append(plain(scalar))
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static func plain(_ escaped: Unicode.Scalar) -> Unicode.Scalar {
    switch escaped {
    case "t": "\t"
    case "n": "\n"
    case "r": "\r"
    case _: escaped
    }
  }
}
