extension Problem {
  /// The problem in words: the only place where problems become words.
  public func words(chinese: Bool) -> String {
    switch self {
    case .gap(let found, .some(let after), let expected):
      chinese
        ? "编号不连续：“\(after)”之后是“\(found)”，应为“\(expected)”"
        : "numbering gap: \(found) after \(after), \(expected) was due"
    case .gap(let found, .none, let expected):
      chinese ? "编号不从头开始：首个是“\(found)”，应为“\(expected)”" : "numbering gap: begins with \(found), \(expected) was due"
    case .repeated(let found): chinese ? "编号重复：“\(found)”" : "repeated number: \(found)"
    case .backwards(let found, let after):
      chinese ? "编号倒退：“\(after)”之后是“\(found)”" : "numbering goes back: \(found) after \(after)"
    case .skippedStyle(let found, let below, let expected):
      chinese
        ? "编号层级跳级：“\(below)”之下是“\(found)”，应先用“\(expected)”"
        : "skipped style: \(found) below \(below), \(expected) comes first"
    case .mixedStyle(let found, let usual):
      chinese ? "编号样式不一：“\(found)”，同级多为“\(usual)”" : "mixed style: \(found), most of this level are like \(usual)"
    case .unclosed(let mark): chinese ? "“\(mark)”没有配对的后一半" : "\(mark) is not closed"
    case .unopened(let mark): chinese ? "“\(mark)”没有配对的前一半" : "\(mark) closes nothing"
    case .narrowMark(let mark, let expected):
      chinese ? "汉字前的半角“\(mark)”，应为“\(expected)”" : "\(mark) before a Chinese character, \(expected) belongs here"
    case .placeholder(let count):
      chinese ? "未填写的占位符（\(count) 个 X）" : "placeholder left: \(String(repeating: "X", count: min(count, 8)))"
    }
  }
}
