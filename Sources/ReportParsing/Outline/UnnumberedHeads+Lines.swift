import ReportModel
import TextFacts

/// Lines of their own between paragraphs, judged by the sum of what speaks for and against each (`HanLineFact`).
extension UnnumberedHeads {
  /// A heading line has no more characters than this, with a full stop and without; text has more.
  private static let longestClosedLine = 31
  private static let longestOpenLine = 40
  private static let shortestText = 51
  /// A question that is a heading, and a line before a colon, have no more characters.
  private static let longestAsked = 24
  /// Lines with more are not looked at: a paragraph of one sentence.
  private static let longestLooked = 60
  /// The fewest characters of a short paragraph below its heading, and how many times as long as that it is.
  private static let (shortestBelow, timesBelow) = (24, 3)

  /// For each line of a block whether it is a heading.
  mutating func headLines(_ block: [Int], parallel: [Bool]) -> [Bool] {
    let known = judged.count
    let isHead = headLines(among: block[...], parallel: parallel)
    guard !isHead.contains(true),
      let box = block.firstIndex(where: { document.text[document.lines[$0].content].starts(with: Box.word) })
    else { return isHead }
    // A box has lines of its own, which are as short.
    judged.removeSubrange(known...)
    let before = headLines(among: block[..<box], parallel: parallel)
    return before + [Bool](repeating: false, count: block.count - before.count)
  }

  private mutating func headLines(among block: ArraySlice<Int>, parallel: [Bool]) -> [Bool] {
    var isHead = [Bool](repeating: false, count: block.count)
    var heads: [(index: Int, facts: HanLineFacts)] = []
    // The lines that head nothing, and those of them with a full stop.
    var stray = (all: 0, closed: 0)
    let end = block.indices.last { isText(block[$0]) || isShortText(block[$0]) } ?? 0
    for (index, line) in block.enumerated().prefix(end + 1) {
      guard var facts = words(of: line), facts.sum > 0 else { continue }
      facts.insert(below(line, index + 1 < block.count ? block[index + 1] : nil))
      if facts.sum >= HanLineFact.candidate {
        heads.append((index, facts))
      } else if !parallel[index] {
        stray.all += 1
        if facts.contains(.closed) { stray.closed += 1 }
      }
    }
    addGroup(to: &heads, block, stray: stray)
    for (index, facts) in heads where facts.sum >= HanLineFact.accepted { isHead[index] = true }
    if document.keepsEvidence { for (index, facts) in heads { keep(facts, block[index]) } }
    return isHead
  }

  /// The facts about the words of a line; nil for a paragraph.
  private func words(of index: Int) -> HanLineFacts? {
    let line = document.lines[index]
    guard line.isOneSentence, line.characters <= Self.longestLooked else { return nil }
    var facts = HanLineFacts()
    facts.insert(ending(of: line))
    let longest = line.lastMark == .period ? Self.longestClosedLine : Self.longestOpenLine
    if Int(line.characters) > longest { facts.insert(.tooLong) }
    if line.characters < 2 { facts.insert(.oneCharacter) }
    if line.firstCommas > 3 { facts.insert(.manyClauses) }
    // Nothing else outweighs one of these.
    guard facts.sum > 0 else { return facts }
    if isDashed(line) { facts.insert(.dashed) }
    if isNumbered(line) { facts.insert(.numbered) }
    if isSpeech(line) { facts.insert(.speaks) }
    if holdsAddress(index) { facts.insert(.address) }
    return facts
  }

  /// The way a line ends: with a full stop or without a mark, as a question, before a colon, or inside a sentence.
  private func ending(of line: Line) -> HanLineFact {
    let mayAsk = !hasNumbers && line.characters <= Self.longestAsked && line.firstCommas == 0
    return switch line.lastMark {
    case .none: .open
    case .period: .closed
    case .question: mayAsk ? .asks : .endsInside
    case .colon: mayAsk ? .announces : .endsInside
    case .semicolon, .exclamation, .comma: .endsInside
    }
  }

  /// The fact of the line below: text, a short paragraph much longer than itself, or neither.
  private func below(_ index: Int, _ below: Int?) -> HanLineFact {
    guard let below else { return .overNothing }
    if isText(below) { return .overText }
    let line = document.lines[index]
    let isLonger =
      isShortText(below) && line.lastMark != .period
      && Int(document.lines[below].characters) >= Int(line.characters) * Self.timesBelow
    return isLonger ? .overShortText : .overNothing
  }

  /// Adds to each line what the others between the same numbers say. Sentences that are text say nothing of the rest.
  private func addGroup(
    to heads: inout [(index: Int, facts: HanLineFacts)], _ block: ArraySlice<Int>, stray: (all: Int, closed: Int)
  ) {
    let sentences = sentenceFacts(heads)
    let alike = sentences.isEmpty ? heads : heads.filter { !$0.facts.contains(.closed) }
    var group: [HanLineFact] = [alike.count < 2 ? .noneAlike : alike.count == 2 ? .twoAlike : .threeAlike]
    if stray.all - (sentences.isEmpty ? 0 : stray.closed) > alike.count / 2 { group.append(.amongShortLines) }
    let isWeak = { (facts: HanLineFacts, index: Int) in
      facts.contains(.asks) || facts.contains(.announces) || facts.contains(.overShortText)
        || document.lines[block[index]].characters < 3
    }
    let isPairWeak = !sentences.isEmpty || alike.contains { isWeak($0.facts, $0.index) }
    if alike.count < 3, isPairWeak { group.append(.weakPair) }
    for index in heads.indices {
      for fact in heads[index].facts.contains(.closed) ? group + sentences : group { heads[index].facts.insert(fact) }
    }
  }

  /// The facts against lines with a full stop, where most are such lines.
  private func sentenceFacts(_ heads: [(index: Int, facts: HanLineFacts)]) -> [HanLineFact] {
    guard heads.count(where: { $0.facts.contains(.closed) }) * 2 > heads.count else { return [] }
    // Two of three alternate with one paragraph each.
    let regular = zip(heads, heads.dropFirst()).count { $1.index - $0.index == 2 }
    let isApart = regular * 3 < (heads.count - 1) * 2
    return (hasNumbers ? [] : [.sentencesAlone]) + (isApart ? [.sentencesApart] : [])
  }

  /// Keeps what speaks for and against the first sentence of a line.
  mutating func keep(_ facts: HanLineFacts, _ index: Int) {
    guard document.keepsEvidence, facts.sum > 0 else { return }
    let line = document.lines[index]
    let start = Int(line.contentStart)
    let title = Trimming.title(document.text, start..<Int(line.firstEnd))
    judged.append(
      HeadingEvidence(
        heading: TextRange(start, Int(line.firstEnd)), number: TextRange(start, start),
        title: TextRange(title.lowerBound, title.upperBound), facts: [], hanFacts: facts.bits, sum: facts.sum,
        threshold: HanLineFact.accepted, isHeading: facts.sum >= HanLineFact.accepted))
  }

  /// Keeps the one fact that makes a line a heading, whatever else was found about it.
  mutating func keep(_ fact: HanLineFact, _ index: Int) {
    var facts = HanLineFacts()
    facts.insert(fact)
    keep(facts, index)
  }

  // MARK: Lines

  private func isText(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.characters >= Self.shortestText && (line.lastMark == .period || !line.isOneSentence)
  }

  /// Whether a line is a short paragraph: it ends as a sentence does, and is no heading itself.
  private func isShortText(_ index: Int) -> Bool {
    let line = document.lines[index]
    return !hasNumbers && line.characters >= Self.shortestBelow && line.lastMark == .period
  }

  /// Whether a line holds the address of a site, as copies on the web do.
  private func holdsAddress(_ index: Int) -> Bool {
    let content = document.text[document.lines[index].content]
    guard content.contains(where: { [0x77, 0x57, 0x68, 0x48].contains($0) }) else { return false }
    return FrontFields.holdsAddress(OpeningLine(document, index))
  }
}
