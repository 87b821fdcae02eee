import ReportModel
import TextFacts

/// The facts about short lines that the others of the document show: words that stand again and again, names of speakers,
/// the widest gaps.
extension LineHeads {
  /// The same words on so many lines name no parts of a text.
  private static let manyTimes = 4

  /// Marks the lines whose words stand on several others.
  mutating func markRepeated() {
    guard candidates.count >= Self.manyTimes else { return }
    var words = candidates.enumerated().map { index, candidate in
      (hash: WordHash.of(document.text[candidate.words]), index)
    }
    words.sort { $0.hash < $1.hash }
    var first = 0
    for next in 1...words.count where next == words.count || words[next].hash != words[first].hash {
      if next - first >= Self.manyTimes {
        for (_, index) in words[first..<next] { candidates[index].facts.insert(.repeated) }
      }
      first = next
    }
  }

  /// Marks the names of speakers; returns whether the text has any.
  mutating func markSpeakers() -> Bool {
    let names = SpeakerNames.find(among: candidates, in: document.text) { above, below in
      (above.line + 1..<max(above.line + 1, below.line)).contains { setting.opensNumbered($0) }
    }
    for index in names { candidates[index].facts.insert(.speaker) }
    return !names.isEmpty
  }

  /// Blank lines that part sections where one parts paragraphs.
  private static let wideGap = 2
  /// So many lines stand behind such a gap, all but one in ten of them heads; in a play, half.
  private static let fewestFarApart = 3

  /// Marks the short lines alone behind the wide gaps of a text where nearly all of these have such a line below them: they
  /// head its parts, whatever mark ends them and however short the line below is.
  mutating func markFarApart(isPlay: Bool) {
    let gaps = document.lines.indices.dropFirst().count {
      document.lines[$0].part == .text && document.lines[$0].blanksBefore >= Self.wideGap
    }
    guard gaps > 0, gaps * 2 <= document.lines.count else { return }
    let heads = candidates.indices.filter { mayStandFarApart(candidates[$0]) }
    guard heads.count >= (isPlay ? 2 : Self.fewestFarApart),
      isPlay ? heads.count * 2 >= gaps : heads.count * 10 >= gaps * 9
    else { return }
    for index in heads {
      candidates[index].facts.insert(.farApart)
      candidates[index].facts.remove(.overShort)
      candidates[index].facts.remove(.endsWithStop)
    }
  }

  private func mayStandFarApart(_ candidate: Candidate) -> Bool {
    let facts = candidate.facts
    guard candidate.line > 0, setting.blanks(before: candidate.line) >= Self.wideGap, facts.contains(.alone),
      facts.contains(.short), candidate.form.letters != .small, candidate.form.ending != .comma,
      candidate.form.ending != .colon
    else { return false }
    return ![.atEnd, .quoted, .noWordStart, .repeated, .speaker, .states, .field, .code, .columns].contains {
      facts.contains($0)
    }
  }

  // MARK: The title

  /// Leaves out a line between the title and the first number that no other is like: `A Comedy in Two Acts` over `ACT I`
  /// belongs to the title. GENERAL PROVISIONS over Article 1 does not.
  mutating func dropSubtitle() {
    guard let first = candidates.first, first.line > 0, document.lines[first.line - 1].part == .title,
      first.facts.contains(.noneAlike), let next = setting.next(after: first.lastLine), setting.opensUnit(next)
    else { return }
    candidates.removeFirst()
  }
}
