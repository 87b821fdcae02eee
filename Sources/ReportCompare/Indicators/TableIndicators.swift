import ReportModel
import TextFacts

/// Reads the indicators of tables: a row is named by its first cell, and each further cell is a figure of it.
///
/// The unit stands behind the number, in brackets behind the name or in the head of the column (`工业增加值（亿元）`, `增长（%）`). The
/// head says whether it is a growth or an aim; of columns of several years the last is read.
struct TableIndicators {
  private let report: Report
  private let isPlan: (SectionIndex) -> Bool
  private(set) var found: [Indicator] = []
  private var heads: [Int: String] = [:]

  /// The indicators of all tables of a report.
  init(_ report: Report, isPlan: @escaping (SectionIndex) -> Bool) {
    (self.report, self.isPlan) = (report, isPlan)
    var cells: [Block] = []
    for block in report.blocks {
      switch block.kind {
      case .table:
        readRow(cells)
        (cells, heads) = ([], [:])
      case .row:
        readRow(cells)
        cells = []
      case .cell: cells.append(block)
      case .listItem, .quotation, .code, .rule, .image, .footnote, .caption, .metadata, .comment, .lines: break
      }
    }
    readRow(cells)
  }

  private mutating func readRow(_ cells: [Block]) {
    guard let first = cells.first, cells.count > 1 else { return }
    let words = cells.map { report.words(in: $0.range) }
    let hasNumber = words.dropFirst().contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
    if heads.isEmpty || !hasNumber {
      for (column, word) in words.enumerated() { heads[column] = word }
      return
    }
    let years = words.indices.map { column -> Int? in
      guard let head = heads[column], !Self.isAim(head) else { return nil }
      return ReportYear.inTitle(Array(head.utf8))
    }
    let last = years.compactMap { $0 }.max()
    let name = Self.parted(words[0])
    guard name.words.unicodeScalars.count >= 2 else { return }
    for (column, cell) in cells.enumerated().dropFirst() where years[column] == nil || years[column] == last {
      add(name, cell, column: column, section: report.section(at: first.range.lower), row: first, hasYears: last != nil)
    }
  }

  private mutating func add(
    _ name: (words: String, unit: String), _ cell: Block, column: Int, section: SectionIndex, row: Block,
    hasYears: Bool
  ) {
    let text = IndicatorText(report.text, cell.range.bytes.clamped(to: 0..<report.text.count))
    let fall = IndicatorWords.falls.length(text, at: 0, end: text.count)
    let isBelow = FigureNumber.isMinus(text[0]) || fall != nil
    let rise = IndicatorWords.rises.length(text, at: 0, end: text.count)
    let start = fall ?? rise ?? (isBelow || text[0] == 0x2B ? 1 : 0)
    guard let number = FigureNumber(text, at: start), !number.isSpelled else { return }
    let head = Self.parted(heads[column] ?? "")
    let behind = text.words(number.end..<text.count).filter { !$0.isWhitespace }
    let isGrowth = ["增长", "增速", "增幅", "±", "rowth", "hange"].contains { head.words.contains($0) }
    let named = behind.isEmpty ? head.unit.isEmpty ? isGrowth ? "%" : name.unit : head.unit : behind
    let (unit, factor) = Self.unit(named)
    guard !unit.isEmpty || number.digits > 0 else { return }
    let isAim = Self.isAim(head.words) || (!hasYears && isPlan(section))
    found.append(
      Indicator(
        name: name.words, topic: "", kind: unit == "%" ? isGrowth ? .growth : .share : .amount,
        value: (isBelow ? -1 : 1) * number.value * factor, unit: unit, isTarget: isAim, isOfYears: false,
        figure: cell.range, clause: TextRange(row.range.lower, max(row.range.upper, cell.range.upper)), section: section
      ))
  }

  private static func isAim(_ head: String) -> Bool {
    ["目标", "预期", "计划", "预计", "arget", "lan"].contains { head.contains($0) }
  }

  /// Words without the unit in brackets behind them, and that unit.
  private static func parted(_ words: String) -> (words: String, unit: String) {
    let scalars = Array(words.unicodeScalars)
    guard let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }),
      let close = scalars.lastIndex(where: { $0 == "）" || $0 == ")" }), open < close
    else { return (words, "") }
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
    return (text(0..<open), text(open + 1..<close))
  }

  /// A unit without its magnitude, and that as a factor: 亿元 is 元 a hundred million times.
  private static func unit(_ words: String) -> (unit: String, factor: Double) {
    var (rest, factor) = (words[...], 1.0)
    while let first = rest.unicodeScalars.first, let value = magnitudes[first], rest.unicodeScalars.count > 1 {
      factor *= value
      rest = rest.dropFirst()
    }
    let unit = String(rest)
    return (IndicatorWords.sameUnits[unit] ?? unit, factor)
  }

  private static let magnitudes: [Unicode.Scalar: Double] = ["万": 10_000, "亿": 100_000_000]
}
