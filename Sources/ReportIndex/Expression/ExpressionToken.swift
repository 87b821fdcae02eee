import TextFacts

/// A piece of an expression.
struct ExpressionToken: Hashable, Sendable {
  /// The kinds of tokens in an expression.
  enum Kind: Hashable, Sendable {
    /// A word, or what stands between quotation marks.
    case phrase([UInt8])
    case open
    case close
    case and
    case or
    case not
    case near(Int)
    /// A field with its colon, up to what it is about.
    case field(ExpressionField)
    /// `year:` with what follows it.
    case years(YearSpan)
    /// `path:` with what follows it.
    case path(PathCondition)
  }

  var kind: Kind
  /// Unicode scalars of the expression before it.
  var offset: Int
  /// Unicode scalars of the token.
  var length: Int
}

/// The fields of the language: what a phrase or brackets may be about, other than the text of a section.
enum ExpressionField: Hashable, Sendable {
  /// The headings that a section stands under, its own and the report's title among them.
  case title
  /// The words of the reader's notes on passages of a section.
  case note
  /// Everything in one unit of this size.
  case scope(TextUnit)

  /// The field called `name`, in Chinese or English; nil where there is none.
  init?(_ name: String) {
    switch name {
    case "title", "标题", "標題": self = .title
    case "note", "批注", "批註", "笔记": self = .note
    case "sentence", "句", "同句": self = .scope(.sentence)
    case "paragraph", "段", "同段": self = .scope(.paragraph)
    case "section", "节", "節", "同节", "同節": self = .scope(.section)
    case "report", "全文", "篇", "同篇": self = .scope(.report)
    default: return nil
    }
  }

  /// The names of the field that asks for a year.
  static let yearNames = ["year", "年", "年份"]
  /// The names of the field that asks for the path of a report's file.
  static let pathNames = ["path", "路径", "路徑", "文件"]
}

/// Years of reports: a first and a last one, either of which may be open, or the year that nobody knows.
public struct YearSpan: Hashable, Sendable {
  /// The first and the last year; nil for reports whose year is not known.
  public var years: ClosedRange<Int>?

  /// The years from the first to the last; without any, those not known.
  public init(_ years: ClosedRange<Int>?) { self.years = years }

  /// Whether a report of `year` is meant; nil is a year not known.
  public func contains(_ year: Int?) -> Bool {
    guard let years else { return year == nil }
    return year.map(years.contains) ?? false
  }

  /// The span that `text` writes: `2024`, `2019..2024`, `2019-`, `..2024`, `2019至2024`, `?`; nil for anything else. The
  /// signs are those of ASCII.
  init?(_ text: String) {
    guard text.utf8.count <= WorkBudget.nameTyped else { return nil }
    if text == "?" || text == "未知" {
      self.init(nil)
      return
    }
    let year = text.hasSuffix("年") ? String(text.dropLast()) : text
    if let only = Self.year(year) {
      self.init(only...only)
      return
    }
    for mark in ["..", "…", "-", "–", "—", "~", "至"] {
      let parts = text.split(separator: mark, omittingEmptySubsequences: true)
        .map { $0.hasSuffix("年") ? $0.dropLast() : $0 }
      let years = parts.compactMap { Self.year(String($0)) }
      guard !years.isEmpty, years.count == parts.count, text.contains(mark) else { continue }
      if years.count == 2, years[0] <= years[1] {
        self.init(years[0]...years[1])
        return
      }
      guard years.count == 1 else { return nil }
      self.init(text.hasPrefix(mark) ? Int.min...years[0] : years[0]...Int.max)
      return
    }
    return nil
  }

  private static func year(_ text: String) -> Int? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
