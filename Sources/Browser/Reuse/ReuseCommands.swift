/// The commands about passages that several reports have.
enum ReuseCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .reuse, .comparing, "list passages that other reports have too", "列出也见于别的报告的文字", name: "共有文字"
    ) { state, _ in state.openReuse() },
    CommandDefinition(
      .reuseShares, .comparing, "shared passages: mark them in text and tree, or not", "共有文字：在正文和目录中标出或不标",
      name: "显隐共有"
    ) { state, _ in state.toggleReuseShares() },
    CommandDefinition(
      .reuseBoilerplate, .comparing, "shared passages: leave out formulations and titles, or not",
      "共有文字：隐去或保留提法和书名", name: "显隐提法"
    ) { state, _ in state.toggleBoilerplate() },
  ]
}
