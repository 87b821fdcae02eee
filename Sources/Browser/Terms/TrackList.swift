import ReportIndex
import ReportModel
import ReportTerms
import TextFacts

/// Phrases over the years of a library, drawn as plots one below the other, each with the first and the last report that
/// has it, and a row a year.
struct TrackList: Sendable {
  /// The thing that a line leads to.
  enum LineTarget: Sendable {
    case hits(SearchQuery)
    case place(report: Int, TextOffset)
  }

  /// A line of the plots.
  struct PlotLine: Sendable {
    var text: String
    /// The phrase that it is about, by position; and what it leads to.
    var phrase: Int
    var target: LineTarget?
  }

  /// The first or the last report that has a phrase, by year, with its first place there.
  struct TrackEnd: Sendable {
    var report: Int
    var place: TextOffset
    var year: Int?
    var name: String
  }

  /// A phrase as it is drawn.
  struct DrawnTrack: Sendable {
    var track: TermTrack
    var first: TrackEnd?
    var last: TrackEnd?
  }

  /// The queries of the phrases.
  let queries: [SearchQuery]
  /// The lines of the plots as they were drawn last, and the tracks that they show.
  private(set) var lines: [PlotLine] = []
  private(set) var tracks: [TermTrack] = []
  private var drawn: TrackDrawing?
  /// The list that it was opened from; empty for none.
  var parent: [JumpList] = []

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

  /// The phrase that a line is about; nil for a line that there is not.
  func phrase(ofLine line: Int) -> String? {
    guard lines.indices.contains(line), queries.indices.contains(lines[line].phrase) else { return nil }
    return queries[lines[line].phrase].pattern
  }

  /// Draws the plots; `tracks` has nil for a phrase that is being counted.
  mutating func draw(_ drawing: TrackDrawing, _ tracks: [DrawnTrack?]) {
    drawn = drawing
    self.tracks = tracks.compactMap { $0?.track }
    lines = []
    // One plot is as high as the screen allows, several share it.
    let rows = max(5, min(16, (drawing.rows - 1) / max(1, min(2, queries.count)) - 3))
    for (phrase, (query, drawnTrack)) in zip(queries, tracks).enumerated() {
      if !lines.isEmpty { lines.append(PlotLine(text: "", phrase: phrase)) }
      guard let drawnTrack else {
        let counting = TermsMessage.tracking(query.pattern).message(in: drawing.language)
        lines.append(PlotLine(text: counting, phrase: phrase))
        continue
      }
      let track = drawnTrack.track
      let plot =
        track.total > 0
        ? TrackPlot(track, hasBlocks: drawing.hasBlocks).lines(columns: drawing.columns - 2, rows: rows) : []
      let all = TrackMessage.lines(track, reports: drawing.reports, in: drawing.language) + plot
      lines += all.map { PlotLine(text: $0, phrase: phrase, target: track.total > 0 ? .hits(query) : nil) }
      lines += details(drawnTrack, query, phrase, in: drawing.language)
    }
  }

  /// The lines below a plot.
  private func details(_ drawn: DrawnTrack, _ query: SearchQuery, _ phrase: Int, in language: Language) -> [PlotLine] {
    var lines: [PlotLine] = []
    func add(_ message: TrackMessage, _ target: LineTarget) {
      lines.append(PlotLine(text: message.message(in: language), phrase: phrase, target: target))
    }
    if let first = drawn.first {
      add(.first(year: first.year, first.name), .place(report: first.report, first.place))
    }
    if let last = drawn.last, last.report != drawn.first?.report {
      add(.last(year: last.year, last.name), .place(report: last.report, last.place))
    }
    for year in drawn.track.years where year.count > 0 && query.syntax == .literal {
      let asked = TrackedQuery.quoted(query.pattern) + TrackedQuery.condition(year.year...year.year)
      add(
        .year(year), .hits(SearchQuery(asked, syntax: .query, caseRule: query.caseRule, folds: query.folds)))
    }
    return lines
  }

  /// The lines on the screen.
  var table: ListTable {
    let lines = lines
    return ListTable(["plot"], count: lines.count) { lines.indices.contains($0) ? [lines[$0].text] : [] }
  }

  /// The figures of the plots, to be written to a file: a row a year.
  var figures: ListTable {
    let rows = tracks.flatMap { track in
      track.years.map { year in
        [
          track.words, String(year.year), String(year.reports), String(year.having), TrackPlot.written(year.share),
          String(year.characters), String(year.count), TrackPlot.written(year.rate),
        ]
      }
    }
    return ListTable(["phrase", "year", "reports", "having", "share", "characters", "count", "per_10000"], rows)
  }
}

extension BrowserState {
  /// Plots phrases, parted by |, over the years of the library; without one the term under the cursor of the table, or
  /// what is searched and kept highlighted.
  mutating func openTrack(_ typed: String?) {
    guard library != nil else { return complain(TermsMessage.trackNeedsLibrary) }
    var phrases = TrackedPhrases.of(typed ?? "")
    if phrases.isEmpty, areTermsOpen, let row = termsRow {
      phrases = row.split(separator: "\t").prefix(1).map(String.init)
    }
    var queries = phrases.map { SearchQuery($0, syntax: .literal, caseRule: options.searches.caseRule) }
    if let first = queries.first {
      search.query = first
      findAll()
      for query in queries.dropFirst() where !search.pinned.contains(where: { $0.query == query }) {
        pin(query, isRemembered: false)
      }
    } else {
      queries = (search.query.map { [$0] } ?? []) + search.pinned.map(\.query)
    }
    guard !queries.isEmpty else { return complain(TermsMessage.trackNeedsPhrase) }
    setListView(ListView(.track))
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
      hasBlocks: typesetter.width(of: "█") == 1 && !options.screen.isPlain, language: language)
    guard !list.isDrawn(as: drawing) else { return }
    let numbers = Array(library.numbers)
    let tracks = zip(list.queries, answers).map { query, answer -> TrackList.DrawnTrack? in
      guard let answer else { return nil }
      var counts: [Int: Int] = [:]
      for report in answer.reports { counts[report.number.value] = report.count }
      let track = TermTrack(
        query.pattern,
        numbers.lazy.compactMap { number in
          library[number].map {
            TermTrack.TrackedReport(
              year: $0.year, characters: $0.report.characters, count: counts[number.value] ?? 0)
          }
        })
      let ends = trackedEnds(answer)
      return TrackList.DrawnTrack(track: track, first: ends.first, last: ends.last)
    }
    list.draw(drawing, tracks)
    shell.layers[0] = .list(ListPanel(listing: .track(list)))
  }

  /// The first and the last report with hits, by year; of one year the first and the last by number. Reports of no known
  /// year are left out where there are others.
  private func trackedEnds(_ answer: LibraryAnswer) -> (first: TrackList.TrackEnd?, last: TrackList.TrackEnd?) {
    let dated = answer.reports.compactMap { hits -> (year: Int, number: ReportNumber)? in
      library?.library[hits.number]?.year.map { ($0, hits.number) }
    }
    func tracked(_ number: ReportNumber?) -> TrackList.TrackEnd? {
      guard let number, let hits = answer[number], let place = hits.places.first else { return nil }
      return TrackList.TrackEnd(
        report: number.value, place: answer[place].lower, year: library?.library[number]?.year,
        name: VisibleText.line(listedName(of: number.value)))
    }
    let first = dated.min { ($0.year, $0.number) < ($1.year, $1.number) }
    let last = dated.max { ($0.year, $0.number) < ($1.year, $1.number) }
    return (
      tracked(first?.number ?? answer.reports.first?.number), tracked(last?.number ?? answer.reports.last?.number)
    )
  }

  /// Goes where a line of the plots leads; the plots can be come back to.
  mutating func go(toTracked line: Int, of list: TrackList) {
    guard list.lines.indices.contains(line), let target = list.lines[line].target else { return moveInList(.lineDown) }
    leave(ListPanel(listing: .track(list)), for: target)
  }
}
