import ReportModel
import TestReports
import Testing

@testable import TextLayout

/// The rules of GB/T 15834-2011 clause 5.1 and of W3C Requirements for Chinese Text Layout, written out apart from
/// the tables the typesetter uses.
struct PrintRules {
  private static let neverFirst = Set("，。、；：？！）》」』】〉〕］｝〗”’·％‰℃°…—々ー～,.;:?!)]}%".unicodeScalars)
  private static let attached = Set(",.;:?!)]}%".unicodeScalars)
  private static let neverLast = Set("（《「『【〈〔［｛〖“‘([{¥￥$＄#＃№".unicodeScalars)

  /// The fault of ending a row before `scalars[place]`; nil where there is none.
  static func fault(_ scalars: [Unicode.Scalar], endingBefore place: Int, columns: Int) -> String? {
    let after = scalars[place]
    var last = place - 1
    while last > 0, isSpace(scalars[last]) { last -= 1 }
    let before = scalars[last]
    let touches = last == place - 1
    // Dots that lead to a page number may be longer than any row.
    if after == ".", before == ".", place >= 3, scalars[place - 2] == "." { return nil }
    if neverFirst.contains(after), touches || !attached.contains(after) { return "row starts with \(after)" }
    if neverLast.contains(before) { return "row ends with \(before)" }
    guard touches else { return nil }
    if isWord(before), isWord(after), wordLength(scalars, around: place) <= columns {
      return "splits a word between \(before) and \(after)"
    }
    if isDigit(after), place >= 2, isDigit(scalars[place - 2]), ",.:-/".unicodeScalars.contains(before) {
      return "splits a number after \(before)"
    }
    return nil
  }

  private static func wordLength(_ scalars: [Unicode.Scalar], around place: Int) -> Int {
    let before = scalars[..<place].reversed().prefix { isWord($0) || neverLast.contains($0) }.count
    return before + scalars[place...].prefix { isWord($0) || neverFirst.contains($0) }.count
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\u{3000}" || scalar == "\t"
  }
  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}

@Suite("Rules for the start and end of a row")
struct KinsokuTests {
  /// Every fault in the rows of `line` at `columns`, with what stands around it.
  static func faults(in line: [UInt8], widths: some Sequence<Int>, ambiguous: Int) -> [String] {
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: ambiguous))
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    var indexOfByte = [Int](repeating: -1, count: line.count + 1)
    var byte = 0
    for (index, scalar) in scalars.enumerated() {
      indexOfByte[byte] = index
      byte += UTF8.width(scalar)
    }
    var found: [String] = []
    let range = TextRange(0, line.count)
    for columns in widths {
      let rows = typesetter.rows(of: line, range: range, columns: columns)
      for row in rows.dropFirst() {
        let place = indexOfByte[row.range.lower.bytes]
        guard let fault = PrintRules.fault(scalars, endingBefore: place, columns: columns) else { continue }
        let around = scalars[max(0, place - 12)..<min(scalars.count, place + 8)]
        found.append("\(columns) columns: \(fault): \(String(String.UnicodeScalarView(around)))")
      }
      if rows.count == 1 { break }
    }
    return found
  }

  @Test(
    "The rules find the faults they are there for",
    arguments: [
      ("好|，的", "row starts with ，"), ("好 |，的", "row starts with ，"), ("好|%", "row starts with %"),
      ("（|好", "row ends with （"),
      ("# |good", "row ends with #"), ("go|od", "splits a word between o and o"), ("1,|460", "splits a number after ,"),
      ("2019-|2020", "splits a number after -"), ("—|—", "row starts with —"), ("好|的", nil), ("go |od", nil),
      ("go |%", nil),
      ("ab....|..7", nil),
    ])
  func finds(text: String, fault: String?) {
    let halves = text.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false)
    let found = PrintRules.fault(halves.flatMap { $0 }, endingBefore: halves[0].count, columns: 20)
    #expect(found == fault)
  }

  @Test("The reports are there", .enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
  func found() {
    #expect(GivenReports.founding.filter(Reports.names.contains) == GivenReports.founding)
  }

  @Test(
    "No report breaks a rule at any width from 20 to 200",
    .enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"),
    arguments: Reports.names, [1, 2])
  func reports(name: String, ambiguous: Int) {
    let lines = Reports.lines(of: name)
    #expect(!lines.isEmpty)
    // Every width on every report; on every line in the long form only, for this is a minute of each report.
    let step = TestLane.times(9, long: 1)
    let faults = lines.enumerated().flatMap { number, line in
      Self.faults(in: line, widths: stride(from: 20 + number % step, through: 200, by: step), ambiguous: ambiguous)
    }
    #expect(faults == [])
  }
}
