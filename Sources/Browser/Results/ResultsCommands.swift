/// The commands of the list of hits.
enum ResultsCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .results, .searching, "list the hits: move, fold, n and N by its rows; from the text back to the same row",
      "列出命中，移动、折叠、n、N 均按行；从正文回到列表原行", name: "命中列表"
    ) { state, _ in state.toggleResults() },
    CommandDefinition(.resultsEnter, .searching, "in the list: go there", "在列表中：前往此处", name: "前往此处") { state, _ in
      state.inResults { $0.enterResult() }
    },
    CommandDefinition(
      .resultsOrder, .searching,
      "in the list: by place, by what stands before, by what stands after, or as it was given; n and N keep to it in the text",
      "在列表中：依次按位置、上文、下文（外来列表还可按原序）排序；正文中 n、N 也按此序", name: "列表排序"
    ) { state, _ in state.inResults { $0.cycleOrder() } },
  ]
}
