import ReportModel
import TextFacts

/// Headings without a number: lines of their own between paragraphs, and first sentences of paragraphs that stand in
/// a row (`加强政治建设。…`).
///
/// No single line shows itself to be such a heading; a group does. Lines are looked at between one numbered heading
/// and the next: short lines that alternate with text are headings, and so are the short first sentences of three
/// paragraphs in a row, or lines that all begin with the same clause (`这五年，我们…`). What speaks for and against each is
/// summed (`HanLineFact`).
struct UnnumberedHeads {
  let document: LinedText
  var found: [Head] = []
  /// Whether the lines looked at stand below a number of official documents: longer topic sentences are ones there.
  var isOfficial = false
  /// The number of groups of topic sentences found, and the pairs of them that so many groups make ones.
  var groups = 0
  var pairs: [(Int, Int)] = []
  /// The number of pairs that are all a part without a number holds.
  var partPairs = 0
  /// The paragraphs of parts in which all but one begin with a topic sentence, where no group was found.
  var uneven: [[Int]] = []
  static let fewestGroups = 3
  private static let fewestHanging = 3
  /// The lines that may be heads where the same ones stand below other headings, and the number of the block searched.
  var repeatable: [RepeatableLine] = []
  var blocks = 0
  /// The lines over text that are the only ones of their kind between two headings.
  var lone: [(line: Int, facts: HanLineFacts)] = []
  /// Whether only lines at the margin of a text whose paragraphs are set in may be heads of the block, and whether an article
  /// stands above it.
  var isMarginOnly = false
  var isBelowArticle = false
  /// The heads of the block searched that stand right above others, which stand below them.
  var overHeads: [Int] = []
  /// Whether a numbered heading stands above the block searched.
  var isBelowNumber = false
  /// The answered questions below each heading.
  var asked: [AskedGroup] = []

  static let longestTopic = 22
  /// A topic sentence that names several things, or has a comma, beside others.
  static let longestWideTopic = 34
  private static let longestParallel = 50

  let hasNumbers: Bool
  /// The lines further left than the paragraphs, in a text of three such heads or more; nil in any other.
  let hanging: HangingLines?
  /// The evidence for and against lines and sentences, where the document keeps it.
  var judged: [HeadingEvidence] = []

  private init(_ document: LinedText, hasNumbers: Bool) {
    self.document = document
    self.hasNumbers = hasNumbers
    hanging = HangingLines(document).flatMap { $0.count >= Self.fewestHanging ? $0 : nil }
  }

  /// The first sentences of paragraphs that are headings in a text whose format marks the numbered headings of official
  /// documents, and has no mark for such sentences.
  static func topics(in document: LinedText, numbered: [Head]) -> [Head] {
    let official = numbered.count {
      guard $0.isMarked, case .numbered(let style, _) = $0.evidence else { return false }
      return style == .hanPause || style == .hanSquare || style == .hanBracket
    }
    guard official >= fewestGroups, official * 2 >= document.marked.count else { return [] }
    var evidence: [HeadingEvidence] = []
    return find(in: document, numbered: numbered, evidence: &evidence)
      .filter { $0.kind == .runin && $0.evidence == .plain }
  }

  /// The headings without number among the lines that `numbered` do not open; where the document keeps evidence, `evidence`
  /// takes what speaks for and against them.
  static func find(in document: LinedText, numbered: [Head], evidence: inout [HeadingEvidence]) -> [Head] {
    guard
      document.page != nil || !HardWrapping.isLikely(document.lines)
        || !HardWrapping.areFull(document.lines)
    else { return [] }
    var finder = UnnumberedHeads(document, hasNumbers: !numbered.isEmpty)
    let parts = OpenLines.find(in: document, numbered: numbered)
    let numbered = parts.isEmpty ? numbered : numbered.merged(with: parts) { $0.start < $1.start }
    var block: [Int] = []
    var isLaw = false
    var speeches = 0
    var next = 0
    var index = 0
    while index < document.lines.count {
      if next < numbered.count, numbered[next].line <= index {
        // Before the first number stands what is said at the start, under no heading.
        finder.isMarginOnly = isLaw || next == 0 && !Self.isChapterPart(numbered[0])
        finder.search(block)
        block.removeAll(keepingCapacity: true)
        // A heading over several lines takes them all.
        let end = numbered[next].end
        while index + 1 < document.lines.count, Int(document.lines[index + 1].contentStart) < end { index += 1 }
        finder.isOfficial = numbered[next].isOfficial
        // Lines below an article are its text; chapters called by their number alone are those of tales.
        isLaw = numbered[next].isArticle || Self.isBareNumber(numbered[next])
        finder.isBelowArticle = numbered[next].isArticle
        finder.isBelowNumber = true
        next += 1
      } else if document.lines[index].part == .text, !finder.goesOn(index) {
        block.append(index)
        if Tale.opensWithSpeech(document.text, document.lines[index].content) { speeches += 1 }
      }
      index += 1
    }
    finder.isMarginOnly = isLaw
    finder.search(block)
    finder.appendPairs()
    finder.appendRepeated()
    finder.appendLone()
    finder.appendQuestions()
    // A tale has no topic sentences.
    if speeches >= Self.fewestSpeeches, speeches * 8 >= document.lines.count {
      finder.found.removeAll { $0.kind == .runin && $0.evidence == .plain }
      finder.judged.removeAll { HanLineFacts.facts(of: $0.hanFacts).contains(.opensText) }
    }
    evidence = finder.weightiest
    guard !parts.isEmpty else { return finder.found }
    let lines = Set(parts.map(\.line))
    return parts.merged(with: finder.found.filter { !lines.contains($0.line) }) { $0.start < $1.start }
  }

  /// The evidence in order, of what was judged twice that with the greater sum.
  private var weightiest: [HeadingEvidence] {
    var kept: [HeadingEvidence] = []
    for evidence in judged.sorted(by: { ($0.heading.lower, -$0.sum) < ($1.heading.lower, -$1.sum) })
    where evidence.heading.lower != kept.last?.heading.lower {
      kept.append(evidence)
    }
    return kept
  }

  /// A line of a page that goes on in the next has no fewer characters.
  private static let fullLine = 15

  /// Whether a line goes on the paragraph above: the page broke it off, or no evidence showed where its lines end.
  private func goesOn(_ index: Int) -> Bool {
    guard document.page != nil, index > 0, let above = document.lines[..<index].last(where: { $0.part != .furniture })
    else { return false }
    let line = document.lines[index]
    // A form feed begins the next page.
    let isBelow =
      line.blanksBefore == 0 && line.contentStart == line.start || document.text[Int(line.start)] == 0x0C
    return (isBelow || document.lines[index - 1].part == .furniture) && isBrokenOff(above)
  }

  /// Whether a line of running text ends in the middle of a sentence.
  private func isBrokenOff(_ line: Line) -> Bool {
    line.part == .text && line.characters >= Self.fullLine && (line.lastMark == .none || line.lastMark == .comma)
      && !isNumbered(line)
  }

  /// Whether a heading is the part of a chapter, with its number behind its title: other chapters may stand before it.
  private static func isChapterPart(_ head: Head) -> Bool {
    head.evidence == .margin && head.traits.contains(.isWholeLine)
  }

  private static func isBareNumber(_ head: Head) -> Bool {
    // 卷一 of a collection has pieces with names below it.
    if case .numbered(let style, _) = head.evidence, style.isNoun { return false }
    return head.kind == .numbered && head.title.isEmpty && !head.isMarked && head.number.lowerBound == head.start
      && head.number.upperBound == head.end
  }

  private mutating func search(_ block: [Int]) {
    // At the margin of a text whose paragraphs are set in stand heads wherever they are, but for the parts of articles.
    guard isMarginOnly ? hanging != nil && !isBelowArticle : block.count >= 2 || hanging != nil, !block.isEmpty else {
      return
    }
    blocks += 1
    let known = found.count
    let interjected = isOfficial && !isMarginOnly ? interjected(block) : []
    let parallel = parallelLines(block)
    overHeads.removeAll(keepingCapacity: true)
    let lines = headLines(block, parallel: parallel)
    var depth = 0
    var index = 0
    while index < block.count {
      if lines[index] || parallel[index] {
        let isOver = overHeads.first == block[index]
        if isOver { overHeads.removeFirst() }
        appendLine(block[index], isParallel: parallel[index], depth: isOver ? 0 : depth)
        if isOver { depth = 1 }
        index += 1
      } else {
        var (end, run) = (index, [Int]())
        while end < block.count, !lines[end], !parallel[end] {
          if isTopic(block[end]) { run.append(block[end]) } else if !interjected.contains(block[end]) { break }
          end += 1
        }
        guard !isMarginOnly else {
          index = max(end, index + 1)
          continue
        }
        // Between two of the lines that are headings, or behind the last.
        let isPart =
          index > 0 && (lines[index - 1] || parallel[index - 1])
          && (end == block.count || lines[end] || parallel[end])
        appendRuns(run[...], blockCount: block.count - interjected.count, isPart: isPart)
        index = max(end, index + 1)
      }
    }
    guard !isMarginOnly else { return }
    let depths = Dictionary(found[known...].map { ($0.line, $0.depth) }, uniquingKeysWith: { first, _ in first })
    keepQuestions(block, isHead: zip(lines, parallel).map { $0 || $1 }, depths: depths)
    if isOfficial, found.count == known { keepUneven(block.filter { !interjected.contains($0) }) }
    appendDashed(block)
  }

  // MARK: Tales

  /// Paragraphs of a tale that begin with what somebody says: so many, and an eighth of all.
  private static let fewestSpeeches = 20

  /// Whether a line begins with what somebody says, the name of the speaker and a colon before it or not: the quotation goes
  /// on to the end of the first sentence or beyond it.
  func isSpeech(_ line: Line) -> Bool {
    let text = document.text
    let start = speechStart(line)
    guard let close = Self.quotes.first(where: { text[start..<line.content.upperBound].starts(with: $0.open) })?.close
    else { return false }
    let first = text[start..<max(start, Int(line.firstEnd))]
    guard let end = first.indices.dropLast(2).first(where: { first[$0...].starts(with: close) }) else { return true }
    // “十四五”时期 names, “你的父亲会允许吗？”他道 speaks: a mark stands before the close.
    let inside = first[..<end]
    return TextScalar.read(text.span, before: inside.endIndex, start: inside.startIndex).map {
      ChinesePunctuation.endsClause($0.value) || [0x3F, 0x21, 0x2C].contains($0.value)
    } ?? false
  }

  /// The byte after the name of a speaker and the colon behind it (`甲：“`); the first of the line where there is none.
  private func speechStart(_ line: Line) -> Int {
    let text = document.text[line.content].prefix(Self.longestSpeaker)
    guard text.first.map({ $0 >= 0xE4 }) ?? false else { return line.content.lowerBound }
    // ： alone of what stands in names begins with EF.
    guard let place = text.firstIndex(of: 0xEF), text[place...].starts(with: Self.colon) else {
      return line.content.lowerBound
    }
    return place + Self.colon.count
  }

  /// Bytes of a speaker's name and the colon behind it.
  private static let longestSpeaker = 21
  private static let colon = Array("：".utf8)

  private static let quotes = [("“", "”"), ("「", "」"), ("『", "』")].map {
    (open: Array($0.0.utf8), close: Array($0.1.utf8))
  }

  /// Whether it begins with a number that was found to be no heading's.
  func isNumbered(_ line: Line) -> Bool {
    NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) != nil
  }

  // MARK: The same opening

  /// For each line of a block whether it begins with the same clause as two others: four characters or more, a comma in
  /// them.
  private func parallelLines(_ block: [Int]) -> [Bool] {
    var isParallel = [Bool](repeating: false, count: block.count)
    // The heads of such a text stand at the margin.
    if hanging != nil { return isParallel }
    var openings: [(clause: [UInt8], index: Int)] = []
    for (index, line) in block.enumerated() {
      let facts = document.lines[line]
      guard facts.firstMark == .period || facts.isOneSentence, facts.firstCharacters <= Self.longestParallel,
        facts.firstCharacters >= 8, !isSpeech(facts), let clause = openingClause(facts)
      else { continue }
      openings.append((clause, index))
    }
    openings.sort { $0.clause.lexicographicallyPrecedes($1.clause) }
    var rest = openings[...]
    while let clause = rest.first?.clause {
      let alike = rest.prefix { $0.clause == clause }
      // The same sentence again is no parallel: a text may stand there twice.
      let isRepeat = alike.count >= 3 && Set(alike.map { sentence(block[$0.index]) }).count < alike.count
      if alike.count >= 3, !isRepeat { for line in alike { isParallel[line.index] = true } }
      rest = rest.dropFirst(alike.count)
    }
    return isParallel
  }

  private func sentence(_ index: Int) -> ArraySlice<UInt8> {
    document.text[Int(document.lines[index].contentStart)..<Int(document.lines[index].firstEnd)]
  }

  /// `五年来，我们`: the first clause with its comma and two characters after it.
  private func openingClause(_ line: Line) -> [UInt8]? {
    let text = document.text
    var cursor = Cursor(text: text, place: Int(line.contentStart), end: Int(line.firstEnd))
    for position in 0..<8 {
      guard let scalar = cursor.scalar else { return nil }
      cursor.place = scalar.end
      // A comma of western print only where a sentence of Han characters ends.
      guard
        scalar.value == 0xFF0C
          || scalar.value == 0x2C && position >= 2 && line.firstMark == .period
            && document.text[Int(line.contentStart)] >= 0xE4
      else { continue }
      guard position >= 2, let first = cursor.scalar,
        let second = cursor.moved(to: first.end).scalar
      else { return nil }
      return Array(text[Int(line.contentStart)..<second.end])
    }
    return nil
  }

  private mutating func appendLine(_ index: Int, isParallel: Bool, depth: Int) {
    let line = document.lines[index]
    if isParallel { keep(.sameOpening, index) }
    let isAlone = line.isOneSentence
    let rest = Int(line.firstEnd)..<Int(line.contentEnd)
    let restIsHead = isParallel && !rest.isEmpty && rest.count <= Self.longestTopic * 3 + 3
    let known = found.count
    append(line, index, kind: isAlone || restIsHead ? .plain : .runin, evidence: isParallel ? .parallel : .plain)
    if depth > 0, found.count > known { found[known].depth = UInt8(clamping: depth) }
    if restIsHead {
      let title = Trimming.title(document.text, rest)
      found.append(
        Head(
          kind: .runin, start: title.lowerBound, number: title.lowerBound..<title.lowerBound, title: title,
          end: rest.upperBound, line: index, evidence: .plain))
    }
  }

  // MARK: Dashes

  private static let longestSource = 16

  func isDashed(_ line: Line) -> Bool { document.text[line.content].starts(with: Dash.wide) }

  /// In a text without numbers a dash begins what somebody thinks or says, but for a few words before a sentence of their
  /// own: `——粮食再获丰收。全年…` of a speech.
  private func isBriefBehindDash(_ line: Line) -> Bool {
    !line.isOneSentence && line.firstMark == .period && line.firstCommas == 0
      && line.firstCharacters <= Self.longestBehindDash
  }

  private static let longestBehindDash = 20

  private mutating func appendDashed(_ block: [Int]) {
    // A name alone behind a dash says who is quoted above it; three dashes begin the item of a list (GB/T 1.1-2020).
    let dashed = block.filter { index in
      let line = document.lines[index]
      return isDashed(line) && line.firstCharacters <= 40 && (hasNumbers || isBriefBehindDash(line))
        && !document.text[line.content].starts(with: Dash.ofItem)
        && !(line.isOneSentence && line.lastMark == .none && line.characters <= Self.longestSource)
    }
    guard dashed.count >= (hasNumbers ? 2 : 3) else { return }
    var added: [Head] = []
    for index in dashed {
      let line = document.lines[index]
      let start = Int(line.contentStart)
      let title = Trimming.title(document.text, (start + Dash.wide.count)..<Int(line.firstEnd))
      guard !title.isEmpty else { continue }
      keep(.afterDash, index)
      added.append(
        Head(
          kind: .runin, start: start, number: start..<start, title: title, end: Int(line.firstEnd), line: index,
          evidence: .dashed))
    }
    // Heads of other blocks stand before these: only the last are looked at, or a long report would take their square.
    let first = found.lastIndex { $0.line < block[0] }.map { $0 + 1 } ?? 0
    let lines = Set(added.map(\.line))
    let own = found[first...].filter { !lines.contains($0.line) } + added
    found.replaceSubrange(first..., with: own.sorted { $0.start < $1.start })
  }

  mutating func append(_ line: Line, _ index: Int, kind: Section.Kind, evidence: Head.Evidence) {
    let start = Int(line.contentStart)
    // A question keeps its mark, and signs on both sides are no words.
    let title =
      line.isOneSentence && line.lastMark == .question
      ? line.content
      : SetApartHeads.wordsBetweenSigns(document.text, line.content)
        ?? Trimming.title(document.text, start..<Int(line.firstEnd))
    guard !title.isEmpty else { return }
    found.append(
      Head(
        kind: kind, start: start, number: start..<start, title: title, end: Int(line.firstEnd), line: index,
        evidence: evidence))
  }
}
