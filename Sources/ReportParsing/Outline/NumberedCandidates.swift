import ReportModel
import TextFacts

/// Lines that begin with a number, as headings they may be: where the number ends, the title, the heading.
struct NumberedCandidates {
  let document: LinedText
  let isWrapped: Bool
  /// Whether blank lines set paragraphs apart, so that lines without one between them are one.
  let isSpaced: Bool
  /// Characters of a full line, in a text wrapped by hand.
  let fullLine: Int
  private(set) var found: [Head] = []
  /// By candidate a hash of its noun (`任务一`), 0 for none.
  private var nouns: [UInt32] = []
  private var names = UnitNames()
  let marks: MarkedSeries
  let namedBelow: NamedBelow
  private var bare = BareNumbers()
  private var pieces = BracketedPieces()
  private var running = RunningNames()
  private var parts = TitleParts()
  /// The number of the last volume or part that shared its line with a chapter.
  private var volume: Range<Int> = 0..<0

  /// The candidates among the lines that `skips` does not leave out, annexes among them, in order.
  static func find(in document: LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    var finder = NumberedCandidates(document)
    finder.find(skipping: skips)
    let words = OpeningWords.find(in: document, skipping: skips)
    var heads = MissingPoints.mended(
      GluedNumbers.kept(SupportingSeries.supported(finder.found, nouns: finder.nouns)))
    heads = PaddedNumbers.parted(heads, in: document.text)
    // 陆 羽 and 伍 子胥 are names where no 壹 begins the series.
    func isFormal(_ head: Head, first: Bool) -> Bool {
      guard case .numbered(.formal, let value) = head.evidence else { return false }
      return first ? value == 1 : head.traits.contains(.needsSeries)
    }
    if heads.contains(where: { isFormal($0, first: false) }), !heads.contains(where: { isFormal($0, first: true) }) {
      heads.removeAll { isFormal($0, first: false) }
    }
    // 第二，… and 第三，… alone are parts of an argument.
    func ordinal(_ head: Head) -> Int? {
      guard case .numbered(.ordinal, let value) = head.evidence, !head.isMarked else { return nil }
      return value
    }
    if heads.contains(where: { ordinal($0) != nil }), !heads.contains(where: { ordinal($0) == 1 }) {
      heads.removeAll { ordinal($0) != nil }
    }
    heads = TableNumbers.dropped(heads, in: document)
    let chapters = finder.bare.heads()
    if !chapters.isEmpty { heads = heads.merged(with: chapters) { $0.start < $1.start } }
    let pieces = finder.pieces.heads()
    if !pieces.isEmpty { heads = heads.merged(with: pieces) { $0.start < $1.start } }
    let named = finder.running.heads(in: document)
    if !named.isEmpty { heads = heads.merged(with: named) { $0.start < $1.start } }
    let parts = finder.parts.heads(in: document.text)
    if !parts.isEmpty {
      let lines = Set(parts.map(\.line))
      heads = heads.filter { !lines.contains($0.line) }.merged(with: parts) { $0.start < $1.start }
    }
    guard !words.isEmpty else { return heads }
    // `1.问：` is the number of a question, `A1:` that of its answer.
    let asked = Set(words.map(\.start))
    heads.removeAll { asked.contains($0.start) || OpeningWords.isAnswer(document.lines[$0.line], document.text) }
    return heads.merged(with: words) { $0.start < $1.start }
  }

  private init(_ document: LinedText) {
    self.document = document
    marks = MarkedSeries(document)
    namedBelow = NamedBelow(document)
    isWrapped = HardWrapping.isLikely(document.lines)
    isSpaced = HardWrapping.isSpaced(document.lines)
    fullLine = isWrapped ? HardWrapping.fullLine(document.lines) : .max
    if isWrapped { names.fullLine = fullLine }
  }

  private mutating func find(skipping skips: (Line) -> Bool) {
    var marked = document.marked[...]
    var references = ReferenceList()
    var instructions = FormInstructions()
    var notes = TableNotes()
    var index = 0
    while index < document.lines.count {
      let line = document.lines[index]
      while let heading = marked.first, heading.line < index { marked.removeFirst() }
      if skips(line) {
        index += 1
        continue
      }
      if let heading = marked.first, heading.line == index {
        var head = titled(head(heading), below: index)
        if heading.isTypographic { head.traits.insert(.isTypographic) }
        append(head)
      } else if !isInside(index), let head = AnnexName.head(line, at: index, in: document) {
        append(head)
        references.look(at: index, in: document)
      } else if let head = references.head(line, at: index, in: document) {
        append(head)
      } else if references.holds(line, document.text) || instructions.holds(line, document.text)
        || notes.holds(line, document.text, below: found)
      {
        index += 1
        continue
      } else {
        look(line, at: index, skipping: skips)
        instructions.look(line, at: index, in: document)
      }
      index += 1
      // A heading over several lines takes them all.
      if let last = found.last, last.line < index {
        while index < document.lines.count, Int(document.lines[index].contentStart) < last.end { index += 1 }
      }
    }
    names.apply(to: &found)
    lowerSections()
  }

  /// Whether a line goes on a sentence of the line above, as the format says that it goes on its paragraph.
  private func isInside(_ index: Int) -> Bool {
    let place = document.continued.partitionPoint { $0 < index }
    return index > 0 && place < document.continued.count && document.continued[place] == index
      && document.lines[index - 1].lastMark == .none
      && document.text[Int(document.lines[index - 1].contentEnd) - 1] != 0x2E
  }

  private mutating func append(_ head: Head, noun: UInt32 = 0) {
    found.append(head)
    nouns.append(noun)
  }

  /// Sections below articles are clauses of them: the first section of the document stands right below an article
  /// (constitutions and rules of the American tradition; elsewhere articles stand below sections).
  private mutating func lowerSections() {
    var last: NumberStyle?
    for head in found {
      guard case .numbered(let style, _) = head.evidence, head.traits.contains(.isWestern) else { continue }
      if style == .section {
        if last == .article { break }
        return
      }
      last = style
    }
    guard last == .article else { return }
    for index in found.indices {
      guard case .numbered(.section, let value) = found[index].evidence else { continue }
      found[index].evidence = .numbered(.clause, value: value)
    }
  }

  // MARK: One line

  private mutating func look(_ line: Line, at index: Int, skipping skips: (Line) -> Bool) {
    let text = document.text
    let mark = number(of: line)
    if TitleParts.mayBeOne(text, line) { parts.look(line, at: index, mark, in: document) }
    guard let mark else {
      if text[Int(line.contentStart)] == 0x5B { pieces.look(line, at: index, in: document) }
      if let head = splitNumber(line, at: index) {
        append(head)
      } else if line.characters <= BareNumbers.longest {
        bare.look(line, at: index, in: document)
        running.lookForEntry(line, at: index, in: document)
      } else if line.characters <= RunningNames.longest, text[Int(line.contentStart)] >= 0x80 {
        running.look(line, at: index, in: document)
      }
      return
    }
    if FigureRow.isOne(index, in: document) || FigureRow.isDefinition(text, line.content) { return }
    // A series inside the paragraph begins with it (一是…。二是…。).
    if mark.style == .enumeration, hasInner(at: mark.start) { return }
    if mark.holdsText { return lookAtArticle(mark, line, at: index, skipping: skips) }
    if let (volume, chapter) = UnitPair.find(mark, line, in: text) {
      return appendPair(mark, volume, chapter, line, at: index)
    }
    guard let head = head(mark, line, at: index) else {
      if line.characters <= BareNumbers.longest { bare.look(line, at: index, in: document) }
      return
    }
    if mark.traits.contains(.needsSeries), !isHeadingLine(head, line, mark) { return }
    append(head, noun: mark.noun)
  }

  /// The number that a line begins with; that of a unit behind the sign of an item too (`* 第一条（名称）`), where the format
  /// marks no headings: elsewhere such items list them.
  private func number(of line: Line) -> NumberMark? {
    let (text, end) = (document.text, Int(line.contentEnd))
    if let mark = NumberReader.candidate(text, at: Int(line.contentStart), end: end) { return mark }
    let sign = Bullet.length(text.span, line.content)
    guard sign > 0, document.marked.isEmpty,
      let mark = NumberReader.candidate(text, at: Int(line.contentStart) + sign, end: end)
    else {
      return nil
    }
    return mark.style.namesUnit && !mark.traits.contains(.needsSeries) ? mark : nil
  }

  private func hasInner(at start: Int) -> Bool {
    let place = document.inner.partitionPoint { $0.start < start }
    return place < document.inner.count && document.inner[place].start == start
  }

  private func head(_ mark: NumberMark, _ line: Line, at index: Int) -> Head? {
    let text = document.text
    let end =
      StrongLead.end(mark, line, in: document) ?? joinedEnd(mark, line, at: index)
      ?? HeadingEnd.find(from: mark.titleStart, mark.style, line, in: text)
    let title = Trimming.heading(text, mark.titleStart..<end)
    if title.isEmpty { return bareNumber(mark, line, at: index) }
    guard !countsOn(mark, title), mark.style.namesUnit || hasLetters(title) else { return nil }
    var head = head(mark, title, end: end, at: index)
    if end >= Int(line.contentEnd) {
      let isClosed =
        line.lastMark == .period || text[Int(line.contentEnd) - 1] == 0x2E && line.characters > 40
        || isSentenceBegun(line, at: index)
      head.traits.insert(isClosed ? .isSentence : .isWholeLine)
    }
    return head
  }

  /// Whether a line begins a sentence that goes on right below, set in under its number and in small letters, and ends
  /// with a full stop.
  private func isSentenceBegun(_ line: Line, at index: Int) -> Bool {
    let text = document.text
    var end = index + 1
    while end < document.lines.count, end - index <= Self.longestItem, document.lines[end].blanksBefore == 0,
      document.lines[end].contentStart - document.lines[end].start > line.contentStart - line.start
    { end += 1 }
    guard end > index + 1, (0x61...0x7A).contains(text[Int(document.lines[index + 1].contentStart)]) else {
      return false
    }
    return text[Int(document.lines[end - 1].contentEnd) - 1] == 0x2E
  }

  /// The lines that an item wrapped by hand takes.
  private static let longestItem = 12

  /// Whether a number that only a series makes one heads a line that reads as a heading: the numeral and white space
  /// need a line of their own, a noun with a numeral may stand above its text.
  private func isHeadingLine(_ head: Head, _ line: Line, _ mark: NumberMark) -> Bool {
    if mark.noun != 0 || mark.style == .stem || mark.style == .ordinal { return true }
    return head.end >= Int(line.contentEnd) && line.lastMark == .none && line.characters <= 50
      && document.text[Int(line.contentEnd) - 1] != 0x2E
  }

  /// An article is its number, where it has no name; what follows on its line is its text. A caption above is its name.
  private mutating func lookAtArticle(_ mark: NumberMark, _ line: Line, at index: Int, skipping skips: (Line) -> Bool) {
    let text = document.text
    if mark.titleStart >= Int(line.contentEnd), mark.traits.contains(.isWestern) {
      if let head = bareNumber(mark, line, at: index) { append(head) }
      return
    }
    var head = head(mark, mark.titleStart..<mark.titleStart, end: mark.titleStart, at: index)
    if let end = StrongLead.end(mark, line, in: document) {
      (head.title, head.end) = (Trimming.heading(text, mark.titleStart..<end), end)
      head.traits.insert(.isSetOff)
    } else if mark.traits.contains(.isWestern), StrongLead.isNumberAlone(mark, line, in: document) {
      head.traits.insert(.isSetOff)
    } else if mark.style == .article, index > 0, (found.last?.line ?? -1) < index - 1,
      !skips(document.lines[index - 1]),
      let caption = UnitNames.caption(document.lines[index - 1], in: text)
    {
      (head.start, head.line, head.title) = (Int(document.lines[index - 1].contentStart), index - 1, caption)
      head.traits.insert(.isSetOff)
    } else {
      let isFull =
        isWrapped && Int(line.characters) + 2 >= fullLine && text[Int(line.contentEnd) - 1] != 0x2E
      names.look(at: &head, found.count, mark, line, document, joined: joinedEnd(mark, line, at: index), isFull: isFull)
    }
    append(head)
  }

  /// The volume and the chapter that share a line; where the volume is the one before, the chapter alone.
  private mutating func appendPair(
    _ mark: NumberMark, _ title: Range<Int>, _ chapter: NumberMark, _ line: Line, at index: Int
  ) {
    let isNew = volume.isEmpty || !document.text[volume].elementsEqual(document.text[mark.number])
    if isNew { append(head(mark, title, end: chapter.start, at: index)) }
    volume = mark.number
    guard var below = head(chapter, line, at: index) else { return }
    if !isNew { below.start = mark.start }
    append(below)
  }

  func head(_ mark: NumberMark, _ title: Range<Int>, end: Int, at index: Int) -> Head {
    // 《第一篇立志之学》
    let isNamed =
      document.text[mark.start] == 0xE3 && document.text[mark.start..<mark.titleStart].starts(with: [0xE3, 0x80, 0x8A])
      && document.text[title].suffix(3).elementsEqual([0xE3, 0x80, 0x8B])
    let title = isNamed ? title.lowerBound..<title.upperBound - 3 : title
    var head = Head(
      kind: mark.number.isEmpty ? .plain : .numbered, start: mark.start, number: mark.number, title: title, end: end,
      line: index, evidence: .numbered(mark.style, value: mark.value))
    head.traits = mark.traits
    head.above = UInt16(clamping: mark.above)
    return head
  }

  /// Whether a title has letters: `0 1 0 1` is a row of figures.
  private func hasLetters(_ title: Range<Int>) -> Bool {
    document.text[title].contains { $0 >= 0x80 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  /// Whether a list of numbers goes on (`一、二、三产业`).
  private func countsOn(_ mark: NumberMark, _ title: Range<Int>) -> Bool {
    guard let next = Numeral.readChinese(document.text, at: title.lowerBound, end: title.upperBound) else {
      return false
    }
    return next.value == mark.value + 1
      && Cursor(text: document.text, place: next.end, end: title.upperBound).scalar?.value == 0x3001
  }
}
