import TextFacts

/// A volume and a chapter on one line, as books in plain text have them: `第一卷 少年 第一章 归来`, `BOOK I CHAPTER 2`.
enum UnitPair {
  /// The chapter is looked for among so many bytes.
  private static let reach = 120

  /// The title of the volume that `mark` names and the number of the chapter after it; nil where none follows.
  static func find(_ mark: NumberMark, _ line: Line, in text: [UInt8]) -> (title: Range<Int>, chapter: NumberMark)? {
    guard
      mark.style == .volume || mark.style == .part || mark.style == .book || mark.style == .portion
        || mark.style == .title
    else { return nil }
    let end = Int(line.contentEnd)
    var cursor = Cursor(text: text, place: mark.titleStart, end: end)
    var isWordStart = true
    while let scalar = cursor.scalar, cursor.place - mark.titleStart < reach {
      if isWordStart, mayBegin(text[cursor.place]),
        let chapter = NumberReader.read(text, at: cursor.place, end: end), chapter.style.namesUnit,
        chapter.style.rawValue > mark.style.rawValue, !chapter.number.isEmpty
      {
        let title = Blank.trimmed(text.span, mark.titleStart..<cursor.place)
        return (trimmed(text, title), chapter)
      }
      isWordStart = Blank.contains(scalar.value) || [0x2C, 0x2D, 0xB7, 0x2014, 0xFF0C].contains(scalar.value)
      cursor.place = scalar.end
    }
    return nil
  }

  /// 第, 正文, a capital letter.
  private static func mayBegin(_ byte: UInt8) -> Bool { byte == 0xE7 || byte == 0xE6 || (0x41...0x5A).contains(byte) }

  /// Without the mark that parts the two.
  private static func trimmed(_ text: [UInt8], _ title: Range<Int>) -> Range<Int> {
    guard let last = TextScalar.read(text.span, before: title.upperBound, start: title.lowerBound),
      [0x2C, 0x2D, 0xB7, 0x2014, 0xFF0C, 0x3A].contains(last.value)
    else { return title }
    return Blank.trimmed(text.span, title.lowerBound..<last.lower)
  }
}
