import TextFacts

/// The commands that move in the text, and those that go to sections.
enum ReadingCommands {
  static let text: [CommandDefinition] = [
    CommandDefinition(.lineDown, .text, "down a line", "下移一行", name: "下移", takesCount: true) { state, _ in
      state.move(.lineDown)
    },
    CommandDefinition(.lineUp, .text, "up a line", "上移一行", name: "上移", takesCount: true) { state, _ in
      state.move(.lineUp)
    },
    CommandDefinition(.halfPageDown, .text, "down half a screen", "下移半屏", name: "下移半屏", takesCount: true) { state, _ in
      state.move(.halfPageDown)
    },
    CommandDefinition(.halfPageUp, .text, "up half a screen", "上移半屏", name: "上移半屏", takesCount: true) { state, _ in
      state.move(.halfPageUp)
    },
    CommandDefinition(.pageDown, .text, "down a screen", "下移一屏", name: "下一屏", takesCount: true) { state, _ in
      state.move(.pageDown)
    },
    CommandDefinition(.pageUp, .text, "up a screen", "上移一屏", name: "上一屏", takesCount: true) { state, _ in
      state.move(.pageUp)
    },
    CommandDefinition(
      .goStart, .text, "to the start, or to line N of the file", "到开头，或到文件第 N 行", name: "开头", takesCount: true
    ) { state, _ in state.move(.start) },
    CommandDefinition(
      .goEnd, .text, "to the end, or to line N of the file", "到末尾，或到文件第 N 行", name: "末尾", takesCount: true
    ) { state, _ in state.move(.end) },
    CommandDefinition(.goPercent, .text, "N percent into the report", "到全文的 N%", name: "百分比", takesCount: true) {
      state, _ in state.move(.percent)
    },
    CommandDefinition(.shiftLeft, .text, "scroll tables and code left", "表格、代码向左滚动", name: "左滚", takesCount: true) {
      state, input in state.shiftText(forward: false, by: input.count)
    },
    CommandDefinition(.shiftRight, .text, "scroll tables and code right", "表格、代码向右滚动", name: "右滚", takesCount: true) {
      state, input in state.shiftText(forward: true, by: input.count)
    },
    CommandDefinition(
      .follow, .text, "to the end, and follow as the file grows", "到末尾，并随文件增长滚动", name: "跟随", leavesList: true
    ) { state, _ in state.startFollowing() },
    CommandDefinition(.source, .text, "show mark-up as written, or as a page shows it", "显示或隐藏标记原文", name: "原文") {
      state, _ in state.toggleSource()
    },
    CommandDefinition(
      .paragraph, .text, "how paragraphs are told apart: auto, indent, space, source",
      "段落的区分：按语言、首行缩进、空行、与原文相同", name: "段落",
      argument: .name { _ in ParagraphSeparation.allCases.map(\.rawValue) }
    ) { state, input in state.setParagraphs(input.argument) },
  ]

  static let sections: [CommandDefinition] = [
    CommandDefinition(
      .goTo, .sections, "go to an address (2.3, 二（三）, 第三章) or a piece of a heading", "按编号（2.3、二（三）、第三章）或标题片段跳转",
      name: "跳转", argument: .text, leavesList: true
    ) { state, input in state.openGoTo(input.argument) },
    CommandDefinition(
      .labels, .sections, "a letter on every heading in sight: type it to go there", "给可见标题标上字母，按字母跳转", name: "标签",
      leavesList: true
    ) { state, _ in state.showLabels() },
    CommandDefinition(.nextSection, .sections, "next section", "下一节", name: "下一节", takesCount: true) { state, input in
      state.goToSection(forward: true, input.times)
    },
    CommandDefinition(.previousSection, .sections, "previous section", "上一节", name: "上一节", takesCount: true) {
      state, input in state.goToSection(forward: false, input.times)
    },
    CommandDefinition(
      .nextSibling, .sections, "next section of the same level", "同级下一节", name: "同级下一节", takesCount: true
    ) { state, input in state.goToSibling(forward: true, input.times) },
    CommandDefinition(
      .previousSibling, .sections, "previous section of the same level", "同级上一节", name: "同级上一节", takesCount: true
    ) { state, input in state.goToSibling(forward: false, input.times) },
    CommandDefinition(.parentSection, .sections, "the section this one stands in", "上级章节", name: "上级章节") { state, _ in
      state.goToParentSection()
    },
    CommandDefinition(
      .topSection, .sections, "the N-th top section", "第 N 个一级章节", name: "一级章节", takesCount: true, argument: .number,
      leavesList: true
    ) { state, input in state.goToTopSection(input.number ?? 1) },
    CommandDefinition(.back, .sections, "back to before the last jump", "后退到跳转之前", name: "后退", leavesList: true) {
      state, _ in state.goBack()
    },
    CommandDefinition(.forward, .sections, "forward again", "前进", name: "前进", leavesList: true) { state, _ in
      state.goForward()
    },
    CommandDefinition(.setMark, .lists, "mark this place with a letter", "用字母标记此处", name: "标记", leavesList: true) {
      state, _ in state.shell.keys.awaitedMark = .set
    },
    CommandDefinition(
      .setMarkBelow, .lists, "mark the last row of the screen", "用字母标记屏幕最末一行", name: "标记末行", leavesList: true
    ) { state, _ in state.shell.keys.awaitedMark = .setBelow },
    CommandDefinition(.marks, .lists, "list the marks", "列出标记", name: "标记列表") { state, _ in
      state.openMarks()
    },
    CommandDefinition(
      .goMark, .lists, "to a mark ('' before the last jump, '\" where the report was left)",
      "回到标记（'' 跳转之前，'\" 上次读到处）", name: "回到标记", leavesList: true
    ) { state, _ in state.shell.keys.awaitedMark = .go },
  ]
}
