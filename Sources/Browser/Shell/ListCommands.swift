/// The commands that every list understands.
enum ListCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .listEnter, .lists, "in a list: go there", "在列表中：前往此处", name: "列表前往"
    ) { state, _ in state.enterList() },
    CommandDefinition(
      .listSort, .lists, "in a list: sort by the next column", "在列表中：按下一列排序", name: "列表换列"
    ) { state, _ in state.sortList() },
    CommandDefinition(
      .listReverse, .lists, "in a list: turn the order round", "在列表中：倒序", name: "列表倒序"
    ) { state, _ in state.reverseList() },
    CommandDefinition(
      .listFilter, .lists, "in a list: show only rows with these words or pinyin initials",
      "在列表中：只显示含所输文字或拼音首字母的行", name: "列表筛选", argument: .text
    ) { state, input in state.filterList(by: input.argument) },
  ]
}
