import ReportModel

/// The columns of a table: one place in each for every group of terms, in the order of the texts of their leading terms.
///
/// Nothing here depends on the order in which reports came, which threads that read them decide: not the order of places,
/// nor which of several equally frequent terms leads a group.
struct TermColumns: Sendable {
  /// The term that leads each group.
  private(set) var leaders: [UInt32] = []
  private(set) var frequency: [UInt32] = []
  private(set) var reportCount: [UInt32] = []
  /// 0 where no year is known.
  private(set) var firstYear: [Int16] = []
  private(set) var lastYear: [Int16] = []
  private var referenceFrequency: [UInt32]?
  /// The greatest value of a column each; asked for at every frame.
  private(set) var greatest = (frequency: 0, reports: 0, reference: 0)
  private var size = 0
  private var referenceSize = 0
  /// The years of all reports.
  private(set) var years: ClosedRange<Int>?

  private let everyday: [Bool]
  private var postings: Postings
  private var groups: [Int: VariantGroup] = [:]
  private let reportNumbers: [Int]
  private let reportYears: [Int?]

  /// A group of more than one term.
  private struct VariantGroup: Sendable {
    /// All but the leading term, the most frequent first.
    var variants: [Int]
    /// The members whose counts make up the group's: all that do not hold another's text.
    var counted: [Int]
  }

  init(
    _ lexicon: Lexicon, _ entries: [LibraryTerms.Entry], _ reference: [LibraryTerms.Entry]?, everyday: [Bool],
    groupingVariants: Bool
  ) {
    self.everyday = everyday
    reportNumbers = entries.map(\.report)
    reportYears = entries.map(\.year)
    postings = Postings(entries, everyday: everyday)
    size = entries.reduce(0) { $0 + $1.characters }
    let known = reportYears.compactMap { $0 }.filter { (1...9999).contains($0) }
    if let first = known.min(), let last = known.max(), last - first < 1000 { years = first...last }
    let totals = postings.totals
    let referenceTotals = reference.map { Postings.totals($0, everyday: everyday) }
    let terms = lexicon.sortedByText(
      lexicon.indices.filter { totals[$0] + (referenceTotals?[$0] ?? 0) > 0 })
    groups = groupingVariants ? Self.groups(lexicon, terms, totals, referenceTotals) : [:]
    var isVariant = [Bool](repeating: false, count: lexicon.count)
    for group in groups.values { for term in group.variants { isVariant[term] = true } }
    for term in terms where totals[term] > 0 && !isVariant[term] { append(term) }
    if let reference, let referenceTotals {
      referenceSize = reference.reduce(0) { $0 + $1.characters }
      referenceFrequency = leaders.map { leader in
        counted(Int(leader)).reduce(0) { $0 &+ UInt32(clamping: referenceTotals[$1]) }
      }
    }
    greatest = (
      Int(frequency.max() ?? 0), Int(reportCount.max() ?? 0), Int(referenceFrequency?.max() ?? 0)
    )
  }

  /// The row at a place.
  func row(_ place: Int) -> TermRow {
    let leader = Int(leaders[place])
    let hasYears = firstYear[place] > 0
    return TermRow(
      term: leader, variants: groups[leader]?.variants ?? [], frequency: Int(frequency[place]),
      isEveryday: everyday[leader], reportCount: Int(reportCount[place]),
      years: hasYears ? Int(firstYear[place])...Int(lastYear[place]) : nil,
      referenceFrequency: referenceFrequency.map { Int($0[place]) }, keyness: keyness(place))
  }

  func keyness(_ place: Int) -> Keyness? {
    guard let referenceFrequency else { return nil }
    return Keyness(
      frequency: Int(frequency[place]), size: size, referenceFrequency: Int(referenceFrequency[place]),
      referenceSize: referenceSize)
  }

  /// The number of times the group at a place stands in each report that has it.
  func reports(_ place: Int) -> [ReportCount] {
    merged(Int(leaders[place])).map { entry, count in
      ReportCount(report: reportNumbers[entry], year: reportYears[entry], count: count)
    }
  }

  /// The number of times one term stands in each report that has it.
  func reports(of term: Int) -> [ReportCount] {
    postings.counts(of: term).map { entry, count in
      ReportCount(report: reportNumbers[entry], year: reportYears[entry], count: count)
    }
  }

  func isEveryday(_ term: Int) -> Bool { everyday[term] }

  var hasReference: Bool { referenceFrequency != nil }

  /// The terms whose counts make up those of a leader's group.
  func counted(_ leader: Int) -> [Int] { groups[leader]?.counted ?? [leader] }

  private mutating func append(_ leader: Int) {
    let counts = merged(leader)
    let years = counts.compactMap { reportYears[$0.entry] }
    leaders.append(UInt32(leader))
    frequency.append(UInt32(clamping: counts.reduce(0) { $0 + $1.count }))
    reportCount.append(UInt32(counts.count))
    firstYear.append(Int16(clamping: years.min() ?? 0))
    lastYear.append(Int16(clamping: years.max() ?? 0))
  }

  /// The counts of a group by report, reports ascending by entry.
  private func merged(_ leader: Int) -> [(entry: Int, count: Int)] {
    let terms = counted(leader)
    var counts = terms.flatMap { postings.counts(of: $0) }
    guard terms.count > 1 else { return counts }
    counts.sort { $0.entry < $1.entry }
    return counts.reduce(into: []) { sums, next in
      if let last = sums.indices.last, sums[last].entry == next.entry {
        sums[last].count += next.count
      } else {
        sums.append(next)
      }
    }
  }

  /// The groups of `terms`, which come by their text, by their leaders.
  private static func groups(
    _ lexicon: Lexicon, _ terms: [Int], _ totals: [Int], _ reference: [Int]?
  ) -> [Int: VariantGroup] {
    let leaders = Variants(of: terms, in: lexicon, frequencies: totals, reference: reference).leaders
    var groups: [Int: VariantGroup] = [:]
    for term in terms where leaders[term] != term {
      groups[leaders[term], default: VariantGroup(variants: [], counted: [])].variants.append(term)
    }
    return Dictionary(
      uniqueKeysWithValues: groups.map { leader, group in
        let variants = group.variants.enumerated()
          .sorted { (-totals[$0.element], $0.offset) < (-totals[$1.element], $1.offset) }.map(\.element)
        let all = [leader] + variants
        let counted = all.filter { term in
          !all.contains { $0 != term && contains(lexicon.text(of: term), lexicon.text(of: $0)) }
        }
        return (leader, VariantGroup(variants: variants.filter { totals[$0] > 0 }, counted: counted))
      })
  }

  /// Whether `part` stands in `text`.
  private static func contains(_ text: ArraySlice<UInt8>, _ part: ArraySlice<UInt8>) -> Bool {
    guard part.count <= text.count else { return false }
    return (text.startIndex...(text.endIndex - part.count)).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }
}

/// For each term the reports that have it and how often, in two flat arrays.
struct Postings: Sendable {
  private var starts: [Int]
  private var entries: [UInt32]
  private var counts: [UInt32]

  /// The columns of the reports in their order; `everyday` has a place for each term.
  init(_ reports: [LibraryTerms.Entry], everyday: [Bool]) {
    var starts = [Int](repeating: 0, count: everyday.count + 1)
    for report in reports { report.forEachCount(everyday: everyday) { term, _ in starts[term + 1] += 1 } }
    for term in everyday.indices { starts[term + 1] += starts[term] }
    var next = starts
    var entries = [UInt32](repeating: 0, count: starts[everyday.count])
    var counts = entries
    for (number, report) in reports.enumerated() {
      report.forEachCount(everyday: everyday) { term, count in
        entries[next[term]] = UInt32(number)
        counts[next[term]] = count
        next[term] += 1
      }
    }
    (self.starts, self.entries, self.counts) = (starts, entries, counts)
  }

  func counts(of term: Int) -> [(entry: Int, count: Int)] {
    (starts[term]..<starts[term + 1]).map { (Int(entries[$0]), Int(counts[$0])) }
  }

  /// The number of times each term stands in all reports.
  var totals: [Int] {
    (0..<starts.count - 1).map { term in counts[starts[term]..<starts[term + 1]].reduce(0) { $0 + Int($1) } }
  }

  static func totals(_ reports: [LibraryTerms.Entry], everyday: [Bool]) -> [Int] {
    var totals = [Int](repeating: 0, count: everyday.count)
    for report in reports { report.forEachCount(everyday: everyday) { totals[$0] += Int($1) } }
    return totals
  }
}
