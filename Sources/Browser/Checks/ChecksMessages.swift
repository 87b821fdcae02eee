import TextFacts

/// Messages about the check of a report.
enum ChecksMessage: Message {
  case nothingWrong
  /// The document records no change and no comment.
  case noRevisions
  /// The document records changes and comments, so many, which a command lists.
  case records(revisions: Int)
  /// No report is in front, or nothing of it was read.
  case nothingToCheck
  /// So many findings are not listed.
  case moreFindings(Int)
  /// No finding contains the typed words.
  case noFinding(String)

  func message(in language: Language) -> String {
    switch self {
    case .nothingWrong: language.wording(english: "nothing looks wrong", chinese: "没有发现问题")
    case .noRevisions: language.wording(english: "no changes and no comments", chinese: "没有修订和批注")
    case .records(let count):
      language.wording(
        english: "changes and comments recorded: \(NumberText.grouped(count)), :revisions lists them",
        chinese: "有修订和批注 \(NumberText.grouped(count)) 处，:revisions 列出")
    case .nothingToCheck: language.wording(english: "there is no text to check", chinese: "没有可校对的文字")
    case .moreFindings(let count):
      language.wording(
        english: "\(NumberText.grouped(count)) more; gangmu check prints all",
        chinese: "另有 \(NumberText.grouped(count)) 处，gangmu check 会全部列出")
    case .noFinding(let typed): language.wording(english: "not found: \(typed)", chinese: "未找到：\(typed)")
    }
  }
}
