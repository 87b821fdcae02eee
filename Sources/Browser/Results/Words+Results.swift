import ReportModel
import ScreenModel
import TextFacts

/// What the list of hits says.
extension Words {
  static func order(_ order: HitOrder, _ language: Language) -> String {
    switch order {
    case .place: say(language, "by place", "按位置")
    case .left: say(language, "by what is before", "按上文")
    case .right: say(language, "by what is after", "按下文")
    }
  }

  static func hintOrder(_ language: Language) -> String { say(language, "order", "排序") }

  static func listing(_ percent: Int?, _ language: Language) -> String {
    say(language, "searching…", "正在检索…") + (percent.map { " \($0) %" } ?? "")
  }

  static func sorting(_ language: Language) -> String { say(language, "sorting…", "正在排序…") }

  static func tooManyToSort(_ most: Int, _ language: Language) -> String {
    say(
      language, "too many hits to sort: no more than \(grouped(most)) are", "命中过多，无法排序：至多 \(grouped(most)) 处")
  }

  static func hitsInReports(_ reports: Int, _ language: Language) -> String {
    say(language, reports == 1 ? "in 1 report" : "in \(grouped(reports)) reports", "\(grouped(reports)) 份报告")
  }

  static func nothingListed(key: String?, _ language: Language) -> String {
    let hint = key.map { say(language, ": \($0) lists the hits", "：按 \($0) 列出命中") } ?? ""
    return say(language, "no list is open\(hint)", "没有打开列表\(hint)")
  }

  /// What stands before the first heading of a report.
  static func opening(_ language: Language) -> String { say(language, "opening", "开头") }

  static func noFurtherGroup(_ language: Language) -> String { say(language, "no further group", "没有更多分组") }

  static func noFurtherHit(_ language: Language) -> String { say(language, "no further hit", "没有更多命中") }

  static func reportIsGone(_ language: Language) -> String {
    say(language, "this report is no longer there", "这份报告已不存在")
  }
}
