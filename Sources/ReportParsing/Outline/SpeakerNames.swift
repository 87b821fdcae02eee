import TextFacts

/// The names of those who speak in a play, an interview or a hearing, each on a line of its own right above the speech:
/// `FAUST:`, `BERNARDO.`, `LE COMTE`.
///
/// One of them comes back after the next has answered (A, B, A), as the heads of parts do not: those come again in their
/// order, with other heads between. Once some lines show to be such names, all lines of their form are.
struct SpeakerNames {
  private struct NameForm: Hashable {
    var isCapitals: Bool
    var ending: LineEnding
    var isAlone: Bool
  }

  /// The lines of one form, the words of each as a hash.
  private struct Lines {
    var words: [UInt64] = []
    var members: [Int] = []
    /// The names that come back right behind the next, and how often such a one does.
    var returns = 0
    var returning = Set<UInt64>()
    /// Whether another heading stands between each line and the one before.
    var isParted: [Bool] = []
  }

  private static let (fewest, fewestNames, fewestReturns) = (12, 3, 5)
  /// One line in so many is a name that comes back.
  private static let rarity = 8

  /// The positions among `candidates` of names of speakers; `isParted` says whether a heading of another kind stands
  /// between the lines of two of them.
  static func find(
    among candidates: [LineHeads.Candidate], in text: [UInt8],
    isParted: (LineHeads.Candidate, LineHeads.Candidate) -> Bool
  ) -> [Int] {
    guard candidates.count >= fewest else { return [] }
    var forms: [NameForm: Lines] = [:]
    for (index, candidate) in candidates.enumerated() where mayBeName(candidate) {
      let form = NameForm(
        isCapitals: candidate.form.letters == .capitals, ending: candidate.form.ending,
        isAlone: candidate.facts.contains(.alone))
      var lines = forms[form] ?? Lines()
      let last = lines.members.last
      lines.isParted.append(last.map { isParted(candidates[$0], candidate) } ?? true)
      lines.members.append(index)
      lines.words.append(WordHash.of(text[candidate.words]))
      let count = lines.members.count
      if count > 2, lines.words[count - 1] == lines.words[count - 3], lines.words[count - 1] != lines.words[count - 2],
        !lines.isParted[count - 1], !lines.isParted[count - 2]
      {
        lines.returns += 1
        lines.returning.insert(lines.words[count - 1])
      }
      forms[form] = lines
    }
    return forms.filter { areNames($0.value, $0.key.ending) }.flatMap(\.value.members)
  }

  private static func areNames(_ lines: Lines, _ ending: LineEnding) -> Bool {
    guard lines.members.count >= fewest, lines.returns >= fewestReturns,
      lines.returns * rarity >= lines.members.count
    else { return false }
    // Two headings without a colon may alternate: the findings of an audit and what it recommends.
    return Set(lines.words).count >= fewestNames && (lines.returning.count >= fewestNames || ending == .colon)
  }

  private static func mayBeName(_ candidate: LineHeads.Candidate) -> Bool {
    let facts = candidate.facts
    return facts.contains(.blankBefore) && facts.contains(.short) && candidate.lastLine == candidate.line
      && !candidate.form.isDecorated && !candidate.form.isBold && candidate.form.letters != .small
      && candidate.form.ending != .comma
  }
}
