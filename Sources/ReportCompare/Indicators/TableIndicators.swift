import ReportModel
import TextFacts

/// Reads the indicators of tables: a row is named by its first cells, those in front of its figures, and each further cell is a
/// figure of it. A number of the row (`1`, `（一）`) is no name, and a first cell that reaches over several rows names them all.
///
/// The unit stands behind the number, in a column of its own, in the head of the column or behind the name (`工业增加值（亿元）`,
/// `增长（%）`, `万元`), or in a line above the table (`单位：万元`). The head says whether it is a growth or an aim and what is
/// measured where rows are places (`东区`, `GDP（亿元）`); of columns of several years the last is read, and none of the year
/// before. A cell with anything but a number and a unit is no figure.
struct TableIndicators {
  private let report: Report
  private let isPlan: (SectionIndex) -> Bool
  private(set) var found: [Indicator] = []
  private var heads: [Int: TableHead] = [:]
  /// The unit of all cells that have none of their own.
  private var tableUnit = ""
  /// The first cell of the row before, for rows that it reaches over.
  private var group = ""

  /// The indicators of all tables of a report.
  init(_ report: Report, isPlan: @escaping (SectionIndex) -> Bool) {
    (self.report, self.isPlan) = (report, isPlan)
    var cells: [Block] = []
    for block in report.blocks {
      switch block.kind {
      case .table:
        readRow(cells)
        (cells, heads, group) = ([], [:], "")
        tableUnit = TableUnit.above(block.range.lower, in: report)
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
    let texts = cells.map { IndicatorText(report, $0.range.bytes) }
    let words = texts.map { $0.words(0..<$0.count).trimmingSpaces }
    if let unit = words.lazy.compactMap(TableUnit.told).first { tableUnit = unit }
    guard let first = cells.first, cells.count > 1 else { return }
    let hasNumber = words.dropFirst().contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
    if heads.isEmpty || !hasNumber {
      for (column, word) in words.enumerated() { heads[column] = TableHead(word, isColumn: true) }
      return
    }
    let last = heads.values.compactMap(\.year).max()
    let (name, unit, count) = readName(words, texts)
    guard name.unicodeScalars.count >= 2 else { return }
    let rowUnit = words.indices.first { heads[$0]?.isOfUnits == true }.map { words[$0] } ?? unit
    for (column, cell) in cells.enumerated().dropFirst(count) {
      let head = heads[column] ?? TableHead("", isColumn: true)
      guard !head.isEarlier, !head.isOfUnits, head.year == nil || head.year == last else { continue }
      let section = report.section(at: first.range.lower)
      let row = TextRange(first.range.lower, max(first.range.upper, cell.range.upper))
      let isAim = head.isAim || (last == nil && isPlan(section))
      if let figure = TableFigure(texts[column]) {
        add(
          figure, name, head, units: (rowUnit, tableUnit), isTarget: isAim,
          place: texts[column].bytes(figure.place), row: row, section)
      }
    }
  }

  /// The name of a row, the unit that stands in it, and the number of cells that it takes; the name is empty where there is none.
  private mutating func readName(_ words: [String], _ texts: [IndicatorText]) -> (
    words: String, unit: String, count: Int
  ) {
    let first = TableHead(words[0], isColumn: false)
    let isNumber = TableHead.isNumber(first.words)
    guard words.count > 2, isNumber || !first.isTime, isPartOfName(1, words, texts, isFirstANumber: isNumber) else {
      group = ""
      return isNumber || first.isTime ? ("", "", 1) : (first.words, first.unit, 1)
    }
    let second = TableHead(words[1], isColumn: false)
    if !first.words.isEmpty { group = isNumber ? "" : first.words }
    return (group + second.words, second.unit.isEmpty ? first.unit : second.unit, 2)
  }

  /// Heads of columns that name rows, and of those that tell something else of them.
  private static let (naming, telling) = (
    ["指标", "项目", "名称", "品种", "产品", "行业", "内容", "事项"],
    ["责任", "牵头", "部门", "单位", "来源", "备注", "说明", "属性", "性质", "依据"]
  )

  /// Whether a cell goes on with the name of its row: words, and neither a figure nor a unit nor the kind of an aim, in a
  /// column that names rows; behind the number of the row, or below a first cell that reaches over it, in any that tells
  /// nothing else.
  private func isPartOfName(
    _ column: Int, _ words: [String], _ texts: [IndicatorText], isFirstANumber: Bool
  ) -> Bool {
    let head = heads[column] ?? TableHead("", isColumn: true)
    guard !Self.telling.contains(where: head.words.contains) else { return false }
    let isNamed = isFirstANumber || (words[0].isEmpty && !group.isEmpty)
    guard isNamed || Self.naming.contains(where: head.words.contains) else { return false }
    guard !head.isOfUnits, !head.isAim, !head.isGrowth, head.year == nil, head.unit.isEmpty else { return false }
    let letters = words[column].unicodeScalars.count { $0.properties.isAlphabetic }
    return letters >= 2 && TableFigure(texts[column]) == nil && !TableUnit.isUnit(words[column])
      && !["预期性", "约束性", "指导性"].contains(words[column])
  }

  private mutating func add(
    _ figure: TableFigure, _ name: String, _ head: TableHead, units: (row: String, table: String), isTarget: Bool,
    place: TextRange, row: TextRange, _ section: SectionIndex
  ) {
    let units = [head.unit, head.isGrowth || head.isShare ? "%" : "", units.row, units.table]
    let elsewhere = units.first { !$0.isEmpty } ?? ""
    let (unit, factor) = figure.unit.isEmpty ? TableUnit.parted(elsewhere) : (figure.unit, 1)
    if head.isGrowth, unit != "%", unit != "‰", unit != "个百分点" { return }
    let isRate = unit == "%" || unit == "‰"
    let kind: Indicator.Kind =
      unit == "个百分点" ? .change : isRate ? (head.isGrowth || figure.isChange ? .growth : .share) : .amount
    if figure.isChange, kind == .amount { return }
    found.append(
      Indicator(
        name: name + head.measure, topic: "", kind: kind, value: figure.value * factor, unit: unit, isTarget: isTarget,
        period: .year, figure: place, clause: row, section: section,
        unitElsewhere: figure.unit.isEmpty ? elsewhere : ""))
  }
}

/// The number of a cell with its unit; there is none where anything else stands in the cell.
private struct TableFigure {
  private(set) var value: Double
  /// Empty where the cell has none.
  private(set) var unit = ""
  /// Whether a verb stands before it, 增长 or 下降.
  private(set) var isChange = false
  /// Its characters in the cell, marks of notes behind it left out.
  private(set) var place: Range<Int>

  init?(_ text: IndicatorText) {
    var start = (0..<text.count).first { !Self.isSpace(text[$0]) } ?? 0
    let fall = IndicatorWords.falls.length(text, at: start, end: text.count)
    let rise = IndicatorWords.rises.length(text, at: start, end: text.count)
    let length = max(fall ?? 0, rise ?? 0)
    isChange = length > 0
    place = start..<start
    start += length
    guard let number = FigureNumber(signed: text, at: start), !number.isSpelled else { return nil }
    let isFall = isChange && fall == length
    value = isFall || number.isBelow ? -number.value : number.value
    var end = number.end
    while end > start, IndicatorText.raisedDigit(text[end - 1]) != nil { end -= 1 }
    place = place.lowerBound..<end
    let behind = text.words(number.end..<text.count).trimmingSpaces
    guard !behind.isEmpty else {
      if number.hasMagnitude { return nil }
      return
    }
    let named = IndicatorWords.sameUnits[behind] ?? behind
    guard TableUnit.isUnit(behind), !IndicatorWords.notMeasured.contains(named) else { return nil }
    unit = named
    place = place.lowerBound..<((number.end..<text.count).last { !Self.isSpace(text[$0]) } ?? end) + 1
  }

  private static func isSpace(_ scalar: UInt32) -> Bool { [0x20, 0x3000, 0xA0].contains(scalar) }
}
