import TextFacts

/// Messages about sections that are like one.
enum SimilarMessage: Message {
  case needsLibrary, needsSection
  /// So many reports are looked through; the key that gives up.
  case looking(String, reports: Int, key: String?)
  case gaveUp
  /// The number of sections found; they are not listed by themselves.
  case found(Int)
  case none(String)
  /// The list of sections like the one with this heading.
  case listName(String)

  /// The columns of the list in files.
  static let columns = ["percent", "year", "report", "section", "shared"]

  /// The names over the columns.
  static func heads(in language: Language) -> [String] {
    language == .chinese
      ? ["相近", "年份", "报告", "章节", "共有的词语"] : ["like", "year", "report", "section", "words in common"]
  }

  func message(in language: Language) -> String {
    switch self {
    case .needsLibrary:
      language.wording(
        english: "other reports are needed: open a folder, or several files", chinese: "需要别的报告：请打开文件夹或几个文件")
    case .needsSection: language.wording(english: "choose a section of a report first", chinese: "请先选定报告的一节")
    case .looking(let heading, let reports, let key):
      language.wording(
        english: "looking in \(NumberText.grouped(reports)) reports for sections like \(heading) …",
        chinese: "正在 \(NumberText.grouped(reports)) 份报告中查找与“\(heading)”相近的章节……")
        + (key.map { language.wording(english: "  \($0) gives up", chinese: "  按 \($0) 放弃") } ?? "")
    case .gaveUp: language.wording(english: "no longer looking for sections like this one", chinese: "不再查找相近的章节")
    case .found(let count):
      language.wording(
        english: "\(count) sections like that one were found: :similar lists them",
        chinese: "找到 \(count) 节相近的：用 :similar 列出")
    case .none(let heading):
      language.wording(english: "no section is like \(heading)", chinese: "没有与“\(heading)”相近的章节")
    case .listName(let heading):
      language.wording(english: "like \(heading)", chinese: "与“\(heading)”相近")
    }
  }
}
