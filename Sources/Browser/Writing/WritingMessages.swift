import TextFacts

/// Messages about writing to files.
enum WritingMessage: Message {
  /// The name of what can be written.
  case subject(WritingSubject)
  case nothingToWrite
  /// A secure session writes nothing.
  case secure
  /// More text than is written at a key.
  case tooMuch(mostBytes: Int)
  case written(String, WrittenAmount)
  /// The end of a file's name asks for a form that is not written.
  case unwritten(end: String)

  func message(in language: Language) -> String {
    switch self {
    case .subject(.section): return language.wording(english: "section", chinese: "本节")
    case .subject(.report): return language.wording(english: "report", chinese: "全文")
    case .subject(.outline): return language.wording(english: "outline", chinese: "目录")
    case .subject(.list(let kind)): return Self.name(of: kind, language)
    case .secure:
      return language.wording(english: "a secure session writes no files", chinese: "安全模式下不写文件")
    case .nothingToWrite: return language.wording(english: "there is nothing to write", chinese: "没有可写出的内容")
    case .tooMuch(let bytes):
      return language.wording(
        english: "more than \(bytes >> 20) MB: gangmu export writes it",
        chinese: "超过 \(bytes >> 20) MB：请用 gangmu export")
    case .unwritten(let end):
      return language.wording(
        english: "\(end) is not written here: \(WrittenForm.writtenEnds) are",
        chinese: "不能写出 \(end)，可写出 \(WrittenForm.writtenEnds)")
    case .written(let path, .rows(let rows)):
      let rows = NumberText.grouped(rows)
      return language.wording(english: "\(path): \(rows) rows written", chinese: "\(path)：已写入 \(rows) 行")
    case .written(let path, .characters(let characters)):
      let characters = NumberText.grouped(characters)
      return language.wording(
        english: "\(path): \(characters) chars written", chinese: "\(path)：已写入 \(characters) 字")
    }
  }

  private static func name(of kind: ListKind, _ language: Language) -> String {
    switch kind {
    case .hits: language.wording(english: "hits", chinese: "命中列表")
    case .terms: language.wording(english: "terms", chinese: "用语表")
    case .findings: language.wording(english: "findings", chinese: "检查结果")
    case .marks: language.wording(english: "marks", chinese: "标记列表")
    case .pins: language.wording(english: "pinned terms", chinese: "固定词列表")
    case .notes: language.wording(english: "notes", chinese: "批注列表")
    case .skipped: language.wording(english: "skipped", chinese: "未读取的文件")
    case .about: language.wording(english: "about", chinese: "关于")
    case .messages: language.wording(english: "messages", chinese: "消息")
    case .edits: language.wording(english: "edits", chinese: "改动")
    case .years: language.wording(english: "years", chinese: "逐年")
    case .reuse: language.wording(english: "shared passages", chinese: "共有文字")
    case .reusedReports: language.wording(english: "reports", chinese: "报告列表")
    case .saved: language.wording(english: "saved searches", chinese: "保存的检索")
    case .variants: language.wording(english: "variants", chinese: "近似写法")
    case .collocates: language.wording(english: "words beside it", chinese: "搭配")
    case .rising: language.wording(english: "rising and falling", chinese: "渐多和渐少")
    case .similar: language.wording(english: "sections like one", chinese: "相近章节")
    case .track: language.wording(english: "over the years", chinese: "历年")
    }
  }
}
