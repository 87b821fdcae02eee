import ReportIndex

/// The commands for searches, and for pinned terms.
enum SearchCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .searchForward, .searching, "search forward", "向下搜索", name: "搜索", aliases: ["检索", "查找"], takesCount: true,
      argument: .text
    ) { state, input in state.startSearch(forward: true, text: input.argument ?? "", times: input.times) },
    CommandDefinition(
      .searchBackward, .searching, "search backward", "向上搜索", name: "向上搜索", aliases: ["向前搜索"], takesCount: true,
      argument: .text
    ) { state, input in state.startSearch(forward: false, text: input.argument ?? "", times: input.times) },
    CommandDefinition(.nextHit, .searching, "next hit", "下一处", name: "下一处", takesCount: true) { state, _ in
      state.goToHit(forward: true)
    },
    CommandDefinition(.previousHit, .searching, "previous hit", "上一处", name: "上一处", takesCount: true) { state, _ in
      state.goToHit(forward: false)
    },
    CommandDefinition(.pinSearch, .searching, "pin this search: it stays highlighted", "固定当前搜索词，保持高亮", name: "固定") {
      state, _ in
      state.pinHere()
    },
    CommandDefinition(
      .pinTerm, .searching, "pin another term", "添加固定词", name: "添加固定词", aliases: ["pin"], argument: .text
    ) { state, input in state.openPin(input.argument) },
    CommandDefinition(.unpinTerm, .searching, "unpin a term", "移除固定词", name: "移除固定词", aliases: ["unpin"]) {
      state, _ in
      state.unpinHere()
    },
    CommandDefinition(
      .hitScope, .searching, "n and N: this search, or all pinned terms", "n、N 只走当前词，或走全部固定词", name: "走查范围"
    ) { state, _ in state.switchScope() },
    CommandDefinition(.toggleHighlight, .searching, "highlighting off and on", "关闭或打开高亮", name: "高亮开关") {
      state, _ in state.search.isHighlighted.toggle()
    },
    CommandDefinition(.clearSearch, .searching, "forget the search", "清除当前搜索", name: "清除搜索") { state, _ in
      state.clearSearch()
    },
    CommandDefinition(.toggleCase, .searching, "ignore letter case, or not", "是否忽略大小写", name: "大小写") { state, _ in
      state.toggleCase()
    },
  ]
}
