/// The commands of the tree: focus, cursor, folds and filter.
enum TreeCommands {
  static let all: [CommandDefinition] = panes + cursor + shown + folds

  private static let panes: [CommandDefinition] = [
    CommandDefinition(.otherPane, .tree, "between text and tree", "在正文与目录之间切换", name: "切换窗格", leavesList: true) {
      state, _ in
      state.arrange { if $0.focus == .tree { $0.leaveTree(keepingPlace: true) } else { $0.enterTree() } }
    },
    CommandDefinition(.focusTree, .tree, "to the tree", "到目录", name: "到目录", aliases: ["目录"], leavesList: true) {
      state, _ in state.arrange { $0.enterTree() }
    },
    CommandDefinition(.focusText, .tree, "to the text", "到正文", name: "到正文", aliases: ["正文"], leavesList: true) {
      state, _ in state.arrange { $0.leaveTree(keepingPlace: true) }
    },
    CommandDefinition(.hideTree, .tree, "hide or show the tree", "隐藏或显示目录", name: "隐藏目录") { state, _ in
      state.arrange { $0.hideTree() }
    },
    CommandDefinition(.narrowTree, .tree, "narrow the tree", "缩窄目录", name: "缩窄目录", takesCount: true) { state, input in
      state.widenTree(by: -2 * input.times)
    },
    CommandDefinition(.widenTree, .tree, "widen the tree", "加宽目录", name: "加宽目录", takesCount: true) { state, input in
      state.widenTree(by: 2 * input.times)
    },
  ]

  private static let cursor: [CommandDefinition] = [
    CommandDefinition(.treeDown, .tree, "down a section", "下一行", name: "目录下移", takesCount: true) { state, _ in
      state.moveInTree(.lineDown)
    },
    CommandDefinition(.treeUp, .tree, "up a section", "上一行", name: "目录上移", takesCount: true) { state, _ in
      state.moveInTree(.lineUp)
    },
    CommandDefinition(.treePageDown, .tree, "down a screen of sections", "下一屏", name: "目录下一屏", takesCount: true) {
      state, _ in state.moveInTree(.pageDown)
    },
    CommandDefinition(.treePageUp, .tree, "up a screen of sections", "上一屏", name: "目录上一屏", takesCount: true) {
      state, _ in
      state.moveInTree(.pageUp)
    },
    CommandDefinition(.treeFirst, .tree, "first section", "第一行", name: "目录开头") { state, _ in state.moveInTree(.start) },
    CommandDefinition(.treeLast, .tree, "last section", "最后一行", name: "目录末尾") { state, _ in state.moveInTree(.end) },
    CommandDefinition(.treeIn, .tree, "unfold, then step in", "展开，再进入下级", name: "进入下级") { state, _ in state.stepIn() },
    CommandDefinition(.treeOut, .tree, "fold, then step out", "折叠，再回到上级", name: "回到上级") { state, _ in
      state.stepOut()
    },
    CommandDefinition(.treeEnter, .tree, "read this section", "阅读此节", name: "阅读此节") { state, _ in state.enterRow() },
  ]

  private static let shown: [CommandDefinition] = [
    CommandDefinition(
      .treeSearch, .tree, "search all reports until one is opened; then show only headings with these words",
      "未打开报告时检索全库；打开后只显示含所输文字的标题", name: "目录检索", takesCount: true, argument: .text, leavesList: true
    ) { state, input in state.typeInTree(input.argument ?? "", times: input.times) },
    CommandDefinition(
      .treeFilter, .tree, "show only headings with these words", "只显示含所输文字的标题", name: "目录筛选", argument: .text,
      leavesList: true
    ) { state, input in state.startFilter(input.argument ?? "") },
    CommandDefinition(
      .treeHits, .tree, "show only sections with hits (less filters lines here)", "只显示有命中的章节（less 中为过滤行）",
      name: "目录命中", leavesList: true
    ) { state, _ in state.changeTree { $0.toggleHitFilter() } },
    CommandDefinition(.treeDepth, .tree, "overview, contents, all", "概览、目录、全部层级", name: "目录层级", leavesList: true) {
      state, _ in state.changeTree { $0.cycleDepth() }
    },
  ]

  private static let folds: [CommandDefinition] = [
    CommandDefinition(.foldToggle, .tree, "fold or unfold", "折叠或展开", name: "折叠或展开") { state, _ in
      state.fold(.toggle)
    },
    CommandDefinition(.foldOpen, .tree, "unfold", "展开", name: "展开") { state, _ in state.fold(.open) },
    CommandDefinition(.foldClose, .tree, "fold", "折叠", name: "折叠") { state, _ in state.fold(.close) },
    CommandDefinition(.foldAll, .tree, "fold everything", "全部折叠", name: "全部折叠") { state, _ in state.fold(.all) },
    CommandDefinition(.unfoldAll, .tree, "unfold everything", "全部展开", name: "全部展开") { state, _ in state.fold(.none) },
    CommandDefinition(
      .foldLevel, .tree, "unfold to level N", "展开到第 N 级", name: "展开层级", takesCount: true, argument: .number
    ) { state, input in state.fold(.level(input.number ?? 1)) },
  ]
}

extension Command {
  /// Whether the command goes on while the report under the tree's cursor is still unpacked: the cursor passes it over,
  /// and what is about the whole program does not need it.
  var goesOnInTree: Bool {
    [
      .treeDown, .treeUp, .treePageDown, .treePageUp, .treeFirst, .treeLast, .cancel, .close, .quit, .suspend, .redraw,
      .help,
    ].contains(self)
  }
}
