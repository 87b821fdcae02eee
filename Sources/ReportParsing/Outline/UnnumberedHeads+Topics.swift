import TextFacts

/// First sentences of paragraphs that are headings: topics.
extension UnnumberedHeads {
  /// Whether a paragraph begins with what may be a topic sentence: short, one comma at most, text after it.
  func isTopic(_ index: Int) -> Bool {
    let line = document.lines[index]
    let longest = isOfficial ? Self.longestWideTopic : Self.longestTopic
    return line.firstMark == .period && !line.isOneSentence && line.firstCommas <= 1
      && (4...longest).contains(Int(line.firstCharacters))
      && Int(line.characters) >= Int(line.firstCharacters) * (opensLike(index) ? 1 : 2) + 10 && !isDashed(line)
      && !isNumbered(line) && Bullet.length(document.text.span, line.content) == 0
      && !isSpeech(line) && (isOfficial || !Narration.reads(document.text, line))
      && (!Copula.stands(in: document.text, Int(line.contentStart)..<Int(line.firstEnd))
        || isOfficial && opensAlike(index))
  }

  /// Bytes that neighbours have in common at their start where they say the same of several things.
  private static let alike = 18

  /// Whether the line before or after begins with the same words: statements in a row (`做好…是…` three times) name what
  /// each paragraph is about.
  private func opensAlike(_ index: Int) -> Bool {
    let words = document.text[document.lines[index].content].prefix(Self.alike)
    return words.count == Self.alike
      && [index - 1, index + 1].contains {
        document.lines.indices.contains($0) && document.text[document.lines[$0].content].starts(with: words)
      }
  }

  /// Whether the line before or after begins with the same two characters: 坚持…，…。坚持…，…。
  private func opensLike(_ index: Int) -> Bool {
    let words = document.text[document.lines[index].content].prefix(6)
    return words.count == 6 && (0xE4...0xE9).contains(words.first ?? 0)
      && [index - 1, index + 1].contains {
        document.lines.indices.contains($0) && document.text[document.lines[$0].content].starts(with: words)
      }
  }

  /// Whether topics with a comma are of a length: other sentences with one are not.
  private func isEven(_ run: ArraySlice<Int>) -> Bool {
    let lengths = run.filter { document.lines[$0].firstCommas > 0 }.map { Int(document.lines[$0].firstCharacters) }
    guard let longest = lengths.max(), let shortest = lengths.min() else { return true }
    return longest * 2 <= shortest * 3
  }

  /// Topics in a row: all of them where most have no comma, else those with one and those without apart.
  mutating func appendRuns(_ run: ArraySlice<Int>, blockCount: Int, isPart: Bool) {
    let commas = run.count { document.lines[$0].firstCommas > 0 }
    // A sentence with a comma above those without one says what the part is about.
    if isOfficial, commas > 0, commas * 2 < run.count, document.lines[run[run.startIndex]].firstCommas > 0 {
      return appendRuns(run.dropFirst(), blockCount: blockCount, isPart: false)
    }
    if commas == 0 || commas == run.count || isOfficial && run.count > 2 && commas * 2 < run.count {
      return appendTopics(run, blockCount: blockCount, isPart: isPart)
    }
    var first = run.startIndex
    while first < run.endIndex {
      let hasComma = document.lines[run[first]].firstCommas > 0
      let end = run[first...].firstIndex { (document.lines[$0].firstCommas > 0) != hasComma } ?? run.endIndex
      appendTopics(run[first..<end], blockCount: blockCount, isPart: isPart && run.count == end - first)
      first = end
    }
  }

  private mutating func appendTopics(_ run: ArraySlice<Int>, blockCount: Int, isPart: Bool) {
    guard !run.isEmpty, hasNumbers || hanging == nil else { return }
    var facts = facts(of: run, blockCount: blockCount)
    if isPart, run.count > 2 { facts.insert(.fillsPart) }
    let isPair = run.count == 2 && facts.sum + HanLineFact.pairAsElsewhere.weight >= HanLineFact.accepted
    if facts.sum >= HanLineFact.accepted {
      groups += 1
      for index in run { append(document.lines[index], index, kind: .runin, evidence: .plain) }
    } else if isPair, isOfficial || isPart {
      if isPart { partPairs += 1 }
      return pairs.append((run[run.startIndex], run[run.startIndex + 1]))
    }
    if run.count > 1 { for index in run { keep(facts, index) } }
  }

  /// The facts about first sentences of paragraphs in a row, which are those of each of them.
  private func facts(of run: ArraySlice<Int>, blockCount: Int) -> HanLineFacts {
    let short = run.count { document.lines[$0].firstCharacters <= Self.longestTopic }
    let hasComma = run.contains { document.lines[$0].firstCommas > 0 }
    var facts = HanLineFacts()
    facts.insert(.opensText)
    if run.count >= 3 {
      facts.insert(.inRow)
      if short * 2 < run.count, !hasComma, !run.allSatisfy(opensAlike) { facts.insert(.mostlyLong) }
    } else if run.count == 2 {
      if short < 2 || hasComma {
        facts.insert(.mostlyLong)
      } else if run.count == blockCount {
        facts.insert(.pairAlone)
      }
    }
    if !isEven(run) { facts.insert(.uneven) }
    // Beside no number a clause pair is one of several alike.
    if hasComma, !isOfficial, !run.allSatisfy(opensLike) { facts.insert(.clausesUnlike) }
    return facts
  }

  private static let longestInterjected = 40

  /// A sentence that opens a paragraph beside topics has no more characters.
  private static let longestUneven = 80

  /// Keeps the paragraphs of a part where nearly all begin with a topic, and the others with a longer sentence before more
  /// text: they are topics in a document whose other parts have groups of them. Four beside one paragraph are a group
  /// themselves.
  mutating func keepUneven(_ block: [Int]) {
    let topics = block.filter(isTopic)
    let others = block.count - topics.count
    guard block.count >= 3, others * 3 <= block.count else { return }
    if topics.count >= Self.fewestAround, others <= 1,
      !topics.contains(where: { document.lines[$0].firstCommas > 0 })
    {
      appendTopics(topics[...], blockCount: block.count, isPart: false)
    } else {
      uneven.append(block.filter { isTopic($0) || mayOpen($0) })
    }
  }

  private static let fewestAround = 4

  private func mayOpen(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.firstMark == .period && !line.isOneSentence && line.firstCharacters <= Self.longestUneven
      && Int(line.characters) >= Int(line.firstCharacters) * 2 && !isDashed(line) && !isNumbered(line)
      && !isSpeech(line)
      && !Copula.stands(in: document.text, Int(line.contentStart)..<Int(line.firstEnd))
  }

  /// The lines of a block that part no paragraphs: captions, items with a bullet, （掌声）, the rows of tables, the lines right
  /// above and below these that are part of the table, and the one that announces it.
  func interjected(_ block: [Int]) -> Set<Int> {
    var rows = Set<Int>()
    for (position, index) in block.enumerated() {
      let line = document.lines[index]
      // A row of a table drawn with strokes.
      if line.content.count > 2, document.text[line.content].first == 0x7C, document.text[line.content].last == 0x7C {
        rows.insert(index)
        continue
      }
      if line.isOneSentence, line.characters <= Self.longestInterjected, line.lastMark == .none,
        isInBrackets(line) || Caption.begins(document.text[line.content])
          || Bullet.length(document.text.span, line.content) > 0
      {
        rows.insert(index)
        continue
      }
      guard FigureRow.isOne(index, in: document) else { continue }
      rows.insert(index)
      for place in [position - 1, position + 1] where block.indices.contains(place) {
        let line = document.lines[block[place]]
        if line.isOneSentence, line.lastMark == .none || line.lastMark == .colon { rows.insert(block[place]) }
      }
    }
    guard let first = rows.min(), let position = block.firstIndex(of: first), position > 0 else { return rows }
    let above = document.lines[block[position - 1]]
    if above.isOneSentence, above.lastMark == .colon { rows.insert(block[position - 1]) }
    return rows
  }

  /// Two topics in a row are ones too in a document whose other parts have groups of them.
  mutating func appendPairs() {
    if groups >= Self.fewestGroups {
      for index in uneven.joined() { append(document.lines[index], index, kind: .runin, evidence: .plain) }
      if pairs.isEmpty, !uneven.isEmpty { found.sort { $0.start < $1.start } }
    }
    guard !pairs.isEmpty else { return }
    var facts = HanLineFacts()
    facts.insert(.opensText)
    if groups + partPairs >= Self.fewestGroups { facts.insert(.pairAsElsewhere) }
    for index in pairs.flatMap({ [$0.0, $0.1] }) {
      if facts.sum >= HanLineFact.accepted { append(document.lines[index], index, kind: .runin, evidence: .plain) }
      keep(facts, index)
    }
    found.sort { $0.start < $1.start }
  }
}
