/// The commands that select and copy.
enum SelectionCommands {
  static let all: [CommandDefinition] =
    [
      CommandDefinition(
        .select, .text, "select text, from this paragraph on; again: begin anew at the end", "选取文字，从本段开始；再按从末端重新开始",
        name: "选取", leavesList: true
      ) { state, _ in state.select() },
      CommandDefinition(.selectSwap, .text, "selecting: move the other end", "选取时：移动另一端", name: "换端") { state, _ in
        state.swapSelection()
      },
      CommandDefinition(
        .copy, .text, "copy the selection, the section, or the row of a list: a line a paragraph, without indents",
        "复制选取的文字、本节或列表中的一行：一段一行，不带缩进", name: "复制"
      ) { state, _ in state.copy(cites: false) },
      CommandDefinition(
        .copyCitation, .text, "the same with a line that says where it is from", "复制并附出处", name: "带出处复制"
      ) { state, _ in state.copy(cites: true) },
    ] + extending

  private static let extending: [CommandDefinition] = [
    extend(.selectCharacter, "by a character", "一个字", "选字") { $0.extendSelection(byCharacters: true, $1) },
    extend(.selectCharacterBack, "back by a character", "一个字（向前）", "退字") {
      $0.extendSelection(byCharacters: false, $1)
    },
    extend(.selectSentence, "by a sentence", "一句", "选句") { $0.extendSelection(by: .sentence, forward: true, $1) },
    extend(.selectSentenceBack, "back by a sentence", "一句（向前）", "退句") {
      $0.extendSelection(by: .sentence, forward: false, $1)
    },
    extend(.selectParagraph, "by a paragraph", "一段", "选段") { $0.extendSelection(by: .paragraph, forward: true, $1) },
    extend(.selectParagraphBack, "back by a paragraph", "一段（向前）", "退段") {
      $0.extendSelection(by: .paragraph, forward: false, $1)
    },
    extend(.selectSection, "by a section", "一节", "选节") { $0.extendSelection(by: .section, forward: true, $1) },
    extend(.selectSectionBack, "back by a section", "一节（向前）", "退节") {
      $0.extendSelection(by: .section, forward: false, $1)
    },
    extend(.selectRowStart, "to where the row begins", "到行首", "选至行首") { state, _ in
      state.extendSelection(toRowEdge: false)
    },
    extend(.selectRowEnd, "to where the row ends", "到行末", "选至行末") { state, _ in state.extendSelection(toRowEdge: true)
    },
  ]

  private static func extend(
    _ command: Command, _ english: String, _ chinese: String, _ name: String,
    _ act: @escaping @Sendable (inout BrowserState, Int) -> Void
  ) -> CommandDefinition {
    CommandDefinition(command, .text, "selecting: \(english)", "选取时：\(chinese)", name: name, takesCount: true) {
      state, input in act(&state, input.times)
    }
  }
}
