import ReportModel

/// The numbered candidates of a document in series: candidates of one style whose numbers count on.
///
/// A series is judged as a whole: what most of its members are, all are taken to be.
struct CandidateSeries {
  /// The number of the series of each candidate; -1 for one without a number.
  private(set) var series: [Int32]
  private(set) var counts: [Counts] = []
  /// Whether each candidate leaves out or repeats a number.
  private var isOutOfStep: [Bool]

  /// The members of one series that are of a kind.
  struct Counts {
    var members = 0
    /// The value of the first, and whether some count on by one.
    var first: Int32 = 1
    var countsOn = false
    var heads = 0
    var sentences = 0
    /// The members that end with a semicolon.
    var clauses = 0
    var headNothing = 0
    var headSomething = 0
    /// The candidate before its first member, where it may be the item they stand below.
    var above: Int32 = -1
    /// The last member.
    var last: Int32 = -1
  }

  /// A series goes on over a number that is left out, repeated, or has changed places.
  private static let widestGap = 2
  /// The largest number a series begins with, where one before was lost.
  private static let latestFirst = 2

  /// The series of `candidates`, which are in order.
  init(of candidates: [Head]) {
    series = [Int32](repeating: -1, count: candidates.count)
    isOutOfStep = [Bool](repeating: false, count: candidates.count)
    var last = [(series: Int32, value: Int, index: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    // The series of `1.` that one began inside: 2.3 after 1. 2. 3. below 2.2 says that 2. is still open.
    var outer = last
    for (index, head) in candidates.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else { continue }
      let slot = Int(style.rawValue)
      if style == .decimal2 {
        for whole in [NumberStyle.decimal1, .arabicPoint] {
          let place = Int(whole.rawValue)
          guard let open = outer[place], open.value == Int(head.above), open.value > 0 else { continue }
          (last[place], outer[place]) = (open, nil)
        }
      }
      if let before = last[slot], Self.goesOn(before.value, value, isNext: before.index == index - 1) {
        series[index] = before.series
        isOutOfStep[index] = value != before.value + 1
        // Nothing but headings is numbered 一、: two of them with one left out between are a series.
        // 1. and 3., whose 2. lost its point.
        let leavesOut = style == .arabicPoint && before.value == 1 && value == 3
        if value == before.value + 1 || leavesOut || (value > before.value && style.standsAlone) {
          counts[Int(before.series)].countsOn = true
        }
      } else {
        if let before = last[slot], value == 1 { outer[slot] = before }
        series[index] = Int32(clamping: counts.count)
        counts.append(Counts(first: Int32(clamping: value), above: Int32(clamping: index - 1)))
      }
      last[slot] = (series[index], value, index)
    }
  }

  private static func goesOn(_ before: Int, _ value: Int, isNext: Bool) -> Bool {
    // A numbering that begins again begins at one, but for one that began at 0.
    value == 1 ? before == 0 || (before == 1 && isNext) : value >= before - 1 && value <= before + widestGap
  }

  /// Counts the member `index` with its own `facts`.
  mutating func count(_ index: Int, _ facts: HeadingFacts) {
    guard series[index] >= 0 else { return }
    var tally = counts[Int(series[index])]
    tally.members += 1
    tally.last = Int32(clamping: index)
    let isSentence = !facts.isDisjoint(with: [.sentence, .partOfSentence])
    if isSentence || facts.contains(.long) { tally.sentences += 1 }
    if facts.contains(.partOfSentence) { tally.clauses += 1 }
    let isHead = !facts.isDisjoint(with: [.aloneOpen, .runIn]) && facts.isDisjoint(with: [.long, .defines])
    if isHead, !isSentence { tally.heads += 1 }
    if facts.contains(.headsNothing) { tally.headNothing += 1 }
    let hasText = facts.contains(.runIn) && !facts.contains(.defines)
    if hasText || !facts.isDisjoint(with: [.headsText, .headsNumbers]) { tally.headSomething += 1 }
    counts[Int(series[index])] = tally
  }

  /// The facts that the series of `index` adds to its members.
  func facts(of index: Int) -> HeadingFacts {
    guard series[index] >= 0 else { return [] }
    let tally = counts[Int(series[index])]
    let late: HeadingFacts = tally.first > Self.latestFirst ? .beginsLate : []
    guard tally.members >= 2, tally.countsOn else { return late }
    var facts = late.union(.inSeries)
    if isOutOfStep[index] { facts.insert(.outOfStep) }
    if tally.heads * 3 >= tally.members * 2 { facts.insert(.seriesOfHeads) }
    // The last item of a sentence in items ends with its full stop.
    if tally.sentences * 2 > tally.members || tally.clauses > 0 && tally.clauses >= tally.members - 1 {
      facts.insert(.seriesOfSentences)
    }
    if tally.headSomething * 2 >= tally.members { facts.insert(.seriesHeadsText) }
    // The last member is followed by whatever comes next.
    if tally.headNothing * 4 >= (tally.members - 1) * 3 { facts.insert(.seriesHeadsNothing) }
    return facts
  }

  /// Whether `index` is the last item of a list: text comes after it as after any other line.
  func endsList(_ index: Int) -> Bool {
    guard series[index] >= 0 else { return false }
    let tally = counts[Int(series[index])]
    return tally.members >= 3 && Int(tally.last) == index && tally.headNothing == tally.members - 1
  }

  /// Whether `index` is the first member of its series.
  func isFirst(_ index: Int) -> Bool { above(index) == index - 1 || (index == 0 && series[0] >= 0) }

  /// The candidate that stands before the first member of the series of `index`; nil where none does.
  func above(_ index: Int) -> Int? {
    guard series[index] >= 0 else { return nil }
    let above = Int(counts[Int(series[index])].above)
    return above >= 0 ? above : nil
  }
}
