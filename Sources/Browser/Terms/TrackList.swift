import ReportIndex
import ReportTerms
import TextFacts

/// Phrases over the years of a library, drawn as plots one below the other.
struct TrackList: Sendable {
  /// The queries of the phrases.
  let queries: [SearchQuery]
  /// The lines of the plots as they were drawn last, and the tracks that they show.
  private(set) var lines: [String] = []
  private(set) var tracks: [TermTrack] = []
  private var drawn: TrackDrawing?
  /// The characters of each report, by its number: one that lies on the disk is read to know them.
  var sizes: [Int: Int] = [:]

  /// The facts that a drawing depends on.
  struct TrackDrawing: Sendable, Equatable {
    let columns: Int
    let rows: Int
    /// The number of hits of each phrase; nil while it is being counted.
    let totals: [Int?]
    let reports: Int
    let hasBlocks: Bool
    let language: Language
  }

  init(_ queries: [SearchQuery]) { self.queries = queries }

  /// Whether it has been drawn like this already.
  func isDrawn(as drawing: TrackDrawing) -> Bool { drawn == drawing }

  /// Draws the plots; `tracks` has nil for a phrase that is being counted.
  mutating func draw(_ drawing: TrackDrawing, _ tracks: [TermTrack?]) {
    drawn = drawing
    self.tracks = tracks.compactMap { $0 }
    lines = []
    // One plot is as high as the screen allows, several share it.
    let rows = max(5, min(16, (drawing.rows - 1) / max(1, min(2, queries.count)) - 3))
    for (query, track) in zip(queries, tracks) {
      if !lines.isEmpty { lines.append("") }
      guard let track else {
        lines.append(TermsMessage.tracking(query.pattern).message(in: drawing.language))
        continue
      }
      lines += TrackMessage.lines(track, reports: drawing.reports, in: drawing.language)
      guard track.total > 0 else { continue }
      lines += TrackPlot(track, hasBlocks: drawing.hasBlocks).lines(columns: drawing.columns - 2, rows: rows)
    }
  }

  /// The lines on the screen.
  var table: ListTable {
    let lines = lines
    return ListTable(["plot"], count: lines.count) { lines.indices.contains($0) ? [lines[$0]] : [] }
  }

  /// The figures of the plots, to be written to a file: a row a year.
  var figures: ListTable {
    let rows = tracks.flatMap { track in
      track.years.map { year in
        [
          track.words, String(year.year), TrackPlot.decimal(year.rate), String(year.count), String(year.having),
          String(year.reports), String(year.characters),
        ]
      }
    }
    return ListTable(["phrase", "year", "per_10000", "count", "having", "reports", "characters"], rows)
  }
}

extension BrowserState {
  /// Plots phrases, parted by |, over the years of the library; without one the term under the cursor of the table, or
  /// what is searched and kept highlighted.
  mutating func openTrack(_ typed: String?) {
    guard library != nil else { return complain(TermsMessage.trackNeedsLibrary) }
    var phrases = (typed ?? "").split(separator: "|").map { String($0).trimming() }.filter { !$0.isEmpty }
    if phrases.isEmpty, areTermsOpen, let row = termsRow {
      phrases = row.split(separator: "\t").prefix(1).map(String.init)
    }
    var queries = phrases.map { SearchQuery($0, syntax: .literal, caseRule: options.searches.caseRule) }
    if let first = queries.first {
      search.query = first
      findAll()
      for query in queries.dropFirst() where !search.pinned.contains(where: { $0.query == query }) { pin(query) }
    } else {
      queries = (search.query.map { [$0] } ?? []) + search.pinned.map(\.query)
    }
    guard !queries.isEmpty else { return complain(TermsMessage.trackNeedsPhrase) }
    open(ListPanel(listing: .track(TrackList(queries))))
    // The plot tells what was found; that terms are highlighted now is no news beside it.
    shell.notice = nil
  }

  /// Draws the plots anew where hits have come, or the screen is another.
  mutating func settleTrack() {
    guard case .track(var list) = openList?.listing, let library = library?.library else { return }
    let answers = list.queries.map { search.library?[$0]?.answer }
    let drawing = TrackList.TrackDrawing(
      columns: size.columns, rows: size.rows, totals: answers.map { $0?.total }, reports: library.count,
      hasBlocks: typesetter.width(of: "█") == 1 && !options.isPlain, language: language)
    guard !list.isDrawn(as: drawing) else { return }
    let numbers = Array(library.numbers)
    for number in numbers where list.sizes[number.value] == nil {
      list.sizes[number.value] = library[number]?.report.characters
    }
    let sizes = list.sizes
    let tracks = zip(list.queries, answers).map { query, answer -> TermTrack? in
      guard let answer else { return nil }
      var counts: [Int: Int] = [:]
      for report in answer.reports { counts[report.number.value] = report.count }
      return TermTrack(
        query.pattern,
        numbers.lazy.compactMap { number in
          library[number].map {
            TermTrack.TrackedReport(
              year: $0.year, characters: sizes[number.value] ?? 0, count: counts[number.value] ?? 0)
          }
        })
    }
    list.draw(drawing, tracks)
    shell.layers[0] = .list(ListPanel(listing: .track(list)))
  }
}
