import ReportModel

/// The weight of each fact, in tenths, and the sum from which on a candidate is a heading.
///
/// The signs follow from the norms and from how headings are set; the sizes were chosen by hand so that no single fact
/// decides, but for the format's own mark. `.ci/fit-evidence` fits them to outlines made by readers, each document
/// left out in turn, and prints how far the fitted sizes are from these.
enum EvidenceTable {
  /// A fact, its weight in tenths, and the reason of the weight.
  struct Entry {
    var fact: HeadingFacts
    var weight: Int
    var reason: String
  }

  /// The sum in tenths from which on a candidate is a heading.
  static let threshold = 40

  static let entries: [Entry] = [
    // The number.
    Entry(fact: .namesUnit, weight: 60, reason: "a unit's name (章, Chapter) numbers nothing but units"),
    Entry(fact: .headingStyle, weight: 35, reason: "GB/T 9704-2012, 7.3.3: 一、 and （一） number headings"),
    Entry(fact: .listStyle, weight: -10, reason: "①, (1) and a) number the items of lists more often"),
    Entry(fact: .decimal, weight: 15, reason: "GB/T 1.1, ISO 2145: 2.1 numbers divisions of a document"),
    Entry(fact: .inSeries, weight: 30, reason: "a number that its neighbours expect is no figure that begins a line"),
    Entry(fact: .countsOn, weight: -30, reason: "二、三级医院 is an enumeration of words"),
    Entry(fact: .outOfStep, weight: -10, reason: "a gap or a repeated number is rare, and vetoes nothing"),
    Entry(fact: .beginsLate, weight: -25, reason: "figures begin lines anywhere; a numbering begins at one"),
    // The line.
    Entry(fact: .aloneOpen, weight: 15, reason: "headings stand alone, without a mark at the end"),
    Entry(fact: .runIn, weight: 15, reason: "GB/T 9704-2012, 7.3.3: a heading may precede its text"),
    Entry(fact: .sentence, weight: -10, reason: "a line that is one sentence states something"),
    Entry(fact: .partOfSentence, weight: -30, reason: "items that end with a semicolon are parts of one sentence"),
    Entry(fact: .long, weight: -15, reason: "headings are short"),
    Entry(fact: .announces, weight: -5, reason: "words before a colon announce a list as often as they head one"),
    Entry(fact: .defines, weight: -15, reason: "a term and its meaning is the item of a list"),
    // Surroundings.
    Entry(fact: .headsText, weight: 10, reason: "a heading has something to head"),
    Entry(fact: .headsNumbers, weight: 15, reason: "a heading has something to head"),
    Entry(fact: .headsNothing, weight: -10, reason: "items of a list stand one under the other"),
    Entry(fact: .belowArticle, weight: -100, reason: "rules of drafting: items are the article’s text"),
    Entry(
      fact: .namesBelowArticle, weight: 70, reason: "contracts divide articles; names without a mark are no items"),
    Entry(fact: .belowItsUnit, weight: 25, reason: "bylaws and contracts count the sections of Article 3 as 3.1, 3.2"),
    Entry(fact: .inAnnex, weight: -25, reason: "annexes list goods and tasks"),
    Entry(fact: .inTale, weight: -100, reason: "what is counted in a tale is spoken or read aloud"),
    Entry(fact: .belowItem, weight: -25, reason: "items of items are items"),
    // The series.
    Entry(fact: .seriesOfHeads, weight: 15, reason: "a series is of one kind"),
    Entry(fact: .seriesOfSentences, weight: -30, reason: "a series is of one kind"),
    Entry(fact: .seriesHeadsNothing, weight: -20, reason: "a series that heads nothing is a list"),
    Entry(fact: .seriesHeadsText, weight: 10, reason: "a series is of one kind"),
    // The format.
    Entry(fact: .marked, weight: 1_000, reason: "the format's own word"),
    Entry(fact: .unmarked, weight: -20, reason: "where the format marks headings, a line it does not mark may be none"),
    Entry(fact: .unmarkedStyle, weight: -10, reason: "where the format marks such headings, it marks all of them"),
    Entry(fact: .unmarkedInMarkup, weight: -25, reason: "in markup a number alone makes the item of a list"),
  ]

  private static let weights: [Int] = (0..<32).map { bit in
    entries.first { $0.fact.rawValue == 1 << bit }?.weight ?? 0
  }

  /// The sum of the weights of `facts`, in tenths.
  static func sum(_ facts: HeadingFacts) -> Int {
    var bits = facts.rawValue
    var sum = 0
    while bits != 0 {
      sum += weights[bits.trailingZeroBitCount]
      bits &= bits - 1
    }
    return sum
  }
}
