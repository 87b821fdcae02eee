/// The commands that write to files.
enum WritingCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .writeAs, .reports, "write the section, report, outline or list to a file: .md .txt .html .jsonl .csv",
      "将本节、全文、目录或列表写入文件：.md .txt .html .jsonl .csv", name: "写出", aliases: ["export", "导出"],
      argument: .text
    ) { state, input in state.openWriting(input.argument ?? "") },
    CommandDefinition(
      .write, .lists,
      "write the list to a new file, in the form its name asks for; without one as write-as",
      "将列表写入新文件，格式由文件名决定；没有列表时同“写出”", name: "写出列表", aliases: ["w"], argument: .text
    ) { state, input in state.writeList(to: input.argument, replacing: false) },
    CommandDefinition(
      .overwrite, .lists, "the same, in the place of a file", "同上，替换原有文件", name: "覆盖写出", aliases: ["w!"],
      argument: .text
    ) { state, input in state.writeList(to: input.argument, replacing: true) },
  ]
}
