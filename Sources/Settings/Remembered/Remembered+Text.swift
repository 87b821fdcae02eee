// The text form: a line for each thing, a word that says what it is, then its fields, tabs between.
//
//     search	主题教育
//     mark	a	1204	/home/li/report.txt
//     place	88	/home/li/report.txt
//
// Tab, line feed, carriage return and backslash within a field stand as \t, \n, \r and \\.

extension Remembered {
  /// Read what a file remembers. A line that is none of this form is left out and reported; `file` is how problems name
  /// it.
  init(_ bytes: [UInt8], file: String, problems: inout [SettingsProblem]) {
    self.init()
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard !line.isEmpty else { continue }
      if let change = Self.change(line) {
        apply(change)
      } else {
        problems.append(.notRemembered(SettingsPlace(file, line: number)))
      }
    }
  }

  /// The text form.
  var text: [UInt8] {
    let lines =
      searches.map { ["search", $0] } + marks.map { ["mark", String($0.letter), String($0.offset), $0.path] }
      + places.map { ["place", String($0.offset), $0.path] }
    return lines.flatMap { Array($0.map(Self.escaped).joined(separator: "\t").utf8) + [UInt8(ascii: "\n")] }
  }

  private static func change(_ line: ArraySlice<UInt8>) -> Change? {
    guard let text = String(validating: line, as: UTF8.self) else { return nil }
    let fields = text.split(separator: "\t", omittingEmptySubsequences: false).map(unescaped)
    switch (fields.first, fields.count) {
    case ("search", 2): return .search(fields[1])
    case ("mark", 4):
      guard let letter = fields[1].unicodeScalars.first, fields[1].unicodeScalars.count == 1,
        let offset = Int(fields[2]), offset >= 0
      else { return nil }
      return .mark(SavedMark(letter: letter, path: fields[3], offset: offset))
    case ("place", 3):
      guard let offset = Int(fields[1]), offset >= 0 else { return nil }
      return .place(SavedPlace(path: fields[2], offset: offset))
    default: return nil
    }
  }

  private static let escapes: [(plain: Unicode.Scalar, letter: Unicode.Scalar)] = [
    ("\\", "\\"), ("\t", "t"), ("\n", "n"), ("\r", "r"),
  ]

  private static func escaped(_ field: String) -> String {
    var out = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      if let escape = escapes.first(where: { $0.plain == scalar }) {
        out.append("\\")
        out.append(escape.letter)
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }

  private static func unescaped(_ field: Substring) -> String {
    var out = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in field.unicodeScalars {
      if isEscaped {
        out.append(escapes.first { $0.letter == scalar }?.plain ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        out.append(scalar)
      }
    }
    return String(out)
  }
}
