import TextFacts

/// Messages about passages that several reports have.
enum ReusedMessage: Message {
  case needsLibrary, needsReport
  /// So many reports are looked through; the key that gives up.
  case looking(reports: Int, key: String?)
  case gaveUp
  /// The number of passages found; they are not listed by themselves.
  case found(Int)
  case nothingShared, onlyBoilerplate
  case sharesShown, sharesHidden
  case withBoilerplate, withoutBoilerplate
  case noReuseList
  case reportGone
  case listName
  /// The list of reports that have these words.
  case reportsName(String)

  /// The columns of the list in files.
  static let columns = ["reports", "first_year", "first", "characters", "address", "text"]

  /// The names over the columns.
  static func heads(in language: Language) -> [String] {
    language == .chinese
      ? ["份数", "最早", "最早的报告", "字数", "章节", "文字"] : ["in", "first", "first report", "chars", "section", "passage"]
  }

  /// The names over the columns of the reports that have a passage.
  static func reportHeads(in language: Language) -> [String] {
    language == .chinese ? ["年份", "报告", "文件"] : ["year", "report", "file"]
  }

  func message(in language: Language) -> String {
    switch self {
    case .needsLibrary:
      language.wording(
        english: "other reports are needed to compare with: open a folder, or several files",
        chinese: "需要别的报告才能比对：请打开文件夹或几个文件")
    case .needsReport: language.wording(english: "open a report first", chinese: "请先打开一份报告")
    case .looking(let reports, let key):
      language.wording(
        english: "looking for passages shared by \(NumberText.grouped(reports)) reports …",
        chinese: "正在 \(NumberText.grouped(reports)) 份报告中查找共有的文字……")
        + (key.map { language.wording(english: "  \($0) gives up", chinese: "  按 \($0) 放弃") } ?? "")
    case .gaveUp: language.wording(english: "no longer looking for shared passages", chinese: "不再查找共有的文字")
    case .found(let count):
      language.wording(
        english: "\(count) passages stand in other reports too: :reuse lists them",
        chinese: "\(count) 处文字也见于别的报告：用 :reuse 列出")
    case .nothingShared:
      language.wording(
        english: "no passage of 20 characters and more stands in another report", chinese: "没有 20 字以上也见于别的报告的文字")
    case .onlyBoilerplate:
      language.wording(
        english: "all shared passages are formulations and titles, and left out", chinese: "共有的文字都是提法和书名，已隐去")
    case .sharesShown: language.wording(english: "shared passages are marked =", chinese: "共有的文字以 = 标出")
    case .sharesHidden: language.wording(english: "shared passages are not marked", chinese: "不再标出共有的文字")
    case .withBoilerplate: language.wording(english: "with formulations and titles", chinese: "含提法和书名")
    case .withoutBoilerplate: language.wording(english: "without formulations and titles", chinese: "隐去提法和书名")
    case .noReuseList: language.wording(english: "only in the list of :reuse", chinese: "只用于 :reuse 的列表")
    case .reportGone: language.wording(english: "the report is no longer there", chinese: "该报告已不在")
    case .listName: language.wording(english: "in other reports too", chinese: "也见于别的报告")
    case .reportsName(let words): language.wording(english: "reports with \(words)", chinese: "含有“\(words)”的报告")
    }
  }
}
