import TextFacts

extension TermKind: Message {
  /// The name of a kind among people.
  public func message(in language: Language) -> String {
    switch self {
    case .formulation: language.wording(english: "formulation", chinese: "提法")
    case .formula: language.wording(english: "formula", chinese: "缩略")
    case .title: language.wording(english: "title", chinese: "题名")
    case .figure: language.wording(english: "figure", chinese: "数字")
    case .placeholder: language.wording(english: "placeholder", chinese: "待填")
    }
  }
}
