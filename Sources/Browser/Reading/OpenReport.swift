import ReportModel

/// A report that is open, and how it is being read.
struct OpenReport: Sendable {
  var report: Report {
    didSet { (knownAddresses, flow) = (nil, nil) }
  }
  var view: ReportView
  /// The text as far as it is laid out; of use while the columns and the widths of its characters are the same.
  var flow: TextFlow?
  private var knownAddresses: Addresses?

  init(_ report: Report) {
    self.report = report
    self.view = ReportView()
    view.place(report.beginning)
  }

  /// A report that was read before, as it was left.
  init(_ report: Report, left view: ReportView) {
    self.report = report
    self.view = view
  }

  /// The names of the report's sections.
  var addresses: Addresses { knownAddresses ?? Addresses(report) }

  /// Keeps the addresses, which the first paint seldom needs and all that follows does; those of `found`, where a
  /// background thread has made them.
  mutating func keepAddresses(_ found: Addresses? = nil) {
    if knownAddresses == nil { knownAddresses = found ?? Addresses(report) }
  }
}

extension Report {
  /// The beginning for a reader: the title, past the furniture that a web page put before it.
  var beginning: TextOffset {
    guard let title = titleParagraphs.first else { return .start }
    let isAllFurniture = paragraphs[..<title.value].allSatisfy { $0.kind == .furniture || $0.kind == .blank }
    return isAllFurniture ? paragraphs[title.value].range.lower : .start
  }
}

/// The view of a report: the place, the folds, the tree's own cursor.
struct ReportView: Sendable {
  /// The first visible byte as the reader left it; resizing does not move it.
  var anchor = TextOffset.start
  /// The first byte of the first row shown: the anchor, unless a hit had to be kept in sight after a resize.
  var top = TextOffset.start
  /// The hit the reader was brought to and has not scrolled away from; it says which section is being read.
  var hit: TextOffset?
  /// Columns that tables and preformatted rows are scrolled to the right.
  var shift = 0
  /// The same as the reader left it; resizing does not change it.
  private(set) var anchorShift = 0
  var folds = Folds(openLevel: 1)
  /// The folds the tree opened with; while it still has them a longer reading of the report may open it anew.
  var foldsAtOpening = Folds(openLevel: 1)
  var hidesRunIns = false
  var filter: TreeFilter?

  /// Puts the first visible byte at `offset`, by the reader's own doing.
  mutating func place(_ offset: TextOffset) {
    anchor = offset
    top = offset
    hit = nil
  }

  /// Scrolls what is wider than the pane, by the reader's own doing.
  mutating func place(shift: Int) {
    self.shift = shift
    anchorShift = shift
  }
}

/// A filter of the tree's rows.
struct TreeFilter: Sendable, Equatable {
  enum Subject: Sendable, Equatable {
    /// Headings that hold these words.
    case words(String)
    /// Sections that hold hits.
    case hits
  }
  var subject: Subject
  /// The sections that fit and all that hold them, ascending.
  var rows: [SectionIndex]
}
