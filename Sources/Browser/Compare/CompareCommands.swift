/// The commands that compare two versions of a report.
enum CompareCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .compare, .comparing, "compare with an older version: a file or an open report; alone: as it was opened",
      "与旧稿比较：文件或已打开的报告；不写名称则与打开时比较", name: "比较", aliases: ["diff"], argument: .file, leavesList: true
    ) { state, input in state.openCompare(input.argument) },
    CommandDefinition(
      .years, .comparing,
      "set beside a report of an earlier year: indicators, terms, sections, passages; alone: the year before of the library",
      "与往年报告并列：指标、用语、章节、原文；不写名称则取文库中上一年的", name: "逐年", aliases: ["往年", "历年"], argument: .file,
      leavesList: true
    ) { state, input in state.openCompare(input.argument, isOfYears: true) },
    CommandDefinition(
      .nextTable, .comparing, "of reports of different years: the next table", "往年并列：下一个表", name: "下一表"
    ) { state, _ in state.nextYearTable() },
    CommandDefinition(
      .nextEdit, .comparing, "next edit", "下一处改动", name: "下一处改动", takesCount: true
    ) { state, input in state.stepEdit(forward: true, input.times) },
    CommandDefinition(
      .previousEdit, .comparing, "edit before", "上一处改动", name: "上一处改动", takesCount: true
    ) { state, input in state.stepEdit(forward: false, input.times) },
    CommandDefinition(
      .nextChanged, .comparing, "next changed section", "下一个有改动的章节", name: "下一改动章节", takesCount: true
    ) { state, input in state.stepChangedSection(forward: true, input.times) },
    CommandDefinition(
      .previousChanged, .comparing, "changed section before", "上一个有改动的章节", name: "上一改动章节", takesCount: true
    ) { state, input in state.stepChangedSection(forward: false, input.times) },
    CommandDefinition(
      .comparePane, .comparing, "tree, old text, new text in turn", "依次切换：目录、旧稿、新稿", name: "比较换栏"
    ) { state, _ in state.nextComparePane() },
    CommandDefinition(
      .compareEnter, .comparing, "in the tree: read the section; in moved text: its other end",
      "在目录中：读该章节；在移动的文字中：到另一端",
      name: "比较前往"
    ) { state, _ in state.enterCompared() },
    CommandDefinition(
      .compareSelect, .comparing, "select passages of the comparison, to be copied", "选取比较中的文字，以便复制", name: "比较选取"
    ) { state, _ in state.selectCompared() },
    CommandDefinition(
      .otherEnd, .comparing, "the other end of moved text", "移动文字的另一端", name: "另一端"
    ) { state, _ in state.goToOtherEnd() },
    CommandDefinition(
      .edits, .comparing, "list all edits", "列出全部改动", name: "改动列表"
    ) { state, _ in state.openEdits() },
    CommandDefinition(
      .compareSearch, .comparing, "search both texts", "在两稿中检索", name: "两稿检索", argument: .text
    ) { state, input in state.openCompareSearch(input.argument) },
    CommandDefinition(
      .compareNextHit, .comparing, "next hit in either text", "两稿中下一处命中", name: "两稿下一处", takesCount: true
    ) { state, input in state.stepComparedHit(forward: true, input.times) },
    CommandDefinition(
      .comparePreviousHit, .comparing, "hit before in either text", "两稿中上一处命中", name: "两稿上一处", takesCount: true
    ) { state, input in state.stepComparedHit(forward: false, input.times) },
    toggle(.editMoves, .moved, "moves: leave out, or show", "移动：隐去或显示", name: "显隐移动"),
    toggle(.editFigures, .figures, "figures: leave out, or show", "数字：隐去或显示", name: "显隐数字"),
    toggle(.editPunctuation, .punctuation, "punctuation: leave out, or show", "标点：隐去或显示", name: "显隐标点"),
    toggle(.editSections, .sections, "new and gone sections: fold, or show", "增删的章节：折叠或显示", name: "显隐章节"),
  ]

  private static func toggle(
    _ command: Command, _ kind: EditFilterKind, _ english: String, _ chinese: String, name: String
  ) -> CommandDefinition {
    CommandDefinition(command, .comparing, english, chinese, name: name) { state, _ in state.toggleEdits(kind) }
  }
}

extension CommandDefinition {
  /// Whether the command is about the text or the tree of the report being read, so that a comparison is closed first.
  var leavesComparison: Bool {
    if leavesList { return true }
    switch group {
    case .comparing, .reports, .prompt: return [.nextReport, .previousReport, .edit].contains(command)
    case .text:
      return ![
        .lineDown, .lineUp, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .goStart, .goEnd, .goPercent,
        .copy, .copyCitation,
      ].contains(command)
    case .sections, .searching, .terms: return true
    case .tree:
      return ![
        .hideTree, .narrowTree, .widenTree, .foldToggle, .foldOpen, .foldClose, .foldAll, .unfoldAll, .foldLevel,
      ].contains(command)
    case .lists: return ![.listEnter, .listSort, .listReverse, .listFilter, .write, .overwrite].contains(command)
    }
  }
}
