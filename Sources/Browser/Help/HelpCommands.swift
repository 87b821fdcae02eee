/// The command that shows the help.
enum HelpCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(.help, .reports, "this help", "本帮助", name: "帮助", aliases: ["h"]) { state, _ in state.toggleHelp()
    },
    CommandDefinition(
      .about, .reports, "the version, and how imports are confined", "版本、可读取的格式、导入如何受限", name: "关于",
      aliases: ["version"]
    ) { state, _ in state.openAbout() },
  ]
}
