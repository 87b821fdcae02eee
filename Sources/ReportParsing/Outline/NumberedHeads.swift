import ReportModel

/// Headings that begin with a number, at the start of a line: which of the candidates are ones.
///
/// Each is judged by the sum of the facts that speak for and against it: its number, its line, the lines around it,
/// and the series its number stands in. A number that is missing or repeated counts against it and vetoes nothing.
enum NumberedHeads {
  /// The numbered headings and annexes among the lines that `skips` does not leave out, in order.
  static func find(in document: inout LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    var candidates = NumberedCandidates.find(in: document, skipping: skips)
    support(&candidates)
    var series = CandidateSeries(of: candidates)
    giveFacts(to: &candidates, &series, in: document)
    joinLone(&candidates, series)
    giveSurroundings(to: &candidates, series, in: document)
    if Tale.isOne(document, candidates) {
      document.isTale = true
      for (index, isItem) in Tale.items(candidates).enumerated() where isItem {
        candidates[index].facts.insert(.inTale)
      }
    }
    let sums = verdicts(&candidates, series, isOutlined: document.isOutlined)
    var isHeading = candidates.indices.map { candidates[$0].isMarked || sums[$0] >= EvidenceTable.threshold }
    keepTogether(&isHeading, sums, series, candidates)
    if document.keepsEvidence { document.evidence = evidence(of: candidates, sums, isHeading) }
    var index = -1
    candidates.removeAll { _ in
      index += 1
      return !isHeading[index]
    }
    return candidates
  }

  /// The facts that lines and series show.
  private static func giveFacts(to candidates: inout [Head], _ series: inout CandidateSeries, in document: LinedText) {
    let evidence = NumberedEvidence(candidates, in: document)
    for index in candidates.indices {
      let facts = evidence.facts(of: index)
      candidates[index].facts = facts
      series.count(index, facts)
    }
    for index in candidates.indices {
      var facts = candidates[index].facts.union(series.facts(of: index))
      if series.endsList(index), facts.isDisjoint(with: [.headsNumbers, .runIn]) {
        facts.remove(.headsText)
        facts.insert(.headsNothing)
      }
      // Nothing but headings is numbered so: an excerpt may begin anywhere.
      if !facts.isDisjoint(with: [.namesUnit, .headingStyle]) { facts.remove(.beginsLate) }
      candidates[index].facts = facts
    }
  }

  /// The style of a number, and that of the unit it stands right below.
  private struct HeadedStyle: Hashable {
    var unit: NumberStyle
    var style: NumberStyle
  }

  /// A lone 1. right below a chapter is of the kind that its sister chapters have in series.
  private static func joinLone(_ candidates: inout [Head], _ series: CandidateSeries) {
    var headed: Set<HeadedStyle> = []
    var lone: [(index: Int, pair: HeadedStyle)] = []
    for index in candidates.indices.dropFirst() where series.isFirst(index) {
      guard case .numbered(let style, 1) = candidates[index].evidence, !style.standsAlone, !style.namesUnit,
        case .numbered(let unit, _) = candidates[index - 1].evidence, unit.namesUnit, unit != .article
      else { continue }
      let facts = candidates[index].facts
      if facts.isSuperset(of: [.inSeries, .seriesOfHeads, .seriesHeadsText]) {
        headed.insert(HeadedStyle(unit: unit, style: style))
      } else if facts.isSuperset(of: [.aloneOpen, .headsText]),
        facts.isDisjoint(with: [.inSeries, .sentence, .announces])
      {
        lone.append((index, HeadedStyle(unit: unit, style: style)))
      }
    }
    for (index, pair) in lone where headed.contains(pair) {
      candidates[index].facts.formUnion([.inSeries, .seriesOfHeads, .seriesHeadsText])
    }
  }

  /// The facts that follow from the article or annex above.
  private static func giveSurroundings(
    to candidates: inout [Head], _ series: CandidateSeries, in document: LinedText
  ) {
    var (isLaw, isAnnex) = (false, false)
    // The last member of the series that have begun.
    var farthest: Int32 = -1
    // The number of the unit above, 0 for none.
    var unit: UInt16 = 0
    var beganInLaw = [Bool](repeating: false, count: series.counts.count)
    for index in candidates.indices {
      guard case .numbered(let style, let value) = candidates[index].evidence else {
        isLaw = false
        // An annex that the numbers above it go on below is a line of the text: 附表：选民登记表.
        if candidates[index].kind != .annex || farthest < index { isAnnex = candidates[index].kind == .annex }
        continue
      }
      let own = Int(series.series[index])
      if style.standsAlone { farthest = max(farthest, series.counts[own].last) }
      if series.isFirst(index) { beganInLaw[own] = isLaw }
      if style.isLegal {
        unit = UInt16(clamping: value)
        isLaw = style == .article || style == .clause
        if !isLaw { isAnnex = false }
      } else if isLaw, style == .decimal2, candidates[index].above == unit {
        candidates[index].facts.insert(.belowItsUnit)
        candidates[index].facts.remove(.unmarkedInMarkup)
      } else if isLaw, beganInLaw[own] {
        candidates[index].facts.insert(.belowArticle)
        if isName(candidates[index], style, in: document) { candidates[index].facts.insert(.namesBelowArticle) }
      } else {
        // A numbering that began above the articles goes on: they stand below it.
        isLaw = false
      }
      guard isAnnex else { continue }
      candidates[index].facts.insert(.inAnnex)
      if document.marksHeadings, candidates[index].facts.contains(.unmarked) {
        candidates[index].facts.insert(.unmarkedInMarkup)
      }
    }
  }

  /// A name has no more characters.
  private static let longestName = 20

  /// Whether a number and most of its series stand before names alone on their lines, text or numbers below them. In laws
  /// 一、 and （一） number items.
  private static func isName(_ head: Head, _ style: NumberStyle, in document: LinedText) -> Bool {
    guard !style.standsAlone, document.lines[head.line].firstCommas == 0,
      document.text[head.title].count(where: { $0 & 0xC0 != 0x80 }) <= longestName
    else { return false }
    let facts = head.facts
    return facts.isSuperset(of: [.aloneOpen, .seriesOfHeads, .seriesHeadsText])
      && facts.isDisjoint(with: [.announces, .long])
      && !facts.isDisjoint(with: [.headsText, .headsNumbers])
  }

  /// The most that a member of a series gives to the others, in tenths.
  private static let mostOfMark = 100

  /// The weight of the facts about each candidate, in tenths: its own count as much as those of its series.
  ///
  /// If the document's own outline names the headings, the others of their style are judged by themselves.
  private static func verdicts(_ candidates: inout [Head], _ series: CandidateSeries, isOutlined: Bool) -> [Int] {
    var totals = [Int](repeating: 0, count: series.counts.count)
    var members = totals
    for (index, head) in candidates.enumerated() where series.series[index] >= 0 && !(isOutlined && head.isMarked) {
      // A mark says much of its own line, and less of others with the same numbers.
      totals[Int(series.series[index])] += min(EvidenceTable.sum(head.facts), mostOfMark)
      members[Int(series.series[index])] += 1
    }
    var sums = [Int](repeating: .max, count: candidates.count)
    for index in candidates.indices where series.series[index] >= 0 {
      let own = Int(series.series[index])
      let mean = totals[own] / max(1, members[own])
      let sum = EvidenceTable.sum(candidates[index].facts)
      // Sentences beside it say little of a label.
      sums[index] = isLabel(candidates[index]) ? max(sum, (sum + mean) / 2) : (sum + mean) / 2
      if let above = series.above(index), sums[above] < EvidenceTable.threshold, !candidates[above].isMarked,
        !candidates[index].facts.contains(.namesUnit), !isOfOneStyle(candidates[above], candidates[index])
      {
        candidates[index].facts.insert(.belowItem)
        sums[index] += EvidenceTable.sum(.belowItem)
      }
    }
    return sums
  }

  private static func isOfOneStyle(_ one: Head, _ other: Head) -> Bool {
    guard case .numbered(let style, _) = one.evidence, case .numbered(let second, _) = other.evidence else {
      return false
    }
    return style == second
  }

  /// Members so little below the threshold are headings where most of their series are.
  private static let nearly = 10

  /// The members near the threshold are what most of their series are.
  private static func keepTogether(
    _ isHeading: inout [Bool], _ sums: [Int], _ series: CandidateSeries, _ candidates: [Head]
  ) {
    var accepted = [Int](repeating: 0, count: series.counts.count)
    for index in candidates.indices where series.series[index] >= 0 && isHeading[index] {
      accepted[Int(series.series[index])] += 1
    }
    for index in candidates.indices where series.series[index] >= 0 && !candidates[index].isMarked {
      let own = Int(series.series[index])
      let members = series.counts[own].members
      guard members >= 2, !candidates[index].facts.contains(.namesUnit) else { continue }
      // 一、 and （一） number nothing but headings: one of them may be a long sentence.
      let isOfOneRow =
        candidates[index].facts.contains(.headingStyle)
        && candidates[index].facts.isDisjoint(with: [.belowArticle, .inTale, .partOfSentence, .countsOn])
      if accepted[own] * 2 > members, !isHeading[index],
        isOfOneRow || sums[index] >= EvidenceTable.threshold - nearly
      {
        isHeading[index] = true
      } else if accepted[own] * 2 <= members, isHeading[index], sums[index] < EvidenceTable.threshold + nearly,
        !isLabel(candidates[index])
      {
        isHeading[index] = false
      }
    }
  }

  /// Whether a number stands before words without a mark, right above numbers of another style: `2.评选程序` over `（1）` and
  /// `（2）` is no sentence as `1.` may be.
  private static func isLabel(_ head: Head) -> Bool {
    head.facts.isSuperset(of: [.aloneOpen, .headsNumbers]) && head.facts.isDisjoint(with: [.announces, .long])
  }

  private static func evidence(of candidates: [Head], _ sums: [Int], _ isHeading: [Bool]) -> [HeadingEvidence] {
    candidates.enumerated().compactMap { index, head in
      guard case .numbered = head.evidence else { return nil }
      return HeadingEvidence(
        heading: TextRange(head.start, head.end), number: TextRange(head.number.lowerBound, head.number.upperBound),
        title: TextRange(head.title.lowerBound, head.title.upperBound), facts: head.facts, sum: sums[index],
        threshold: EvidenceTable.threshold, isHeading: isHeading[index])
    }
  }

  /// The support each candidate has from its neighbours in the sequence of its style.
  private static func support(_ candidates: inout [Head]) {
    var last = [(index: Int, value: Int)?](repeating: nil, count: NumberStyle.allCases.count)
    var decimal: (index: Int, style: NumberStyle)?
    for index in candidates.indices {
      guard case .numbered(let style, let value) = candidates[index].evidence else { continue }
      let slot = Int(style.rawValue)
      if let before = last[slot], before.value + 1 == value {
        candidates[index].support = .goesOn
        if candidates[before.index].support == .none { candidates[before.index].support = .begins }
      }
      if style.isDecimal {
        // 1.1 goes on 1 and 1.2.1 goes on 1.2, though nothing follows it.
        if value == 1, let above = decimal, above.style.rawValue < style.rawValue {
          candidates[index].support = .beginsBelow
        }
        decimal = (index, style)
        // III.1 goes on III, though no III.2 follows.
        let roman = last[Int(NumberStyle.roman.rawValue)]
        if value == 1, style == .decimal2, let roman, roman.value == Int(candidates[index].above) {
          candidates[index].support = .beginsBelow
        }
      }
      last[slot] = (index, value)
    }
  }
}
