import TextFacts

/// Messages about the check of a report.
enum ChecksMessage: Message {
  case nothingWrong
  /// A check is being made.
  case checking
  /// So many findings are not listed.
  case moreFindings(Int)
  /// No finding contains the typed words.
  case noFinding(String)

  func message(in language: Language) -> String {
    switch self {
    case .nothingWrong: language.wording(english: "nothing looks wrong", chinese: "没有发现问题")
    case .checking: language.wording(english: "checking …", chinese: "正在校对…")
    case .moreFindings(let count):
      language.wording(
        english: "\(NumberText.grouped(count)) more; gangmu check prints all",
        chinese: "另有 \(NumberText.grouped(count)) 处，gangmu check 会全部列出")
    case .noFinding(let typed): language.wording(english: "not found: \(typed)", chinese: "未找到：\(typed)")
    }
  }
}
