import ReportTerms
import TextFacts

/// Words of the tables of two reports of one series.
public enum YearMessage: Message {
  /// The name of a table.
  case table(YearTableKind)
  /// The kind of an indicator's figure.
  case kind(Indicator.Kind)
  case term(TermKind)
  case fate(YearTerm.Fate)
  /// Behind a figure that is about several years together, or about some months; empty for one of a year.
  case period(FigurePeriod)
  /// The heading over a column, by its name for scripts.
  case column(String)
  /// The same of figures and targets that the report of a year gives.
  case report(year: Int), target(year: Int)

  public func message(in language: Language) -> String {
    switch self {
    case .table(let kind): Self.name(kind, language)
    case .kind(let kind): Self.name(kind, language)
    case .term(let kind): kind.message(in: language)
    case .fate(let fate): Self.name(fate, language)
    case .period(let period): Self.words(period, language)
    case .column(let name): Self.column(name, language)
    case .report(let year): language.wording(english: "\(year) report", chinese: "\(year)年报告")
    case .target(let year): language.wording(english: "\(year) target", chinese: "\(year)年目标")
    }
  }

  private static func name(_ kind: YearTableKind, _ language: Language) -> String {
    switch kind {
    case .indicators: language.wording(english: "indicators", chinese: "指标")
    case .terms: language.wording(english: "terms", chinese: "用语")
    case .sections: language.wording(english: "sections in both", chinese: "对应章节")
    case .lone: language.wording(english: "sections in one", chinese: "单独章节")
    case .passages: language.wording(english: "passages kept", chinese: "沿用原文")
    }
  }

  private static func name(_ kind: Indicator.Kind, _ language: Language) -> String {
    switch kind {
    case .amount: language.wording(english: "amount", chinese: "数值")
    case .growth: language.wording(english: "growth", chinese: "增速")
    case .change: language.wording(english: "change", chinese: "增减")
    case .share: language.wording(english: "share", chinese: "比率")
    case .multiple: language.wording(english: "multiple", chinese: "倍数")
    }
  }

  private static func words(_ period: FigurePeriod, _ language: Language) -> String {
    switch period {
    case .year: ""
    case .years: language.wording(english: " (years)", chinese: "（多年）")
    case .months(let first, let last) where first == last:
      language.wording(english: " (month \(first))", chinese: "（\(first)月）")
    case .months(let first, let last):
      language.wording(english: " (months \(first)–\(last))", chinese: "（\(first)—\(last)月）")
    }
  }

  private static func name(_ fate: YearTerm.Fate, _ language: Language) -> String {
    switch fate {
    case .new: language.wording(english: "new", chinese: "新出")
    case .gone: language.wording(english: "gone", chinese: "不再")
    case .risen: language.wording(english: "risen", chinese: "增多")
    case .fallen: language.wording(english: "fallen", chinese: "减少")
    case .kept: language.wording(english: "kept", chinese: "照旧")
    }
  }

  private static let chinese = [
    "indicator": "指标", "kind": "类别", "old": "上期", "old_target": "上期目标", "new": "本期", "new_target": "本期目标",
    "change": "变化",
    "term": "用语", "fate": "去留", "g2": "G²", "heading": "标题", "kept": "沿用", "address": "位置", "characters": "字数",
    "passage": "原文",
  ]
  private static let english = ["old_target": "old target", "new_target": "new target", "g2": "G²"]

  private static func column(_ name: String, _ language: Language) -> String {
    language.wording(english: english[name] ?? name, chinese: chinese[name] ?? name)
  }
}
