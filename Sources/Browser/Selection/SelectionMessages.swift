import TextFacts

/// Messages about selecting and copying.
enum SelectionMessage: Message {
  /// The status line while text is selected; nil where its amount is not counted.
  case selecting(CopiedAmount?)
  case nothingSelected
  case nothingToCopy
  /// A report in the tree that is not the one being read.
  case notOpen
  /// More is selected than is copied at once.
  case tooMuch(mostBytes: Int)
  /// Copied, to the terminal or by a program.
  case copied(CopiedAmount, program: String?)
  /// The terminal takes so many bytes of base64.
  case tooLongForTerminal(limit: Int)
  /// The effects of keys, shown beside them.
  case hintCopy, hintCite, hintLeave

  func message(in language: Language) -> String {
    switch self {
    case .selecting(nil): return language.wording(english: "selecting", chinese: "选取中")
    case .selecting(let amount?):
      let words = Self.words(amount, language)
      return language.wording(english: "selected \(words)", chinese: "已选 \(words)")
    case .nothingSelected: return language.wording(english: "nothing is selected", chinese: "没有选取文字")
    case .nothingToCopy: return language.wording(english: "there is nothing to copy", chinese: "没有可复制的内容")
    case .notOpen:
      return language.wording(english: "open the report first (Enter)", chinese: "请先打开这份报告（Enter）")
    case .tooMuch(let bytes):
      let most = "\(bytes >> 20) MB"
      return language.wording(
        english: "more than \(most) are not copied: :write and gangmu section take all",
        chinese: "超过 \(most)，不能复制：可用 :write 或 gangmu section")
    case .copied(let amount, let program):
      let words = Self.words(amount, language)
      let way = program.map { language.wording(english: " by \($0)", chinese: "（由 \($0)）") } ?? ""
      let gap = words.first.map(\.isNumber) ?? false ? " " : ""
      return language.wording(english: "copied \(words)\(way)", chinese: "已复制\(gap)\(words)\(way)")
    case .tooLongForTerminal(let limit):
      let (bytes, characters) = (NumberText.grouped(limit), NumberText.grouped(limit / 4))
      return language.wording(
        english:
          "too long for the terminal (clipboard-limit \(bytes) bytes, \(characters) Han characters): set copy-command",
        chinese: "超过终端剪贴板的长度（clipboard-limit \(bytes) 字节，约 \(characters) 字）：请设置 copy-command")
    case .hintCopy: return language.wording(english: "copy", chinese: "复制")
    case .hintCite: return language.wording(english: "with citation", chinese: "带出处复制")
    case .hintLeave: return language.wording(english: "leave", chinese: "放弃")
    }
  }

  private static func words(_ amount: CopiedAmount, _ language: Language) -> String {
    switch amount {
    case .passage(let characters, let paragraphs):
      let (count, parts) = (NumberText.grouped(characters), NumberText.grouped(paragraphs))
      let (ends, ending) = (characters == 1 ? "" : "s", paragraphs == 1 ? "" : "s")
      return language.wording(
        english: "\(count) char\(ends), \(parts) paragraph\(ending)", chinese: "\(count) 字，\(parts) 段")
    case .row: return language.wording(english: "the row", chinese: "此行")
    case .link: return language.wording(english: "the address", chinese: "链接地址")
    }
  }
}
