import ReportModel

/// An open report and the view of it.
struct OpenReport: Sendable {
  var report: Report {
    didSet {
      (knownAddresses, flow, outlineColumns) = (nil, nil, OutlineWidth.columns(of: report))
      setText = SetText(of: report)
    }
  }
  /// The columns that its headings need in the tree.
  private(set) var outlineColumns: Int
  /// Its lines that stand as they are: how wide they are, and whether there are others.
  private(set) var setText: SetText
  var view: ReportView
  /// The text as far as it is laid out; valid while the columns and the display widths stay the same.
  var flow: TextFlow?
  private var knownAddresses: Addresses?

  init(_ report: Report) {
    self.report = report
    outlineColumns = OutlineWidth.columns(of: report)
    setText = SetText(of: report)
    self.view = ReportView()
    view.place(report.beginning)
  }

  /// A report read before, with the view in which it was left.
  init(_ report: Report, left view: ReportView) {
    self.report = report
    outlineColumns = OutlineWidth.columns(of: report)
    setText = SetText(of: report)
    self.view = view
  }

  /// The addresses of the report's sections.
  var addresses: Addresses { knownAddresses ?? Addresses(report) }

  /// Keeps the addresses, which the first frame seldom needs and later commands do; takes `found` where a background
  /// thread has made them.
  mutating func keepAddresses(_ found: Addresses? = nil) {
    if knownAddresses == nil { knownAddresses = found ?? Addresses(report) }
  }
}

extension Report {
  /// The place to begin reading: the title, after the furniture that a web page put before it.
  var beginning: TextOffset {
    guard let title = titleParagraphs.first else { return .start }
    let isAllFurniture = paragraphs[..<title.value].allSatisfy { $0.kind == .furniture || $0.kind == .blank }
    return isAllFurniture ? paragraphs[title.value].range.lower : .start
  }
}

/// The view of a report: its scroll position, its folds, its filter.
struct ReportView: Sendable {
  /// The first visible byte as the reader chose it; resizing does not change it.
  var anchor = TextOffset.start
  /// The first byte of the first row shown: the anchor, unless a hit had to be kept in sight after a resize.
  var top = TextOffset.start
  /// The hit the reader was brought to and has not scrolled away from; it decides which section is being read.
  var hit: TextOffset?
  /// The columns by which tables and preformatted rows are scrolled to the right.
  var shift = 0
  /// The shift as the reader chose it; resizing does not change it.
  private(set) var anchorShift = 0
  var folds = Folds(openLevel: 1)
  /// The folds the tree opened with; while they are unchanged, a longer reading of the report may fold it anew.
  var foldsAtOpening = Folds(openLevel: 1)
  /// The folds as they were remembered last, or as the tree opened with them.
  var foldsKept = Folds(openLevel: 1)
  /// Whether the reader wants the tree beside it, as that is remembered; nil where they have not chosen.
  var isTreeWanted: Bool?
  var hidesRunIns = false
  var filter: TreeFilter?

  /// Puts the first visible byte at `offset`, as the reader's choice.
  mutating func place(_ offset: TextOffset) {
    anchor = offset
    top = offset
    hit = nil
  }

  /// Scrolls rows wider than the pane sideways, as the reader's choice.
  mutating func place(shift: Int) {
    self.shift = shift
    anchorShift = shift
  }
}

/// A filter of the sections in the tree.
struct TreeFilter: Sendable, Equatable {
  enum Criterion: Sendable, Equatable {
    /// Headings with these words.
    case words(String)
    /// Sections with hits.
    case hits
  }
  var criterion: Criterion
  /// The sections that match, and their ancestors, ascending.
  var rows: [SectionIndex]
  /// The number of sections that match themselves.
  var found: Int

  init(criterion: Criterion, _ sections: SectionSet) {
    self.criterion = criterion
    (rows, found) = (sections.ascending, sections.inserted)
  }
}
