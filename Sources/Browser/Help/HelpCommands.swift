import HelpPages

/// The command that shows the help.
enum HelpCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .help, .reports, "this help; with a topic a page about it", "本帮助；加主题则显示该页", name: "帮助", aliases: ["h"],
      argument: .name { _ in HelpTopic.names }
    ) { state, input in state.openHelp(input.argument) },
    CommandDefinition(
      .about, .reports, "the version, and how imports are confined", "版本、可读取的格式、导入如何受限", name: "关于",
      aliases: ["version", "版本"]
    ) { state, _ in state.openAbout() },
  ]
}
