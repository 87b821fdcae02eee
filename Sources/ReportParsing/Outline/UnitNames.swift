import TextFacts

/// The names of articles (第三条 【定义】, 第三条 甲方代表, Section 1. Short title): which of them have one.
///
/// The text of an article may begin on the line of its number, so a name is one where brackets hold it, where most
/// articles of the document have one of the same making (alone on the line of the number, or a first sentence as
/// short as a name that more text follows), or where a few words without a mark stand alone over the article's text.
struct UnitNames {
  /// A name has no more characters than this, in East Asian and in western text.
  private static let (longest, longestWestern) = (30, 90)
  /// A first sentence that is a name has no more.
  private static let (longestSentence, longestWesternSentence) = (20, 60)

  /// Words that may be the name of an article.
  private struct ArticleName {
    var head: Int
    var title: Range<Int>
    var end: Int
    var style: NumberStyle
    /// Whether they may be all the article says.
    var isSentence: Bool
    /// Whether they are a name whatever the other articles have.
    var isSure: Bool
    /// Whether they are a few words that end with a full stop before the text of the article.
    var isBrief: Bool
    /// Whether they are a few words with a full stop, alone on the line over the text of the article.
    var isBriefLine = false
  }

  /// The characters of a full line, in a text that was wrapped by hand.
  var fullLine: Int?
  private var pending: [ArticleName] = []
  private var counts: [NumberStyle: Int] = [:]
  /// The articles looked at, whole sentences among them.
  private var totals: [NumberStyle: Int] = [:]

  /// Looks at the text after the number of `head`, the one at `index` among the candidates: gives it the name in
  /// brackets, or keeps what may be its name.
  ///
  /// A line that goes on in the next is `joined` to the end given; one that is full and does not is text.
  mutating func look(
    at head: inout Head, _ index: Int, _ mark: NumberMark, _ line: Line, _ document: LinedText, joined: Int?,
    isFull: Bool
  ) {
    let text = document.text
    var content = Cursor(text: text, place: mark.titleStart, end: Int(line.contentEnd))
    if let (title, end) = Self.bracketed(content) {
      (head.title, head.end) = (title, end)
      head.traits.insert(.isSetOff)
      return
    }
    counts[mark.style, default: 0] += 1
    totals[mark.style, default: 0] += 1
    // `第一条,组织领导:`
    guard let comma = content.scalar else { return }
    if [0x2C, 0xFF0C, 0x3001].contains(comma.value) { content.place = comma.end }
    guard let first = content.scalar, !Self.isOmission(content), !Self.isParagraph(content) else { return }
    if let end = FillIn.start(in: text, content.place..<Int(line.contentEnd)) {
      let title = Trimming.heading(text, content.place..<end)
      guard !title.isEmpty, Self.characters(text, title) <= Self.longest else { return }
      pending.append(
        ArticleName(
          head: index, title: title, end: end, style: mark.style, isSentence: false, isSure: false,
          isBrief: false))
    } else if let name = name(
      content, head, index, mark, line, document, joined: joined, isFull: isFull,
      isWestern: HeadingEnd.isWestern(first.value))
    {
      pending.append(name)
    }
  }

  /// Whether the words after a number are the text of an article: its first paragraph with a number of its own (`제1조 ① …`,
  /// `第一条 ①…`), or Korean, which ends with a full stop of western print; Korean names stand in brackets or alone.
  private static func isParagraph(_ content: Cursor) -> Bool {
    guard let first = content.scalar else { return false }
    if (0x2460...0x2473).contains(first.value) { return true }
    guard (0xAC00...0xD7A3).contains(first.value) else { return false }
    let words = content.text[content.place..<content.end]
    return words.last == 0x2E || words.contains(0x2C)
  }

  /// The words at `content` as a name; nil where they are too long for one, or all that the article says.
  private mutating func name(
    _ content: Cursor, _ head: Head, _ index: Int, _ mark: NumberMark, _ line: Line, _ document: LinedText,
    joined: Int?, isFull: Bool, isWestern: Bool
  ) -> ArticleName? {
    let text = document.text
    let end = HeadingEnd.endsBelow(joined, line) ?? HeadingEnd.find(from: content.place, line, in: text)
    let title = Trimming.heading(text, content.place..<end)
    // The comma behind the number is not counted.
    let behind = text[min(mark.number.upperBound, content.place)..<content.place]
    let isBehindComma = content.place > mark.titleStart || ByteSearch.stands(Self.comma, in: behind)
    let hasComma =
      isBehindComma ? ByteSearch.stands(Self.comma, in: text[title]) : line.firstCommas > 0
    guard !title.isEmpty, joined != nil || !isFull || end < Int(line.contentEnd),
      Self.isShort(Self.characters(text, title), end, line, text, hasComma: hasComma, isWestern: isWestern)
        || isWestern
          && (Self.isLongName(title, end, line, head, in: document) || Self.isInCapitals(title, end, line, text))
    else { return nil }
    let isAnnouncement = line.lastMark == .colon && Self.isStatement(text[title])
    guard isWestern || !(text[title].contains(0x2C) || isAnnouncement) else { return nil }
    // A short sentence alone may be a whole article: it is a name where others have one, or text stands below it.
    let isSentence =
      end >= Int(line.contentEnd) && Self.isClosed(line, text, isWestern: isWestern)
      && !(isWestern && Self.headsText(head.line, title, in: document))
    if isSentence { counts[mark.style, default: 0] -= 1 }
    // `第一条 抵押财产共作价五万元。` right above 第二条 is all that the article says.
    if isSentence, !isWestern, Self.endsArticle(at: head.line, in: document) { return nil }
    // Words behind a comma right above the next number are the article.
    if isBehindComma, !isWestern, end >= Int(line.contentEnd), Self.endsArticle(at: head.line, in: document) {
      return nil
    }
    let isSure = joined == nil && !isWestern && standsAlone(title, line, head.line, in: document)
    let isBrief =
      !isWestern && line.firstMark == .period && end < Int(line.contentEnd) && !Self.isStatement(text[title])
      && (Self.fewestAlone...Self.mostBrief).contains(Self.characters(text, title))
    let isBriefLine =
      isSentence && !isWestern && !Self.isStatement(text[title])
      && (Self.fewestAlone...Self.mostBriefLine).contains(Self.characters(text, title))
    return ArticleName(
      head: index, title: title, end: end, style: mark.style, isSentence: isSentence, isSure: isSure,
      isBrief: isBrief, isBriefLine: isBriefLine)
  }

  /// A name before its text (`第三条 载体建设。…`) has no more characters where other articles have none; so many articles
  /// have one.
  private static let (mostBrief, fewestBrief) = (6, 3)
  /// The same of a name alone on its line (`第三条 租赁期限。`), where half the articles begin so.
  private static let mostBriefLine = 10

  /// Words that say what is done, or that a list follows, and so are no name.
  private static let predicates = [
    "不得", "可以", "必须", "下列", "如下", "以下", "施行", "本办法", "本规定", "有权",
  ].map { Array($0.utf8) }
  /// The same where they are no part of a noun: 应急, 供应商, 负责人.
  private static let verbs: [(word: [UInt8], notBehind: [[UInt8]], notBefore: [[UInt8]])] = [
    ("应", "供相适对响反感效", "急用变激"), ("负责", "", "人"), ("是", "", "否"),
  ].map { word, behind, before in
    (Array(word.utf8), behind.map { Array(String($0).utf8) }, before.map { Array(String($0).utf8) })
  }
  private static let (fewestAlone, mostAlone) = (2, 20)
  private static let shortestText = 15

  /// Whether a few Han characters without a mark are the whole line, and text of the same article stands below.
  private func standsAlone(_ title: Range<Int>, _ line: Line, _ index: Int, in document: LinedText) -> Bool {
    let text = document.text
    guard line.isOneSentence, line.lastMark == .none, title.upperBound == Int(line.contentEnd),
      line.firstCommas == 0 || line.firstCommas == 1 && !ByteSearch.stands(Self.comma, in: text[title]),
      (Self.fewestAlone...Self.mostAlone).contains(Self.characters(text, title)),
      let last = TextScalar.read(text.span, before: title.upperBound, start: title.lowerBound), Han.contains(last.value)
    else { return false }
    return !Self.isStatement(text[title]) && hasText(below: index, in: document)
  }

  private static func isStatement(_ words: ArraySlice<UInt8>) -> Bool {
    words.suffix(3).elementsEqual("的".utf8) || predicates.contains { ByteSearch.stands($0, in: words) }
      || verbs.contains { verb in
        words.indices.contains { place in
          let (before, rest) = (words[..<place], words[place...].dropFirst(verb.word.count))
          return words[place...].starts(with: verb.word)
            && !verb.notBehind.contains { before.suffix($0.count).elementsEqual($0) }
            && !verb.notBefore.contains { rest.starts(with: $0) }
        }
      }
  }

  /// Whether no text stands right below the line at `index`, or the number of another unit does.
  private static func endsArticle(at index: Int, in document: LinedText) -> Bool {
    guard index + 1 < document.lines.count, document.lines[index + 1].part == .text else { return true }
    let below = document.lines[index + 1]
    return NumberReader.candidate(document.text, at: Int(below.contentStart), end: Int(below.contentEnd))?.style
      .namesUnit
      ?? false
  }

  /// Whether a paragraph, or a number that names no unit, stands right below the line at `index`.
  private func hasText(below index: Int, in document: LinedText) -> Bool {
    guard index + 1 < document.lines.count, document.lines[index + 1].part == .text else { return false }
    let below = document.lines[index + 1]
    let number = NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd))
    if let number { return !number.style.namesUnit }
    // The line may be one that a page broke off.
    return below.lastMark == .period || below.lastMark == .colon
      || fullLine.map { Int(below.characters) + 2 >= $0 && document.lines[index].characters <= Self.shortestText }
        ?? false
  }

  /// Whether words of so many characters, which end at `end`, are as short as a name; half as long where a full stop
  /// ends them and the line.
  private static func isShort(
    _ characters: Int, _ end: Int, _ line: Line, _ text: [UInt8], hasComma: Bool, isWestern: Bool
  ) -> Bool {
    guard end >= Int(line.contentEnd) else {
      let isParted = hasComma && end >= Int(line.firstEnd)
      return characters <= (isWestern ? longestWesternSentence : longestSentence) && (isWestern || !isParted)
    }
    let isClosed = isClosed(line, text, isWestern: isWestern)
    let limit = (isWestern ? longestWestern : longest) / (isClosed ? 2 : 1)
    return characters <= limit
      && (isWestern || ((isClosed || line.lastMark == .none || line.lastMark == .colon) && !hasComma))
  }

  /// A name in letters has no more characters where the first paragraph of its article is numbered below it.
  private static let longestOverNumbers = 240

  /// Whether words without a full stop are a whole line, however long, right above the first number of what the article says.
  private static func isLongName(_ title: Range<Int>, _ end: Int, _ line: Line, _ head: Head, in document: LinedText)
    -> Bool
  {
    guard end >= Int(line.contentEnd), !isClosed(line, document.text, isWestern: true),
      line.lastMark == .none, characters(document.text, title) <= longestOverNumbers,
      head.line + 1 < document.lines.count
    else { return false }
    let below = document.lines[head.line + 1].content
    return NumberReader.read(document.text, at: below.lowerBound, end: below.upperBound)
      .map { $0.value == 1 && !$0.style.namesUnit } ?? false
  }

  /// Whether words that are the whole line, with or without a full stop, begin with capitals as titles do: `Disclaimer of
  /// Warranties and Limitation of Liability.`
  private static func isInCapitals(_ title: Range<Int>, _ end: Int, _ line: Line, _ text: [UInt8]) -> Bool {
    end >= Int(line.contentEnd) && characters(text, title) <= longestWestern
      && WesternLine.capitalShare(text, title) >= fewestCapitals
  }

  /// The share of longer words that begin with a capital in a title.
  private static let fewestCapitals = 0.9

  /// The words of a name that a full stop ends and text follows are no more than this.
  private static let mostWords = 8

  /// Whether few words stand over text of the same article (`Artículo 1. Objeto.`).
  private static func headsText(_ index: Int, _ title: Range<Int>, in document: LinedText) -> Bool {
    guard index + 1 < document.lines.count, document.text[title].count(where: { $0 == 0x20 }) < mostWords else {
      return false
    }
    let below = document.lines[index + 1]
    // The name of who speaks first stands below the place of a scene.
    guard below.part == .text, below.characters > 20 || OpeningLine(document, index + 1).isCapitals else {
      return false
    }
    let number = NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd))
    return number?.style.namesUnit != true
  }

  private static func isClosed(_ line: Line, _ text: [UInt8], isWestern: Bool) -> Bool {
    line.lastMark == .period || (isWestern && text[Int(line.contentEnd) - 1] == 0x2E)
  }

  /// Gives the names kept to the candidates where most articles of their style have one, and those that are sure.
  func apply(to candidates: inout [Head]) {
    var named: [NumberStyle: Int] = [:]
    for name in pending where !name.isSentence { named[name.style, default: 0] += 1 }
    let brief = pending.count(where: \.isBrief)
    var lines: [NumberStyle: Int] = [:]
    for name in pending where name.isBriefLine { lines[name.style, default: 0] += 1 }
    func areNames(_ style: NumberStyle) -> Bool {
      let count = lines[style, default: 0]
      return count >= Self.fewestBrief && count * 2 >= totals[style, default: 0]
    }
    for name in pending
    where name.isSure || name.isBrief && brief >= Self.fewestBrief || name.isBriefLine && areNames(name.style)
      || (named[name.style, default: 0] > 0
        && named[name.style, default: 0] * 5 >= counts[name.style, default: 0] * 3)
    {
      candidates[name.head].title = name.title
      candidates[name.head].end = name.end
      candidates[name.head].traits.insert(.isSetOff)
    }
  }

  /// Words in brackets that stand in place of an article: left out, repealed.
  private static let omissions = [
    "略", "省略", "删除", "刪除", "删去", "废止", "廢止", "削除", "삭제", "omitted", "repealed", "reserved",
  ]
  .map { Array($0.utf8) }

  private static func isOmission(_ words: ArraySlice<UInt8>) -> Bool {
    omissions.contains { words.elementsEqual($0) }
  }

  /// Whether the words at the cursor are such a word in brackets, and nothing else.
  private static func isOmission(_ cursor: Cursor) -> Bool {
    guard let open = cursor.scalar, closers(of: open.value) != nil,
      let close = TextScalar.read(cursor.text.span, before: cursor.end, start: open.end)
    else { return false }
    return isOmission(cursor.text[open.end..<max(open.end, close.lower)])
  }

  /// `【定义】` `（定义）` `(목적)` right after the number: what they hold, and the byte after them.
  private static func bracketed(_ cursor: Cursor) -> (title: Range<Int>, end: Int)? {
    guard let open = cursor.scalar, let closing = closers(of: open.value) else { return nil }
    var next = cursor.moved(to: open.end)
    var characters = 0
    while let scalar = next.scalar, characters <= longest {
      if scalar.value == closing.0 || scalar.value == closing.1 {
        let words = open.end..<next.place
        return characters > 0 && !isOmission(cursor.text[words]) ? (words, scalar.end) : nil
      }
      characters += 1
      next.place = scalar.end
    }
    return nil
  }

  /// The brackets that close `open`; nil where it opens none.
  private static func closers(of open: UInt32) -> (UInt32, UInt32)? {
    switch open {
    case 0x28: (0x29, 0xFF09)
    case 0xFF08: (0xFF09, 0x29)
    case 0x3010: (0x3011, 0x3011)
    case 0x3014: (0x3015, 0x3015)
    case 0x5B: (0x5D, 0xFF3D)
    default: nil
    }
  }

  private static func characters(_ text: [UInt8], _ range: Range<Int>) -> Int {
    text[range].count { $0 > 0x20 && $0 & 0xC0 != 0x80 }
  }

  // MARK: Captions

  /// The caption above an article (`（目的）` over 第一条, in Japanese laws): the words in the brackets of a line that
  /// holds nothing else. A sentence in brackets is a note to the article before.
  static func caption(_ line: Line, in text: [UInt8]) -> Range<Int>? {
    guard line.part == .text, line.characters <= 50, line.blanksBefore <= 2 || line.characters <= 30 else { return nil }
    let content = line.content
    guard let open = Cursor(text: text, place: content.lowerBound, end: content.upperBound).scalar,
      open.value == 0xFF08 || open.value == 0x28,
      let close = TextScalar.read(text.span, before: content.upperBound, start: open.end),
      close.value == 0xFF09 || close.value == 0x29, close.lower > open.end, !isNote(text[open.end..<close.lower])
    else { return nil }
    return open.end..<close.lower
  }

  /// `注：` or a full stop at the end, a comma of Chinese inside.
  private static func isNote(_ words: ArraySlice<UInt8>) -> Bool {
    words.starts(with: "注".utf8) || words.suffix(3).elementsEqual("。".utf8) || ByteSearch.stands(comma, in: words)
  }

  private static let comma = Array("，".utf8)
}

/// The blank of a form that is to be filled in: `＿＿＿` `____` at the end of a line.
enum FillIn {
  private static let fewest = 3
  private static let line = Array("＿".utf8)

  /// The byte where the blank begins that ends `range`, a full stop after it or none; nil where none does, or nothing
  /// stands before it.
  static func start(in text: [UInt8], _ range: Range<Int>) -> Int? {
    var end = range.upperBound
    if text[range].suffix(3).elementsEqual("。".utf8) { end -= 3 } else if text[range].last == 0x2E { end -= 1 }
    var place = end
    var count = 0
    while place > range.lowerBound {
      if text[place - 1] == 0x5F {
        place -= 1
      } else if place - 3 >= range.lowerBound, text[place - 3..<place].elementsEqual("＿".utf8) {
        place -= 3
      } else {
        break
      }
      count += 1
    }
    guard count >= fewest, place > range.lowerBound else { return nil }
    // With a blank inside too the line is a sentence.
    let words = text[range.lowerBound..<place]
    return words.contains(0x5F) || ByteSearch.stands(line, in: words) ? nil : place
  }
}
