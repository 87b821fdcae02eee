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
    let own = before.lowerBound..<max(before.lowerBound, verbs.end)
    let behind = noun(behind: place.upperBound)
    let isNext = !awaited.isEmpty
    let names = self.names(verbs, own: own, behind: behind)
    if isNext, !verbs.isRise, !verbs.isFall { verbs = awaitedVerbs ?? verbs }
    if verbs.isRespective { awaitedVerbs = verbs }
    if verbs.isOrigin, isFollowedByLevel(place.upperBound) {
      subject = names.first ?? subject
      return
    }
    for name in names where !name.isEmpty {
      append(name, number, upper, unit, verbs, at: place)
    }
    if let last = names.last, !last.isEmpty { subject = last }
  }

  /// Whether 由… is followed by 到… in the same statement.
  private func isFollowedByLevel(_ place: Int) -> Bool {
    (place..<min(statement.upperBound, place + Self.longestClause)).contains {
      text[$0] == 0x5230 || text[$0] == 0x81F3 || text[$0] == 0x4E3A
    }
  }

  private mutating func append(
    _ name: String, _ number: FigureNumber, _ upper: FigureNumber?, _ unit: String, _ verbs: FigureVerbs,
    at place: Range<Int>
  ) {
    var name = name
    var kind = self.kind(unit, verbs)
    let scalars = Array(name.unicodeScalars.map(\.value))
    if unit == "%", let tail = Self.growthTail(scalars) {
      name = String(String.UnicodeScalarView(name.unicodeScalars.dropLast(tail)))
      kind = .growth
      if name.isEmpty { return }
    }
    // A fall with a minus (下降-3.2%) is a fall.
    let isFall = verbs.isFall && (kind == .growth || kind == .change)
    func value(_ number: FigureNumber) -> Double { isFall || number.isBelow ? -number.value : number.value }
    let isOfYears = self.isOfYears(place, reached: verbs.isReached) || verbs.isAverage
    found.append(
      Indicator(
        name: name, topic: topic, kind: kind, value: value(number), upper: upper.map(value), unit: unit,
        isTarget: isTarget(place), isOfYears: isOfYears, figure: text.bytes(place), clause: text.bytes(clause(place)),
        section: section))
  }

  private static func growthTail(_ name: [UInt32]) -> Int? {
    ["增长速度", "增长率", "增速", "增幅"].map { Array($0.unicodeScalars.map(\.value)) }
      .first { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }?.count
  }

  private func kind(_ unit: String, _ verbs: FigureVerbs) -> Indicator.Kind {
    let isChange = (verbs.isRise || verbs.isFall) && !verbs.isLevel
    switch unit {
    case "%": return isChange ? .growth : .share
    case "个百分点": return .change
    case "倍": return .multiple
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
  private mutating func names(_ verbs: FigureVerbs, own: Range<Int>, behind: String) -> [String] {
    if verbs.isRespective || verbs.isOfEach {
      let all = several(verbs.end)
      if verbs.isRespective {
        awaited = Array(all.dropFirst())
        return all.first.map { [$0] } ?? [subject]
      }
      if all.count > 1 { return all }
    }
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
    return name(start..<before.upperBound)
  }

  /// The names of a row, `甲、乙和丙`, that ends at a place; 城乡 are two.
  private func several(_ end: Int) -> [String] {
    let least = max(statement.lowerBound, end - Self.longestClause)
    let start = (least..<max(least, end)).last {
      Self.endsClause(text[$0]) && text[$0] != 0x3001 || $0 < lastFigure
    }
    let lower = start.map { $0 + 1 } ?? least
    var names: [String] = []
    var from = lower
    for place in lower..<max(lower, end) where [0x3001, 0x548C, 0x4E0E, 0x53CA].contains(text[place]) {  // 、 和 与 及
      names.append(name(from..<place))
      from = place + 1
    }
    names.append(name(from..<max(from, end)))
    names = names.filter { !$0.isEmpty }
    if names.count == 1, let only = names.first, only.hasPrefix("城乡") {
      return ["城镇", "农村"].map { $0 + only.dropFirst(2) }
    }
    return names
  }

  /// The indicator that a run of text ends with.
  private func name(_ range: Range<Int>) -> String {
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
    [0x20, 0x3000, 0xA0, 0x7684, 0x7B49, 0x201C, 0x201D, 0xD7].contains(scalar) || FigureNumber.isDigit(scalar)
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

  private static func isWord(_ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar) || (0x41...0x7A).contains(scalar)
  }

  // MARK: Aims and spans

  private func isTarget(_ place: Range<Int>) -> Bool {
    if let aim, aim < place.lowerBound { return isPlan || result.map { $0 >= place.lowerBound } ?? true }
    return isPlan && !IndicatorWords.results.stands(in: text, nearClause(place))
  }

  /// A level that is reached at the end of several years is that of the last one.
  private func isOfYears(_ place: Range<Int>, reached: Bool) -> Bool {
    let here = nearClause(place)
    if IndicatorWords.ofOneYear.stands(in: text, here) || here.contains(where: isYear) { return false }
    if reached || year.map({ $0 < place.lowerBound }) ?? false { return IndicatorWords.ofYears.stands(in: text, here) }
    return isStatementOfYears || isParagraphOfYears
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
