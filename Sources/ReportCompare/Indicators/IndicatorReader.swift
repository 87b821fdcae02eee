import ReportModel
import ReportTerms
import TextFacts

/// Reads the indicators of Chinese text: each figure with the words that say what it measures.
///
/// A figure's words stand before it in its clause (`地区生产总值完成253.7亿元`), behind it (`93个重点项目`), or on both sides
/// (`自治区28条规定`); where its clause has none of its own it goes on with the indicator before (`，同比增长10.1%`). The verb in
/// front decides what the figure means: `增长6.5%` is a growth, `增长到6.5亿元` an amount. Dates, ordinals, spans of years and
/// numbers without a unit are no figures.
struct IndicatorReader {
  private let report: Report
  let section: SectionIndex
  let isPlan: Bool
  let text: IndicatorText
  var found: [Indicator] = []

  /// The sentence and the statement being read.
  private(set) var sentence = 0..<0
  private(set) var statement = 0..<0
  private(set) var clauseStart = 0
  /// The place behind the bracket that is open; nil outside of brackets.
  private(set) var bracket: Int?
  /// The first words of the sentence that tell of aims, of results, and the first year that it names.
  private(set) var aim: Int?
  private(set) var result: Int?
  private(set) var year: Int?
  /// Whether the statement is about several years together, and the words that it begins with.
  private(set) var isStatementOfYears = false
  private(set) var topic = ""
  /// The end of the figure before in the same clause.
  private(set) var figureEnd = 0
  /// The end of the figure before in the same statement.
  private(set) var lastFigure = 0
  /// The name that a figure without words of its own is about.
  var subject = ""
  /// The names of several figures to come: `分别增长8.7%和8.6%`.
  var awaited: [String] = []
  /// The verbs that such a row of figures stands behind.
  var awaitedVerbs: FigureVerbs?
  /// The figures of a row that are still to come and belong to no name that is known.
  var left = 0
  /// Whether the figure before was the level that a change came from: 由2010年的68亿元.
  var isBehindOrigin = false
  /// The names of the row before in the statement, and those of single figures.
  var listed: [String] = []
  var told: [String] = []
  private(set) var isParagraphOfYears = false
  /// The words of time in the sentence.
  private(set) var periods = FigurePeriods()

  /// A reader of a run of a report in one section.
  init(_ report: Report, _ range: Range<Int>, section: SectionIndex, isPlan: Bool) {
    (self.report, self.section, self.isPlan) = (report, section, isPlan)
    text = IndicatorText(report, range)
  }

  /// Reads all of it.
  mutating func read() {
    let head = 0..<min(text.count, 40)
    isParagraphOfYears = IndicatorWords.fiveYears.stands(in: text, head)
    var start = 0
    while start < text.count {
      // A longer sentence is none: what is looked for in one is looked for at each of its figures.
      let limit = min(text.count, start + Self.longestSentence)
      let end = (start..<limit).first { Self.endsSentence(text[$0]) } ?? limit
      readSentence(start..<end)
      start = end < text.count && Self.endsSentence(text[end]) ? end + 1 : max(end, start + 1)
    }
  }

  private mutating func readSentence(_ range: Range<Int>) {
    sentence = range
    aim = IndicatorWords.aims.firstStart(text, in: range)
    result = IndicatorWords.results.firstStart(text, in: range)
    year = range.first(where: isYear)
    periods = FigurePeriods(text, in: range)
    var start = range.lowerBound
    while start < range.upperBound {
      let end = (start..<range.upperBound).first { text[$0] == 0xFF1B || text[$0] == 0x3B } ?? range.upperBound
      readStatement(start..<end)
      start = end + 1
    }
  }

  private mutating func readStatement(_ range: Range<Int>) {
    (statement, clauseStart, figureEnd, subject, awaited) = (range, range.lowerBound, range.lowerBound, "", [])
    (listed, told, left, bracket) = ([], [], 0, nil)
    isBehindOrigin = false
    lastFigure = range.lowerBound
    isStatementOfYears = IndicatorWords.ofYears.stands(in: text, range)
    topic = statementTopic
    var place = range.lowerBound
    while place < range.upperBound {
      switch sign(at: place) {
      case .minus:
        place = FigureNumber(signed: text, at: place).map { max($0.end, readFigure($0, at: place)) } ?? place + 1
        continue
      case .unclear:
        // Below 0 or behind a dash: no figure rather than a wrong one.
        place = FigureNumber(signed: text, at: place)?.end ?? place + 1
        (clauseStart, figureEnd) = (place, place)
        continue
      case .none: break
      }
      if Self.endsClause(text[place]) {
        if text[place] == 0x28 { bracket = place + 1 } else if text[place] == 0x29 { bracket = nil }
        (clauseStart, figureEnd) = (place + 1, place + 1)
        place += 1
      } else if let number = FigureNumber(text, at: place), !isPartOfWord(place) {
        place = max(number.end, readFigure(number, at: place))
      } else {
        place += 1
      }
    }
  }

  /// The most characters of a sentence, and of what stands before a figure in its clause, that are looked at.
  private static let longestSentence = 2_000
  static let longestClause = 80

  static func endsSentence(_ scalar: UInt32) -> Bool {
    scalar == 0x3002 || scalar == 0x21 || scalar == 0x3F || scalar == 0x0A
  }

  static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3001, 0x3A, 0x28, 0x29, 0x2014, 0x2D, 0x7C, 0x09: true  // ， , 、 : ( ) — - | tab
    default: false
    }
  }

  // MARK: Figures

  /// Reads the figure of a number; the result is where to go on.
  private mutating func readFigure(_ first: FigureNumber, at start: Int) -> Int {
    var number = first
    guard var unit = unit(after: number) else { return number.end }
    var upper: FigureNumber?
    // 6%—6.5%, 5至6个百分点
    if let second = secondOfRange(after: unit.end, from: start) {
      guard let secondUnit = self.unit(after: second) else { return second.end }
      switch joint(text[unit.end], number, unit.name, second, secondUnit.name, at: start) {
      case .unclear: return secondUnit.end
      case .apart: break
      case .range:
        if unit.name.isEmpty || !number.hasMagnitude && secondUnit.name == unit.name && second.hasMagnitude {
          if second.hasMagnitude, !number.hasMagnitude, second.value > 0 { number.value *= Self.magnitude(of: second) }
        }
        (upper, unit, number.end) = (second, secondUnit, second.end)
      }
    }
    guard isMeasured(number, unit), !isOfOrder(number.end, at: start) else { return unit.end }
    var end = unit.end
    if let bound = IndicatorWords.bounds.length(text, at: end, end: statement.upperBound) {
      end += bound
      // 5000万元以上项目12个: what the projects are, and not how much.
      if Self.isWord(text[end]) || text[end] == 0x7684, !IndicatorWords.stops.stands(in: text, end..<end + 2) {
        (figureEnd, lastFigure) = (end, end)
        return end
      }
    }
    defer { (figureEnd, lastFigure) = (end, end) }
    add(number, upper: upper, unit: unit.name, at: start..<end, isPair: unit.end)
    return end
  }

  /// The relation of two numbers that a dash or 至 joins.
  private enum Joint {
    /// The ends of one range.
    case range
    /// A change and the level that it led to: `下降2个百分点至15%`.
    case apart
    /// One of both.
    case unclear
  }

  private func joint(
    _ joint: UInt32, _ first: FigureNumber, _ unit: String, _ second: FigureNumber, _ secondUnit: String, at start: Int
  ) -> Joint {
    if unit.isEmpty { return .range }
    let isUpTo = joint == 0x81F3 || joint == 0x5230  // 至 到
    guard unit == secondUnit else { return isUpTo ? .apart : .unclear }
    let verbs = FigureVerbs(text, min(start, max(clauseStart, figureEnd, start - Self.longestClause))..<start)
    if !isUpTo || !(verbs.isRise || verbs.isFall) { return .range }
    return unit == "%" && second.value <= 3 * max(first.value, 1) ? .range : .unclear
  }

  /// Whether a number is a place in an order: 上升3位.
  private func isOfOrder(_ end: Int, at start: Int) -> Bool {
    guard text[end] == 0x4F4D || text[end] == 0x540D else { return false }  // 位 名
    let before = min(start, max(clauseStart, start - Self.longestClause))..<start
    let verbs = FigureVerbs(text, before)
    return verbs.isRise || verbs.isFall || IndicatorWords.ranks.stands(in: text, before)
  }

  private static func magnitude(of number: FigureNumber) -> Double {
    var factor = 1.0
    for candidate in [10_000.0, 100_000_000, 1_000_000_000_000] where number.value >= candidate { factor = candidate }
    return factor
  }

  /// The unit behind a number; nil where the number is no quantity.
  func unit(after number: FigureNumber) -> (name: String, end: Int)? {
    if number.isPercentage { return ("%", number.end) }
    let bytes = text.places
    guard number.end < text.count else { return nil }
    // 零下12度
    if number.isBelow, text[number.end] == 0x5EA6 { return ("℃", number.end + 1) }
    if let byte = Units.end(report.text.span, at: bytes[number.end], end: bytes[statement.upperBound]) {
      let end = text.place(ofByte: byte)
      let name = text.words(number.end..<end)
      return (IndicatorWords.sameUnits[name] ?? name, end)
    }
    return number.hasMagnitude || text[number.end] == 0x2014 ? ("", number.end) : secondUnit(after: number)
  }

  /// A number without a unit may be the first of a range: `5至6个百分点`.
  private func secondUnit(after number: FigureNumber) -> (name: String, end: Int)? {
    Self.joinsRange(text[number.end]) && FigureNumber(text, at: number.end + 1) != nil && !number.isSpelled
      ? ("", number.end) : nil
  }

  static func joinsRange(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x2013, 0x2014, 0x7E, 0xFF5E, 0x301C, 0x81F3, 0x5230: true  // - – — ~ ～ 〜 至 到
    default: false
    }
  }

  private func secondOfRange(after end: Int, from start: Int) -> FigureNumber? {
    guard Self.joinsRange(text[end]) else { return nil }
    let isOrigin = IndicatorWords.origins.stands(in: text, clauseStart..<start)
    if text[end] == 0x81F3 || text[end] == 0x5230, isOrigin { return nil }
    return FigureNumber(signed: text, at: end + 1)
  }

  private func isMeasured(_ number: FigureNumber, _ unit: (name: String, end: Int)) -> Bool {
    if IndicatorWords.notMeasured.contains(unit.name) { return false }
    guard number.isSpelled, !number.isPercentage else { return !unit.name.isEmpty || number.hasMagnitude }
    // 三亿五千万元, 二十三公里, 三处; not 一个, 五项.
    if number.value < 2 || unit.name.isEmpty { return false }
    return number.hasMagnitude || ["处", "座", "所", "家", "亩", "吨", "公里", "平方米", "%"].contains(unit.name)
  }
}
