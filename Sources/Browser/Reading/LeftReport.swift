import ReportModel
import TextFacts

/// The way in which a report was left in an earlier run: the place, and the folds of its outline.
public struct LeftReport: Sendable, Equatable {
  /// The first visible byte, with the text around it; nil where it is not known.
  public var place: TextQuote?
  /// The folds; nil where they are not known.
  public var folds: KeptFolds?
  /// The terms that stayed highlighted.
  public var pins: [KeptPin]
  public var notes: [Note]
  /// The name that its file had, where it was found by the likeness of its text alone: edited and renamed since.
  public var likeness: String?

  public init(
    place: TextQuote?, folds: KeptFolds?, pins: [KeptPin] = [], notes: [Note] = [], likeness: String? = nil
  ) {
    self.place = place
    self.folds = folds
    self.pins = pins
    self.notes = notes
    self.likeness = likeness
  }
}

/// The return to where a report was left in an earlier run.
///
/// A report opens there, unless a place was asked for. Where the answer of the store comes late, or the text, it is
/// returned to only as long as the reader has done nothing yet.
struct ReturnState: Sendable {
  /// The way in which reports of this run were left in an earlier one.
  private var reports: [(number: Int, left: LeftReport)] = []
  /// The report that is to be shown where it was left; nil once the reader has done something in it.
  var awaited: Int?
  /// Whether it is shown there.
  var isDone = false

  /// A report as it was left.
  subscript(number: Int) -> LeftReport? {
    get { reports.first { $0.number == number }?.left }
    set {
      reports.removeAll { $0.number == number }
      if let newValue { reports.append((number, newValue)) }
    }
  }
}

extension BrowserState {
  /// Takes up the way in which a report was left.
  mutating func takeLeft(_ number: Int, _ left: LeftReport) {
    guard isReadable(number) else { return }
    reading.returning[number] = left
    let mark = Mark("\"", in: .report(number))
    if let place = left.place, reading.marks[mark] == nil, let report = report(at: number) {
      take(mark, at: place, of: number, report)
    }
    takeNotes(number, left.notes)
    if number == currentNumber {
      takePins(left.pins)
      if let name = left.likeness { say(ReadingMessage.foundByLikeness(to: VisibleText.line(name))) }
    }
    returnToLeft()
  }

  /// Has the report in front shown where it was left, now or once that is known.
  mutating func awaitReturn() {
    reading.returning.awaited = currentNumber
    reading.returning.isDone = false
    returnToLeft()
  }

  /// Shows the report being read where it was left, as far as its text is there.
  mutating func returnToLeft() {
    guard let number = currentNumber, reading.returning.awaited == number, let left = reading.returning[number],
      !report.text.isEmpty
    else { return }
    if let folds = left.folds {
      view.folds = folds.folds(in: report)
      view.foldsKept = view.folds
      takeTree(isWanted: folds.isTreeWanted)
    }
    guard let place = left.place else { return }
    // In a text that grows the place may be to come.
    guard report.isComplete || place.stands(in: report.text) else { return }
    let target = quotedPlace(place, in: report)
    guard target != view.anchor else { return }
    guard target > report.beginning else {
      // The first frame knew of an older place: the report was left at its beginning since.
      if reading.returning.isDone, reading.jumps.dropLast() {
        reading.returning.isDone = false
        view.place(report.beginning)
        shell.notice = nil
      }
      return
    }
    if !reading.returning.isDone { leaveHere() }
    reading.returning.isDone = true
    view.place(target)
    pointTree(at: currentSection)
    reading.open.keepAddresses()
    let key = shell.keyMap.firstKey(for: .back).map(Self.shown)
    let said = shell.notice.map { $0.text + "  " } ?? ""
    say(
      said
        + ReadingMessage.left(
          at: [reading.open.addresses.citedAddress(of: currentSection), report.isComplete ? percent : ""].filter {
            !$0.isEmpty
          }.joined(separator: " "),
          key: key
        )
        .message(in: language))
  }

  /// Handles something done by the reader, or another place asked for: there is no return any more.
  mutating func endReturn() {
    guard let number = reading.returning.awaited else { return }
    reading.returning.awaited = nil
    reading.returning[number] = nil
  }

  /// Handles a place that was asked for on the command line: the report is as if it had not been left.
  mutating func undoReturn() {
    if reading.returning.isDone, reading.returning.awaited == currentNumber, reading.jumps.dropLast() {
      view.place(report.beginning)
      shell.notice = nil
    }
    endReturn()
  }

  /// The place of a quote in a report: where its words stand, else its offset.
  func quotedPlace(_ quote: TextQuote, in report: Report) -> TextOffset {
    let start = (report.isComplete ? quote.range(in: report.text)?.lowerBound : nil) ?? quote.start
    return TextOffset(report.text.span.scalarStart(atOrBefore: min(max(0, start), report.text.count)))
  }

  /// A place in a report with the text around it; nil where the report is not at hand.
  public func quote(of place: TextOffset, in number: Int) -> TextQuote? {
    guard let report = report(at: number) else { return nil }
    return TextQuote(place.bytes..<place.bytes, in: report.text)
  }

  /// Shows the tree, or hides it, as it was when this report was left.
  private mutating func takeTree(isWanted: Bool?) {
    guard !reports.hasFolders, view.isTreeWanted != isWanted else { return }
    (view.isTreeWanted, tree.isWanted, tree.isWantedKept) = (isWanted, isWanted, isWanted)
  }

  /// Has the folds of the report being read remembered where the reader has changed them, and whether the tree is shown
  /// beside it. Beside a library that goes on to the next report, and is not remembered.
  mutating func rememberFolds() {
    guard view.folds != view.foldsKept || tree.isWanted != tree.isWantedKept else { return }
    let isTreeChanged = tree.isWanted != tree.isWantedKept && !reports.hasFolders
    guard view.folds != view.foldsKept || isTreeChanged else { return }
    view.foldsKept = view.folds
    guard let number = currentNumber, !isNothingRead else { return }
    if isTreeChanged { (view.isTreeWanted, tree.isWantedKept) = (tree.isWanted, tree.isWanted) }
    let folds = KeptFolds(view.folds, of: report, isTreeWanted: view.isTreeWanted)
    shell.effects.append(.remember(.folds(report: number, folds)))
  }
}
