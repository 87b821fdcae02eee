import ReportModel
import TextFacts

/// Lines that begin with a number, as headings they may be: where the number ends, the title, the heading.
struct NumberedCandidates {
  private let document: LinedText
  private let isWrapped: Bool
  /// Whether blank lines set paragraphs apart, so that lines without one between them are one.
  private let isSpaced: Bool
  /// Characters of a full line, in a text wrapped by hand.
  private let fullLine: Int
  private var found: [Head] = []
  /// By candidate a hash of its noun (`任务一`), 0 for none.
  private var nouns: [UInt32] = []
  private var names = UnitNames()
  private let marks: MarkedSeries
  private var bare = BareNumbers()
  private var running = RunningNames()
  /// The number of the last volume or part that shared its line with a chapter.
  private var volume: Range<Int> = 0..<0

  /// The candidates among the lines that `skips` does not leave out, annexes among them, in order.
  static func find(in document: LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    var finder = NumberedCandidates(document)
    finder.find(skipping: skips)
    let words = OpeningWords.find(in: document, skipping: skips)
    var heads = SupportingSeries.supported(finder.found, nouns: finder.nouns)
    let chapters = finder.bare.heads()
    if !chapters.isEmpty { heads = heads.merged(with: chapters) { $0.start < $1.start } }
    let named = finder.running.heads(in: document.text)
    if !named.isEmpty { heads = heads.merged(with: named) { $0.start < $1.start } }
    guard !words.isEmpty else { return heads }
    // `1.问：` is the number of a question, `A1:` that of its answer.
    let asked = Set(words.map(\.start))
    heads.removeAll { asked.contains($0.start) || OpeningWords.isAnswer(document.lines[$0.line], document.text) }
    return heads.merged(with: words) { $0.start < $1.start }
  }

  private init(_ document: LinedText) {
    self.document = document
    marks = MarkedSeries(document)
    isWrapped = HardWrapping.isLikely(document.lines)
    isSpaced = HardWrapping.isSpaced(document.lines)
    fullLine = isWrapped ? HardWrapping.fullLine(document.lines) : .max
  }

  private mutating func find(skipping skips: (Line) -> Bool) {
    var marked = document.marked[...]
    var references = ReferenceList()
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
      } else if let head = AnnexName.head(line, at: index, in: document) {
        append(head)
        references.look(line, document.text)
      } else if let head = references.head(line, at: index, in: document) {
        append(head)
      } else if references.holds(line, document.text) {
        index += 1
        continue
      } else {
        look(line, at: index, skipping: skips)
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
    guard let mark = NumberReader.candidate(text, at: Int(line.contentStart), end: Int(line.contentEnd)) else {
      if let head = splitNumber(line, at: index) {
        append(head)
      } else if line.characters <= BareNumbers.longest {
        bare.look(line, at: index, in: document)
      } else if line.characters <= RunningNames.longest, text[Int(line.contentStart)] >= 0x80 {
        running.look(line, at: index, in: document)
      }
      return
    }
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

  private func hasInner(at start: Int) -> Bool {
    let place = document.inner.partitionPoint { $0.start < start }
    return place < document.inner.count && document.inner[place].start == start
  }

  private func head(_ mark: NumberMark, _ line: Line, at index: Int) -> Head? {
    let text = document.text
    let end =
      StrongLead.end(line, after: mark.titleStart, in: document) ?? joinedEnd(line, at: index)
      ?? HeadingEnd.find(from: mark.titleStart, line, in: text)
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
    if mark.style == .article, index > 0, (found.last?.line ?? -1) < index - 1, !skips(document.lines[index - 1]),
      let caption = UnitNames.caption(document.lines[index - 1], in: text)
    {
      (head.start, head.line, head.title) = (Int(document.lines[index - 1].contentStart), index - 1, caption)
      head.traits.insert(.isSetOff)
    } else if let end = StrongLead.end(line, after: mark.titleStart, in: document) {
      head.title = Trimming.heading(text, mark.titleStart..<end)
      head.end = end
      head.traits.insert(.isSetOff)
    } else {
      let isFull = isWrapped && Int(line.characters) + 2 >= fullLine
      names.look(at: &head, found.count, mark, line, document, joined: joinedEnd(line, at: index), isFull: isFull)
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

  private func head(_ mark: NumberMark, _ title: Range<Int>, end: Int, at index: Int) -> Head {
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

  /// A marked heading that is a number alone, with its title: the next marked heading without a number (a second one
  /// right below too, where the title is in two lines), or the line below that reads as one.
  private func titled(_ head: Head, below index: Int) -> Head {
    let text = document.text
    var titled = head
    let isBareAnnex = head.kind == .annex && head.number.isEmpty && AnnexName.isPlainName(text[head.title])
    if isBareAnnex { (titled.number, titled.title) = (head.title, head.title.upperBound..<head.title.upperBound) }
    guard titled.title.isEmpty, !titled.number.isEmpty else { return head }
    for next in (index + 1)..<max(index + 1, min(index + 3, document.lines.count)) {
      let place = document.marked.partitionPoint { $0.line < next }
      guard place < document.marked.count, document.marked[place].line == next else { break }
      let below = document.marked[place]
      guard next == index + 1 || below.depth == document.marked[place - 1].depth,
        head.kind == .annex || isTitleDepth(below.depth, of: head) || areSetAlike(below, index),
        AnnexName.at(text, below.content) == nil,
        NumberReader.candidate(text, at: below.content.lowerBound, end: below.content.upperBound) == nil
      else { break }
      let start = titled.title.isEmpty ? below.content.lowerBound : titled.title.lowerBound
      (titled.title, titled.end) = (start..<below.content.upperBound, below.end)
    }
    guard titled.title.isEmpty else { return titled }
    let found: Range<Int>? =
      if case .numbered(let style, let value) = head.evidence, style.standsAlone {
        TitleBelow.find(style, value, index, in: document)
      } else {
        head.kind == .annex ? AnnexName.titleBelow(index, document) : nil
      }
    guard let found else { return isBareAnnex ? head : titled }
    (titled.title, titled.end) = (Trimming.title(text, found), found.upperBound)
    return titled
  }

  /// Whether the heading `below` and the one on the line at `index` are told by their type alone: a number and its title
  /// are often set differently, bold and bold in the middle.
  private func areSetAlike(_ below: MarkedHeading, _ index: Int) -> Bool {
    let place = document.marked.partitionPoint { $0.line < index }
    return below.isTypographic && place < document.marked.count && document.marked[place].line == index
      && document.marked[place].isTypographic
  }

  /// Whether a heading of `depth` below the number `head` may be its title. The parts of a version stand below the
  /// version: `# 3.2` and `## Fixed`.
  private func isTitleDepth(_ depth: Int, of head: Head) -> Bool {
    guard case .numbered(let style, _) = head.evidence, !style.namesUnit else { return depth >= Int(head.depth) }
    return depth == Int(head.depth)
  }

  /// A heading the format marks: by its number where it begins with one, else by its depth.
  private func head(_ heading: MarkedHeading) -> Head {
    let text = document.text
    let content = heading.content
    let none = content.lowerBound..<content.lowerBound
    if let annex = AnnexName.at(text, content) {
      var head = Head(
        kind: .annex, start: content.lowerBound, number: annex.number, title: annex.title, end: heading.end,
        line: heading.line, evidence: .annex, isMarked: true, isBookmark: heading.isBookmark)
      head.depth = UInt8(clamping: heading.depth)
      return head
    }
    guard let mark = markedNumber(content) ?? marks.mark(of: heading) else {
      return Head(
        kind: .plain, start: content.lowerBound, number: none, title: title(heading, from: content.lowerBound),
        end: heading.end,
        line: heading.line, evidence: heading.depth > 0 ? .marked(depth: heading.depth) : .plain, isMarked: true,
        isBookmark: heading.isBookmark)
    }
    var head = head(
      mark, title(heading, from: mark.titleStart), end: heading.end, at: heading.line)
    head.isMarked = true
    head.isBookmark = heading.isBookmark
    head.depth = UInt8(clamping: heading.depth)
    return head
  }

  /// The number of a marked heading: `一　概况` needs no other beside it.
  private func markedNumber(_ content: Range<Int>) -> NumberMark? {
    var mark = NumberReader.candidate(document.text, at: content.lowerBound, end: content.upperBound)
    if mark?.style == .hanPause { mark?.traits.remove(.needsSeries) }
    return mark?.traits.contains(.needsSeries) == true ? nil : mark
  }

  /// The words of a marked heading from `start` on: a question and a cry keep their marks.
  private func title(_ heading: MarkedHeading, from start: Int) -> Range<Int> {
    let words = start..<max(start, heading.content.upperBound)
    let last = document.text[words].last
    guard last != 0x3F, last != 0x21, !document.text[words].suffix(3).elementsEqual("？".utf8) else {
      return Blank.trimmed(document.text.span, words)
    }
    return Trimming.title(document.text, words)
  }

  // MARK: Several lines

  /// The end of a heading that goes on in the lines below: its line ends with a comma, or is a full line of a text
  /// wrapped by hand, and no sentence has ended. Three lines at most.
  private func joinedEnd(_ line: Line, at index: Int) -> Int? {
    guard line.firstMark == .none else { return nil }
    var last = line
    var next = index + 1
    while next < document.lines.count, next - index < 3, goesOn(last) || isRest(next, of: last) {
      let below = document.lines[next]
      guard below.part == .text, below.blanksBefore <= 1, isWrapped || below.characters <= 60, !document.isMarked(next),
        NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd)) == nil
      else { break }
      if below.firstMark != .none { return Int(below.firstEnd) }
      last = below
      next += 1
    }
    return next > index + 1 ? Int(last.contentEnd) : nil
  }

  /// Whether the line at `next` is the end of what `line` begins: right below it and a blank line after it, in a text
  /// whose paragraphs blank lines set apart, neither of them ended by a mark.
  private func isRest(_ next: Int, of line: Line) -> Bool {
    guard isSpaced, line.lastMark == .none else { return false }
    let below = document.lines[next]
    let isLast = next + 1 == document.lines.count
    return below.isOneSentence && below.lastMark == .none && below.characters <= 40
      && below.blanksBefore == 0 && (isLast || document.lines[next + 1].blanksBefore > 0)
  }

  private func goesOn(_ line: Line) -> Bool {
    line.lastMark == .comma || (isWrapped && Int(line.characters) + 2 >= fullLine)
  }

  /// A number alone on its line, its title on the next: `一、` and `工作回顾`, `Chapter I` and `A Late Guest`.
  private func bareNumber(_ mark: NumberMark, _ line: Line, at index: Int) -> Head? {
    let empty = mark.titleStart..<mark.titleStart
    let alone = mark.style.namesUnit || mark.noun != 0 ? head(mark, empty, end: Int(line.contentEnd), at: index) : nil
    // 3.1, and the term below it (GB/T 1.1-2020, clause 8.7).
    let isTerm = mark.style.isDecimal && mark.style != .decimal1
    guard mark.style.standsAlone || isTerm, let title = TitleBelow.find(mark.style, mark.value, index, in: document)
    else {
      return alone
    }
    var head = head(mark, Trimming.heading(document.text, title), end: title.upperBound, at: index)
    head.traits.insert(.isSetOff)
    return head
  }

  /// A number split over two lines by a converter: `（` and `三）改革开放…`.
  private func splitNumber(_ line: Line, at index: Int) -> Head? {
    let text = document.text
    guard line.characters <= 3, index + 1 < document.lines.count,
      let open = Cursor(text: text, place: line.content.lowerBound, end: line.content.upperBound).scalar,
      open.value == 0xFF08 || open.value == 0x28
    else { return nil }
    let next = document.lines[index + 1]
    guard next.blanksBefore <= 1 else { return nil }
    let joined = Array(text[line.content]) + Array(text[next.content].prefix(24))
    guard let mark = NumberReader.read(joined, at: 0, end: joined.count) else { return nil }
    let shift = Int(next.contentStart) - line.content.count
    let offset = { (place: Int) in place >= line.content.count ? place + shift : place + line.content.lowerBound }
    let numberEnd = offset(max(mark.number.upperBound - 1, mark.number.lowerBound)) + 1
    let end = Int(next.firstEnd)
    return Head(
      kind: .numbered, start: line.content.lowerBound, number: offset(mark.number.lowerBound)..<numberEnd,
      title: Trimming.title(text, min(mark.titleStart + shift, end)..<end), end: end, line: index,
      evidence: .numbered(mark.style, value: mark.value))
  }
}
