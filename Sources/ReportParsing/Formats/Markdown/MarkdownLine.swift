import TextFacts

/// A line of Markdown while its marks are read from the left: columns count tabs as white space up to the next multiple
/// of four (CommonMark 0.31, 2.2).
struct MarkdownLine {
  let text: [UInt8]
  /// The next byte, the column it stands at, and the byte after the line.
  private(set) var place: Int
  private(set) var column = 0
  let end: Int
  /// Columns of a tab, some of whose columns were read, that are left.
  private var pending = 0

  init(_ text: [UInt8], _ range: Range<Int>) {
    self.text = text
    place = range.lowerBound
    end = range.upperBound
  }

  /// The byte at the place; nil at the end.
  var byte: UInt8? { place < end ? text[place] : nil }
  /// The rest of the line.
  var rest: Range<Int> { place..<end }

  /// Columns of white space up to the next other byte.
  var indent: Int {
    var line = self
    return line.skipColumns(.max)
  }

  /// Whether only white space is left.
  var isBlank: Bool {
    var place = place
    while place < end, text[place] == 0x20 || text[place] == 0x09 { place += 1 }
    return place >= end
  }

  /// Passes over white space of at most so many columns, and returns how many.
  @discardableResult
  mutating func skipColumns(_ most: Int) -> Int {
    var skipped = 0
    while skipped < most {
      if pending > 0 {
        pending -= 1
        if pending == 0 { place += 1 }
      } else if place < end, text[place] == 0x20 {
        place += 1
      } else if place < end, text[place] == 0x09 {
        pending = 3 - column % 4
        if pending == 0 { place += 1 }
      } else {
        break
      }
      column += 1
      skipped += 1
    }
    return skipped
  }

  /// Passes over so many bytes that are no white space.
  mutating func skip(_ bytes: Int) {
    place = min(place + bytes, end)
    column += bytes
    pending = 0
  }
}
