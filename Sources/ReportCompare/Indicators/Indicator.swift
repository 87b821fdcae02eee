import ReportModel

/// A figure of a report with the words that say what it measures: `地区生产总值增长6.5%`.
public struct Indicator: Sendable, Hashable {
  /// The meaning of a figure for its indicator.
  public enum Kind: String, Sendable, CaseIterable {
    /// So much or so many of something: `3.2亿元`.
    case amount
    /// The change to the year before in percent, below 0 for a fall: `增长6.5%`, `下降2.5%`.
    case growth
    /// The change as an amount or in percentage points: `增加1.2亿元`, `提高0.3个百分点`.
    case change
    /// A part of a whole, a rate: `调查失业率5.5%`.
    case share
    /// So many times something else: `是2010年的2.6倍`.
    case multiple
  }

  /// The words of the indicator, verbs and words of time left out; nothing else is compared with other reports.
  public var name: String
  /// The words that the clause, or the one before it, begins with, by which like names are told apart.
  public var topic: String
  /// The kind of figure.
  public var kind: Kind
  /// The value in units of `unit`, 万 and 亿 multiplied in, below 0 for a fall; of a range the lower end.
  public var value: Double
  /// The upper end of a range (`6%—6.5%`); nil for a single figure.
  public var upper: Double?
  /// The unit as it is compared: `元`, `%`, `人次`; empty where none is written.
  public var unit: String
  /// Whether it is something aimed at: a target of the year to come.
  public var isTarget: Bool
  /// The time that it is about.
  public var period: FigurePeriod
  /// The number with the words of its bound and its unit: `5%左右`.
  public var figure: TextRange
  /// The clause it stands in.
  public var clause: TextRange
  /// The section it stands in.
  public var section: SectionIndex
  /// The unit with its magnitude as the head of a table or a line above tells it, `万元`; empty where it stands at the figure.
  public var unitElsewhere = ""
}
