import TextFacts

/// Messages about the check of a report.
enum ChecksMessage: Message {
  case nothingWrong

  func message(in language: Language) -> String {
    switch self {
    case .nothingWrong: language.wording(english: "nothing looks wrong", chinese: "没有发现问题")
    }
  }
}
