import TextFacts

/// Messages about searches and pinned terms.
enum SearchMessage: Message {
  case notFound(String)
  /// The same in a text with mark-up, which may stand inside the words; the key that has a search pass over it.
  case notFoundAsWritten(String, foldingKey: String)
  case nothingSearched
  case cleared
  /// A step that went on from the last hit to the first, or from the first to the last.
  case wrapped(forward: Bool)
  /// A term pinned from now on, with the number of its hits; nil while they are searched for.
  case pinned(String, hits: Int?)
  case pinnedAlready
  case notPinned(String)
  case unpinned(String)
  case noPinnedTerm
  case scopePinned
  case scopeCurrent
  case caseExact
  case caseIgnored
  case searchingReport
  /// The number of hits in all reports together.
  case inAllReports(Int)
  /// The hit the reader is at, of all, in words; nil where it is none of them.
  case hit(Int?, of: String)
  /// All pinned terms, taken together.
  case pinnedTerms
  /// The effect of the key that searches, shown beside that key.
  case hintSearch

  func message(in language: Language) -> String {
    switch self {
    case .notFound(let pattern): language.wording(english: "not found: \(pattern)", chinese: "未找到：\(pattern)")
    case .notFoundAsWritten(let pattern, let key):
      language.wording(
        english: "not found as written: \(pattern) (\(key) in / passes over mark-up)",
        chinese: "按原文未找到：\(pattern)（在 / 中按 \(key) 可略过标记）")
    case .nothingSearched: language.wording(english: "nothing searched yet", chinese: "尚未搜索")
    case .cleared: language.wording(english: "the search is forgotten", chinese: "已清除搜索")
    case .wrapped(forward: true): language.wording(english: "search went on at the start", chinese: "已从开头继续搜索")
    case .wrapped(forward: false): language.wording(english: "search went on at the end", chinese: "已从末尾继续搜索")
    case .pinned(let term, nil):
      language.wording(english: "pinned: \(term), searching…", chinese: "已固定：\(term)，正在检索…")
    case .pinned(let term, .some(let hits)):
      language.wording(english: "pinned: \(term), \(hits)", chinese: "已固定：\(term)，\(hits) 处")
    case .pinnedAlready: language.wording(english: "pinned already", chinese: "已经固定")
    case .notPinned(let term): language.wording(english: "not pinned: \(term)", chinese: "没有固定：\(term)")
    case .unpinned(let term): language.wording(english: "no longer pinned: \(term)", chinese: "已取消固定：\(term)")
    case .noPinnedTerm: language.wording(english: "no pinned term", chinese: "没有固定词")
    case .scopePinned:
      language.wording(english: "n and N go through all pinned terms", chinese: "n、N 逐个走过全部固定词")
    case .scopeCurrent: language.wording(english: "n and N go through the current search", chinese: "n、N 只走当前搜索词")
    case .caseExact: language.wording(english: "letter case counts", chinese: "区分大小写")
    case .caseIgnored: language.wording(english: "letter case is ignored", chinese: "不区分大小写")
    case .searchingReport: language.wording(english: "searching…", chinese: "正在检索…")
    case .inAllReports(let hits):
      language.wording(english: "all \(NumberText.grouped(hits))", chinese: "全库 \(NumberText.grouped(hits))")
    case .hit(nil, let count): language.wording(english: "\(count) hits", chinese: "\(count) 处")
    case .hit(.some(let number), let count):
      language.wording(english: "hit \(number) of \(count)", chinese: "第 \(number) 处，共 \(count) 处")
    case .pinnedTerms: language.wording(english: "pinned terms:", chinese: "固定词：")
    case .hintSearch: language.wording(english: "search", chinese: "搜索")
    }
  }
}
