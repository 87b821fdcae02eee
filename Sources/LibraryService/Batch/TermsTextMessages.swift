import TextFacts

/// The names of the columns of a printed table of terms.
enum TermsColumnName: Message {
  case count, reports, years, ratio, spread, kind, term

  func message(in language: Language) -> String {
    switch self {
    case .count: language.wording(english: "count", chinese: "频次")
    case .reports: language.wording(english: "reports", chinese: "报告")
    case .years: language.wording(english: "years", chinese: "年份")
    case .ratio: language.wording(english: "ratio", chinese: "比值")
    case .spread: language.wording(english: "where", chinese: "分布")
    case .kind: language.wording(english: "kind", chinese: "类别")
    case .term: language.wording(english: "term", chinese: "用语")
    }
  }
}
