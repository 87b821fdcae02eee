import ReportModel
import TextFacts

/// Headings that begin with a word of their own kind in place of a number: the questions of a dialogue (`问：…` `答：…`),
/// and words in lenticular brackets (`【案情】`).
enum OpeningWords {
  private static let questions: [UInt32] = [0x95EE, 0x554F, 0x51]
  private static let answers: [UInt32] = [0x7B54, 0x41]
  /// Words in brackets have no more characters than this.
  private static let longestBracket = 20

  /// The headings of `document` that are not among its marked ones, in order; the lines that `skips` leaves out are
  /// none. Two of a kind at least make them headings.
  static func find(in document: LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    guard document.marked.isEmpty || document.hasFewMarks else { return [] }
    var questions: [Head] = []
    var brackets: [Head] = []
    var bodies: [Head] = []
    for (index, line) in document.lines.enumerated() {
      switch document.text[Int(line.contentStart)] {
      case 0xE3, 0x5B:
        if skips(line) { continue }
        if let opening = opening(Self.questions, line, document.text) {
          if isAnswered(index, document) { questions.append(question(line, index, opening, document.text)) }
        } else if let head = bracket(line, index, document) {
          brackets.append(head)
        }
      case 0xE6:
        if !skips(line), let head = body(line, index, document.text) { bodies.append(head) }
      case 0xE9, 0xE5, 0xEF, 0x51, 0x71, 0x30...0x39:
        if let opening = opening(Self.questions, line, document.text), !skips(line), isAnswered(index, document) {
          questions.append(question(line, index, opening, document.text))
        }
      default: continue
      }
    }
    if questions.count < 2 { questions = [] }
    if brackets.count < 2 { brackets = [] }
    nameByValues(&brackets, document)
    if bodies.count < fewestBodies { bodies = [] }
    return questions.merged(with: brackets) { $0.start < $1.start }.merged(with: bodies) { $0.start < $1.start }
  }

  // MARK: 正文

  /// Lines that begin with 正文 are ones from so many on: copies of books on the web put it before each chapter.
  private static let fewestBodies = 3
  private static let bodyWord = Array("正文".utf8)

  /// `正文 出版者言`; one with a number is found by it.
  private static func body(_ line: Line, _ index: Int, _ text: [UInt8]) -> Head? {
    guard line.characters <= 60, line.isOneSentence, text[line.content].starts(with: bodyWord) else { return nil }
    let after = Cursor(text: text, place: Int(line.contentStart) + bodyWord.count, end: Int(line.contentEnd))
    let title = after.pastSpaces
    guard title.place > after.place, title.scalar != nil,
      NumberReader.candidate(text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
    else { return nil }
    return Head(
      kind: .plain, start: Int(line.contentStart), number: title.place..<title.place,
      title: Trimming.title(text, title.place..<Int(line.contentEnd)), end: Int(line.contentEnd), line: index,
      evidence: .margin)
  }

  // MARK: Questions

  /// A question or an answer that begins a line.
  private struct DialogueOpening {
    /// The number before its word, or the word with the number behind it (`Q1`); empty where it has none.
    var number: Range<Int>
    /// The first byte behind the colon.
    var start: Int
  }

  /// One of `words` at the start of a line, a number before or behind it, and a mark: `问：`, `1.问：`, `Q1:`, `Ｑ１．`, `Q. `,
  /// `问　`, `【问】`.
  /// Where `mayBeAlone`, nothing has to stand behind the mark.
  private static func opening(
    _ words: [UInt32], _ line: Line, _ text: [UInt8], mayBeAlone: Bool = false
  ) -> DialogueOpening? {
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    let start = cursor.place
    var number = start..<start
    if let rest = bracketed(words, cursor) { return DialogueOpening(number: number, start: rest) }
    if let value = Numeral.readArabic(text, at: start, end: cursor.end) {
      number = start..<value.end
      let point = cursor.moved(to: value.end)
      cursor = point.past([0x2E, 0xFF0E, 0x3001]).pastSpaces
      guard cursor.place > point.place else { return nil }
    }
    guard let word = cursor.scalar else { return nil }
    let sign = FullWidthForm.ascii(of: word.value).map(UInt32.init) ?? word.value
    guard words.contains(sign) else { return nil }
    cursor = cursor.moved(to: word.end)
    if number.isEmpty, let value = Numeral.readArabic(text, at: cursor.place, end: cursor.end) {
      number = start..<value.end
      cursor = cursor.moved(to: value.end)
    }
    guard let rest = pastMark(cursor, behind: sign), mayBeAlone || !rest.isAtEnd else { return nil }
    return DialogueOpening(number: number, start: rest.pastSpaces.place)
  }

  /// Past the mark behind the word `sign` and its number: a colon; a full stop and white space behind a letter; white
  /// space behind 问 and 答.
  private static func pastMark(_ cursor: Cursor, behind sign: UInt32) -> Cursor? {
    let mark = cursor.pastSpaces
    guard let next = mark.scalar else { return nil }
    switch next.value {
    case 0xFF1A, 0x3A: return mark.moved(to: next.end)
    case 0xFF0E where sign < 0x80: return mark.moved(to: next.end)
    case 0x2E where sign < 0x80 && mark.place == cursor.place:
      let rest = mark.moved(to: next.end)
      return rest.pastSpaces.place > rest.place ? rest : nil
    default: return sign >= 0x80 && mark.place > cursor.place ? mark : nil
    }
  }

  /// The byte behind one of `words` in brackets: `【问】`, `[Q]`.
  private static func bracketed(_ words: [UInt32], _ cursor: Cursor) -> Int? {
    guard let open = cursor.scalar, [0x3010, 0x3014, 0x5B].contains(open.value),
      let word = cursor.moved(to: open.end).scalar,
      words.contains(FullWidthForm.ascii(of: word.value).map(UInt32.init) ?? word.value),
      let close = cursor.moved(to: word.end).scalar, close.value == Brackets.close(of: open.value)
    else { return nil }
    let rest = cursor.moved(to: close.end).past([0xFF1A, 0x3A]).pastSpaces
    return rest.isAtEnd ? nil : rest.place
  }

  /// Whether an answer stands in the next lines, before any but the questions right below: several may have one answer.
  private static func isAnswered(_ index: Int, _ document: LinedText) -> Bool {
    var isBelowQuestion = true
    for (offset, line) in document.lines[(index + 1)...].prefix(6).enumerated() {
      // `A:` alone on its line: the answer stands below.
      if opening(answers, line, document.text, mayBeAlone: true) != nil {
        return !isChoice(index + 1 + offset, document)
      }
      let isQuestion = opening(questions, line, document.text) != nil
      if isQuestion, !isBelowQuestion || line.blanksBefore > 0 { return false }
      isBelowQuestion = isQuestion
    }
    return false
  }

  /// Whether the line at `index` is the first of several choices (`A. By ferry`, `B. On foot`) and answers nothing.
  private static func isChoice(_ index: Int, _ document: LinedText) -> Bool {
    guard index + 1 < document.lines.count else { return false }
    let next = Int(document.lines[index + 1].contentStart)
    return document.text[Int(document.lines[index].contentStart)] == 0x41
      && document.text[next...].starts(with: [0x42]) && document.text[(next + 1)...].first.map { $0 < 0x41 } ?? false
  }

  /// Whether a line begins with the word of a question and its mark.
  static func asks(_ line: Line, _ text: [UInt8]) -> Bool { opening(questions, line, text) != nil }

  /// Whether the line at `index` asks what one of the next lines answers.
  static func isQuestion(_ index: Int, in document: LinedText) -> Bool {
    let line = document.lines[index]
    switch document.text[Int(line.contentStart)] {
    case 0xE3, 0xE5, 0xE9, 0xEF, 0x51, 0x5B:
      return opening(questions, line, document.text) != nil && isAnswered(index, document)
    default: return false
    }
  }

  /// Whether a line begins with the word of a question or an answer and a colon: no line of a paragraph goes on so.
  static func begin(_ line: Line, _ text: [UInt8]) -> Bool {
    switch text[Int(line.contentStart)] {
    case 0x41, 0x51, 0xE3, 0xE5, 0xE7, 0xE9, 0xEF: opening(questions + answers, line, text) != nil
    default: false
    }
  }

  /// Whether `line` answers a question.
  static func isAnswer(_ line: Line, _ text: [UInt8]) -> Bool { opening(answers, line, text) != nil }

  private static func question(_ line: Line, _ index: Int, _ opening: DialogueOpening, _ text: [UInt8]) -> Head {
    let start = Int(line.contentStart)
    let end = Int(line.firstEnd)
    let isNumbered = !opening.number.isEmpty
    let isBracketed = text[start] == 0xE3 || text[start] == 0x5B
    let words = (isNumbered || isBracketed ? min(opening.start, end) : start)..<end
    return Head(
      kind: end < Int(line.contentEnd) ? .runin : isNumbered ? .numbered : .plain, start: start, number: opening.number,
      title: isNumbered ? Blank.trimmed(text.span, words) : Trimming.title(text, words), end: end, line: index,
      evidence: .plain)
  }

  // MARK: Brackets

  /// A value that tells a label from the others has no more characters.
  private static let longestValue = 24

  /// 【部门】销售部 and 【部门】市场部: where a label is always before a value alone on its line, the values tell the heads
  /// apart.
  private static func nameByValues(_ heads: inout [Head], _ document: LinedText) {
    guard heads.count >= 2 else { return }
    let labels = Dictionary(grouping: heads.indices) { document.text[heads[$0].title] }
    for same in labels.values where same.count >= 2 && same.allSatisfy({ hasValue(heads[$0], document) }) {
      for index in same {
        let content = document.lines[heads[index].line].content
        heads[index].kind = .plain
        (heads[index].title, heads[index].end) = (content, content.upperBound)
      }
    }
  }

  private static func hasValue(_ head: Head, _ document: LinedText) -> Bool {
    let line = document.lines[head.line]
    return head.kind == .runin && line.isOneSentence && line.lastMark == .none && line.characters <= longestValue
  }

  private static func bracket(_ line: Line, _ index: Int, _ document: LinedText) -> Head? {
    let text = document.text
    let cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.contentEnd))
    guard let open = cursor.scalar, open.value == 0x3010, !Furniture.isPageWord(document, index) else { return nil }
    var next = cursor.moved(to: open.end)
    if NumberReader.bracketedUnit(next.pastSpaces, from: cursor) != nil { return nil }
    var characters = 0
    while let scalar = next.scalar, scalar.value != 0x3011 {
      if (0x30...0x39).contains(scalar.value) || scalar.value == 0x3010 { return nil }
      characters += 1
      next.place = scalar.end
      guard characters <= longestBracket else { return nil }
    }
    guard characters >= 2, let close = next.scalar else { return nil }
    let rest = next.moved(to: close.end).past([0xFF1A, 0x3A])
    // Two in a row are the buttons of a page, and a sentence goes on behind a name in it.
    if let next = rest.pastSpaces.scalar?.value,
      next == 0x3010 || ChinesePunctuation.endsClause(next)
        || [0xFF08, 0x28, 0xFF01, 0x300B, 0x201D].contains(next)
    {
      return nil
    }
    let isWhole = rest.isAtEnd
    var head = Head(
      kind: isWhole ? .plain : .runin, start: cursor.place, number: cursor.place..<cursor.place,
      title: open.end..<next.place, end: isWhole ? Int(line.contentEnd) : rest.place, line: index, evidence: .plain)
    // A line without brackets heads those in them.
    head.depth = 1
    return head
  }
}
