/// The command that follows links.
enum LinksCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .links, .text, "links and notes of the row or the screen: follow one", "本行或本屏的链接、脚注：选一个跳转或打开", name: "链接",
      aliases: ["footnotes", "脚注"], leavesList: true
    ) { state, _ in state.openLinks() }
  ]
}
