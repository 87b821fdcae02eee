import ReportModel
import TextFacts

/// Messages about input that waits for something; `name` is the report that a target is about, or the term.
enum HoldingMessage: Message {
  /// The target of the input that waits, with the progress towards it in percent where that is known.
  case waits(AwaitedTarget, name: String, percent: Int?)
  /// The number of keys that wait behind.
  case keysWaiting(Int)
  case noMoreKeys
  /// The effect of the key that gives up, shown beside that key.
  case hintGiveUp
  case gaveUp(AwaitedTarget, name: String)

  func message(in language: Language) -> String {
    switch self {
    case .waits(let target, let name, let percent):
      Self.work(for: target, language) + " … " + Self.words(for: target, name, language)
        + (percent.map { "  \($0) %" } ?? "")
    case .keysWaiting(let count):
      language.wording(english: "\(count) \(count == 1 ? "key waits" : "keys wait")", chinese: "待处理 \(count) 键")
    case .noMoreKeys: language.wording(english: "too many keys: the rest is dropped", chinese: "按键过多，其余不再接收")
    case .hintGiveUp: language.wording(english: "stop waiting", chinese: "不再等待")
    case .gaveUp(.end, _):
      language.wording(english: "the end of what has been read so far", chinese: "已读入部分的末尾")
    case .gaveUp(let target, let name):
      language.wording(english: "no longer waiting for ", chinese: "不再等待：") + Self.words(for: target, name, language)
    }
  }

  private static func work(for target: AwaitedTarget, _ language: Language) -> String {
    switch target {
    case .address, .line, .percent, .end, .furtherText, .marks, .notes, .report, .library, .file:
      language.wording(english: "loading", chinese: "读取中")
    case .hits, .passages, .similar: language.wording(english: "searching", chinese: "检索中")
    case .comparison: language.wording(english: "comparing", chinese: "比较中")
    case .list: language.wording(english: "listing", chinese: "列出中")
    case .terms, .track: language.wording(english: "counting", chinese: "统计中")
    case .findings: language.wording(english: "checking", chinese: "校对中")
    }
  }

  private static func words(for target: AwaitedTarget, _ name: String, _ language: Language) -> String {
    switch target {
    case .address, .hits, .report, .file, .comparison: name
    case .line(let line): language.wording(english: "line \(line)", chinese: "第 \(line) 行")
    case .percent(let percent): "\(percent) %"
    case .end: language.wording(english: "the end", chinese: "末尾")
    case .furtherText: language.wording(english: "the text that follows", chinese: "后文")
    case .list: language.wording(english: "hits", chinese: "命中")
    case .terms: language.wording(english: "terms", chinese: "用语")
    case .findings: language.wording(english: "findings", chinese: "校对结果")
    case .marks: language.wording(english: "marks", chinese: "标记")
    case .notes: language.wording(english: "notes", chinese: "批注")
    case .library: language.wording(english: "all reports", chinese: "全部报告")
    case .passages: language.wording(english: "passages of other reports", chinese: "他处也有的文字")
    case .similar: language.wording(english: "similar sections", chinese: "相似章节")
    case .track: language.wording(english: "phrases by year", chinese: "提法历年情况")
    }
  }
}
