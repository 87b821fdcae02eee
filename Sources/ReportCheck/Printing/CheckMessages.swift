import ReportModel
import TextFacts

extension Problem: Message {
  /// The problem in words, in one line.
  public func message(in language: Language) -> String {
    switch self {
    case .gap(let found, .some(let after), let expected):
      language.wording(
        english: "numbering gap: \(found) after \(after), \(expected) was due",
        chinese: "编号不连续：“\(after)”之后是“\(found)”，应为“\(expected)”")
    case .gap(let found, .none, let expected):
      language.wording(
        english: "numbering gap: begins with \(found), \(expected) was due",
        chinese: "编号不从头开始：首个是“\(found)”，应为“\(expected)”")
    case .repeated(let found): language.wording(english: "repeated number: \(found)", chinese: "编号重复：“\(found)”")
    case .backwards(let found, let after):
      language.wording(english: "numbering goes back: \(found) after \(after)", chinese: "编号倒退：“\(after)”之后是“\(found)”")
    case .skippedStyle(let found, let below, let expected):
      language.wording(
        english: "skipped style: \(found) below \(below), \(expected) comes first",
        chinese: "编号层级跳级：“\(below)”之下是“\(found)”，应先用“\(expected)”")
    case .mixedStyle(let found, let usual):
      language.wording(
        english: "mixed style: \(found), most of this level are like \(usual)",
        chinese: "编号样式不一：“\(found)”，同级多为“\(usual)”")
    case .unclosed(let mark): language.wording(english: "\(mark) is not closed", chinese: "“\(mark)”没有配对的后一半")
    case .unopened(let mark): language.wording(english: "\(mark) closes nothing", chinese: "“\(mark)”没有配对的前一半")
    case .narrowMark(let mark, let expected):
      language.wording(
        english: "\(mark) before a Chinese character, \(expected) belongs here",
        chinese: "汉字前的半角“\(mark)”，应为“\(expected)”")
    case .revision(let revision): revision.message(in: language)
    case .placeholder(let count):
      language.wording(
        english: "placeholder left: \(String(repeating: "X", count: min(count, 8)))", chinese: "未填写的占位符（\(count) 个 X）")
    }
  }
}

extension Problem.Kind: Message {
  /// The name of the kind, for a heading above its findings.
  public func message(in language: Language) -> String {
    switch self {
    case .gap: language.wording(english: "numbering gap", chinese: "编号不连续")
    case .repeated: language.wording(english: "repeated number", chinese: "编号重复")
    case .backwards: language.wording(english: "numbering goes back", chinese: "编号倒退")
    case .skippedStyle: language.wording(english: "skipped style", chinese: "编号层级跳级")
    case .mixedStyle: language.wording(english: "mixed style", chinese: "编号样式不一")
    case .unclosed: language.wording(english: "mark not closed", chinese: "标点缺后一半")
    case .unopened: language.wording(english: "mark not opened", chinese: "标点缺前一半")
    case .narrowMark: language.wording(english: "half-width mark", chinese: "半角标点")
    case .revision: language.wording(english: "change or comment", chinese: "修订和批注")
    case .placeholder: language.wording(english: "placeholder", chinese: "占位符")
    }
  }
}

extension Revision: Message {
  /// The kind of change, who made it and when, and its words.
  public func message(in language: Language) -> String {
    let day = String(date.prefix { $0 != "T" })
    let name = author.isEmpty ? language.wording(english: "unnamed", chinese: "未署名") : author
    let maker = day.isEmpty ? name : language.wording(english: "\(name), \(day)", chinese: "\(name)，\(day)")
    switch kind {
    case .insertion:
      return language.wording(english: "insertion (\(maker)): \(words)", chinese: "插入（\(maker)）：\(words)")
    case .deletion: return language.wording(english: "deletion (\(maker)): \(words)", chinese: "删除（\(maker)）：\(words)")
    case .move: return language.wording(english: "moved here (\(maker)): \(words)", chinese: "移动至此（\(maker)）：\(words)")
    case .comment: return language.wording(english: "comment (\(maker)): \(words)", chinese: "批注（\(maker)）：\(words)")
    }
  }
}
