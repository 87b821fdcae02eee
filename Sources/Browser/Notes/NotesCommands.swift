/// The commands of notes.
enum NotesCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .note, .sections, "write a note on the selection, or on the section; an empty one is removed",
      "给选取的文字或本节写批注；清空即删除", name: "批注", argument: .text
    ) { state, input in state.openNote(input.argument) },
    CommandDefinition(.notes, .sections, "list the notes", "列出批注", name: "批注列表") { state, _ in state.openNotes() },
    CommandDefinition(
      .pins, .searching, "list the highlighted terms", "列出高亮词", name: "高亮词列表"
    ) { state, _ in state.openPins() },
    CommandDefinition(
      .listDelete, .searching, "in a list of marks, highlighted terms or notes: remove this one",
      "在标记、高亮词、批注列表中：删除此项", name: "列表删除"
    ) { state, _ in state.deleteInList() },
  ]
}
