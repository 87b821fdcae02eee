import ReportModel
import TextFacts

/// The reason why a heading is one, with what is needed to put it into words.
public struct HeadingExplanation: Message {
  /// The reason.
  public var reason: HeadingReason
  /// The heading's own number with its punctuation; empty where it has none.
  public var number: String
  /// The name of the reader's own rule that made it one; empty where there is none.
  public var rule: String

  /// A reason with its evidence.
  public init(_ reason: HeadingReason, number: String, rule: String = "") {
    self.reason = reason
    self.number = number
    self.rule = rule
  }

  /// The reason in words, in one line.
  public func message(in language: Language) -> String {
    switch reason {
    case .goesOn:
      language.wording(
        english: "\(number) goes on the number of its style before it", chinese: "编号“\(number)”接续前一个同式编号")
    case .begins:
      language.wording(
        english: "\(number) begins a sequence that another number goes on", chinese: "编号“\(number)”起头，后有同式编号接续")
    case .beginsBelow:
      language.wording(english: "\(number) begins a level below the number before it", chinese: "编号“\(number)”是上一编号的下级")
    case .styleAlone:
      language.wording(
        english: "nothing goes on \(number), but only headings are numbered so", chinese: "没有前后接续，但“\(number)”这种编号只用于标题"
      )
    case .rule: language.wording(english: "your rule “\(rule)” says so", chinese: "自定义规则“\(rule)”")
    case .marked: language.wording(english: "the format marks it as a heading", chinese: "格式本身标为标题")
    case .bookmark: language.wording(english: "the document’s own bookmarks name it", chinese: "文档自带的书签列有此标题")
    case .annexName: language.wording(english: "the name of an annex", chinese: "附件、附录、名词解释等名称")
    case .headsNumbering:
      language.wording(english: "numbering begins again below it, as below its likes", chinese: "其下编号重新起头，与同类行一致")
    case .margin: language.wording(english: "alone at the margin of a text that is set in", chinese: "全文缩进，此行顶格独立")
    case .parallel:
      language.wording(english: "begins with the same clause as two others around it", chinese: "与前后至少两行以同一分句开头")
    case .dash: language.wording(english: "set off by a dash, as others around it", chinese: "以破折号起头，前后同此")
    case .lineGroup:
      language.wording(english: "a short line, one of several that alternate with text", chinese: "短行，与正文交替成组")
    case .topicGroup:
      language.wording(english: "a short first sentence, as of the paragraphs beside it", chinese: "相连各段都以短句起头")
    case .enumeration:
      language.wording(english: "\(number) counts on inside its paragraph", chinese: "段内“\(number)”依次列举")
    case .innerTopics:
      language.wording(
        english: "one of three short sentences that head what follows in their paragraph", chinese: "段内三处以上短句各领一层")
    case .closing: language.wording(english: "a paragraph that ends the part above", chinese: "结束上一部分的段落")
    }
  }
}
