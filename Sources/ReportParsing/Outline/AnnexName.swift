import ReportModel
import TextFacts

/// The words an annex begins with.
struct AnnexName {
  /// Whether nothing but the name and its number stands on the line.
  var isWholeLine: Bool
  /// The name with its number (附件1, 附录A, Appendix B); empty where the name is the title (名词解释, 附件 alone).
  var number: Range<Int>
  var title: Range<Int>

  private static let names = ["附件", "附录", "附錄", "附表", "附图", "附圖", "附則表", "别表", "別表", "附", "부록"].map { Array($0.utf8) }
  /// 附则 too: the supplementary provisions of Japanese and Korean laws stand after all chapters.
  private static let wholeLines = [
    "名词解释", "名詞解釋", "注释", "注釋", "註釋", "附注", "附註", "名词解释和注释", "参考文献", "參考文獻", "附则", "附則", "부칙",
  ].map { Array($0.utf8) }
  private static let firstCharacters = "附名注註参參别別부".map { Array(String($0).utf8) }
  private static let supplements = ["附则", "附則", "부칙"].map { Array($0.utf8) }

  /// The annex a line heads: 附件, 附录, 附表, Appendix with or without a number, 名词解释, 注释, short and on a line of
  /// their own; the title may stand on the next (附件1, 附录 A and （规范性附录） in standards).
  static func head(_ line: Line, at index: Int, in document: LinedText) -> Head? {
    guard line.characters <= 80, line.isOneSentence, let name = at(document.text, line.content) else { return nil }
    var head = Head(
      kind: .annex, start: line.content.lowerBound, number: name.number, title: name.title, end: Int(line.contentEnd),
      line: index, evidence: .annex)
    if name.title.isEmpty {
      if let below = titleBelow(index, document) {
        (head.title, head.end) = (Trimming.title(document.text, below), below.upperBound)
      }
    } else if name.number.isEmpty, isPlainName(document.text[name.title]), let below = titleBelow(index, document),
      document.lines[index + 1].blanksBefore <= line.blanksBefore || isAfterSignature(index, document),
      line.lastMark != .colon || isAfterSignature(index, document)
    {
      // 附件 without a number, its title right below.
      (head.number, head.title, head.end) = (name.title, Trimming.title(document.text, below), below.upperBound)
    }
    return head
  }

  /// Whether the name says that the text after it is an annex, and not its content (名词解释).
  static func isPlainName(_ words: ArraySlice<UInt8>) -> Bool {
    ["附件", "附录", "附錄", "附表", "附"].contains { words.filter { $0 > 0x20 }.elementsEqual($0.utf8) }
  }

  /// Whether the document before the annex has ended with its date and notes, or is another file: no list of what is
  /// attached follows it.
  private static func isAfterSignature(_ index: Int, _ document: LinedText) -> Bool {
    guard index > 0 else { return true }
    let part = document.lines[index - 1].part
    return part == .front(.date) || part == .front(.note)
  }

  /// The title in the lines below a name that stands alone: short, no sentence, no number; a line in brackets before it
  /// says what kind of annex it is.
  static func titleBelow(_ index: Int, _ document: LinedText) -> Range<Int>? {
    var next = index + 1
    if next < document.lines.count, isKind(document.text, document.lines[next].content) { next += 1 }
    guard mayBeTitle(next, document) else { return nil }
    let below = document.lines[next]
    guard mayBeTitle(next + 1, document), document.lines[next + 1].blanksBefore <= below.blanksBefore else {
      return below.content
    }
    let (first, second) = (OpeningLine(document, next), OpeningLine(document, next + 1))
    let goesOn =
      TitleWords.isOpen(first, in: document.text)
      || (!TitleWords.isStrongEnd(first.words) && TitleWords.isStrongEnd(second.words))
    return goesOn ? below.content.lowerBound..<second.line.content.upperBound : below.content
  }

  private static func mayBeTitle(_ index: Int, _ document: LinedText) -> Bool {
    guard index < document.lines.count else { return false }
    let line = document.lines[index]
    return line.part == .text && line.isOneSentence && line.lastMark == .none && line.characters <= 40
      && document.text[Int(line.contentEnd) - 1] != 0x2E && line.blanksBefore <= 4
      && !document.isMarked(index)
      && at(document.text, line.content).map { $0.isWholeLine && $0.number.isEmpty } ?? true
      && NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
  }

  /// （规范性附录）, (informative): GB/T 1.1-2020, 9.12.
  private static func isKind(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 40, let first = Cursor(text: text, place: range.lowerBound, end: range.upperBound).scalar,
      let last = TextScalar.read(text.span, before: range.upperBound, start: range.lowerBound)
    else { return false }
    return [0x28, 0xFF08].contains(first.value) && [0x29, 0xFF09].contains(last.value)
  }

  /// The annex that `range` begins with; nil where it begins with none.
  static func at(_ text: [UInt8], _ range: Range<Int>) -> AnnexName? {
    guard let first = text[range].first else { return nil }
    switch first {
    case 0x41...0x5A, 0xD0: return western(Cursor(text: text, place: range.lowerBound, end: range.upperBound))
    case 0xE9, 0xE5, 0xE6, 0xEB:
      guard firstCharacters.contains(where: { text[range].starts(with: $0) }) else { return nil }
      return eastern(text, Trimming.title(text, range))
    default: return nil
    }
  }

  private static func western(_ cursor: Cursor) -> AnnexName? {
    guard let annex = WesternNumbers.annex(cursor) else { return nil }
    let none = cursor.place..<cursor.place
    if annex.value == 0, annex.titleStart >= cursor.end {
      return AnnexName(isWholeLine: true, number: none, title: cursor.place..<annex.numberEnd)
    }
    let title = Trimming.title(cursor.text, annex.titleStart..<cursor.end)
    // `Appendix: The proofs are below.` says what follows.
    if annex.value == 0, title.upperBound < cursor.end || cursor.text[cursor.end - 1] == 0x2E { return nil }
    return AnnexName(isWholeLine: title.isEmpty, number: cursor.place..<annex.numberEnd, title: title)
  }

  private static func eastern(_ text: [UInt8], _ content: Range<Int>) -> AnnexName? {
    let none = content.lowerBound..<content.lowerBound
    if content.count <= 120 {
      if wholeLines.contains(where: { isSame($0, text, content) }) || isSupplement(text, content) {
        return AnnexName(isWholeLine: true, number: none, title: content)
      }
    }
    guard let start = names.lazy.compactMap({ afterName($0, text, content) }).first else { return nil }
    var cursor = Cursor(text: text, place: start, end: content.upperBound).pastSpaces
    // 別表第一
    if let ordinal = cursor.scalar, ordinal.value == 0x7B2C { cursor = cursor.moved(to: ordinal.end).pastSpaces }
    let numberEnd = self.numberEnd(cursor)
    cursor.place = numberEnd ?? start
    // 附件1.
    if numberEnd != nil, cursor.past([0x2E, 0xFF0E, 0x3001]).isAtEnd {
      return AnnexName(
        isWholeLine: true, number: content.lowerBound..<cursor.place, title: content.upperBound..<content.upperBound)
    }
    guard let next = cursor.scalar else {
      if numberEnd == nil {
        return isBare(text, content) ? AnnexName(isWholeLine: true, number: none, title: content) : nil
      }
      return AnnexName(isWholeLine: true, number: content, title: content.upperBound..<content.upperBound)
    }
    // 附件：1.…方案 lists what is attached; 附件1：…表 heads it.
    let isLetter = numberEnd.map { (0x41...0x5A).contains(text[$0 - 1]) } ?? false
    let isPoint = isLetter && next.value == 0x2E
    guard
      [0xFF1A, 0x3A, 0xFF08, 0x28].contains(next.value) || Blank.contains(next.value) || isPoint
        || (isLetter && Han.contains(next.value))
    else { return nil }
    var title = cursor.past(isPoint ? [0x2E] : [0xFF1A, 0x3A]).pastSpaces.past([0xFF1A, 0x3A]).pastSpaces
    if let kind = afterKind(title) { title.place = kind }
    if numberEnd == nil {
      guard start - content.lowerBound > 3,
        NumberReader.read(text, at: title.place, end: content.upperBound) == nil
      else { return nil }
    }
    return AnnexName(
      isWholeLine: title.isAtEnd, number: content.lowerBound..<cursor.place,
      title: Trimming.title(text, title.place..<content.upperBound))
  }

  /// The place after （规范性附录） and white space, where a title follows.
  private static func afterKind(_ cursor: Cursor) -> Int? {
    guard let open = cursor.scalar, open.value == 0xFF08 || open.value == 0x28 else { return nil }
    var next = cursor.moved(to: open.end)
    while let scalar = next.scalar {
      next.place = scalar.end
      if scalar.value == 0xFF09 || scalar.value == 0x29 { return next.isAtEnd ? nil : next.pastSpaces.place }
    }
    return nil
  }

  /// The end of the number after the name: a numeral, or a capital letter.
  private static func numberEnd(_ cursor: Cursor) -> Int? {
    if let number = Numeral.read(cursor.text, at: cursor.place, end: cursor.end) { return number.end }
    guard let letter = cursor.scalar, (0x41...0x5A).contains(letter.value) else { return nil }
    if let next = cursor.moved(to: letter.end).scalar, LetterFolding.letter(next.value) != nil { return nil }
    return letter.end
  }

  /// The end of `name` at the start of `content`, whose characters may stand apart; nil where it does not begin so.
  private static func afterName(_ name: [UInt8], _ text: [UInt8], _ content: Range<Int>) -> Int? {
    var place = content.lowerBound
    var read = 0
    while read < name.count {
      if read > 0, read % 3 == 0 { place += blanks(text, place, content.upperBound) }
      guard place + 3 <= content.upperBound, text[place..<place + 3].elementsEqual(name[read..<read + 3]) else {
        return nil
      }
      (place, read) = (place + 3, read + 3)
    }
    return place
  }

  private static func blanks(_ text: [UInt8], _ place: Int, _ end: Int) -> Int {
    var next = place
    while next < end {
      let length = Blank.length(text.span, at: next, end: end)
      if length == 0 { break }
      next += length
    }
    return next - place
  }

  /// 附 alone is no annex.
  private static func isBare(_ text: [UInt8], _ content: Range<Int>) -> Bool { content.count > 3 }

  private static func isSame(_ name: [UInt8], _ text: [UInt8], _ content: Range<Int>) -> Bool {
    afterName(name, text, content) == content.upperBound
  }

  /// 附則（平成一五年…法律第一一九号）抄, 附　則　抄, 부칙 <제1호, 2020. 1. 1.>
  private static func isSupplement(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    guard let end = supplements.lazy.compactMap({ afterName($0, text, content) }).first else { return false }
    guard let next = Cursor(text: text, place: end, end: content.upperBound).pastSpaces.scalar else { return false }
    return [0xFF08, 0x28, 0x3C, 0x3008, 0x6284].contains(next.value)
  }
}
