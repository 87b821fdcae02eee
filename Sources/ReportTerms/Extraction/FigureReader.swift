import ReportModel
import TextFacts

/// A figure as it stands: the word of change before it, its number, its unit.
public struct Figure: Equatable, Sendable {
  /// The whole: `同比增长5.3%`, `-12.5℃`.
  public var range: TextRange
  /// The number with its magnitude and 余, 多: `X万余` of `X万余人次`.
  public var number: TextRange
  /// The unit or measure word: `人次`, `%`, `元/吨`; empty for a number of 万 or 亿 without one, and for 百分之五.
  public var unit: TextRange

  /// Reads the term `text` of a figure; nil where it is none. Ranges count from its start.
  public init?(_ text: [UInt8]) {
    let whole = TextRange(0, text.count)
    let first = text.indices.first { Number(text.span, at: $0, end: text.count) != nil } ?? 0
    if let figure = FigureReader.read(text.span, at: first, in: whole).figure {
      self = figure
    } else if let figure = FigureReader.spelledPercentage(text.span, at: 0, in: whole) {
      self = figure
    } else {
      return nil
    }
  }

  init(range: TextRange, number: TextRange, unit: TextRange) {
    self.range = range
    self.number = number
    self.unit = unit
  }
}

/// Reads figures: Arabic digits of either width or placeholders, 十 百 千 万 亿, 余 多 来, a unit, 以上 or 左右.
///
/// Dates, ordinals and names are none: after 第 or a letter, 2025年, 3月5日, 21号. Two numbers joined by a dash are one
/// figure (`5%—6%`).
enum FigureReader {
  /// Reads at the first character of a number: the figure, if it is one, and where the next number may begin.
  static func read(
    _ text: borrowing Span<UInt8>, at place: Int, in block: TextRange
  ) -> (figure: Figure?, end: Int) {
    let limit = block.upper.bytes
    guard var number = Number(text, at: place, end: limit) else { return (nil, place + 1) }
    var unit = self.unit(text, after: number, end: limit)
    let firstEnd = unit?.upper.bytes ?? number.end
    if let (dash, next) = TextScalar.read(text, at: firstEnd, end: limit), dashes.contains(dash),
      let second = Number(text, at: next, end: limit)
    {
      unit = self.unit(text, after: second, end: limit)
      number.isLong = number.isLong || second.isLong
      number.end = second.end
      number.magnitude = second.magnitude
    }
    guard !follows(text, place, in: block), let unit, isQuantity(text, number, unit, at: place, in: block) else {
      return (nil, number.end)
    }
    let end = endOfBound(text, at: unit.upper.bytes, end: limit)
    let start = ChangeWords.start(text, before: FigureSigns.start(text, before: place, in: block), in: block)
    return (
      Figure(range: TextRange(start, end), number: TextRange(place, number.end), unit: unit), max(end, number.end)
    )
  }

  /// 百分之五, 百分之三十五点二, 百分之X, at 百.
  static func spelledPercentage(_ text: borrowing Span<UInt8>, at place: Int, in block: TextRange) -> Figure? {
    let limit = block.upper.bytes
    guard Units.matches(text, at: place, percentage, end: limit) else { return nil }
    var end = place + percentage.count
    let start = end
    while let (scalar, next) = TextScalar.read(text, at: end, end: limit), spelled.contains(scalar) { end = next }
    guard end > start, end - start <= 30 else { return nil }
    return Figure(
      range: TextRange(ChangeWords.start(text, before: place, in: block), endOfBound(text, at: end, end: limit)),
      number: TextRange(place, end), unit: TextRange(end, end))
  }

  private static let percentage = Array("百分之".utf8)
  private static let spelled = Set<UInt32>(scalarsOf: "零〇一二两三四五六七八九十百点0123456789.XＸ")
  private static let dashes = Set<UInt32>(scalarsOf: "-—–－~～〜")

  /// The unit after a number, empty for a number of 万 or 亿 without one; nil where the number is no figure.
  private static func unit(_ text: borrowing Span<UInt8>, after number: Number, end limit: Int) -> TextRange? {
    if let end = Units.end(text, at: number.end, end: limit) { return TextRange(number.end, end) }
    return number.magnitude >= 4 ? TextRange(number.end, number.end) : nil
  }

  private static func follows(_ text: borrowing Span<UInt8>, _ place: Int, in block: TextRange) -> Bool {
    guard let before = TextScalar.read(text, before: place, start: block.lower.bytes)?.value else { return false }
    return before == 0x7B2C || (before < 0x80 && (0x41...0x5A).contains(before & ~0x20))
      || [0x5F, 0x40, 0x23].contains(before)
  }

  /// Whether a number with its unit is a quantity: no year of the calendar, no share of a fraction.
  private static func isQuantity(
    _ text: borrowing Span<UInt8>, _ number: Number, _ unit: TextRange, at place: Int, in block: TextRange
  ) -> Bool {
    guard let (first, next) = TextScalar.read(text, at: unit.lower.bytes, end: unit.upper.bytes) else { return true }
    let isAlone = next == unit.upper.bytes
    if first == 0x5E74, isAlone {
      return number.magnitude > 0 || (!number.isLong && !number.beginsWithZero && !number.hasPlaceholder)
    }
    if first == 0x5206, isAlone {
      // 10时30分
      let before = TextScalar.read(text, before: place, start: block.lower.bytes)?.value
      return before != 0x65F6 && before != 0x70B9
    }
    return true
  }

  private static func endOfBound(_ text: borrowing Span<UInt8>, at place: Int, end limit: Int) -> Int {
    for word in bounds where Units.matches(text, at: place, word, end: limit) { return place + word.count }
    return place
  }

  private static let bounds = ["以上", "以下", "以内", "左右", "上下"].map { Array($0.utf8) }
}

/// A number: digits or placeholders, with thousands and decimals, and the characters of its magnitude.
struct Number {
  /// The end of the figure, magnitude and 余 included.
  var end: Int
  /// The power of ten of its magnitude, 4 for 万; 0 without one.
  var magnitude = 0
  /// Whether it has four digits or more before its magnitude.
  var isLong = false
  var beginsWithZero = false
  var hasPlaceholder = false

  /// The number that begins at `place`; of two magnitudes (12亿3000万) the second is less than the power of ten `below`.
  init?(_ text: borrowing Span<UInt8>, at place: Int, end limit: Int, below: Int = 99) {
    var end = place
    var digits = 0
    var (hasPoint, isGrouped) = (false, false)
    while let (scalar, next) = TextScalar.read(text, at: end, end: limit) {
      // × stands for digits as well: ××万元.
      if digits > 0, scalar == 0xD7, Self.endOfPower(text, at: end, limit) != nil { break }
      if Self.isDigit(scalar) || Placeholder.isLetter(scalar) {
        if digits == 0, scalar == 0x30 || scalar == 0xFF10 { beginsWithZero = true }
        if !Self.isDigit(scalar) { hasPlaceholder = true }
        digits += hasPoint ? 0 : 1
      } else if digits > 0, Self.separates(scalar), let (after, _) = TextScalar.read(text, at: next, end: limit),
        Self.isDigit(after) || Placeholder.isLetter(after), !hasPoint,
        !Self.isGrouping(scalar) || (isGrouped || digits <= 3) && Self.areThree(text, next, limit)
      {
        hasPoint = !Self.isGrouping(scalar)
        isGrouped = isGrouped || Self.isGrouping(scalar)
      } else {
        break
      }
      end = next
    }
    guard digits > 0 else { return nil }
    isLong = digits >= 4
    self.end = end
    if let power = Self.endOfPower(text, at: self.end, limit) { self.end = power }
    let last = readMagnitude(text, limit)
    readRest(text, behind: last, below: below, limit)
  }

  /// The end of `×10⁸` or `×10^8` at `place`; nil where none stands there.
  private static func endOfPower(_ text: borrowing Span<UInt8>, at place: Int, _ limit: Int) -> Int? {
    guard let (mark, ten) = TextScalar.read(text, at: place, end: limit), mark == 0xD7,
      Units.matches(text, at: ten, [0x31, 0x30], end: limit)
    else { return nil }
    var place = ten + 2
    let isRaised = !Units.matches(text, at: place, [0x5E], end: limit)
    if !isRaised { place += 1 }
    let first = place
    while let (scalar, next) = TextScalar.read(text, at: place, end: limit),
      isRaised ? isRaisedDigit(scalar) : isDigit(scalar)
    {
      place = next
    }
    return place > first ? place : nil
  }

  private static func isRaisedDigit(_ scalar: UInt32) -> Bool {
    [0xB2, 0xB3, 0xB9, 0x2070].contains(scalar) || (0x2074...0x2079).contains(scalar)
  }

  /// 3000万 of 12亿3000万: further digits with a smaller magnitude.
  private mutating func readRest(_ text: borrowing Span<UInt8>, behind last: Int, below limitPower: Int, _ limit: Int) {
    guard last >= 4, last < limitPower, let (scalar, _) = TextScalar.read(text, at: end, end: limit),
      Self.isDigit(scalar),
      let rest = Number(text, at: end, end: limit, below: last), rest.magnitude > 0, rest.magnitude < last
    else { return }
    end = rest.end
  }

  /// Reads 万, 亿, 余 and 多; the result is the power of the last of 万 and 亿.
  private mutating func readMagnitude(_ text: borrowing Span<UInt8>, _ limit: Int) -> Int {
    var (count, last) = (0, 0)
    while count < 5, let (scalar, next) = TextScalar.read(text, at: end, end: limit) {
      switch scalar {
      case 0x5341: magnitude += 1  // 十
      case 0x767E: magnitude += 2  // 百
      case 0x5343: magnitude += 3  // 千
      case 0x4E07:  // 万
        magnitude += 4
        last = 4
      case 0x4EBF:  // 亿
        magnitude += 8
        last = 8
      case 0x4F59, 0x591A, 0x6765: break  // 余 多 来
      default: return last
      }
      // 百分点, 千瓦, 千克, 万州 and 多次 begin a unit or a word.
      if Units.end(text, at: end, end: limit) != nil, scalar == 0x767E || scalar == 0x5343 {
        undo(scalar)
        return last
      }
      end = next
      count += 1
    }
    return last
  }

  private mutating func undo(_ scalar: UInt32) { magnitude -= scalar == 0x767E ? 2 : 3 }

  private static func isDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0xFF10...0xFF19).contains(scalar)
  }

  private static func separates(_ scalar: UInt32) -> Bool { scalar == 0x2E || scalar == 0xFF0E || isGrouping(scalar) }
  private static func isGrouping(_ scalar: UInt32) -> Bool { scalar == 0x2C || scalar == 0xFF0C }

  /// Whether exactly three digits stand at `place`.
  private static func areThree(_ text: borrowing Span<UInt8>, _ place: Int, _ limit: Int) -> Bool {
    var place = place
    for _ in 0..<3 {
      guard let (scalar, next) = TextScalar.read(text, at: place, end: limit), isDigit(scalar) else { return false }
      place = next
    }
    return TextScalar.read(text, at: place, end: limit).map { !isDigit($0.value) } ?? true
  }
}

/// The words of change before a figure: 增长5.3%, 同比下降2.1%, 提高到85%.
enum ChangeWords {
  /// The start of the words right before `place`; `place` where there are none.
  static func start(_ text: borrowing Span<UInt8>, before place: Int, in block: TextRange) -> Int {
    let lower = block.lower.bytes
    let from = first(of: links, text, before: place, lower) ?? place
    guard let change = first(of: changes, text, before: from, lower) else { return place }
    return first(of: comparisons, text, before: change, lower) ?? change
  }

  private static func first(
    of words: [[UInt8]], _ text: borrowing Span<UInt8>, before place: Int, _ lower: Int
  ) -> Int? {
    for word in words where place - word.count >= lower {
      if Units.matches(text, at: place - word.count, word, end: place) { return place - word.count }
    }
    return nil
  }

  private static let links = ["了", "到", "至", "为"].map { Array($0.utf8) }
  private static let changes = [
    "增长", "增加", "增幅", "下降", "减少", "提高", "提升", "上升", "上涨", "降低", "回落", "收窄", "扩大", "缩小", "压减", "压缩", "增至", "降至", "升至",
  ].map { Array($0.utf8) }
  private static let comparisons = [
    "同比", "环比", "年均", "累计", "平均", "分别", "实际", "较上年", "比上年", "较去年", "比去年", "较上年同期", "比上年同期", "较去年同期", "比去年同期", "同比实际",
    "同比分别",
  ].map { Array($0.utf8) }.sorted { $0.count > $1.count }
}
