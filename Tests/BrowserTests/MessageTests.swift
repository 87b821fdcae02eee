import ReportTerms
import TextFacts
import Testing

@testable import Browser

/// The messages of the browser, in both languages.
@Suite("Messages")
struct MessageTests {
  private static let reading: [ReadingMessage] = [
    .endOfReport, .noLines, .noFurtherSection, .noEarlierPlace, .noLaterPlace, .markIsNoLetter, .awaitsMark,
    .noHeadingInSight, .typeLabel, .reading, .closing, .following, .followingStopped, .nothingToEdit,
    .noTextToEdit, .nothingToReadAgain, .startNeedsFile("+G"),
  ]
  private static let tree: [TreeMessage] = [
    .depthOverview, .depthContents, .depthAll, .showsHits(key: nil), .hintFilter,
  ]
  private static let search: [SearchMessage] = [
    .nothingSearched, .wrapped(forward: true), .wrapped(forward: false), .pinnedAlready, .noPinnedTerm, .scopePinned,
    .scopeCurrent, .caseExact, .caseIgnored, .searchingReport, .hintSearch,
  ]
  private static let results: [ResultsMessage] = [
    .sorting, .nothingListed(key: nil), .opening, .noFurtherGroup, .noFurtherHit, .reportIsGone, .hintOrder,
  ]
  private static let terms: [TermsMessage] =
    [
      .ofLibrary, .noTerms, .noTermFits, .noSuchColumn, .noVariants, .oneReportOnly, .hintPlaces, .hintSort,
    ] + TermOrder.allCases.map { .sorted(by: $0, isReversed: false) }
  private static let library: [LibraryMessage] = [
    .noNextReport, .noPreviousReport, .nothingSkipped, .loadingStopped, .changed, .isStale(key: nil), .vanished,
    .overview,
  ]
  private static let shell: [ShellMessage] = [
    .windowTooSmall, .interruptDoesNotQuit(key: nil), .hintBack, .hintHelp,
  ]
  private static let holding: [HoldingMessage] =
    [.keysWaiting(1), .keysWaiting(2), .noMoreKeys, .hintGiveUp]
    + [
      .address("二"), .line(3), .percent(50), .end, .furtherText, .hits(of: "渠"), .list, .terms, .findings, .report(1),
      .library,
    ]
    .flatMap { [.waits($0, name: "渠", percent: nil), .gaveUp($0, name: "渠")] }
  private static let prompt: [PromptMessage] = [.lineIsFull, .hintGoTo]

  private static let rooms: [[any Message]] = [
    reading, tree, search, results, HitOrder.allCases, terms, TermKind.allCases, library, shell, holding, prompt,
    [ChecksMessage.nothingWrong], [ChecksMessage.nothingToCheck],
  ]

  @Test("each has wording of its own in each language")
  func plainMessages() {
    for message in Self.rooms.joined() {
      let wordings = Language.allCases.map { message.message(in: $0) }
      #expect(!wordings.contains("") && Set(wordings).count == Language.allCases.count, "\(message)")
    }
  }

  @Test("keys that are unbound are left out of hints")
  func hints() {
    #expect(
      [nil, "g"].map { LibraryMessage.isStale(key: $0).message(in: .english) } == [
        "the file has changed", "the file has changed; g reads it again",
      ])
    #expect(
      [[], ["/"], ["tab", "/"]].map { TreeMessage.noName("乙", keys: $0).message(in: .english) } == [
        "no folder or report is called 乙", "no folder or report is called 乙; / searches the texts",
        "no folder or report is called 乙; tab, then /, searches the texts",
      ])
    #expect(
      TreeMessage.noName("乙", keys: ["tab", "/"]).message(in: .chinese) == "没有名称含 乙 的文件夹或报告；按 tab 再按 / 检索正文")
  }

  @Test("what is told of files that changed leaves out what there is none of")
  func filesChanged() {
    let message = LibraryMessage.filesChanged(changed: 1_200, vanished: 0, appeared: 3)
    #expect(
      Language.allCases.map { message.message(in: $0) } == ["文件：1,200 个已变化，3 个新增", "files: 1,200 changed, 3 new"])
  }
}
