import ReportModel
import TestReports
import Testing

@testable import TextLayout

@Suite("Rows of random text")
struct RandomTextTests {
  private static let pools: [[Unicode.Scalar]] = [
    Array("云岭区高质量发展中文".unicodeScalars), Array("。（二）加；三、".unicodeScalars), Array("，。、；：？！）》」”’·％‰℃…—々ー".unicodeScalars),
    Array("（《「『【〈“‘([{¥$#№①".unicodeScalars), Array("abcXYZ019.,:;-/'\"%+".unicodeScalars),
    Array(" \t\u{3000}\u{A0}\u{2003}".unicodeScalars),
    Array("\n\r\u{0}\u{1B}\u{7F}\u{85}\u{9B}\u{2028}".unicodeScalars),
    Array("\u{301}\u{302}\u{20DD}\u{1161}\u{11A8}\u{5B0}\u{94D}".unicodeScalars),
    Array("👩👍❤🇨🇳\u{1F3FD}\u{200D}\u{FE0F}\u{E0100}".unicodeScalars),
    Array("\u{200B}\u{202E}\u{2066}\u{FEFF}\u{E0041}\u{E000}\u{FFFE}\u{AD}".unicodeScalars),
    Array("한글ᄒあァｱกเ".unicodeScalars) + Array("नמاж𠀀㎡│".unicodeScalars),
  ]

  /// A text of `count` characters; a quarter of them from anywhere in Unicode.
  private static func text(_ count: Int, _ dice: inout SplitMix) -> [Unicode.Scalar] {
    var found: [Unicode.Scalar] = []
    var pool = pools[0]
    while found.count < count {
      if Int.random(in: 0..<3, using: &dice) == 0 { pool = pools.randomElement(using: &dice) ?? pools[0] }
      let anywhere = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &dice))
      if Int.random(in: 0..<8, using: &dice) == 0, let anywhere, anywhere != "\u{FFFD}" {
        found.append(anywhere)
      } else if let scalar = pool.randomElement(using: &dice) {
        found.append(scalar)
      }
    }
    return found
  }

  @Test(
    "Nothing is lost, nothing too wide, nothing unsafe at any width", .enabled(if: TestLane.isFull, "slow"),
    arguments: 1...60 as ClosedRange<UInt64>)
  func properties(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let scalars = Self.text(Int.random(in: 0...120, using: &dice), &dice)
    let text = Array(String(String.UnicodeScalarView(scalars)).utf8)
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: Int.random(in: 1...2, using: &dice)))
    let range = TextRange(0, text.count)
    let whole = typesetter.rows(of: text, range: range, columns: nil)
    let reference = Sheet(typesetter, whole, text)
    #expect(reference.faults(of: typesetter, columns: nil, in: text, range) == [])
    for columns in 1...200 {
      let sheet = Sheet(typesetter, typesetter.rows(of: text, range: range, columns: columns), text)
      #expect(sheet.faults(of: typesetter, columns: columns, in: text, range) == [])
      // From ten columns on nothing is too wide for a row: the same cells in the same order, but for spaces.
      if columns >= 10 { #expect(sheet.solid == reference.solid) }
    }
  }

  @Test(
    "Bytes that are no UTF-8 are shown as something, and never read beyond", arguments: 1...40 as ClosedRange<UInt64>)
  func bytes(seed: UInt64) {
    var dice = SplitMix(state: seed)
    let text = (0..<Int.random(in: 1...40, using: &dice)).map { _ in
      Bool.random(using: &dice) ? UInt8.random(in: 0x80...0xFF, using: &dice) : UInt8.random(in: 0...0xFF, using: &dice)
    }
    let typesetter = Typesetter(widths: WidthTable(ambiguousWidth: 1))
    for upper in 0...text.count {
      let rows = typesetter.rows(of: text, range: TextRange(0, upper), columns: 12)
      #expect(rows.map(\.range.count).reduce(0, +) == upper)
      #expect(Sheet(typesetter, rows, text).unsafe(typesetter) == [])
    }
  }
}

/// Rows with their cells.
private struct Sheet {
  var rows: [TextRow]
  var cells: [[LaidCell]] = []
  var columns: [[Int]] = []

  init(_ typesetter: Typesetter, _ rows: [TextRow], _ text: [UInt8]) {
    self.rows = rows
    for row in rows {
      var found: [LaidCell] = []
      var places: [Int] = []
      typesetter.forEachCell(of: row, in: text) { cell, column in
        found.append(cell)
        places.append(column)
      }
      cells.append(found)
      columns.append(places)
    }
  }

  /// The cells that are no spaces.
  var solid: [LaidCell] { cells.joined().filter { !$0.base.properties.isWhitespace } }

  /// The cells that may not be drawn.
  func unsafe(_ typesetter: Typesetter) -> [LaidCell] { cells.joined().filter { !Self.isSafe($0, typesetter) } }

  /// Everything that may never be.
  func faults(of typesetter: Typesetter, columns limit: Int?, in text: [UInt8], _ range: TextRange) -> [String] {
    var found: [String] = []
    var place = range.lower
    for (index, row) in rows.enumerated() {
      if row.range.lower != place { found.append("row \(index) does not follow the one before") }
      place = row.range.upper
      if let limit, row.width > limit { found.append("row \(index) is \(row.width) columns wide of \(limit)") }
      var column = 0
      for (cell, reported) in zip(cells[index], columns[index]) {
        if reported != column { found.append("row \(index) has a gap at column \(column)") }
        column += cell.width
        if !row.range.contains(cell.offset) { found.append("row \(index) shows what is not in it") }
        if !Self.isSafe(cell, typesetter) { found.append("row \(index) has an unsafe cell \(cell)") }
      }
      if column != row.width { found.append("row \(index) is \(column) columns wide and says \(row.width)") }
      let offsets = cells[index].map(\.offset)
      if zip(offsets, offsets.dropFirst()).contains(where: { $0 > $1 }) { found.append("row \(index) goes backwards") }
      found += missing(index, text)
    }
    if place != range.upper { found.append("the rows end at \(place)") }
    return found
  }

  private static func isSafe(_ cell: LaidCell, _ typesetter: Typesetter) -> Bool {
    let isBase =
      switch cell.base.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .lineSeparator, .paragraphSeparator, .nonspacingMark,
        .enclosingMark:
        false
      default: typesetter.widths.width(of: cell.base) == cell.width
      }
    let marks = [cell.mark, cell.secondMark].filter { $0 != "\0" }
    return isBase
      && marks.allSatisfy { typesetter.widths.width(of: $0) == 0 && !$0.properties.isDefaultIgnorableCodePoint }
  }

  /// The characters of a row that no cell shows, those left out that are drawn over or joined to another.
  private func missing(_ index: Int, _ text: [UInt8]) -> [String] {
    let shown = Set(cells[index].map(\.offset.bytes))
    var place = rows[index].range.lower.bytes
    var found: [String] = []
    for scalar in String(decoding: text[rows[index].range.bytes], as: UTF8.self).unicodeScalars {
      let isJoined =
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: scalar.properties.isWhitespace || scalar.properties.isEmojiModifier || scalar == "\u{200D}"
        }
      let isJamo = (0x1161...0x11FF).contains(scalar.value)
      if !isJoined, !isJamo, !shown.contains(place) {
        found.append("row \(index) does not show \(scalar.debugDescription)")
      }
      place += UTF8.width(scalar)
    }
    return found
  }
}
