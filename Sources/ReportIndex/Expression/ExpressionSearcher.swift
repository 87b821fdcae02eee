import ReportModel

/// An expression made ready to run; one can serve any number of reports and threads.
struct ExpressionSearcher: Sendable {
  /// The expression to find.
  let expression: QueryExpression
  /// A query for each of the expression's terms, with the letter case and the folding of the whole.
  let queries: [SearchQuery]
  /// The same made ready.
  let searchers: [Searcher]
  /// The conditions on notes, and the notes there are.
  private let noteSearchers: [NoteSearcher]
  private let notes: NotedPassages?
  /// The order in which terms are looked for: first those without which there is nothing.
  private let order: [Int]

  /// Prepares `query`, whose syntax is that of expressions; throws `.empty` or `.badExpression`.
  init(_ query: SearchQuery) throws(QueryError) {
    let expression = try QueryExpression(parsing: query.pattern)
    self.expression = expression
    queries = expression.terms.map {
      SearchQuery(String(decoding: $0, as: UTF8.self), caseRule: query.caseRule, folds: query.folds)
    }
    var searchers: [Searcher] = []
    for query in queries { searchers.append(try Searcher(query)) }
    self.searchers = searchers
    var noteSearchers: [NoteSearcher] = []
    for condition in expression.notes { noteSearchers.append(try NoteSearcher(condition, query)) }
    (self.noteSearchers, notes) = (noteSearchers, query.notes)
    let required = expression.requiredTerms
    order = required + expression.terms.indices.filter { !required.contains($0) }
  }

  /// The occurrences of the phrases that are asked for, where the expression holds, in order and not overlapping: of
  /// two that overlap the one that begins first, of two that begin together the longer.
  func hits(
    in report: some SearchedReport, year: Int?, limit: Int = .max, isCancelled: (() -> Bool)? = nil
  ) throws(QueryError) -> [TextRange] {
    var occurrences = [[TextRange]](repeating: [], count: searchers.count)
    let facts = ReportFacts(year: year, path: report.nameOfNotes ?? [])
    guard limit > 0, expression.admits(facts, contains: { _ in true }) else { return [] }
    for (position, term) in order.enumerated() {
      occurrences[term] = try searchers[term].hits(searching: report, nil, nil, isCancelled)
      if position < expression.requiredTerms.count, occurrences[term].isEmpty { return [] }
    }
    guard expression.admits(facts, contains: { !occurrences[$0].isEmpty }) else { return [] }
    let noted = try noted(in: report)
    var evaluation = ExpressionEvaluation(report, facts, occurrences: occurrences, noted: noted)
    let found = evaluation.finding(expression.root, in: .section).hits
    return Array(Self.apart(found).prefix(limit))
  }

  /// The passages of the notes that are asked for, for each condition on notes.
  func noted(in report: some SearchedReport) throws(QueryError) -> [[TextRange]] {
    guard !noteSearchers.isEmpty else { return [] }
    let text = report.text
    let known = report.nameOfNotes.flatMap { notes?.passages(of: $0, in: text) } ?? []
    var noted: [[TextRange]] = []
    for searcher in noteSearchers { noted.append(try searcher.passages(of: known, in: text)) }
    return noted
  }

  /// `hits`, ascending, without those that overlap one before them.
  private static func apart(_ hits: [TextRange]) -> [TextRange] {
    var end = -1
    return hits.filter { hit in
      guard hit.lower.bytes >= end else { return false }
      end = hit.upper.bytes
      return true
    }
  }
}

/// The facts of a report that an expression asks for. The outline is only asked for by `title:`.
protocol SearchedReport {
  /// The decoded text in UTF-8.
  var text: [UInt8] { get }
  /// The path of its file, else its name, by which notes on it are known too (`ReportSource.nameOfNotes`); nil for what is
  /// no report.
  var nameOfNotes: [UInt8]? { get }
  /// The first byte of every section in document order, that of the report itself first.
  var starts: [UInt32] { get }
  /// Every section's heading, that of the report itself its title lines, and the section it stands in.
  var headings: [(range: TextRange, parent: SectionIndex?)] { get }
  /// The text as a page shows it; nil where that is the text itself.
  var shownText: ShownText? { get }
  /// Whether what it hides are overstrikes and colours of a terminal: whoever types a word means what is shown.
  var isStyledForTerminal: Bool { get }
}

extension Report: SearchedReport {
  var nameOfNotes: [UInt8]? { source.nameOfNotes }
  var starts: [UInt32] { sections.map { UInt32(clamping: $0.range.lower.bytes) } }

  var headings: [(range: TextRange, parent: SectionIndex?)] {
    let titles = titleParagraphs.map { paragraphs[$0.value].range }
    let title = titles.first.map { TextRange($0.lower, titles.last?.upper ?? $0.upper) } ?? TextRange(0, 0)
    return sections.map { (range: $0.kind == .report ? title : $0.heading, parent: $0.parent) }
  }
}

extension PackedReport: SearchedReport {
  var nameOfNotes: [UInt8]? { source.nameOfNotes }
  var starts: [UInt32] { sectionStarts }
  var headings: [(range: TextRange, parent: SectionIndex?)] { unpacked().headings }
}

/// A text by itself: one section without heading.
struct BareText: SearchedReport {
  let text: [UInt8]
  var nameOfNotes: [UInt8]? { nil }
  var starts: [UInt32] { [0] }
  var headings: [(range: TextRange, parent: SectionIndex?)] { [(range: TextRange(0, 0), parent: nil)] }
  var shownText: ShownText? { nil }
  var isStyledForTerminal: Bool { false }
}
