import ReportModel

/// The terms of one report, each with the places where it stands.
public struct ReportTerms: Sendable {
  /// The terms, numbered in the order in which they are first found in the report.
  public let lexicon: Lexicon
  /// The characters of the report, white space not counted: what frequencies are relative to.
  public let characters: Int
  /// The start of each term's places in `places`; one more than there are terms.
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

  /// The number of times the term numbered `term` stands in the report.
  public func frequency(of term: Int) -> Int { starts[term + 1] - starts[term] }

  /// Its places, in the order of the text.
  public func places(of term: Int) -> ArraySlice<TextRange> { places[starts[term]..<starts[term + 1]] }

  /// The places of `term`; empty where the report does not have it.
  public func places(of term: Term) -> ArraySlice<TextRange> { lexicon.number(of: term).map(places(of:)) ?? [] }

  /// The number of times each term stands in the report, by the numbers of `lexicon`.
  public var counts: [Int] { lexicon.indices.map(frequency(of:)) }
}

/// Finds the terms of reports.
public enum TermExtractor {
  /// The terms of `report`. Formulations, formulas and titles have every place where their text stands, in marks or
  /// not; figures and placeholders the places where they were found, and so have everyday words (`EverydayWord`).
  public static func terms(in report: Report) -> ReportTerms {
    let found = marked(in: report)
    let lexicon = found.lexicon
    let counter = TermCounter(lexicon)
    let everywhere = counter.places(in: report.text)
    var totals = [Int](repeating: 0, count: lexicon.count)
    for place in everywhere { totals[place.term] += 1 }
    let keepsFound = lexicon.indices.map { term in
      !lexicon.kind(of: term).countsBareText
        || EverydayWord.isOne(
          lexicon.kind(of: term), lexicon.text(of: term), marked: found.frequency(of: term), total: totals[term])
    }
    var occurrences = everywhere.filter { !keepsFound[$0.term] }
    for term in lexicon.indices where keepsFound[term] {
      occurrences += found.places(of: term).map { (term, $0) }
    }
    return ReportTerms(lexicon: lexicon, characters: found.characters, occurrences: occurrences)
  }

  /// The terms of `report` with the places where the parser found them, and no others: what a library takes in before
  /// it counts all its terms in all its reports.
  public static func marked(in report: Report) -> ReportTerms {
    var scanner = TermScanner()
    for block in TextBlock.all(in: report) { scanner.scan(block.range, of: report.text.span) }
    var lexicon = Lexicon()
    let struck = StruckTerms(report)
    let terms = struck.map { struck in scanner.found.filter(struck.isOne) } ?? scanner.found
    let occurrences = terms.map { found in
      (lexicon.insert(found.kind, report.text[found.range.bytes]), found.range)
    }
    return ReportTerms(lexicon: lexicon, characters: report.root.characters, occurrences: occurrences)
  }

  /// The places of `term` in `report`: wherever its text stands, or only where it was found, as for figures,
  /// placeholders and, where `onlyMarked`, for any other.
  public static func places(of term: Term, in report: Report, onlyMarked: Bool = false) -> [TextRange] {
    guard term.kind.countsBareText, !onlyMarked else { return Array(marked(in: report).places(of: term)) }
    var lexicon = Lexicon()
    _ = lexicon.insert(term.kind, term.text[...])
    return TermCounter(lexicon).places(in: report.text).map(\.range)
  }
}

/// Words of everyday language that stand between quotation marks now and then, for emphasis or to be defined (`“融合”`,
/// `“技术”`). Counted wherever they stand they would be the most frequent formulations of any report: only their marked
/// places count.
///
/// One is a formulation of two or three Han characters that stands without marks more than three times as often as with
/// them. `十五五`, which most reports mark, is none; a longer formulation or a numbered formula is none either, whatever
/// its marks.
enum EverydayWord {
  static func isOne(_ kind: TermKind, _ text: ArraySlice<UInt8>, marked: Int, total: Int) -> Bool {
    kind == .formulation && text.count <= 9 && 4 * marked < total
      && stride(from: text.startIndex, to: text.endIndex, by: 3).allSatisfy { (0xE4...0xE9).contains(text[$0]) }
  }
}
