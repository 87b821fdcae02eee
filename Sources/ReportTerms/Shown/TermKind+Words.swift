extension TermKind {
  /// What it is called among people.
  public func words(chinese: Bool) -> String {
    switch self {
    case .formulation: chinese ? "提法" : "formulation"
    case .formula: chinese ? "缩略" : "formula"
    case .title: chinese ? "题名" : "title"
    case .figure: chinese ? "数字" : "figure"
    case .placeholder: chinese ? "待填" : "placeholder"
    }
  }
}
