import ReportTerms
import ScreenModel
import TextFacts

/// What the table of terms says.
extension Words {
  static func termsOfLibrary(_ language: Language) -> String { say(language, "terms of all reports", "全库用语") }
  static func terms(of name: String, _ language: Language) -> String {
    say(language, "terms of \(name)", "用语：\(name)")
  }

  static func counting(_ percent: Int, _ language: Language) -> String {
    say(language, "counting… \(percent) %", "统计中… \(percent) %")
  }

  static func noTerms(_ language: Language) -> String { say(language, "no terms found", "没有找到用语") }
  static func noTermFits(_ language: Language) -> String { say(language, "no term fits", "没有符合的用语") }
  static func noSuchColumn(_ language: Language) -> String { say(language, "no such column here", "此处没有这一列") }
  static func noVariants(_ language: Language) -> String { say(language, "no variants of this term", "此用语没有变体") }
  static func oneReportOnly(_ language: Language) -> String { say(language, "one report is open only", "只打开了一份报告") }

  static func nothingRead(_ language: Language) -> String {
    say(language, "no report is being read", "当前没有在读的报告")
  }

  static func notPinned(_ term: String, _ language: Language) -> String {
    say(language, "not highlighted: \(term)", "没有高亮：\(term)")
  }

  static func unit(_ unit: String, _ language: Language) -> String { say(language, "unit \(unit)", "单位 \(unit)") }

  static func column(_ column: TermsLayout.Column, _ language: Language) -> String {
    switch column {
    case .term: say(language, "term", "用语")
    case .kind: say(language, "kind", "类别")
    case .frequency: say(language, "count", "频次")
    case .reports: say(language, "reports", "报告")
    case .reference: say(language, "others", "他篇")
    case .first: say(language, "first", "首见")
    case .last: say(language, "last", "末见")
    case .keyness: "G²"
    case .plot: say(language, "where", "分布")
    }
  }

  /// What a table is sorted by, with a mark for an order that was turned round.
  static func sorted(by order: TermOrder, reversed: Bool, _ language: Language) -> String {
    let words =
      switch order {
      case .frequency: say(language, "by count", "按频次")
      case .reports: say(language, "by reports", "按报告数")
      case .firstYear: say(language, "by first year", "按首见年份")
      case .lastYear: say(language, "by last year", "按末见年份")
      case .keyness: say(language, "by G²: unusual here", "按 G²：此篇特有")
      case .ratio: say(language, "by ratio", "按比值")
      case .text: say(language, "by name", "按名称")
      case .kind: say(language, "by kind", "按类别")
      case .found: say(language, "as found", "按出现先后")
      }
    return reversed ? words + say(language, ", reversed", "（倒序）") : words
  }

  /// A number with one decimal and its thousands apart.
  static func oneDecimal(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "" }
    let tenths = Int((abs(value) * 10).rounded())
    return "\(value < 0 && tenths > 0 ? "−" : "")\(grouped(tenths / 10)).\(tenths % 10)"
  }

  static func hintPlaces(_ language: Language) -> String { say(language, "places", "各处") }
  static func hintSort(_ language: Language) -> String { say(language, "sort", "排序") }
}
