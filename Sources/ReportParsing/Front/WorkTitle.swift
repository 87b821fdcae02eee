import TextFacts

/// A line that gives a work and its author (`[三国演义 / 罗贯中 著 ]`, `《围城》作者：…`, `书名：…`), as texts of books begin.
enum WorkTitle {
  private static let fields = Phrases(
    "书名 書名 书名: 題名 题名 篇名 作品名 作品名称 标题 標題 文章标题 公文标题 论文标题 题目 论文题目 title titel titre título название")
  private static let authors = Phrases("作者 著者 (著)")
  private static let ends = Phrases("著 编著 译 撰 编 (著)")
  private static let setsApart: [UInt32] = [0x2F, 0x7C, 0x2014, 0x00B7]

  /// The bytes of the work's name; nil where the line does not give it so.
  static func range(_ line: OpeningLine, in text: [UInt8]) -> Range<Int>? {
    guard line.isEastAsian, line.words.count <= 50, line.line.isOneSentence,
      authors.stand(in: line.words.suffix(14)) || ends.end(line.bracketed ?? line.words[...])
    else { return nil }
    var content = line.line.content
    if line.bracketed != nil { content = inside(text, content) }
    guard let end = end(text, content), end > content.lowerBound else { return nil }
    // 罗贯中 著: the author alone; 骆驼祥子 老舍著 gives both.
    if ends.equal(PersonalNames.scalars(text, Blank.trimmed(text.span, end..<content.upperBound))) { return nil }
    return marksCut(text, Blank.trimmed(text.span, content.lowerBound..<end))
  }

  /// The bytes between the marks 《》 that a line begins with; nil where it begins with none.
  static func quoted(_ line: OpeningLine, in text: [UInt8]) -> Range<Int>? {
    let content = line.line.content
    guard text[content].starts(with: "《".utf8), let end = end(text, content),
      text[..<end].suffix(3).elementsEqual("》".utf8)
    else { return nil }
    return marksCut(text, content.lowerBound..<end)
  }

  /// The bytes of the value where a line is the field that names the work.
  static func value(_ line: OpeningLine, in text: [UInt8]) -> Range<Int>? {
    guard let colon = line.folded.firstIndex(of: 0x3A), colon <= 8, fields.equal(line.folded[..<colon]) else {
      return nil
    }
    var cursor = Cursor(text: text, place: line.line.content.lowerBound, end: line.line.content.upperBound)
    while let scalar = cursor.scalar {
      cursor.place = scalar.end
      if scalar.value == 0x3A || scalar.value == 0xFF1A { break }
    }
    let value = Blank.trimmed(text.span, cursor.place..<max(cursor.place, line.line.content.upperBound))
    return value.isEmpty ? nil : marksCut(text, value)
  }

  /// Whether a line begins with the name of the field that names the work, in brackets.
  static func namesWork(_ line: OpeningLine) -> Bool {
    guard line.words.first == 0x3010, let close = line.words.prefix(8).firstIndex(of: 0x3011) else { return false }
    return fields.equal(line.folded[1..<close])
  }

  /// The bytes of the value where the name of the field stands in brackets: `【书名】江边的灯`.
  static func bracketedValue(_ line: OpeningLine, in text: [UInt8]) -> Range<Int>? {
    guard namesWork(line) else { return nil }
    var cursor = Cursor(text: text, place: line.line.content.lowerBound, end: line.line.content.upperBound)
    while let scalar = cursor.scalar, scalar.value != 0x3011 { cursor.place = scalar.end }
    let start = cursor.scalar?.end ?? line.line.content.upperBound
    let value = Blank.trimmed(text.span, start..<max(start, line.line.content.upperBound))
    return value.isEmpty ? nil : marksCut(text, value)
  }

  /// The end of the name: before a stroke, or before 作者 or white space that the author's name follows.
  private static func end(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    var cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    while let scalar = cursor.scalar {
      let isMark = setsApart.contains(scalar.value)
      let rest = text[cursor.place..<content.upperBound]
      if cursor.place > content.lowerBound,
        isMark || Blank.contains(scalar.value) && rest.count <= 45 || rest.starts(with: "作者".utf8)
      {
        return cursor.place
      }
      cursor.place = scalar.end
      // 《…》 ends the name.
      if scalar.value == 0x300B { return scalar.end }
    }
    return nil
  }

  private static func inside(_ text: [UInt8], _ content: Range<Int>) -> Range<Int> {
    var cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    cursor.place = cursor.scalar?.end ?? content.lowerBound
    let last = TextScalar.read(text.span, before: content.upperBound, start: cursor.place)?.lower
    return Blank.trimmed(text.span, cursor.place..<max(cursor.place, last ?? content.upperBound))
  }

  private static func marksCut(_ text: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var range = range
    if text[range].starts(with: "《".utf8), text[range].suffix(3).elementsEqual("》".utf8), range.count > 6 {
      range = (range.lowerBound + 3)..<(range.upperBound - 3)
    }
    return range.isEmpty ? nil : range
  }
}
