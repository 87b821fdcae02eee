import ReportIndex
import ReportModel
import ScreenModel
import TextFacts
import TextLayout

/// The values of the state that every room asks for, and the notices that any may give.
extension BrowserState {
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

  /// Whether the terminal is to tell of its mouse.
  public var usesMouse: Bool { options.screen.usesMouse }

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
      let geometry = geometry
      let (columns, tableColumns) = (geometry.measure, geometry.tableMeasure)
      let revealed = revealedMarks
      if let known = reading.open.flow, known.columns == columns, known.tableColumns == tableColumns,
        known.typesetter == typesetter,
        known.style == pageStyle, known.revealed == revealed, known.notesVersion == notes.version
      {
        return known
      }
      return TextFlow(
        report: report, typesetter: typesetter, columns: columns, tableColumns: tableColumns, style: pageStyle,
        revealing: revealed, notes: flowNotes, notesVersion: notes.version)
    }
    set { reading.open.flow = newValue }
  }

  /// The setting of paragraphs on the page.
  var pageStyle: PageStyle {
    var style = PageStyle(
      paragraphs: options.page.paragraphs, showsSource: reading.showsSource, spacesScripts: options.page.spacesScripts,
      imageWords: ReadingMessage.image.message(in: language), usesScriptLetters: !options.screen.isPlain)
    if options.screen.isPlain { style.quotationWords = ReadingMessage.quotation.message(in: language) }
    return style
  }

  /// The bytes whose mark-up is shown: those of the hit the reader is at.
  private var revealedMarks: TextRange? {
    search.isHighlighted && !report.spans.isEmpty ? search.currentStop : nil
  }

  /// The rows of the report being read.
  var outline: OutlineWalk { OutlineWalk(report, view) }

  /// The section being read: the one with the hit the reader was brought to, else the one with the first visible byte.
  var currentSection: SectionIndex {
    report.shownSection(at: view.hit ?? view.top)
  }

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

  mutating func say(_ text: String) { notify(Notice(text: Self.cut(text))) }
  mutating func say(_ message: some Message) { say(message.message(in: language)) }
  /// Says what was done that is remembered; in a session that remembers nothing the first time, or every time, also
  /// that.
  mutating func sayKept(_ message: some Message, everyTime: Bool = false) {
    guard !options.session.remembers, everyTime || !shell.hasToldNothingIsKept else { return say(message) }
    shell.hasToldNothingIsKept = true
    let onlyNow = ShellMessage.nothingIsKept.message(in: language)
    say(message.message(in: language) + language.wording(english: "; ", chinese: "；") + onlyNow)
  }
  /// Says what a step from hit to hit has led to; the count of the hits stays beside it.
  mutating func sayBesideHits(_ text: String) {
    notify(Notice(text: Self.cut(text), isBesideHits: true))
  }
  mutating func complain(_ message: some Message) { complain(message.message(in: language)) }
  mutating func complain(_ text: String) { notify(Notice(text: Self.cut(text), isError: true)) }

  /// Shows a message until the next key, and keeps it for the list of messages.
  private mutating func notify(_ notice: Notice) {
    shell.notice = notice
    guard shell.messages.last?.hasSameBytes(as: notice.text) != true else { return }
    if shell.messages.count == WorkBudget.messagesKept { shell.messages.removeFirst() }
    shell.messages.append(notice.text)
  }

  /// As much of a message as a screen can show: it may quote a term, a line that was typed, or a path.
  private static func cut(_ text: String) -> String {
    text.utf8.count > WorkBudget.wordsShown ? String(text.unicodeScalars.prefix(WorkBudget.wordsShown / 4)) : text
  }
}
