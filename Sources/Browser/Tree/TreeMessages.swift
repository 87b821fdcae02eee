import TextFacts

/// Messages about the tree and its filter.
enum TreeMessage: Message {
  case depthOverview
  case depthContents
  case depthAll
  /// The report has no headings.
  case noOutline
  /// Only sections with hits are shown; `key` shows all again.
  case showsHits(key: String?)
  /// The filter of the tree, and the number of rows that it asks for.
  case filtered(TreeFilter.Criterion, rows: Int)
  /// No row passes the filter.
  case nothingPasses
  case noHeading(String)
  /// No folder or report has this name; `keys`, typed one after the other, search the texts.
  case noName(String, keys: [String])
  /// The effect of the key that filters, shown beside that key.
  case hintFilter

  func message(in language: Language) -> String {
    switch self {
    case .depthOverview: return language.wording(english: "tree: overview", chinese: "目录：概览")
    case .depthContents: return language.wording(english: "tree: contents", chinese: "目录：章节")
    case .noOutline: return language.wording(english: "no headings", chinese: "没有标题")
    case .depthAll: return language.wording(english: "tree: all levels", chinese: "目录：全部层级")
    case .showsHits(let key):
      let again = key.map { language.wording(english: "; \($0) again shows all", chinese: "，再按 \($0) 显示全部") } ?? ""
      return language.wording(english: "tree: sections with hits\(again)", chinese: "目录：只显示有命中的章节\(again)")
    case .filtered(.words(let words), let rows):
      let count = NumberText.grouped(rows)
      return language.wording(english: "only \(words): \(count)", chinese: "只列“\(words)”：\(count) 项")
    case .filtered(.hits, let rows):
      let count = NumberText.grouped(rows)
      return language.wording(english: "only with hits: \(count)", chinese: "只列有命中者：\(count) 项")
    case .nothingPasses: return language.wording(english: "nothing has these words", chinese: "没有含此文字的标题")
    case .noHeading(let typed):
      return language.wording(english: "no section or heading: \(typed)", chinese: "没有这样的章节或标题：\(typed)")
    case .noName(let typed, let keys):
      let hint = Self.searches(keys, language)
      return language.wording(
        english: "no folder or report is called \(typed)\(hint)", chinese: "没有名称含 \(typed) 的文件夹或报告\(hint)")
    case .hintFilter: return language.wording(english: "filter", chinese: "筛选")
    }
  }

  private static func searches(_ keys: [String], _ language: Language) -> String {
    guard !keys.isEmpty else { return "" }
    let comma = keys.count > 1 ? "," : ""
    let keys = keys.joined(separator: language.wording(english: ", then ", chinese: " 再按 "))
    return language.wording(english: "; \(keys)\(comma) searches the texts", chinese: "；按 \(keys) 检索正文")
  }
}
