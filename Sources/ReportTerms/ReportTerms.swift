import ReportModel

/// The terms of one report, each with the places where it stands.
public struct ReportTerms: Sendable {
  /// The terms, numbered in the order in which they are first found in the report.
  public let lexicon: Lexicon
  /// The characters of the report, white space not counted: what frequencies are relative to.
  public let characters: Int
  /// Where the places of each term begin in `places`; one more than there are terms.
  private let starts: [Int]
  /// The places of all terms, those of a term together and in the order of the text.
  private let places: [TextRange]

  init(lexicon: Lexicon, characters: Int, occurrences: [(term: Int, range: TextRange)]) {
    self.lexicon = lexicon
    self.characters = characters
    var starts = [Int](repeating: 0, count: lexicon.count + 1)
    for occurrence in occurrences { starts[occurrence.term + 1] += 1 }
    for term in lexicon.indices { starts[term + 1] += starts[term] }
    var next = starts
    var places = [TextRange](repeating: TextRange(0, 0), count: occurrences.count)
    for occurrence in occurrences {
      places[next[occurrence.term]] = occurrence.range
      next[occurrence.term] += 1
    }
    self.starts = starts
    self.places = places
  }

  /// How often the term numbered `term` stands in the report.
  public func frequency(of term: Int) -> Int { starts[term + 1] - starts[term] }

  /// Where it stands, in the order of the text.
  public func places(of term: Int) -> ArraySlice<TextRange> { places[starts[term]..<starts[term + 1]] }

  /// Where `term` stands; empty where the report does not have it.
  public func places(of term: Term) -> ArraySlice<TextRange> { lexicon.number(of: term).map(places(of:)) ?? [] }

  /// How often each term stands in the report, by the numbers of `lexicon`.
  public var counts: [Int] { lexicon.indices.map(frequency(of:)) }
}

/// Finds the terms of reports.
public enum TermExtractor {
  /// The terms of `report`. Formulations, formulas and titles have every place where their text stands, in marks or
  /// not; figures and placeholders the places where they were found.
  public static func terms(in report: Report) -> ReportTerms {
    let found = marked(in: report)
    let counter = TermCounter(found.lexicon)
    var occurrences = counter.places(in: report.text)
    for term in found.lexicon.indices where !found.lexicon.kind(of: term).countsBareText {
      occurrences += found.places(of: term).map { (term, $0) }
    }
    return ReportTerms(lexicon: found.lexicon, characters: found.characters, occurrences: occurrences)
  }

  /// The terms of `report` with the places where the parser found them, and no others: what a library takes in before
  /// it counts all its terms in all its reports.
  public static func marked(in report: Report) -> ReportTerms {
    var scanner = TermScanner()
    for block in TextBlock.all(in: report) { scanner.scan(block.range, of: report.text.span) }
    var lexicon = Lexicon()
    let occurrences = scanner.found.map { found in
      (lexicon.insert(found.kind, report.text[found.range.bytes]), found.range)
    }
    return ReportTerms(lexicon: lexicon, characters: report.root.characters, occurrences: occurrences)
  }

  /// Where `term` stands in `report`: the places its frequency counts.
  public static func places(of term: Term, in report: Report) -> [TextRange] {
    guard term.kind.countsBareText else { return Array(marked(in: report).places(of: term)) }
    var lexicon = Lexicon()
    _ = lexicon.insert(term.kind, term.text[...])
    return TermCounter(lexicon).places(in: report.text).map(\.range)
  }
}
