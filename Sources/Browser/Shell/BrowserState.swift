// The browser, room by room: a folder each, with the state, commands, update, drawing and messages of one feature.
//
//     Shell    dispatch of events and commands, layers, geometry, notices, the frame put together
//     Prompt   the line being typed, its candidates and previews
//     Reading  the report being read: its flow, places, jumps, marks
//     Tree     the outline, and above it folders and reports of a library
//     Search   hits in the report and the library, highlighted terms
//     Results  the list of hits
//     Terms    the table of terms
//     Library  the reports that are open, unpacked, changed
//     Checks   proofreading; Help: the help
//
// Shell uses every room, and every room uses Shell. Between the others there are these arrows, with the names that one
// may use of the other; `.ci/check-rooms` holds them to it.
//
//     Checks → Prompt: openLine restore withPrompt
//     Checks → Reading: jump
//     Library → Reading: OpenReport PlaceRelocation ReadingMessage ReadingSubject ReportInformation ReportRelocation
//         TreeFilter leaveHere settle start
//     Library → Search: LibraryQuestion findAll goOnWaitedStep
//     Library → Tree: FolderNumber TreeRow keepTree preview refilter treeScreenRow walk
//     Prompt → Checks: acceptCheck checkCandidates previewCheck
//     Prompt → Library: Catalogue isReadable name sayReport show
//     Prompt → Reading: leaveHere start
//     Prompt → Results: restoreResults
//     Prompt → Search: SearchMessage SearchState acceptSearch libraryStops pin previewSearch term termCandidates
//     Prompt → Terms: cancelTermsFilter moveInTerms previewTermsFilter termsCount
//     Prompt → Tree: HeadingMatcher TreeMessage acceptFilter commit filteredRows leaveTree previewFilter
//     Reading → Library: goOn isReadable ordinal report reportCount show
//     Reading → Prompt: openGoTo prompt
//     Reading → Search: find
//     Reading → Tree: Folds TreePosition commit walk
//     Results → Library: Catalogue isReadable name openCurrentReport report sayReport show unpacked
//     Results → Prompt: prompt
//     Results → Reading: PlaceRelocation ReportRelocation heading leaveHere settle start
//     Results → Search: LibraryHits SearchMessage SearchState findAll goOnWaitedStep term visit
//     Results → Tree: TreePosition TreeRow drawTree leaveTree
//     Search → Library: Catalogue openCurrentReport sayReport show
//     Search → Prompt: openLine refreshPrompt restore withPrompt
//     Search → Reading: Place bringIntoView leaveHere visibleRange
//     Search → Tree: TreeRow filterByHits leaveTree
//     Terms → Library: Catalogue name places report unpackedReport
//     Terms → Prompt: refreshPrompt
//     Terms → Reading: ReadingMessage
//     Terms → Results: openResults toggleResults
//     Terms → Search: SearchMessage findAll pin remember term
//     Terms → Tree: HeadingMatcher
//     Tree → Library: Catalogue LibraryFilter LibraryFolds LibraryState name openCurrentReport report show
//         unpackedReport
//     Tree → Prompt: openLine refreshPrompt
//     Tree → Reading: Place ReadingMessage ReadingSnapshot ReportView TreeFilter heading settle start visibleHit
//     Tree → Results: resultsRow
//     Tree → Search: LibraryStops SearchMessage libraryStops startSearch

import ReportIndex
import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// The whole state of the program's screen: the open reports, the reader's place, the line being typed. A value that
/// knows nothing of files, clocks or terminals.
///
/// Reports are numbered: those named on the command line in their order from 0, those of a library by their number
/// there, which continues this count.
public struct BrowserState: Sendable {
  var size: ScreenSize
  var options: BrowserOptions
  var typesetter: Typesetter
  var focus = Focus.text
  var shell: ShellState
  var reading: ReadingState
  var reports: ReportsState
  var tree: TreeState
  var search = SearchState()
  /// The searches of the report being read that run in the background.
  var reportSearches = ReportSearches()
  /// The list of hits, open or as it was left.
  var results: Results?
  /// The request for the rows of the list of hits.
  var listRequest = AwaitedRequest()
  var terms = TermsState()

  /// A browser of `reports`: of a single one, or of several as one library. `isLibrary` says that more may be added.
  public init(
    reports: [Report], options: BrowserOptions, keyMap: KeyMap, size: ScreenSize, isLibrary: Bool = false
  ) {
    let first = reports.first ?? Report.overview(options.language)
    reading = ReadingState(open: OpenReport(first), subject: reports.isEmpty ? .overview : .report(0))
    self.reports = ReportsState(direct: Dictionary(uniqueKeysWithValues: reports.enumerated().map { ($0, $1) }))
    let row = reports.isEmpty ? TreeRow.folder(FolderNumber(0)) : .report(0)
    tree = TreeState(position: TreePosition(cursor: row, top: row))
    self.options = options
    shell = ShellState(keyMap: keyMap)
    self.size = size
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: options.ambiguousWidth))
    if isLibrary || reports.count > 1 {
      var library = LibraryState(catalogue: Catalogue(reports: reports.count))
      library.folds.reading = currentNumber
      self.reports.collection = .library(library)
      if reports.isEmpty { focus = .tree }
    }
    openFolded()
    layOutSight()
  }

  /// The reports open together; nil where there is a single report and no library.
  var library: LibraryState? {
    get {
      switch reports.collection {
      case .single: nil
      case .library(let library): library
      }
    }
    set { reports.collection = newValue.map { .library($0) } ?? .single }
  }

  var language: Language { options.language }
  var report: Report { reading.open.report }
  var view: ReportView {
    get { reading.open.view }
    set { reading.open.view = newValue }
  }

  /// The subject being read.
  var current: ReadingSubject { reading.subject }
  /// The number of the report being read; nil while none is.
  var currentNumber: Int? { reading.subject.number }
  var isOverview: Bool { reading.subject == .overview }
  /// The digits typed before a command.
  var count: Int? {
    get { shell.keys.count }
    set { shell.keys.count = newValue }
  }

  var geometry: Geometry { Geometry(self) }
  /// The text of the report being read, laid out in the pane's columns as far as it was needed.
  var flow: TextFlow {
    get {
      let columns = geometry.measure
      if let known = reading.open.flow, known.columns == columns, known.typesetter == typesetter { return known }
      return TextFlow(report: report, typesetter: typesetter, columns: columns)
    }
    set { reading.open.flow = newValue }
  }

  /// The rows of the report being read.
  var outline: OutlineWalk { OutlineWalk(report, view) }

  /// The section being read: the one with the hit the reader was brought to, else the one with the first visible byte.
  var currentSection: SectionIndex { report.section(at: view.hit ?? view.top) }

  /// The tree's row for the section being read; nil for the overview.
  var currentRow: TreeRow? { currentNumber.map { .section(report: $0, currentSection) } }

  /// Puts the tree's cursor on a section of the report being read; leaves it in place where no report is being read.
  mutating func pointTree(at section: SectionIndex) {
    if let number = currentNumber { tree.cursor = .section(report: number, section) }
  }

  /// The tree's row for the reader's subject: the row under the tree's cursor, the hit chosen in the list, or the
  /// section being read.
  var treeSubject: TreeRow? { focus == .tree ? tree.cursor : resultsRow ?? currentRow }

  var here: Place { Place(subject: current, anchor: view.anchor) }

  mutating func say(_ text: String) { shell.notice = Notice(text: text) }
  mutating func say(_ message: some Message) { say(message.message(in: language)) }
  mutating func complain(_ message: some Message) { complain(message.message(in: language)) }
  mutating func complain(_ text: String) { shell.notice = Notice(text: text, isError: true) }

  /// Folds the outline of a newly opened report: shows all its top sections, and as many levels as there is room for.
  mutating func openFolded() {
    // Leave room for rows of the other reports.
    let rows = Geometry(self).treeRows.count - min(3, reportCount - 1)
    let deepest = min(4, report.sections.lazy.map(\.level).max() ?? 1)
    var level = 1
    while level < deepest {
      view.folds.open(toLevel: level + 1)
      if outline.count(upTo: rows + 1) > rows { break }
      level += 1
    }
    view.folds.open(toLevel: level)
    view.foldsAtOpening = view.folds
  }
}

extension OutlineWalk {
  init(_ report: Report, _ view: ReportView) {
    self.init(report: report, folds: view.folds, hidesRunIns: view.hidesRunIns, filtered: view.filter?.rows)
  }
}
