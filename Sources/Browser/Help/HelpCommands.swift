/// The command that shows the help.
enum HelpCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(.help, .reports, "this help", "本帮助", name: "帮助", aliases: ["h"]) { state, _ in state.toggleHelp()
    }
  ]
}
