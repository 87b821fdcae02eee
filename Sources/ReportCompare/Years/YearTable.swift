import ReportModel
import ReportTerms
import TextFacts

/// The tables of two reports of one series.
public enum YearTableKind: String, Sendable, CaseIterable {
  /// The same indicator with another figure.
  case indicators
  /// Formulations, formulas and titles that are new, gone, risen or fallen.
  case terms
  /// Sections that both have, with the share that was kept.
  case sections
  /// Sections that one of the two does not have.
  case lone
  /// Passages kept word for word.
  case passages
}

/// A table of two reports of one series: its fields as they are shown, and the places that each row is about.
public struct YearTable: Sendable {
  /// A row.
  public struct Row: Sendable {
    /// The fields, one a column.
    public let fields: [String]
    /// The place in the older report that it leads to; nil where it has none there.
    public let old: TextRange?
    /// The place in the newer report that it leads to; nil where it has none there.
    public let new: TextRange?
  }

  /// The table.
  public let kind: YearTableKind
  /// The names of the columns, for scripts.
  public let columns: [String]
  /// The rows in their order.
  public let rows: [Row]

  /// The table of a kind, with its words in a language.
  public init(_ kind: YearTableKind, of comparison: YearComparison, in language: Language) {
    self.kind = kind
    columns = Self.columns(of: kind)
    rows = YearRows(comparison, language).rows(of: kind)
  }

  /// The names of the columns of a table.
  public static func columns(of kind: YearTableKind) -> [String] {
    switch kind {
    case .indicators: ["indicator", "kind", "old", "old_target", "new", "change", "new_target"]
    case .terms: ["term", "kind", "fate", "old", "new", "g2"]
    case .sections: ["heading", "kept", "old", "new"]
    case .lone: ["heading", "fate", "address", "characters"]
    case .passages: ["passage", "characters", "old", "new"]
    }
  }
}

/// Makes the rows of tables.
private struct YearRows {
  private let comparison: YearComparison
  private let language: Language
  private let addresses: (old: Addresses, new: Addresses)

  init(_ comparison: YearComparison, _ language: Language) {
    (self.comparison, self.language) = (comparison, language)
    addresses = (Addresses(comparison.old), Addresses(comparison.new))
  }

  func rows(of kind: YearTableKind) -> [YearTable.Row] {
    switch kind {
    case .indicators: comparison.indicators.map(indicator)
    case .terms: comparison.terms.filter { $0.fate != .kept }.map(term)
    case .sections: comparison.sections.filter { $0.old != nil && $0.new != nil }.map(paired)
    case .lone: comparison.sections.filter { $0.old == nil || $0.new == nil }.map(lone)
    case .passages: comparison.passages.map(passage)
    }
  }

  private func indicator(_ pair: IndicatorPair) -> YearTable.Row {
    func words(_ indicator: Indicator?, _ report: Report) -> String {
      guard let indicator else { return "" }
      let span = YearMessage.period(indicator.period).message(in: language)
      let figure = Self.words(of: indicator, in: report) + indicator.unitElsewhere
      let signs = ["-", "−", "－", "–", "负", "零下", "下降", "降低", "减少"]
      let sign = signs.first(where: figure.hasPrefix)
      guard indicator.value < 0 || (indicator.upper ?? 0) < 0 else { return figure + span }
      let number = figure.dropFirst(sign?.count ?? 0)
      // A fall of 3%～4% is not −3 to 4.
      return (sign == nil && indicator.upper != nil ? "−(\(number))" : "−" + number) + span
    }
    let change = pair.compared.map { FigureChange.words($0.old, $0.new, in: language) } ?? ""
    let (old, new) = (comparison.old, comparison.new)
    return YearTable.Row(
      fields: [
        pair.named?.name ?? "", pair.named.map { YearMessage.kind($0.kind).message(in: language) } ?? "",
        words(pair.old, old), words(pair.oldTarget, old), words(pair.new, new), change, words(pair.newTarget, new),
      ], old: (pair.old ?? pair.oldTarget)?.figure, new: (pair.new ?? pair.newTarget)?.figure)
  }

  /// The words of a figure as they are written, those that were struck out left out.
  private static func words(of indicator: Indicator, in report: Report) -> String {
    guard report.spans(from: indicator.figure).contains(where: { $0.kind == .strike }) else {
      return report.words(in: indicator.figure).trimmingSpaces
    }
    let text = IndicatorText(report, indicator.figure.bytes)
    return text.words(0..<text.count).trimmingSpaces
  }

  private func term(_ term: YearTerm) -> YearTable.Row {
    YearTable.Row(
      fields: [
        term.words, YearMessage.term(term.kind).message(in: language),
        YearMessage.fate(term.fate).message(in: language),
        String(term.old), String(term.new), FigureChange.signed(term.logLikelihood, decimals: 1),
      ], old: term.oldPlace, new: term.newPlace)
  }

  private func paired(_ section: YearSection) -> YearTable.Row {
    let (old, new) = (section.old ?? .root, section.new ?? .root)
    return YearTable.Row(
      fields: [
        comparison.new.title(of: new), "\(Int((section.kept * 100).rounded()))%", addresses.old.address(of: old),
        addresses.new.address(of: new),
      ], old: comparison.old[old].heading, new: comparison.new[new].heading)
  }

  private func lone(_ section: YearSection) -> YearTable.Row {
    let isNew = section.old == nil
    let (report, index) = isNew ? (comparison.new, section.new ?? .root) : (comparison.old, section.old ?? .root)
    let place = report[index].heading.isEmpty ? report[index].range : report[index].heading
    return YearTable.Row(
      fields: [
        report.title(of: index), YearMessage.fate(isNew ? .new : .gone).message(in: language),
        (isNew ? addresses.new : addresses.old).address(of: index), String(report[index].characters),
      ], old: isNew ? nil : place, new: isNew ? place : nil)
  }

  private func passage(_ run: SharedRun) -> YearTable.Row {
    YearTable.Row(
      fields: [
        comparison.new.words(in: run.new), String(run.characters),
        addresses.old.address(of: comparison.old.section(at: run.old.lower)),
        addresses.new.address(of: comparison.new.section(at: run.new.lower)),
      ], old: run.old, new: run.new)
  }
}
