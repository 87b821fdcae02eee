import TextFacts

/// Messages about the list of hits.
enum ResultsMessage: Message {
  /// The hits are being gathered; `percent` are done.
  case listing(percent: Int?)
  case sorting
  case tooManyToSort(most: Int)
  case tooManyToFilter(most: Int)
  /// No hit holds the words of the filter.
  case noHitFits
  case inReports(Int)
  /// No list is open; `key` lists the hits.
  case nothingListed(key: String?)
  /// The part of a report before its first heading.
  case opening
  case noFurtherGroup
  case noFurtherHit
  case reportIsGone
  /// Rows of a list from elsewhere that are in no report.
  case notPlaced(Int)
  /// The effect of the key that changes the order, shown beside that key.
  case hintOrder

  func message(in language: Language) -> String {
    switch self {
    case .listing(let percent):
      return language.wording(english: "searching…", chinese: "正在检索…") + (percent.map { " \($0) %" } ?? "")
    case .sorting: return language.wording(english: "sorting…", chinese: "正在排序…")
    case .tooManyToSort(let most):
      let most = NumberText.grouped(most)
      return language.wording(
        english: "too many hits to sort: no more than \(most) are", chinese: "命中过多，无法排序：至多 \(most) 处")
    case .tooManyToFilter(let most):
      let most = NumberText.grouped(most)
      return language.wording(
        english: "too many hits to filter: no more than \(most) are", chinese: "命中过多，无法筛选：至多 \(most) 处")
    case .noHitFits: return language.wording(english: "no hit fits", chinese: "没有符合的命中")
    case .inReports(let reports):
      let number = NumberText.grouped(reports)
      return language.wording(
        english: reports == 1 ? "in 1 report" : "in \(number) reports", chinese: "\(number) 份报告")
    case .nothingListed(let key):
      let hint = key.map { language.wording(english: ": \($0) lists the hits", chinese: "：按 \($0) 列出命中") } ?? ""
      return language.wording(english: "no list is open\(hint)", chinese: "没有打开列表\(hint)")
    case .opening: return language.wording(english: "opening", chinese: "开头")
    case .noFurtherGroup: return language.wording(english: "no further group", chinese: "没有更多分组")
    case .noFurtherHit: return language.wording(english: "no further hit", chinese: "没有更多命中")
    case .reportIsGone: return language.wording(english: "this report is no longer there", chinese: "这份报告已不存在")
    case .notPlaced(let rows):
      let number = NumberText.grouped(rows)
      return language.wording(
        english: rows == 1 ? "1 row is in no report: the last one" : "\(number) rows are in no report: the last ones",
        chinese: "\(number) 行不在任何报告中：列于末尾")
    case .hintOrder: return language.wording(english: "order", chinese: "排序")
    }
  }
}

extension HitOrder: Message {
  /// The order of a list, in words.
  public func message(in language: Language) -> String {
    switch self {
    case .place: language.wording(english: "by place", chinese: "按位置")
    case .left: language.wording(english: "by what is before", chinese: "按上文")
    case .right: language.wording(english: "by what is after", chinese: "按下文")
    case .rank: language.wording(english: "as listed", chinese: "按原列表")
    }
  }
}
