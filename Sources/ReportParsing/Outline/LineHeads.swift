import ReportModel
import TextFacts

/// Headings without a number in western plain text: short lines set off from the text below them.
///
/// Every short line is judged by the sum of what speaks for it and against it (`LineFact`), its likes in the document
/// among that. Lines of one form stand on one level.
struct LineHeads {
  let document: LinedText
  let setting: TextSetting
  var candidates: [Candidate] = []

  /// A line that may be a heading.
  struct Candidate {
    var line: Int
    var form: LineForm
    var words: Range<Int>
    /// The position of the line under it that is its underline; its own where there is none.
    var lastLine: Int
    var facts = LineFacts()
  }

  /// The headings among the lines that `numbered` do not open; where the document keeps evidence, `evidence` takes what
  /// speaks for and against them.
  ///
  /// `speakers` takes the lines that name who speaks.
  static func find(
    in document: LinedText, numbered: [Head], evidence: inout [HeadingEvidence], speakers: inout Set<Int>
  ) -> [Head] {
    guard document.marked.isEmpty, !document.lineStarts.isEmpty, let setting = TextSetting(document, numbered) else {
      return []
    }
    var finder = LineHeads(document: document, setting: setting)
    finder.gather()
    finder.compare()
    finder.markAmongNumbers(numbered)
    finder.markAsNumbered(numbered)
    let found = finder.candidates.filter { $0.facts.sum >= LineFact.accepted }
    for candidate in finder.candidates where candidate.facts.contains(.speaker) { speakers.insert(candidate.line) }
    if document.keepsEvidence { evidence = finder.evidence }
    return LineLevels(found, document, setting, numbered).heads()
  }

  /// The facts for and against each line that more speaks for than against.
  private var evidence: [HeadingEvidence] {
    candidates.filter { $0.facts.sum > 0 }.map { candidate in
      let line = document.lines[candidate.line].content
      let words = TextRange(candidate.words.lowerBound, candidate.words.upperBound)
      return HeadingEvidence(
        heading: TextRange(line.lowerBound, line.upperBound), number: TextRange(line.lowerBound, line.lowerBound),
        title: words, facts: [], lineFacts: candidate.facts.bits, sum: candidate.facts.sum,
        threshold: LineFact.accepted, isHeading: candidate.facts.sum >= LineFact.accepted)
    }
  }

  private init(document: LinedText, setting: TextSetting) {
    self.document = document
    self.setting = setting
  }

  // MARK: Each line

  private mutating func gather() {
    let titles = document.lines.prefix(100).filter { $0.part == .title }
    var index = 0
    while index < document.lines.count {
      if let candidate = candidate(at: index), !repeats(titles, candidate) {
        candidates.append(candidate)
        index = candidate.lastLine
      }
      index += 1
    }
  }

  /// Whether a line is the title once more, as it stands before the first chapter of many books.
  private func repeats(_ titles: [Line], _ candidate: Candidate) -> Bool {
    titles.count == 1
      && titles.allSatisfy { title in
        title.content.count == candidate.words.count
          && document.text[title.content].elementsEqual(document.text[candidate.words])
      }
  }

  private func candidate(at index: Int) -> Candidate? {
    let line = document.lines[index]
    guard setting.mayHead(index), line.characters <= 100, line.end - line.start <= 400 else { return nil }
    let span = document.text.span
    var (form, words, count) = LineForm.read(span, line, indent: setting.indents[index])
    if setting.isStarred(index) {
      form.isDecorated = true
      words = line.content.lowerBound + Bullet.length(span, line.content)..<line.content.upperBound
    }
    guard form.letters != .none else { return nil }
    let isUnderlined = index + 1 < document.lines.count && setting.isUnderline(index + 1, of: index)
    var candidate = Candidate(line: index, form: form, words: words, lastLine: isUnderlined ? index + 1 : index)
    addWords(&candidate, line, count: count)
    addPlace(&candidate, line)
    return candidate
  }

  private func addWords(_ candidate: inout Candidate, _ line: Line, count: Int) {
    let span = document.text.span
    let form = candidate.form
    switch form.letters {
    case .capitals: candidate.facts.insert(.capitals)
    case .title:
      candidate.facts.insert(.titleCase)
      if form.ending == .stop, Statement.isOne(span, candidate.words) { candidate.facts.insert(.states) }
    case .word: candidate.facts.insert(.capitalWord)
    case .small: candidate.facts.insert(.smallStart)
    case .sentence:
      if count > 5 { candidate.facts.insert(.manyWords) }
      if Statement.isOne(span, candidate.words) { candidate.facts.insert(.states) }
    case .none: break
    }
    switch form.ending {
    case .open: candidate.facts.insert(endsWithDash(candidate.words) ? .endsWithComma : .endsOpen)
    case .comma: candidate.facts.insert(.endsWithComma)
    case .colon: candidate.facts.insert(.endsWithColon)
    case .stop:
      let isStop = LineForm.endsWithFullStop(span, candidate.words)
      candidate.facts.insert(isStop ? .endsWithStop : .endsWithQuestion)
    }
    let columns = FixedWidthColumns.count(span, candidate.words)
    if columns <= 40 { candidate.facts.insert(.short) }
    if columns > 60 { candidate.facts.insert(columns > 78 ? .tooLong : .long) }
    if line.isJoined { candidate.facts.insert(.joined) }
    if FixedWidthColumns.areSet(span, line.content) { candidate.facts.insert(.columns) }
    if CodeSigns.stand(in: span, form.isDecorated ? candidate.words : line.content) { candidate.facts.insert(.code) }
    if LineForm.isField(span, candidate.words), !setting.isStarred(candidate.line) { candidate.facts.insert(.field) }
    if Admonition.isOne(span, candidate.words) { candidate.facts.insert(.admonition) }
    if form.isBold { candidate.facts.insert(.bold) }
    if form.isDecorated { candidate.facts.insert(.decorated) }
    if candidate.lastLine > candidate.line { candidate.facts.insert(.underlined) }
    switch span[candidate.words.lowerBound] {
    case 0x22, 0x27, 0xC2, 0xE2, 0xEF: candidate.facts.insert(.quoted)
    // [Illustration]: the note of an editor.
    case 0x5B where candidate.words.last.map { span[$0] == 0x5D } ?? false: candidate.facts.insert(.noWordStart)
    // (b) numbers an item.
    case 0x28 where candidate.words.count > 3 && span[candidate.words.lowerBound + 2] == 0x29:
      candidate.facts.insert(.noWordStart)
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x28, 0x5B, 0x80...: break
    default: candidate.facts.insert(.noWordStart)
    }
  }

  /// Whether a sentence, or a word of it, is broken off at the end of `words`.
  private func endsWithDash(_ words: Range<Int>) -> Bool {
    let words = document.text[words]
    // A small letter stands before the hyphen of a word: `Grade A-` and `Warranty -` are whole.
    return words.suffix(3).elementsEqual("—".utf8)
      || words.last == 0x2D && words.dropLast().last.map { (0x61...0x7A).contains($0) } ?? false
  }

  private func addPlace(_ candidate: inout Candidate, _ line: Line) {
    let index = candidate.line
    let before = setting.blanks(before: index)
    let after = setting.blanks(before: candidate.lastLine + 1)
    candidate.facts.insert(before > 0 ? .blankBefore : .noBlankBefore)
    if before > after { candidate.facts.insert(.moreBlankBefore) }
    if after > 0 {
      candidate.facts.insert(.alone)
      if isInSentence(candidate) { candidate.facts.insert(.goesOn) }
    } else if candidate.facts.contains(.manyWords), candidate.form.ending == .open,
      setting.beginsSmall(candidate.lastLine + 1)
    {
      candidate.facts.insert(.goesOn)
    }
    let indent = setting.indents[index]
    if indent >= setting.body + 8 {
      candidate.facts.insert(.centred)
    } else if indent >= setting.body + (setting.isSetIn ? 1 : 2) {
      candidate.facts.insert(.deeperThanBody)
    } else if setting.isSetIn {
      let below = setting.next(after: candidate.lastLine).map { setting.indents[$0] } ?? indent
      let isBeside = indent > setting.left && (setting.standsAsText(index) || below <= indent)
      candidate.facts.insert(isBeside ? .atBody : below > indent ? .hangs : .hangsFlush)
    }
    guard let next = setting.next(after: candidate.lastLine) else {
      candidate.facts.insert(.atEnd)
      return
    }
    if setting.isLaw, candidate.form.ending == .colon, setting.isList(next) || setting.beginsItem(next) {
      // Words of an article about its list: `Son ciudadanos:`.
      candidate.facts.insert(.states)
    }
    if setting.opensNumbered(next) {
      candidate.facts.insert(.overHead)
      if setting.asks(next), indent > setting.indents[next] + 3, before > after, after > 0,
        candidate.form.letters != .small
      {
        candidate.facts.insert(.overQuestions)
      }
    } else if setting.isBody[next] || isSentence(next) {
      candidate.facts.insert(.overBody)
      if setting.indents[next] > indent { candidate.facts.insert(.overDeeper) }
    } else if setting.isList(next) {
      candidate.facts.insert(.overList)
    } else if setting.indents[next] > indent {
      candidate.facts.insert(.overDeeper)
    } else {
      candidate.facts.insert(.overShort)
    }
  }

  /// Whether a line set off stands inside a sentence: a colon announces it, or nothing ends the text above, and the text
  /// below goes on in small letters.
  private func isInSentence(_ candidate: Candidate) -> Bool {
    let index = candidate.line
    guard candidate.form.letters != .capitals, index > 0, let next = setting.next(after: candidate.lastLine),
      setting.isBody[next], setting.beginsSmall(next), setting.isBody[index - 1]
    else { return false }
    return [.colon, .comma, .open].contains(LineEnding.of(document.text.span, document.lines[index - 1].content).end)
  }

  /// Whether the line at `index` is a sentence that stands alone: a short paragraph.
  private func isSentence(_ index: Int) -> Bool {
    let (text, content) = (document.text.span, document.lines[index].content)
    return setting.blanks(before: index) > 0 && setting.blanks(before: index + 1) > 0
      && (0x41...0x5A).contains(text[content.lowerBound]) && LineForm.endsWithFullStop(text, content)
      && content.count(where: { text[$0] == 0x20 }) >= 2
  }

  // MARK: The document

  /// Adds what the other lines of the same form say: their number, and whether they stand where headings do.
  private mutating func compare() {
    markRepeated()
    markFarApart(isPlay: markSpeakers())
    var alike: [LineForm: (all: Int, set: Int)] = [:]
    for candidate in candidates {
      var known = alike[candidate.form.compared] ?? (0, 0)
      known.all += 1
      if isSetOff(candidate) { known.set += 1 }
      alike[candidate.form.compared] = known
    }
    for index in candidates.indices {
      let (all, set) = alike[candidates[index].form.compared] ?? (1, 1)
      let others = set - (isSetOff(candidates[index]) ? 1 : 0)
      candidates[index].facts.insert(others >= 2 ? .twoAlike : others == 1 ? .oneAlike : .noneAlike)
      if set * 5 < all * 3 { candidates[index].facts.insert(.formElsewhere) }
      if others >= 2, isQuestionOverText(candidates[index]) {
        candidates[index].facts.remove(.endsWithQuestion)
        candidates[index].facts.remove(.states)
      }
      if setting.isCode { candidates[index].facts.insert(.inCode) }
      if document.isTale, candidates[index].form.letters != .capitals, !candidates[index].form.isDecorated {
        candidates[index].facts.insert(.inTale)
      }
    }
    markCounted()
    markDates()
    markOverHeads()
    dropSubtitle()
  }

  /// Whether it asks what the text below answers, on a line of its own.
  private func isQuestionOverText(_ candidate: Candidate) -> Bool {
    candidate.facts.contains(.endsWithQuestion) && candidate.facts.contains(.overBody)
      && candidate.facts.contains(.blankBefore) && candidate.facts.contains(.alone) && !document.isTale
      && document.text[candidate.words.upperBound - 1] == 0x3F
      && !document.text[candidate.words].contains { $0 == 0x2E || $0 == 0x3A || $0 == 0x21 }
  }

  /// A diary has as many days that head its entries; fewer dates say when something was.
  private static let fewestDays = 3

  /// Marks the lines that are a date and no more, where hardly any is.
  private mutating func markDates() {
    let dates = candidates.indices.filter { index in
      candidates[index].words.count <= Self.longestDate
        && document.text[candidates[index].words].contains { (0x30...0x39).contains($0) }
        && DateWords.isWestern(PersonalNames.scalars(document.text, candidates[index].words).filter { $0 > 0x20 })
    }
    guard dates.count < Self.fewestDays else { return }
    for index in dates { candidates[index].facts.insert(.field) }
  }

  private static let longestDate = 40

  /// A noun with a numeral (`Session 2`) counts on the one before it with the same noun, both after a blank line.
  private mutating func markCounted() {
    var last: [UInt64: (index: Int, value: Int)] = [:]
    for index in candidates.indices where candidates[index].facts.contains(.blankBefore) {
      let words = candidates[index].words
      let cursor = Cursor(text: document.text, place: words.lowerBound, end: words.upperBound)
      guard let mark = NounNumbers.counted(cursor) else { continue }
      if let before = last[mark.noun], mark.value == before.value + 1 {
        for line in [before.index, index] {
          candidates[line].facts.insert(.counted)
          candidates[line].facts.remove(.formElsewhere)
        }
      }
      last[mark.noun] = (index, mark.value)
    }
  }

  /// Whether it stands as headings do: after a blank line, over text.
  private func isSetOff(_ candidate: Candidate) -> Bool {
    candidate.facts.contains(.blankBefore) && !candidate.facts.contains(.atEnd)
      && !candidate.facts.contains(.repeated)
      && (candidate.form.isDecorated || !candidate.facts.contains(.overShort))
  }

  /// Marks the lines set in further than the text between the numbers of two sections, and lines with signs of code: where a
  /// text numbers its parts at the margin, they are examples.
  private mutating func markAmongNumbers(_ numbered: [Head]) {
    guard setting.isSetIn, numbered.contains(where: { $0.numbersSection(below: 1) }) else { return }
    var next = 0
    for index in candidates.indices {
      while next < numbered.count, numbered[next].line < candidates[index].line { next += 1 }
      guard next > 0, next < numbered.count, isExample(candidates[index]) else { continue }
      let beside = [numbered[next - 1], numbered[next]]
      if beside.allSatisfy({ $0.numbersSection(below: 0) }), beside.contains(where: { $0.numbersSection(below: 1) }) {
        candidates[index].facts.insert(.amongNumbers)
      }
    }
  }

  /// The fewest numbered headings whose form says something of lines without a number.
  private static let fewestNumbered = 3

  /// Gives lines in capitals with a colon what the numbered headings say, where most of those are written so: `9. LEAVE:` and
  /// below all of them `POSTS:`.
  private mutating func markAsNumbered(_ numbered: [Head]) {
    let alike = numbered.count { head in
      guard head.kind == .numbered, head.end > head.title.upperBound, !head.title.isEmpty else { return false }
      return document.text[Int(document.lines[head.line].contentEnd) - 1] == 0x3A
        && LineForm.letters(of: head.title, in: document.text.span) == .capitals
    }
    guard alike >= Self.fewestNumbered, alike * 2 >= numbered.count else { return }
    for index in candidates.indices {
      let candidate = candidates[index]
      guard candidate.form.letters == .capitals, candidate.form.ending == .colon,
        candidate.facts.contains(.blankBefore),
        candidate.facts.contains(.alone)
      else { continue }
      for fact in [LineFact.endsWithColon, .overShort, .noneAlike, .formElsewhere] {
        candidates[index].facts.remove(fact)
      }
    }
  }

  private func isExample(_ candidate: Candidate) -> Bool {
    if candidate.facts.contains(.code) || candidate.facts.contains(.noWordStart) { return !candidate.form.isDecorated }
    return (candidate.facts.contains(.centred) || candidate.facts.contains(.deeperThanBody)) && !isName(candidate)
  }

  /// Whether its letters are those of a name: capitals or the first letters of its words, and no word of a program.
  private func isName(_ candidate: Candidate) -> Bool {
    switch candidate.form.letters {
    case .capitals, .title: !document.text[candidate.words].contains(0x5F)
    case .word, .sentence, .small, .none: false
    }
  }

  /// A heading right above another has no text of its own: a short line below speaks against it only where that is none.
  private mutating func markOverHeads() {
    for index in candidates.indices.dropLast().reversed() where candidates[index].facts.contains(.overShort) {
      let below = candidates[index + 1]
      guard below.facts.sum >= LineFact.accepted, setting.next(after: candidates[index].lastLine) == below.line,
        below.form != candidates[index].form, setting.blanks(before: below.line) > 0
      else { continue }
      candidates[index].facts.remove(.overShort)
      candidates[index].facts.insert(.overHead)
    }
  }
}

extension Head {
  /// Whether it is a section of decimal numbering: at any level for 0, below the first for 1.
  fileprivate func numbersSection(below level: Int) -> Bool {
    guard case .numbered(let style, _) = evidence else { return false }
    if style == .decimal1 || style == .arabicPoint { return level == 0 }
    return style.isDecimal
  }
}
