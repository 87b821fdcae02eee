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
}
