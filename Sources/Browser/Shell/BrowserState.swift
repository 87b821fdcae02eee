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
