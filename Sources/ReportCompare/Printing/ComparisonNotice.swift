import TextFacts

/// A word about a whole comparison that no edit says.
public enum ComparisonNotice: Message, Hashable {
  /// So many lines end with other characters (CR LF, LF): they are not among the edits.
  case lineEnds(Int)
  /// A stretch was too large to be compared character by character.
  case coarse

  public func message(in language: Language) -> String {
    switch self {
    case .lineEnds(let count):
      language.wording(
        english: "line ends differ (CR LF, LF) at \(count) \(count == 1 ? "place" : "places"), which is not shown",
        chinese: "有 \(count) 处换行符不同（CR LF 与 LF），不予显示")
    case .coarse:
      language.wording(
        english: "a stretch was too large to be compared character by character",
        chinese: "有一段文字过大，未能逐字比较")
    }
  }
}

extension ReportComparison {
  /// The words about the whole of it.
  public var notices: [ComparisonNotice] {
    (lineEnds.isEmpty ? [] : [.lineEnds(lineEnds.count)]) + (isCoarse ? [.coarse] : [])
  }
}
