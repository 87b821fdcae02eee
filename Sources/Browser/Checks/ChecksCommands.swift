/// The command that proofreads.
enum ChecksCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .check, .reports, "what looks wrong: numbering, lone marks, placeholders", "校对：编号、成对标点、占位符", name: "校对",
      leavesList: true
    ) { state, _ in state.openCheck() }
  ]
}
