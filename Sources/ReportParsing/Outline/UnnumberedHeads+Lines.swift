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
    let end =
      block.lastIndex { isText($0) || isShortText($0) || isItem($0) || isBulleted($0) }.map { $0 - block.startIndex }
      ?? 0
    let setOff = SetOffLines(in: document, block)
    for (index, line) in block.enumerated() where !setOff.below.contains(line) && !repeatsAbove(index, of: block) {
      let isSetOff = setOff.heads.contains(line)
      let isBoxed = BoxedLines.isBoxed(line, in: document)
      guard index <= end || isSetOff || isBoxed || mayRepeat(line) || hanging != nil,
        var facts = words(of: line, isSetOff: isSetOff)
      else { continue }
      guard facts.sum > 0 else {
        if facts.contains(.code) { stray.all += 1 }
        continue
      }
      let next = lineBelow(index, of: block)
      let below = below(line, next)
      if isSetOff { facts.insert(.setOff) }
      let hangs = addPlace(line, to: &facts)
      if !isSetOff && !hangs || below != .overNothing { facts.insert(below) }
      if isBoxed { facts.insert(.boxed) }
      if isSetOff || facts.contains(.overItems), isLabel(document.lines[line]) { facts.insert(.labels) }
      if facts.contains(.overItems), let next, itemsCountOn(to: next, over: line) { facts.insert(.betweenItems) }
      if let next, !isMarginOnly { keepForOtherHeads(line, facts, next) }
      guard index <= end || isSetOff || isBoxed || facts.contains(.hangs) else { continue }
      if facts.sum >= HanLineFact.candidate {
        heads.append((index, facts))
      } else if !parallel[index], document.page != nil || !isLabel(document.lines[line]), !mayHeadHead(index, of: block)
      {
        stray.all += 1
        if facts.contains(.closed) { stray.closed += 1 }
      }
    }
    addFirstOfItems(to: &heads, block)
    addGroup(to: &heads, block, stray: stray)
    let labels = labelLines(block)
    if !labels.isEmpty {
      heads.removeAll { labels.contains($0.index) }
      var facts = HanLineFacts()
      facts.insert(.announces)
      facts.insert(.labelsText)
      heads += labels.sorted().map { ($0, facts) }
    }
    if heads.count == 1, stray.all == 0, hasNumbers, !isMarginOnly, let (index, facts) = heads.first,
      facts.sum < HanLineFact.accepted,
      facts.contains(.open), facts.contains(.overText), !isLabel(document.lines[block[block.startIndex + index]])
    {
      lone.append((block[block.startIndex + index], facts))
    }
    if isMarginOnly { heads.removeAll { !$0.facts.contains(.hangs) } }
    for (index, facts) in heads where facts.sum >= HanLineFact.accepted { isHead[index] = true }
    let overItems = heads.filter { isHead[$0.index] && $0.facts.contains(.overItems) }
    if !overItems.isEmpty { markOverHeads(&isHead, overItems.map(\.index), block) }
    if document.keepsEvidence { for (index, facts) in heads { keep(facts, block[index]) } }
    return isHead
  }

  /// The facts about the words of a line; nil for a paragraph.
  private func words(of index: Int, isSetOff: Bool) -> HanLineFacts? {
    let line = document.lines[index]
    guard line.isOneSentence, line.characters <= Self.longestLooked else { return nil }
    var facts = HanLineFacts()
    facts.insert(ending(of: line, isSetOff: isSetOff))
    let longest = line.lastMark == .period ? Self.longestClosedLine : Self.longestOpenLine
    if Int(line.characters) > longest { facts.insert(.tooLong) }
    if line.characters < 2 || !hasWords(line) { facts.insert(.oneCharacter) }
    if line.firstCommas > 3 { facts.insert(.manyClauses) }
    // Nothing else outweighs one of these.
    guard facts.sum > 0 else { return facts }
    if isDashed(line) { facts.insert(.dashed) }
    if saysWhatIsDone(line) { facts.insert(.speaks) }
    if isNumbered(line) || isBrokenItem(line) { facts.insert(.numbered) }
    if isSpeech(line) || isSaid(line) { facts.insert(.speaks) }
    if SiteName.stands(in: document.text[line.content]) { facts.insert(.address) }
    if Caption.begins(document.text[line.content]) || isPicture(line) { facts.insert(.caption) }
    if CodeSigns.stand(in: document.text.span, line.content) { facts.insert(.code) }
    if Byline.isOne(document, index) { facts.insert(.byline) }
    if isInBrackets(line) { facts.insert(.aside) }
    return facts
  }

  /// The fewest characters of an item that goes on below.
  private static let shortestBroken = 30

  /// Whether a line is the item of a list, by a letter, that a comma shows to be a sentence and that the next line goes on:
  /// `b)  涨水时停航，水退以后先查看石`.
  private func isBrokenItem(_ line: Line) -> Bool {
    let words = document.text[line.content]
    guard line.lastMark == .none, line.firstCommas > 0, Int(line.characters) >= Self.shortestBroken, words.count > 4,
      let first = words.first, (0x61...0x7A).contains(first | 0x20)
    else { return false }
    return words.dropFirst().first == 0x29 || words.dropFirst().starts(with: "）".utf8)
  }

  /// Whether letters or figures stand in a line: `……` and `* * *` part paragraphs.
  private func hasWords(_ line: Line) -> Bool {
    document.text[line.content].contains {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || (0xC3...0xDF).contains($0) || $0 >= 0xE3
    }
  }

  /// Words of somebody who talks of what comes next, and of steps in it: such a line is a sentence, though no mark ends it.
  private static let talking = ["我们", "咱们", "大家", "接下来", "我想", "我要", "今天我"].map { Array($0.utf8) }

  /// Whether a line has a comma and says what somebody does or is about to do: `接下来，我们讲一下数据存储`.
  private func saysWhatIsDone(_ line: Line) -> Bool {
    line.firstCommas > 0 && line.lastMark == .none && !hasNumbers
      && Self.talking.contains { ByteSearch.stands($0, in: document.text[line.content]) }
  }

  /// Adds what the margin says of the line at `index`, in a text whose paragraphs are set in; returns whether it stands
  /// further left than they do, and another line below it does not.
  private func addPlace(_ index: Int, to facts: inout HanLineFacts) -> Bool {
    guard let hanging else { return false }
    guard hanging.hangs(document.lines[index], document.text) else {
      if !facts.contains(.open) { facts.insert(.setAsText) }
      return false
    }
    guard facts.contains(.open), !isLabel(document.lines[index]), !isAside(index) else { return false }
    facts.insert(.hangs)
    return index + 1 < document.lines.count && !hanging.hangs(document.lines[index + 1], document.text)
  }

  private static let blanksAboveStory = 2

  /// Whether a line at the margin is no head by its words or its place: all of it in brackets, a name, or one of several short
  /// lines in a row, as verse and lists of names are.
  private func isAside(_ index: Int) -> Bool {
    let line = OpeningLine(document, index)
    // Stories may be called after a person: they stand apart from the one before.
    let isApart = document.lines[index].blanksBefore >= Self.blanksAboveStory
    if line.bracketed != nil || PersonalNames.isName(line.words[...]) && !isApart { return true }
    guard index > 0, document.lines[index].blanksBefore == 0 else { return false }
    return document.lines[index - 1].lastMark == .none && document.lines[index - 1].part == .text
  }

  /// Whether the line at `index` of `block` has the words of the one above it: a head that stands there twice.
  private func repeatsAbove(_ index: Int, of block: ArraySlice<Int>) -> Bool {
    guard index > 0 else { return false }
    let (line, above) = (
      document.lines[block[block.startIndex + index]], document.lines[block[block.startIndex + index - 1]]
    )
    return line.characters == above.characters && line.lastMark == .none
      && document.text[line.content] == document.text[above.content]
  }

  /// The line of `block` below the one at `index`, the name of an author and the same words again passed over.
  private func lineBelow(_ index: Int, of block: ArraySlice<Int>) -> Int? {
    let next = block.startIndex + index + 1
    guard next + 1 < block.endIndex, Byline.isOne(document, block[next]) else {
      return next < block.endIndex ? block[next] : nil
    }
    return block[next + 1]
  }

  /// The way a line ends: with a full stop or without a mark, as a question, before a colon, or inside a sentence.
  private func ending(of line: Line, isSetOff: Bool) -> HanLineFact {
    let mayAsk = !hasNumbers && line.characters <= Self.longestAsked && line.firstCommas == 0
    return switch line.lastMark {
    case .none: goesOnInLetters(line) ? .endsInside : .open
    case .period: .closed
    case .question: mayAsk ? .asks : .endsInside
    case .colon: (mayAsk || isSetOff) && !announces(line) ? .announces : .endsInside
    case .semicolon, .exclamation, .comma: .endsInside
    }
  }

  /// Whether a line in letters ends with a full stop or begins with a small letter: a part of wrapped text.
  private func goesOnInLetters(_ line: Line) -> Bool {
    guard let first = line.content.first, let last = line.content.last else { return false }
    return document.text[last] == 0x2E || (0x61...0x7A).contains(document.text[first]) && document.text[last] < 0x80
  }

  /// Words before a colon name a field, and what follows is its value (`联系人：甲`); they are no more than these.
  private static let longestLabel = 8

  /// Whether a line names a field, with its value or without (`注：`), is the item of a list or has no words.
  private func isLabel(_ line: Line) -> Bool {
    var cursor = Cursor(text: document.text, place: Int(line.contentStart), end: Int(line.contentEnd))
    if Bullet.length(document.text.span, line.content) > 0 { return true }
    for position in 0..<Self.longestLabel {
      guard let scalar = cursor.scalar else { return false }
      cursor.place = scalar.end
      if scalar.value == 0xFF1A || scalar.value == 0x3A { return position < 2 || !cursor.pastSpaces.isAtEnd }
    }
    return false
  }

  /// Whether a line is a sentence behind the name of who says it: `主席：请下一位听众发言。`
  private func isSaid(_ line: Line) -> Bool {
    guard line.lastMark == .period || line.lastMark == .question else { return false }
    return !OpeningWords.asks(line, document.text) && isLabel(line)
  }

  /// The fact of the line below: text, a short paragraph much longer than itself, or neither.
  private func below(_ index: Int, _ below: Int?) -> HanLineFact {
    guard let below else { return .overNothing }
    let line = document.lines[index]
    if isItem(below) ? mayHeadItems(index) : isBulleted(below) && mayHeadBullets(index) { return .overItems }
    if isText(below) { return .overText }
    let isLonger =
      isShortText(below) && line.lastMark != .period
      && Int(document.lines[below].characters) >= Int(line.characters) * Self.timesBelow
    return isLonger ? .overShortText : .overNothing
  }

  private static let picture = Array("[pic]".utf8)

  /// Whether a line is the place of a picture, as converters of old documents write it.
  private func isPicture(_ line: Line) -> Bool { document.text[line.content].elementsEqual(Self.picture) }

  private static let (opening, closing) = (Array("（".utf8), Array("）".utf8))

  /// Whether one pair of round brackets holds all of a line.
  func isInBrackets(_ line: Line) -> Bool {
    let words = document.text[line.content]
    return words.starts(with: Self.opening) && words.suffix(3).elementsEqual(Self.closing)
      && !ByteSearch.stands(Self.closing, in: words.dropLast(3))
  }

  private func isBulleted(_ index: Int) -> Bool {
    Bullet.length(document.text.span, document.lines[index].content) > 0
  }

  /// Whether a line begins with the number of an item.
  private func isItem(_ index: Int) -> Bool { isNumbered(document.lines[index]) }

  /// Whether a line may head items: no part of a sentence, which begins on it or above it, that a page broke off.
  func mayHeadItems(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard document.page == nil, line.firstCommas == 0, line.lastMark == .none || line.lastMark == .colon,
      document.text[line.content].contains(where: { $0 >= 0xE3 })
    else { return false }
    return index == 0 || line.blanksBefore > 0 || document.lines[index - 1].part != .text
      || ![.none, .comma].contains(document.lines[index - 1].lastMark)
  }

  /// A line above others with bullets, or above a head of such, has no more characters: a longer one may be broken off.
  private static let longestOverBullets = 36

  /// Whether a line without a bullet may head items that have one: the line above has come to an end.
  private func mayHeadBullets(_ index: Int) -> Bool {
    guard document.page == nil, !isBulleted(index), document.lines[index].firstCommas == 0,
      document.lines[index].lastMark == .none, !isLabel(document.lines[index]),
      document.text[document.lines[index].content].contains(where: { $0 >= 0xE3 })
    else { return false }
    return mayHeadItems(index) || document.lines[index - 1].characters <= Self.longestOverBullets
  }

  /// Whether the line at `index` of `block` stands right above one that may head items with bullets: it may head that.
  func mayHeadHead(_ index: Int, of block: ArraySlice<Int>) -> Bool {
    let place = block.startIndex + index
    guard place + 2 < block.endIndex, block[place] + 2 == block[place + 2], isBulleted(block[place + 2]) else {
      return false
    }
    return document.lines[block[place]].isOneSentence && !isNumbered(document.lines[block[place]])
      && mayHeadBullets(block[place]) && mayHeadBullets(block[place + 1])
  }

  /// The lines above a line in which the item is looked for that the one below it goes on.
  private static let reach = 12

  /// Whether the number at `next` counts on from that of an item above `line`, but for what the items are numbered with.
  private func itemsCountOn(to next: Int, over line: Int) -> Bool {
    guard let mark = number(at: next), mark.value > 1 else { return false }
    return (max(0, line - Self.reach)..<line).contains {
      guard document.lines[$0].part == .text, let above = number(at: $0) else { return false }
      return above.style == mark.style && above.value + 1 == mark.value
    }
  }

  /// The line above the first item heads as much as the next one, which the items count on past.
  private func addFirstOfItems(to heads: inout [(index: Int, facts: HanLineFacts)], _ block: ArraySlice<Int>) {
    for place in heads.indices.dropLast()
    where heads[place].facts.contains(.overItems) && heads[place + 1].facts.contains(.betweenItems) {
      let items = [place, place + 1].map { number(at: block[block.startIndex + heads[$0].index + 1]) }
      if items[0]?.style == items[1]?.style, items[0]?.value == 1 { heads[place].facts.insert(.betweenItems) }
    }
  }

  private func number(at index: Int) -> NumberMark? {
    let line = document.lines[index]
    return NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd))
  }

  /// Adds to each line what the others between the same numbers say. Sentences that are text say nothing of the rest.
  private func addGroup(
    to heads: inout [(index: Int, facts: HanLineFacts)], _ block: ArraySlice<Int>, stray: (all: Int, closed: Int)
  ) {
    // Lines at the margin are of a kind in the whole text, whatever stands between them.
    let hanging = heads.indices.filter { heads[$0].facts.contains(.hangs) }
    if hanging.count >= 2 {
      for index in hanging { heads[index].facts.insert(hanging.count == 2 ? .twoAlike : .threeAlike) }
    }
    let sentences = sentenceFacts(heads)
    let alike = sentences.isEmpty ? heads : heads.filter { !$0.facts.contains(.closed) }
    var group: [HanLineFact] = [alike.count < 2 ? .noneAlike : alike.count == 2 ? .twoAlike : .threeAlike]
    if stray.all - (sentences.isEmpty ? 0 : stray.closed) > alike.count / 2 { group.append(.amongShortLines) }
    let isWeak = { (facts: HanLineFacts, index: Int) in
      facts.contains(.asks) || facts.contains(.announces) || facts.contains(.overShortText)
        || document.lines[block[index]].characters < 3
          && (!facts.contains(.overItems) || document.lines[block[index]].blanksBefore == 0)
    }
    let isPairWeak = !sentences.isEmpty || alike.contains { isWeak($0.facts, $0.index) }
    if alike.count < 3, isPairWeak { group.append(.weakPair) }
    for index in heads.indices where !heads[index].facts.contains(.hangs) {
      for fact in heads[index].facts.contains(.closed) ? group + sentences : group { heads[index].facts.insert(fact) }
    }
  }

  /// The facts against lines with a full stop, where most are such lines.
  private func sentenceFacts(_ heads: [(index: Int, facts: HanLineFacts)]) -> [HanLineFact] {
    let closed = heads.count { $0.facts.contains(.closed) }
    // Beside lines without a mark, in a text without numbers, a line with one is a short paragraph.
    if !hasNumbers, closed > 0, (heads.count - closed) >= max(3, closed) { return [.sentencesAlone] }
    guard closed * 2 > heads.count else { return [] }
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

  func isText(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.characters >= Self.shortestText && (line.lastMark == .period || !line.isOneSentence)
  }

  /// Whether a line is a short paragraph: it ends as a sentence does, and is no heading itself.
  private func isShortText(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.characters >= Self.shortestBelow && line.lastMark == .period
  }
}
