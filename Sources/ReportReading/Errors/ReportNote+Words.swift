import ReportModel

extension ReportNote {
  /// One line for people: what could not be read. The detail comes from the document; its controls are shown.
  public func words(chinese isChinese: Bool) -> String {
    let detail = ShownPath.words(Array(detail.utf8.prefix(120)))
    let words = isChinese ? chinese : english
    if reason == .missingTool, !detail.isEmpty {
      return words + (isChinese ? "：apt install \(detail)" : ": apt install \(detail)")
    }
    if detail.isEmpty { return words }
    return words + (isChinese ? "（\(detail)）" : " (\(detail))")
  }

  private var english: String {
    switch reason {
    case .encrypted: "needs a password; what is encrypted was not read"
    case .doctype: "declares a document type, which its format does not allow; not read from there on"
    case .tooDeep: "nests too deep; not read from there on"
    case .tooManyParts: "has too many parts; the rest was not read"
    case .tooLarge: "is too large; the rest was not read"
    case .external: "refers to something outside, which was not read"
    case .damaged: "is damaged; what could be read is shown"
    case .missingPart: "lacks a part it cannot be read without"
    case .noText: "holds no text, only pictures perhaps"
    case .missingTool: "needs a program that is not installed"
    case .costlyRule: "was read without a rule of yours that takes too long on it"
    case .endedEarly: "could not be read to its end: reading it took too much time or memory"
    case .other: "could not be read in full"
    }
  }

  private var chinese: String {
    switch reason {
    case .encrypted: "需要密码，加密的部分没有读取"
    case .doctype: "含有该格式不允许的文档类型声明，其后没有读取"
    case .tooDeep: "嵌套太深，其后没有读取"
    case .tooManyParts: "部件太多，其余没有读取"
    case .tooLarge: "太大，其余没有读取"
    case .external: "引用了外部内容，没有读取"
    case .damaged: "已损坏，只显示能读出的部分"
    case .missingPart: "缺少必需的部件"
    case .noText: "没有文字内容，可能只有图片"
    case .missingTool: "需要的程序没有安装"
    case .costlyRule: "有一条自定义规则耗时太长，未用"
    case .endedEarly: "没有读完：耗时或占用内存太多"
    case .other: "没有全部读出"
    }
  }
}
