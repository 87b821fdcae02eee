import TextFacts

/// Messages about notes.
enum NotesMessage: Message {
  /// Nothing is being read that a note could be on.
  case nothingToNote
  case added
  case changed
  case removed
  /// A note is removed by the same key again.
  case sure(key: String)
  case tooLong(mostBytes: Int)
  case noNotes(key: String?)
  /// The passage of a note is not in the report any more.
  case passageGone
  /// The words before a note, where no signs are drawn.
  case inWords

  func message(in language: Language) -> String {
    switch self {
    case .nothingToNote: language.wording(english: "nothing to note here", chinese: "此处无可批注的文字")
    case .added: language.wording(english: "noted; :notes lists the notes", chinese: "已批注，:notes 列出批注")
    case .changed: language.wording(english: "note changed", chinese: "批注已修改")
    case .removed: language.wording(english: "note removed", chinese: "批注已删除")
    case .sure(let key):
      language.wording(
        english: "\(key) again removes this note for good",
        chinese: "再按一次 \(key) 删除此批注，不能恢复")
    case .tooLong(let bytes):
      language.wording(english: "a note has at most \(bytes) bytes", chinese: "批注最长 \(bytes) 字节")
    case .noNotes(let key):
      language.wording(
        english: "no notes yet" + (key.map { ": \($0) writes one" } ?? ""),
        chinese: "尚无批注" + (key.map { "：按 \($0) 批注" } ?? ""))
    case .passageGone: language.wording(english: "passage gone", chinese: "原文已不在")
    case .inWords: language.wording(english: "note: ", chinese: "批注：")
    }
  }
}
