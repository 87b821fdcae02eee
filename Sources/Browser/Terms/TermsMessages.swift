import ReportTerms
import TextFacts

/// Messages about the table of terms.
enum TermsMessage: Message {
  case ofLibrary
  case ofReport(String)
  case counting(percent: Int)
  case noTerms
  case noTermFits
  case noSuchColumn
  case noVariants
  /// A term too long to be searched for.
  case tooLong
  case oneReportOnly
  /// A phrase is being counted.
  case tracking(String)
  case trackNeedsLibrary, trackNeedsPhrase
  case noTrack, trackGivenUp, nothingTracked, trackFound
  /// So many reports are looked through; the key that gives up.
  case lookingForTrack(reports: Int, key: String?)
  case variantsOf(String), collocatesOf(String), risingTerms
  /// A plot has one order.
  case plotIsByYear
  case unit(String)
  /// The variants of a term, in words, and one of them.
  case variants(Int, isFolded: Bool)
  case variant
  case sorted(by: TermOrder, isReversed: Bool)
  /// The effect of the key that lists the places of a term, shown beside that key.
  case hintPlaces
  /// The effect of the key that sorts, shown beside that key.
  case hintSort

  /// The names over the columns of the lists beside plots.
  static func variantHeads(in language: Language) -> [String] {
    language == .chinese ? ["写法", "次数", "份数", "最早", "最晚"] : ["variant", "count", "in", "first", "last"]
  }
  static func collocateHeads(in language: Language) -> [String] {
    language == .chinese ? ["时期", "文字", "在左", "在右", "G²"] : ["years", "words", "left", "right", "G²"]
  }
  static func risingHeads(in language: Language) -> [String] {
    language == .chinese ? ["", "每年", "p", "次数", "种类", "用语"] : ["", "a year", "p", "count", "kind", "term"]
  }

  func message(in language: Language) -> String {
    switch self {
    case .ofLibrary: language.wording(english: "terms of all reports", chinese: "全库用语")
    case .ofReport(let name): language.wording(english: "terms of \(name)", chinese: "用语：\(name)")
    case .counting(let percent): language.wording(english: "counting… \(percent) %", chinese: "统计中… \(percent) %")
    case .noTerms: language.wording(english: "no terms found", chinese: "没有找到用语")
    case .noTermFits: language.wording(english: "no term fits", chinese: "没有符合的用语")
    case .noSuchColumn: language.wording(english: "no such column here", chinese: "此处没有这一列")
    case .noVariants: language.wording(english: "no variants of this term", chinese: "此用语没有变体")
    case .tooLong:
      language.wording(
        english: "too long to be searched for: more than \(WorkBudget.termSearched) bytes",
        chinese: "太长，无法检索：超过 \(WorkBudget.termSearched) 字节")
    case .tracking(let words): language.wording(english: "\(words): counting…", chinese: "\(words)：统计中…")
    case .trackNeedsLibrary:
      language.wording(english: "a plot over years needs a library of reports", chinese: "走势图需要由多份报告组成的文库")
    case .trackNeedsPhrase: language.wording(english: "name a phrase: :track WORDS", chinese: "请写明用语：:track 用语")
    case .noTrack: language.wording(english: "only in a plot of :track", chinese: "只用于 :track 的走势图")
    case .trackGivenUp: language.wording(english: "no longer looking", chinese: "不再查找")
    case .nothingTracked: language.wording(english: "nothing was found", chinese: "未找到")
    case .trackFound: language.wording(english: "found: ask again to see it", chinese: "已找到：再次查看即可列出")
    case .lookingForTrack(let reports, let key):
      language.wording(
        english: "looking through \(NumberText.grouped(reports)) reports …",
        chinese: "正在查看 \(NumberText.grouped(reports)) 份报告……")
        + (key.map { language.wording(english: "  \($0) gives up", chinese: "  按 \($0) 放弃") } ?? "")
    case .variantsOf(let phrase): language.wording(english: "variants of \(phrase)", chinese: "“\(phrase)”的近似写法")
    case .collocatesOf(let phrase): language.wording(english: "beside \(phrase)", chinese: "“\(phrase)”左右的文字")
    case .risingTerms: language.wording(english: "rising and falling", chinese: "渐多和渐少的用语")
    case .plotIsByYear: language.wording(english: "a plot is in the order of years", chinese: "走势图按年份排列")
    case .oneReportOnly: language.wording(english: "one report is open only", chinese: "只打开了一份报告")
    case .variants(let count, let isFolded):
      language.wording(
        english: ", \(count) variants, " + (isFolded ? "folded" : "unfolded"),
        chinese: "，\(count) 个变体，" + (isFolded ? "已折叠" : "已展开"))
    case .variant: language.wording(english: "variant: ", chinese: "变体：")
    case .unit(let unit): language.wording(english: "unit \(unit)", chinese: "单位 \(unit)")
    case .sorted(let order, let isReversed):
      Self.words(for: order, language)
        + (isReversed ? language.wording(english: ", reversed", chinese: "（倒序）") : "")
    case .hintPlaces: language.wording(english: "places", chinese: "各处")
    case .hintSort: language.wording(english: "sort", chinese: "排序")
    }
  }

  private static func words(for order: TermOrder, _ language: Language) -> String {
    switch order {
    case .frequency: language.wording(english: "by count", chinese: "按频次")
    case .reports: language.wording(english: "by reports", chinese: "按报告数")
    case .firstYear: language.wording(english: "by first year", chinese: "按首见年份")
    case .lastYear: language.wording(english: "by last year", chinese: "按末见年份")
    case .keyness: language.wording(english: "by G²: unusual here", chinese: "按 G²：此篇特有")
    case .ratio: language.wording(english: "by ratio", chinese: "按比值")
    case .text: language.wording(english: "by name", chinese: "按名称")
    case .kind: language.wording(english: "by kind", chinese: "按类别")
    case .found: language.wording(english: "as found", chinese: "按出现先后")
    }
  }
}

extension TermsLayout.TableColumn: Message {
  /// The name of a column, in its header.
  func message(in language: Language) -> String {
    switch self {
    case .term: language.wording(english: "term", chinese: "用语")
    case .kind: language.wording(english: "kind", chinese: "类别")
    case .frequency: language.wording(english: "count", chinese: "频次")
    case .reports: language.wording(english: "reports", chinese: "报告")
    case .reference: language.wording(english: "others", chinese: "他篇")
    case .first: language.wording(english: "first", chinese: "首见")
    case .last: language.wording(english: "last", chinese: "末见")
    case .keyness: "G²"
    case .plot: language.wording(english: "where", chinese: "分布")
    }
  }
}

extension TermKind {
  /// Columns for the name of a kind and the unit of a figure.
  static func columns(in language: Language) -> Int {
    switch language {
    case .chinese: 11
    case .english: 14
    }
  }
}
