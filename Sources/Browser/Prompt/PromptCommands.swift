/// The commands that edit or end the line being typed.
enum PromptCommands {
  static let all: [CommandDefinition] = [
    edit(.promptAccept, .accept, "accept", "确定", name: "确定"),
    edit(.promptCancel, .cancel, "cancel, back to the same place", "取消并回到原处", name: "取消输入"),
    edit(.promptPrevious, .previous, "older line, or candidate above", "历史上一条，或上一候选", name: "上一候选"),
    edit(.promptNext, .next, "newer line, or candidate below", "历史下一条，或下一候选", name: "下一候选"),
    edit(.promptComplete, .complete, "complete", "补全", name: "补全"),
    edit(.promptRegular, .read(.regular), "regular expression, or plain text", "正则表达式或普通文本", name: "正则"),
    edit(.promptCase, .read(.letterCase), "ignore letter case, or not", "是否忽略大小写", name: "输入大小写"),
    edit(
      .promptFolding, .read(.folding), "any case, width, quotes, 简体 or 繁體, line breaks, or exact",
      "不分大小写、全半角、引号、简繁与换行，或逐字", name: "宽松"),
    edit(
      .promptVariants, .read(.variants), "folded: 简体 and 繁體 the same, or each for itself", "宽松检索时，简繁相同或有别", name: "简繁"),
    edit(
      .promptQuery, .read(.query), "query: words, -not, OR, NEAR/10, title: year:, or plain text",
      "检索式：词、-排除、OR、NEAR/10、title:、year:，或普通文本", name: "检索式"),
    edit(.promptLeft, .move(.left), "left", "左移", name: "光标左移"),
    edit(.promptRight, .move(.right), "right", "右移", name: "光标右移"),
    edit(.promptStart, .move(.start), "to the start of the line", "到行首", name: "到行首"),
    edit(.promptEnd, .move(.end), "to the end of the line", "到行尾", name: "到行尾"),
    edit(.promptErase, .erase(.before), "erase the character before", "删除前一字", name: "删除前一字"),
    edit(.promptDelete, .erase(.here), "erase the character here", "删除当前字", name: "删除当前字"),
    edit(.promptEraseWord, .erase(.word), "erase the word before", "删除前一词", name: "删除前一词"),
    CommandDefinition(
      .promptCopy, .prompt, "copy the chosen row: of a link its address", "复制所选一行；链接则复制地址", name: "复制所选"
    ) { state, _ in state.copy(cites: false) },
    edit(.promptEraseLine, .erase(.line), "erase the line", "清空", name: "清空"),
    CommandDefinition(
      .promptEditor, .prompt, "in a note: go on in the editor", "写批注时：改用编辑器", name: "编辑器批注"
    ) { state, _ in state.editNoteOfLine() },
  ]

  private static func edit(
    _ command: Command, _ edit: PromptEdit, _ english: String, _ chinese: String, name: String
  ) -> CommandDefinition {
    CommandDefinition(command, .prompt, english, chinese, name: name) { state, _ in state.editPrompt(edit) }
  }
}

/// The effect of a key on the prompt.
enum PromptEdit: Sendable {
  case accept, cancel
  /// The older line of the history, or the candidate above; the newer line, or the candidate below.
  case previous, next
  case complete
  case move(LineEditor.Movement)
  case erase(LineEditor.Erasure)
  case read(PromptReading)
}

/// A switch for the interpretation of the line.
enum PromptReading: Sendable { case regular, query, letterCase, folding, variants }
