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
      && !isNumbered(line)
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

  mutating func appendTopics(_ run: ArraySlice<Int>, blockCount: Int, isPart: Bool) {
    guard !run.isEmpty, hasNumbers || hanging == nil else { return }
    var facts = facts(of: run, blockCount: blockCount)
    if isPart, run.count > 2 { facts.insert(.fillsPart) }
    let isPair = run.count == 2 && facts.sum + HanLineFact.pairAsElsewhere.weight >= HanLineFact.accepted
    if facts.sum >= HanLineFact.accepted {
      groups += 1
      for index in run { append(document.lines[index], index, kind: .runin, evidence: .plain) }
    } else if isPair, isOfficial {
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

  /// Two topics in a row are ones too in a document whose other parts have groups of them.
  mutating func appendPairs() {
    guard !pairs.isEmpty else { return }
    var facts = HanLineFacts()
    facts.insert(.opensText)
    if groups >= Self.fewestGroups { facts.insert(.pairAsElsewhere) }
    for index in pairs.flatMap({ [$0.0, $0.1] }) {
      if facts.sum >= HanLineFact.accepted { append(document.lines[index], index, kind: .runin, evidence: .plain) }
      keep(facts, index)
    }
    found.sort { $0.start < $1.start }
  }
}
