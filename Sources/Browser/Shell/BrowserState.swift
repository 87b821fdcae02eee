// The browser, room by room: a folder each, with the state, commands, update, drawing and messages of one feature.
//
//     Shell    dispatch of events and commands, layers, geometry, notices, the frame put together
//     Prompt   the line being typed, its candidates and previews
//     Reading  the report being read: its flow, places, jumps, marks
//     Tree     the outline, and above it folders and reports of a library
//     Search   hits in the report and the library, pinned terms
//     Results  the list of hits
//     Links    links and notes, followed
//     Terms    the table of terms
//     Notes    notes on passages, drawn below them
//     Selection  text selected, and all that is copied
//     Writing  files written: sections, reports, outlines, lists
//     Mouse    the mouse: wheel, clicks, dragging
//     Library  the reports that are open, unpacked, changed
//     Compare  two versions of a report
//     Reuse    passages that several reports have
//     Similar  sections like one
//     Saved    questions kept under a name
//     Checks   proofreading; Help: the help
//
// Shell uses every room, and every room uses Shell. Between the others there are these arrows, with the names that one
// may use of the other; `.ci/check-rooms` holds them to it.
//
//     Checks → Prompt: openLine restore withPrompt
//     Checks → Reading: isNothingRead jump
//     Compare → Library: name places reportTitle source unpackedReport year
//     Compare → Prompt: openLine
//     Compare → Reading: RangeCursor ReadingMessage heading isNothingRead start
//     Compare → Reuse: ReuseState
//     Compare → Search: SearchMessage find
//     Compare → Selection: CopiedText SelectionMessage copy
//     Compare → Similar: SimilarState
//     Compare → Tree: isTreeShown
//     Help → Prompt: PromptMessage prompt promptLayer
//     Help → Tree: HeadingMatcher
//     Library → Checks: sayRevisions
//     Library → Notes: placeNotes
//     Library → Reading: OpenReport PlaceRelocation ReadingMessage ReadingSubject ReportInformation ReportRelocation
//         TreeFilter awaitReturn isNothingRead keyToReadAgain leaveHere readingProgress returnToLeft settle shownName
//         start
//     Library → Results: HitOrder
//     Library → Saved: SavedQuestion
//     Library → Search: LibraryQuestion findAll pin takePins
//     Library → Terms: areTermsOpen
//     Library → Tree: FolderNumber HeadingMatcher TreeRow dropFilter keepTree openFolded preview refilter treeScreenRow
//         walk
//     Links → Library: name source
//     Links → Prompt: openLine restore withPrompt
//     Links → Reading: FlowRow ReadingMessage isNothingRead jump rowBeingRead visibleRange
//     Links → Tree: leaveTree
//     Mouse → Help: moveInHelp
//     Mouse → Reading: TableView column isNothingRead leaveHere moveText visibleRows
//     Mouse → Saved: click
//     Mouse → Selection: characterEnd endSelection select setSelection
//     Mouse → Tree: enterRow enterTree foldTree leaveTree moveInTree preview rowsInTree widenTree
//     Notes → Library: isReadable name source
//     Notes → Prompt: openLine
//     Notes → Reading: FlowRow Place edge isNothingRead leaveHere rowBeingRead
//     Notes → Search: findAll openPins
//     Notes → Selection: leaveSelection passage
//     Notes → Tree: TreeRow TreeWalk walk
//     Prompt → Checks: acceptCheck checkCandidates previewCheck sortFindings
//     Prompt → Compare: searchCompared
//     Prompt → Help: helpInFront moveInHelp
//     Prompt → Library: Catalogue isNamed isReadable listedName name sayReport show
//     Prompt → Links: acceptLink linkCandidates
//     Prompt → Notes: editNoteOfLine noted writeNote
//     Prompt → Reading: ReadingMessage leaveHere start
//     Prompt → Results: moveInResults restoreResults
//     Prompt → Saved: renameSaved
//     Prompt → Search: SearchMessage acceptSearch libraryStops pin previewSearch startSearch term termCandidates
//     Prompt → Selection: copy
//     Prompt → Terms: cancelTermsFilter moveInTerms previewTermsFilter termsCount
//     Prompt → Tree: HeadingMatcher TreeMessage acceptFilter commit filteredRows leaveTree previewFilter
//     Prompt → Writing: acceptWriting writingCandidates
//     Reading → Library: goOn isReadable name ordinal reportCount show source unpackedReport
//     Reading → Notes: FlowNote NotesState drawNote notes takeNotes
//     Reading → Prompt: openGoTo prompt
//     Reading → Search: find takePins
//     Reading → Selection: selection selectionFocus
//     Reading → Tree: Folds KeptFolds OutlineWidth SectionSet TreePosition TreeRowState arrange commit walk
//     Results → Library: Catalogue isReadable listedName name openCurrentReport places sayReport show unpacked
//     Results → Notes: noted
//     Results → Prompt: prompt
//     Results → Reading: PlaceRelocation ReportRelocation heading leaveHere settle shownTitle start
//     Results → Search: SearchMessage SearchState findAll visit
//     Results → Tree: HeadingMatcher TreePosition TreeRow TreeRowState drawTree leaveTree
//     Reuse → Compare: isComparing
//     Reuse → Library: isReadable listedName name packedReport reportCount year
//     Reuse → Reading: FlowRow edge isNothingRead
//     Reuse → Tree: TreeRow TreeWalk
//     Saved → Library: LeftLibrary isNamed
//     Saved → Notes: isRemovalSure noted
//     Saved → Prompt: openLine prompt
//     Saved → Results: HitOrder openResults
//     Saved → Search: findAll pin
//     Saved → Tree: filterCriterion previewFilter walk
//     Search → Library: Catalogue isSearched openCurrentReport sayReport show year
//     Search → Notes: noted
//     Search → Prompt: openLine restore withPrompt
//     Search → Reading: Place bringIntoView isNothingRead leaveHere visibleRange
//     Search → Saved: savedSearches
//     Search → Tree: TreeRow dropFilter filterByHits filterCriterion leaveTree
//     Selection → Compare: copyCompared
//     Selection → Library: listedName packedReport year yearHere
//     Selection → Prompt: showNoticeAtPrompt
//     Selection → Reading: FlowRow PlaceRelocation ReadingMessage ReadingSnapshot isNothingRead rowBeingRead
//     Selection → Terms: areTermsOpen termsRow
//     Selection → Tree: TreeRow leaveTree treeName
//     Similar → Compare: isComparing
//     Similar → Library: listedName reportCount
//     Terms → Compare: isComparing
//     Terms → Library: Catalogue listedName name places unpackedReport
//     Terms → Prompt: prompt refreshPrompt
//     Terms → Reading: ReadingMessage column
//     Terms → Results: openResults toggleResults
//     Terms → Search: SearchMessage findAll pin remember term
//     Terms → Tree: HeadingMatcher
//     Tree → Library: Catalogue LibraryFilter LibraryFolds LibraryState isNamed listedName name openCurrentReport
//         reportCount show unpackedReport
//     Tree → Notes: noteSign
//     Tree → Prompt: openLine
//     Tree → Reading: Place ReadingMessage ReadingSnapshot ReportView TreeFilter awaitReturn heading
//         settle shownTitle start visibleHit
//     Tree → Results: resultsRow
//     Tree → Reuse: reuseShare
//     Tree → Saved: drawSaved enterSaved moveInSaved
//     Tree → Search: LibraryStops SearchMessage awaitedHits isFindingStops libraryStops startSearch
//     Writing → Library: name yearHere
//     Writing → Prompt: openLine refreshPrompt showNoticeAtPrompt withPrompt
//     Writing → Reading: heading isNothingRead
//     Writing → Results: hitRecords

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
  /// The size that is drawn: the screen's own, but for one beyond all use (`WorkBudget`), whose rest stays blank.
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
  /// The check of the report being read, where that takes long.
  var checks = ChecksState()
  /// The comparison of the report being read with an older version.
  var compare = CompareState()

  /// A browser of `reports`: of a single one, or of several as one library. One that is not complete is being read;
  /// those that could not be read are `unread`, and only count. `isLibrary` says that more may be added. The first report
  /// opens where it was `left`.
  public init(
    reports: [Report], unread: Set<Int> = [], options: BrowserOptions, keyMap: KeyMap, size: ScreenSize,
    isLibrary: Bool = false, left: LeftReport? = nil
  ) {
    self.reports = ReportsState(direct: reports, unread: unread, hasFolders: isLibrary)
    let numbers = self.reports.directNumbers
    for number in numbers where !reports[number].isComplete { self.reports.readings[number] = ReadingProgress() }
    let first = numbers.first
    reading = ReadingState(
      open: OpenReport(first.map { reports[$0] } ?? Report.overview(options.language)),
      subject: first.map { .report($0) } ?? .overview)
    let row = first.map { TreeRow.report($0) } ?? .folder(FolderNumber(0))
    tree = TreeState(position: TreePosition(cursor: row, top: row))
    self.options = options
    tree.columnsAdded = options.tree.split.columnsAdded
    shell = ShellState(keyMap: keyMap)
    self.size = size.drawn
    typesetter = Typesetter(widths: WidthTable(ambiguousWidth: options.screen.ambiguousWidth))
    if isLibrary || numbers.count > 1 {
      var library = LibraryState(catalogue: Catalogue(reports: numbers))
      library.folds.reading = currentNumber
      library.expectsMore = isLibrary
      self.reports.collection = .library(library)
      if numbers.isEmpty { focus = .tree }
    }
    openFolded()
    reading.returning.awaited = currentNumber
    if let number = currentNumber, let left {
      takeLeft(number, left)
      settleTree()
    }
    sayRevisions()
    layOutSight()
  }
}

extension OutlineWalk {
  convenience init(_ report: Report, _ view: ReportView) {
    self.init(report: report, folds: view.folds, hidesRunIns: view.hidesRunIns, filtered: view.filter?.rows)
  }
}
