/// The commands that proofread.
enum ChecksCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .check, .reports, "what looks wrong: numbering, lone marks, placeholders", "校对：编号、成对标点、占位符", name: "校对",
      aliases: ["检查"], leavesList: true
    ) { state, _ in state.openCheck() },
    CommandDefinition(
      .revisions, .reports, "changes and comments that a document records", "文档中的修订和批注", name: "修订", leavesList: true
    ) { state, _ in state.openRevisions() },
  ]
}
