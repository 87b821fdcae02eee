/// The commands about questions that are kept under a name.
enum SavedCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .save, .searching, "keep this search under a name, at the top of the tree", "把当前检索存为一个名称，列在目录顶端", name: "保存检索",
      argument: .text
    ) { state, input in state.saveQuestion(input.argument) },
    CommandDefinition(
      .saved, .searching, "list the saved searches", "列出保存的检索", name: "检索列表"
    ) { state, _ in state.openSaved() },
    CommandDefinition(
      .savedRename, .searching, "in the list of saved searches: rename one", "在保存的检索中：改名", name: "检索改名", argument: .text
    ) { state, input in state.renameSaved(input.argument) },
  ]
}
