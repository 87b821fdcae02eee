import ReportModel
import TextFacts

extension Typesetter {
  /// Calls `body` with each cell of `row`, in order, and the column it begins at.
  ///
  /// Only the cells that begin within `visible` are given: for a row that is wider than its pane, scrolled sideways.
  /// `marks` are those the row was laid out with.
  public func forEachCell(
    of row: TextRow, in text: [UInt8], marks: PassageMarks = PassageMarks(), visible: Range<Int> = 0..<Int.max,
    _ body: (LaidCell, _ column: Int) -> Void
  ) {
    let limit = row.columns ?? Int.max
    let drawn = min(row.width, visible.upperBound)
    text.withUnsafeBufferPointer { buffer in
      let bounds = row.range.bytes.clamped(to: 0..<buffer.count)
      guard let bytes = buffer.baseAddress, !bounds.isEmpty else { return }
      var reader = ClusterReader(bytes, bounds, widths: widths, marks: marks)
      var column = 0
      while column < drawn, reader.read() {
        if reader.kind == CharacterClass.lineFeed.rawValue { return }
        let isTab = reader.kind == CharacterClass.tab.rawValue
        column += reader.gap
        let width = isTab ? 8 - column % 8 : reader.width(atMost: limit)
        if column + width > visible.lowerBound {
          reader.forEachCell(from: column, tab: width, limit: limit) { cell, place in
            if place >= visible.lowerBound, place < drawn { body(cell, place) }
          }
        }
        column += width <= limit ? width : 1
      }
    }
  }
}

extension ClusterReader {
  /// The cells of the character read, where it is drawn on a row of at most `limit` columns; a tab takes `tab`.
  @inline(__always)
  func forEachCell(from column: Int, tab: Int, limit: Int, _ body: (LaidCell, _ column: Int) -> Void) {
    let offset = TextOffset(start)
    if kind == CharacterClass.tab.rawValue {
      for place in 0..<tab { body(LaidCell(" ", offset: offset), column + place) }
    } else if width > limit, !hasRoomAlone(limit) {
      body(LaidCell("?", offset: offset, isControlMark: true), column)
    } else if signs.width > 0 {
      forEachSigned(from: column, showsReading: width <= limit, body)
    } else if form == .plain {
      body(plainCell, column)
    } else {
      forEachMark(from: column, body)
    }
  }

  /// The cells of the character read on the one row of a title or a prompt.
  func forEachCellOnOneRow(_ body: (LaidCell) -> Void) {
    switch CharacterClass(rawValue: kind) {
    case .tab:
      body(picture(of: 0x09))
    case .lineFeed:
      // Both halves of a carriage return and a line feed.
      if next - start == 2 { body(picture(of: 0x0D)) }
      body(picture(of: 0x0A, at: next - 1))
    default:
      forEachCell(from: 0, tab: 1, limit: .max) { cell, _ in body(cell) }
    }
  }

  /// The cells of a character with the signs that it is drawn with.
  private func forEachSigned(from column: Int, showsReading: Bool, _ body: (LaidCell, _ column: Int) -> Void) {
    var place = column
    func put(_ sign: Unicode.Scalar) {
      body(LaidCell(sign, offset: TextOffset(start)), place)
      place += 1
    }
    if let sign = Unicode.Scalar(signs.sign), signs.sign > 0 { put(sign) }
    if signs.opens { put("(") }
    forEachMark(from: place, body)
    place += width - signs.width
    for _ in 0..<signs.closes { put(")") }
    guard showsReading, signs.reading != nil else { return }
    for cell in readingSign {
      var cell = cell
      (cell.offset, cell.isReading) = (TextOffset(start), true)
      body(cell, place)
      place += cell.width
    }
  }

  private var plainCell: LaidCell {
    LaidCell(
      Unicode.Scalar(scalar) ?? "\u{FFFD}", width: width - signs.width, offset: TextOffset(start),
      mark: Unicode.Scalar(mark) ?? "\0", secondMark: Unicode.Scalar(secondMark) ?? "\0")
  }

  private func picture(of control: UInt32, at place: Int? = nil) -> LaidCell {
    let base = Unicode.Scalar(VisibleMark.picture(of: control)) ?? "?"
    return LaidCell(base, offset: TextOffset(place ?? start), isControlMark: true)
  }

  /// The cells of a character that is not drawn as itself.
  private func forEachMark(from column: Int, _ body: (LaidCell, _ column: Int) -> Void) {
    switch form {
    case .plain:
      body(plainCell, column)
    case .picture:
      body(picture(of: scalar), column)
    case .notation:
      for (index, byte) in VisibleMark.code(scalar).enumerated() {
        body(LaidCell(Unicode.Scalar(byte), offset: TextOffset(start), isControlMark: true), column + index)
      }
    case .loneMark:
      var cell = plainCell
      cell.isControlMark = true
      body(cell, column)
    case .flagLetter:
      var cell = plainCell
      cell.base = Unicode.Scalar(0x41 + (scalar &- 0x1F1E6) % 26) ?? "?"
      cell.isControlMark = true
      body(cell, column)
    case .sign:
      var place = column
      for scalar in signScalars {
        let width = width(of: scalar)
        body(LaidCell(scalar, width: width, offset: TextOffset(start)), place)
        place += width
      }
    }
  }
}
