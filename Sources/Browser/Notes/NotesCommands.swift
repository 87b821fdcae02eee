/// The commands of notes.
enum NotesCommands {
  static let all: [CommandDefinition] = [
    CommandDefinition(
      .note, .lists, "write a note on the selection, or on the section; an empty one is removed; -e: in the editor",
      "给选取的文字或本节写批注；清空即删除；-e 用编辑器写", name: "批注", aliases: ["笔记"], argument: .text
    ) { state, input in state.openNote(input.argument) },
    CommandDefinition(.notes, .lists, "list the notes", "列出批注", name: "批注列表") { state, _ in state.openNotes() },
    CommandDefinition(
      .pins, .lists, "list the pinned terms", "列出固定词", name: "固定词列表"
    ) { state, _ in state.openPins() },
    CommandDefinition(
      .listDelete, .lists, "in a list of marks, pinned terms or notes: remove this one",
      "在标记、固定词、批注列表中：删除此项", name: "列表删除"
    ) { state, _ in state.deleteInList() },
  ]
}
