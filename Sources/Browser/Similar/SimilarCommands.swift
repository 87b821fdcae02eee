/// The commands about sections that are like one.
enum SimilarCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .similar, .comparing, "list the sections of the library most like this one", "列出文库中与本节最相近的章节", name: "相近章节"
    ) { state, _ in state.openSimilar() }
  ]
}
