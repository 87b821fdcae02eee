import ReportModel

/// The names of figures.
extension IndicatorReader {
  /// Adds the indicators of one figure: of several names where it is told of each.
  mutating func add(
    _ number: FigureNumber, upper: FigureNumber?, unit: String, at place: Range<Int>, isPair unitEnd: Int
  ) {
    let start = max(clauseStart, figureEnd, place.lowerBound - Self.longestClause)
    let before = min(start, place.lowerBound)..<place.lowerBound
    var verbs = FigureVerbs(text, before)
    if left > 0 {
      left -= 1
      return
    }
    let own = before.lowerBound..<max(before.lowerBound, verbs.end)
    let behind = noun(behind: place.upperBound)
    defer { isBehindOrigin = verbs.isOrigin }
    if verbs.isOrigin {
      subject = names(verbs, own: own, behind: "", at: place).first ?? subject
      return
    }
    let isNext = !awaited.isEmpty
    let names = self.names(verbs, own: own, behind: behind, at: place)
    if isNext, !verbs.isRise, !verbs.isFall { verbs = awaitedVerbs ?? verbs }
    if !awaited.isEmpty, !isNext { awaitedVerbs = verbs }
    let isOther = isOfOtherTime(verbs, own, unit, hasNoun: !behind.isEmpty) || isDistance(before, own, unit)
    for name in names where !name.isEmpty && !isOther {
      append(name, number, upper, unit, verbs, at: place)
    }
    if let last = names.last, !last.isEmpty, !isOther {
      subject = last
      if !told.contains(last), told.count < 32 { told.append(last) }
    }
  }

  private mutating func append(
    _ name: String, _ number: FigureNumber, _ upper: FigureNumber?, _ unit: String, _ verbs: FigureVerbs,
    at place: Range<Int>
  ) {
    var (name, unit, factor, isLoss) = (name, unit, 1.0, false)
    var kind = self.kind(unit, verbs)
    let isChange = (verbs.isRise || verbs.isFall) && (unit == "%" ? verbs.isChangeInPercent : !verbs.isLevel)
    // 增长1.5倍 is a growth of 150 %.
    if unit == "倍", kind == .growth { (unit, factor) = ("%", 100) }
    if unit == "%", let tail = Self.growthTail(name) {
      (name, isLoss) = (String(name.unicodeScalars.dropLast(tail.length)), tail.isFall)
      kind = isChange ? .change : .growth
    }
    if let isProfit = verbs.isProfit {
      // 利润总额亏损3亿元 is a profit below 0.
      if name.contains("利润") { isLoss = !isProfit } else { name += isProfit ? "盈利" : "亏损" }
    }
    if name.isEmpty || isOtherMeasure(name, kind, unit) { return }
    // A fall with a minus (下降-3.2%) is a fall.
    let isFall = isLoss || verbs.isFall && isChange
    func value(_ number: FigureNumber) -> Double { (isFall || number.isBelow ? -number.value : number.value) * factor }
    found.append(
      Indicator(
        name: name, topic: topic, kind: kind, value: value(number), upper: upper.map(value), unit: unit,
        isTarget: isTarget(place), period: period(place, verbs), figure: text.bytes(place),
        clause: text.bytes(clause(place)),
        section: section))
  }

  /// Whether a figure in brackets is another measure of what stands before them: 增长6.5%（同口径增长9.2%）.
  private func isOtherMeasure(_ name: String, _ kind: Indicator.Kind, _ unit: String) -> Bool {
    guard bracket != nil, let last = found.last, last.figure.lower.bytes >= text.bytes(statement).lower.bytes else {
      return false
    }
    return last.name == name && last.kind == kind && last.unit == unit
  }

  /// The characters of the words at the end of a name that make a figure in percent a growth, and whether it is a fall.
  private static func growthTail(_ name: String) -> (length: Int, isFall: Bool)? {
    if let tail = ["增长速度", "增长率", "增速", "增幅", "涨幅", "升幅"].first(where: name.hasSuffix) {
      return (tail.unicodeScalars.count, false)
    }
    return ["降幅", "跌幅", "减幅"].first(where: name.hasSuffix).map { ($0.unicodeScalars.count, true) }
  }

  private func kind(_ unit: String, _ verbs: FigureVerbs) -> Indicator.Kind {
    let isChange = (verbs.isRise || verbs.isFall) && !verbs.isLevel
    switch unit {
    case "%": return verbs.isChangeInPercent ? .growth : .share
    case "‰": return isChange ? .growth : .share
    case "个百分点": return .change
    case "倍": return isChange ? .growth : .multiple
    default: return isChange ? .change : .amount
    }
  }

  /// The clause of a figure.
  private func clause(_ place: Range<Int>) -> Range<Int> {
    let end = (place.upperBound..<max(place.upperBound, statement.upperBound)).first { Self.endsClause(text[$0]) }
    return clauseStart..<(end ?? statement.upperBound)
  }

  /// The words that the statement begins with, before its first verb and its first figure, up to sixteen characters.
  var statementTopic: String {
    let end = statement.first { Self.endsClause(text[$0]) } ?? statement.upperBound
    let first = statement.lowerBound..<min(end, statement.lowerBound + 16)
    let verb = first.dropFirst(2).first {
      IndicatorWords.topicEnds.length(text, at: $0, end: first.upperBound) != nil || FigureNumber.isDigit(text[$0])
    }
    let run = trimmed(first.lowerBound..<(verb ?? first.upperBound))
    let isTime = IndicatorWords.cuts.length(text, at: run.lowerBound, end: run.upperBound) != nil
    return isTime || IndicatorWords.topicEnds.length(text, at: run.lowerBound, end: run.upperBound) != nil
      ? "" : text.words(run)
  }

  // MARK: Names

  /// The names that a figure is about.
  private mutating func names(_ verbs: FigureVerbs, own: Range<Int>, behind: String, at place: Range<Int>) -> [String] {
    if awaited.isEmpty, let names = row(verbs, own: own, at: place) { return names }
    let name = self.name(own)
    if name.isEmpty, !awaited.isEmpty { return [awaited.removeFirst()] }
    if !name.isEmpty { awaited = [] }
    // A clause that only describes: 涉及经济发展的93个重点项目.
    let describes = text[own.upperBound - 1] == 0x7684 || text[own.upperBound - 1] == 0x7B49  // 的 等
    if describes { return [behind] }
    if name.isEmpty { return [behind.isEmpty ? subject.isEmpty ? fallback : subject : behind] }
    let isChange = verbs.isRise || verbs.isFall || verbs.isLevel
    if behind.isEmpty || isChange { return [name] }
    // 投资3.3亿元的机场快速路
    return [IndicatorWords.generic.contains(name) ? behind : name + behind]
  }

  /// The words of the clause before, for a figure whose own clause has only a verb: `居民收入稳步提高，达到3万元`.
  private var fallback: String {
    let least = max(statement.lowerBound, clauseStart - Self.longestClause)
    let before = least..<max(least, clauseStart - 1)
    guard !before.isEmpty else { return "" }
    let start = before.last { Self.endsClause(text[$0]) }.map { $0 + 1 } ?? before.lowerBound
    // 零售总额由降转升
    let turn = (start..<before.upperBound).dropFirst(2).first { text[$0] == 0x7531 }
    return name(start..<(turn ?? before.upperBound))
  }

  /// The indicator that a run of text ends with.
  func name(_ range: Range<Int>) -> String {
    guard !range.isEmpty else { return "" }
    var start = max(range.lowerBound, range.upperBound - 24)
    if let cut = IndicatorWords.cuts.lastEnd(text, in: start..<range.upperBound), range.upperBound - cut != 1 {
      start = cut
    }
    let inner = start..<max(start, range.upperBound - 2)
    if let particle = inner.last(where: { text[$0] == 0x7684 }) {  // 的
      start = particle + 1
    }
    let run = trimmed(start..<range.upperBound)
    return run.count > 20 ? text.words(run.upperBound - 20..<run.upperBound) : text.words(run)
  }

  /// A run without the words that no indicator begins or ends with.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
      if [0x20, 0x3000, 0xA0].contains(text[start]) || FigureNumber.isDigit(text[start]) {
        start += 1
      } else if let length = IndicatorWords.openings.length(text, at: start, end: end) {
        start += length
      } else {
        break
      }
    }
    while end > start, Self.endsNoName(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether no name ends with a character: white space, 的, 等, quotation marks, ×, digits.
  private static func endsNoName(_ scalar: UInt32) -> Bool {
    [0x20, 0x3000, 0xA0, 0x7684, 0x7B49, 0x201C, 0x201D, 0xD7, 0x2B, 0x2D].contains(scalar)
      || IndicatorText.raisedDigit(scalar) != nil || FigureNumber.isDigit(scalar)
  }

  /// The noun right behind a figure; empty where none stands there.
  private func noun(behind place: Int) -> String {
    var start = place
    if text[start] == 0x7684 { start += 1 }  // 的
    let limit = min(statement.upperBound, start + 14)
    guard start < limit, IndicatorWords.stops.length(text, at: start, end: limit) == nil else { return "" }
    let end = (start..<limit).first {
      !Self.isWord(text[$0]) || IndicatorWords.stops.length(text, at: $0, end: limit) != nil
        || (FigureNumber.isDigit(text[$0]))
    }
    return text.words(start..<(end ?? limit))
  }

  // MARK: Aims and spans

  private func isTarget(_ place: Range<Int>) -> Bool {
    if let aim, aim < place.lowerBound { return isPlan || result.map { $0 >= place.lowerBound } ?? true }
    return isPlan && !IndicatorWords.results.stands(in: text, nearClause(place))
  }

  private func period(_ place: Range<Int>, _ verbs: FigureVerbs) -> FigurePeriod {
    let isOfYears = self.isOfYears(place, reached: verbs.isReached) || verbs.isAverage || verbs.isSinceYear
    switch periods.last(before: place.lowerBound, clause: clauseStart) {
    case .months(let first, let last) where !isOfYears: return .months(first: first, last: last)
    // 2018—2022年，收入增长到150亿元: that of the last of them.
    case .years where !verbs.isReached: return .years
    case .months, .years, .year, nil: return isOfYears ? .years : .year
    }
  }

  /// A level that is reached at the end of several years is that of the last one.
  private func isOfYears(_ place: Range<Int>, reached: Bool) -> Bool {
    let here = nearClause(place)
    if isOfYearToCome(place) { return true }
    if IndicatorWords.ofOneYear.stands(in: text, here) || here.contains(where: isYear) { return false }
    if reached || year.map({ $0 < place.lowerBound }) ?? false { return IndicatorWords.ofYears.stands(in: text, here) }
    return isStatementOfYears || isParagraphOfYears
  }

  /// Whether a figure is of another time than its report: of a year that a bracket names, or of last year in a clause without
  /// words of its own (`达120亿元（2022年为100亿元）`, `，上年为5.5%`); `是上年的1.2倍` is of its own time.
  private func isOfOtherTime(_ verbs: FigureVerbs, _ own: Range<Int>, _ unit: String, hasNoun: Bool) -> Bool {
    let isChange = verbs.isRise || verbs.isFall
    if unit == "倍" || isChange && verbs.year == 0 && bracket == nil { return false }
    let hasWords = hasNoun || !name(own).isEmpty
    let isOfTime = verbs.isOfLastYear || (verbs.year > 0 && !verbs.isSinceYear)
    if isBehindOrigin, verbs.isReached, bracket == nil { return false }
    if isOfTime, bracket != nil || !hasWords && !subject.isEmpty { return true }
    if isChange { return false }
    if verbs.isOfLastYear, !hasWords || unit == "%" { return true }
    guard let bracket, bracket <= own.lowerBound else { return false }
    // 12亿元（5.3%）: a growth or a share.
    if !hasWords, !verbs.isLevel, unit == "%" { return true }
    let inside = max(bracket, own.upperBound - Self.longestClause)..<own.upperBound
    guard !inside.isEmpty else { return false }
    return inside.contains(where: isYear) || IndicatorWords.earlier.stands(in: text, inside)
  }

  /// Whether a figure is the distance to another one: 高于全省1.2个百分点, 比全省高1.2个百分点.
  private func isDistance(_ before: Range<Int>, _ own: Range<Int>, _ unit: String) -> Bool {
    if unit == "%" { return IndicatorWords.distances.stands(in: text, own) }
    guard unit == "个百分点" else { return false }
    let last = text[own.upperBound - 1]
    return IndicatorWords.distances.stands(in: text, before) || IndicatorWords.overshoots.stands(in: text, own)
      || !own.isEmpty && [0x9AD8, 0x4F4E, 0x5FEB, 0x6162].contains(last)  // 高 低 快 慢
  }

  /// Whether a statement is about a year ahead: 到2025年，达到70%; not 增加到2025年的70%.
  private func isOfYearToCome(_ place: Range<Int>) -> Bool {
    let near = max(statement.lowerBound, place.lowerBound - Self.longestClause)..<place.lowerBound
    return near.contains { isYear($0) && text[$0 - 5] == 0x5230 && text[$0 + 1] != 0x7684 }
  }

  /// The words before a figure in its clause.
  private func nearClause(_ place: Range<Int>) -> Range<Int> {
    max(min(clauseStart, place.lowerBound), place.lowerBound - Self.longestClause)..<place.lowerBound
  }

  /// Whether a year ends at a place, 2015年.
  func isYear(_ place: Int) -> Bool {
    text[place] == 0x5E74 && (1...4).allSatisfy { FigureNumber.isDigit(text[place - $0]) }
  }
}
