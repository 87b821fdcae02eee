import ReportModel

extension HeadingReason {
  /// A name for scripts, the same in every language.
  public var name: String {
    switch self {
    case .goesOn: "goes-on"
    case .begins: "begins"
    case .beginsBelow: "begins-below"
    case .styleAlone: "style-alone"
    case .rule: "rule"
    case .marked: "marked"
    case .bookmark: "bookmark"
    case .annexName: "annex-name"
    case .headsNumbering: "heads-numbering"
    case .margin: "margin"
    case .parallel: "parallel"
    case .dash: "dash"
    case .lineGroup: "line-group"
    case .topicGroup: "topic-group"
    case .enumeration: "enumeration"
    case .innerTopics: "inner-topics"
    case .closing: "closing"
    }
  }

  /// The reason in words; `number` is the heading's own with its punctuation, `rule` the name of the reader's own rule
  /// that made it one, each empty where there is none.
  public func words(number: String, rule: String = "", chinese: Bool) -> String {
    switch self {
    case .goesOn: chinese ? "编号“\(number)”接续前一个同式编号" : "\(number) goes on the number of its style before it"
    case .begins: chinese ? "编号“\(number)”起头，后有同式编号接续" : "\(number) begins a sequence that another number goes on"
    case .beginsBelow: chinese ? "编号“\(number)”是上一编号的下级" : "\(number) begins a level below the number before it"
    case .styleAlone:
      chinese ? "没有前后接续，但“\(number)”这种编号只用于标题" : "nothing goes on \(number), but only headings are numbered so"
    case .rule: chinese ? "自定义规则“\(rule)”" : "your rule “\(rule)” says so"
    case .marked: chinese ? "格式本身标为标题" : "the format marks it as a heading"
    case .bookmark: chinese ? "文档自带的书签列有此标题" : "the document’s own bookmarks name it"
    case .annexName: chinese ? "附件、附录、名词解释等名称" : "the name of an annex"
    case .headsNumbering: chinese ? "其下编号重新起头，与同类行一致" : "numbering begins again below it, as below its likes"
    case .margin: chinese ? "全文缩进，此行顶格独立" : "alone at the margin of a text that is set in"
    case .parallel: chinese ? "与前后至少两行以同一分句开头" : "begins with the same clause as two others around it"
    case .dash: chinese ? "以破折号起头，前后同此" : "set off by a dash, as others around it"
    case .lineGroup: chinese ? "短行，与正文交替成组" : "a short line, one of several that alternate with text"
    case .topicGroup: chinese ? "相连各段都以短句起头" : "a short first sentence, as of the paragraphs beside it"
    case .enumeration: chinese ? "段内“\(number)”依次列举" : "\(number) counts on inside its paragraph"
    case .innerTopics:
      chinese ? "段内三处以上短句各领一层" : "one of three short sentences that head what follows in their paragraph"
    case .closing: chinese ? "结束上一部分的段落" : "a paragraph that ends the part above"
    }
  }
}
