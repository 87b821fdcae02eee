import TextFacts

extension RulesProblem: Message {
  /// The problem as one line for people: file, line and reason.
  public func message(in language: Language) -> String {
    switch self {
    case .settings(let problem): return problem.message(in: language)
    case .pattern(let place, let rule, let error):
      let error = error.message(in: language)
      return language.wording(
        english: "\(place.file):\(place.line): rule “\(rule)” left out: \(error)",
        chinese: "\(place.file):\(place.line): 规则“\(rule)”略过：\(error)")
    }
  }
}
