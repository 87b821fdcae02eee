import TextFacts

/// Messages about the check of a report.
enum ChecksMessage: Message {
  case nothingWrong
  /// No finding contains the typed words.
  case noFinding(String)

  func message(in language: Language) -> String {
    switch self {
    case .nothingWrong: language.wording(english: "nothing looks wrong", chinese: "没有发现问题")
    case .noFinding(let typed): language.wording(english: "not found: \(typed)", chinese: "未找到：\(typed)")
    }
  }
}
