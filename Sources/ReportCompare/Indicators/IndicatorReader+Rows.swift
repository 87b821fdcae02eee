/// Figures of several names in a row.
extension IndicatorReader {
  /// The names of a figure that is the first of a row (`出口、进口分别增长2%和3%`), the others being awaited, or that is told of
  /// each of several names (`均增长2%`); nil where it is neither. Where names and figures are not as many as each other, it has
  /// none, nor have the rest of the row.
  mutating func row(_ verbs: FigureVerbs, own: Range<Int>, at place: Range<Int>) -> [String]? {
    let more = moreFigures(from: place, isRespective: verbs.isRespective)
    guard verbs.isRespective || verbs.isOfEach || more > 0 else { return nil }
    var names = several(own)
    let hasNames = !names.isEmpty
    if !hasNames { names = listed.isEmpty ? told : listed }
    if verbs.isOfEach, !verbs.isRespective, more == 0 {
      if hasNames { return names.count > 1 ? names : nil }
      return listed.isEmpty ? [] : listed
    }
    if more == 0, !verbs.isRespective || hasNames && names.count == 1 { return nil }
    guard names.count == more + 1, names.allSatisfy({ $0.unicodeScalars.count > 1 }), !isOfSeveralYears(own) else {
      left = more
      return []
    }
    (listed, awaited) = (names, Array(names.dropFirst()))
    return names.first.map { [$0] }
  }

  /// The number of further figures in a row, `5%、6%和7%`, that have no words of their own but verbs behind 分别.
  private func moreFigures(from place: Range<Int>, isRespective: Bool) -> Int {
    var (count, end) = (0, place.upperBound)
    while end < statement.upperBound {
      guard [0x3001, 0x548C, 0x4E0E, 0x53CA].contains(text[end]) else { break }  // 、 和 与 及
      let start = end + 1
      let limit = min(statement.upperBound, start + 10)
      guard let next = (start..<max(start, limit)).first(where: { FigureNumber(signed: text, at: $0) != nil }),
        next == start || isRespective && FigureVerbs(text, start..<next).end <= start,
        let number = FigureNumber(signed: text, at: next), let unit = self.unit(after: number), !unit.name.isEmpty
      else { break }
      count += 1
      end = unit.end
      if let bound = IndicatorWords.bounds.length(text, at: end, end: statement.upperBound) { end += bound }
      // 5所学校、6家医院
      if Self.isWord(text[end]), ![0x548C, 0x4E0E, 0x53CA].contains(text[end]) { return count - 1 }
    }
    return count
  }

  /// Whether the names are years: 2021年、2022年分别为.
  private func isOfSeveralYears(_ own: Range<Int>) -> Bool { rowBefore(own.upperBound).count(where: isYear) > 1 }

  /// The characters in which the names of a row stand that ends at a place.
  private func rowBefore(_ end: Int) -> Range<Int> {
    let least = max(statement.lowerBound, end - Self.longestClause)
    let start = (least..<max(least, end)).last {
      Self.endsClause(text[$0]) && text[$0] != 0x3001 || $0 < lastFigure
    }
    let lower = start.map { $0 + 1 } ?? least
    return lower..<max(lower, end)
  }

  /// The names of a row, `甲、乙和丙`, that ends before a figure; 城乡 are two.
  private func several(_ own: Range<Int>) -> [String] {
    let (lower, end) = (rowBefore(own.upperBound).lowerBound, own.upperBound)
    guard lower < end else { return [] }
    var names: [String] = []
    var from = lower
    for place in lower..<end where [0x3001, 0x548C, 0x4E0E, 0x53CA].contains(text[place]) {
      names.append(name(from..<place))
      from = place + 1
    }
    names.append(name(from..<max(from, end)))
    names = names.filter { !$0.isEmpty }
    if names.count == 1, let only = names.first, only.hasPrefix("城乡") {
      return ["城镇", "农村"].map { $0 + only.dropFirst(2) }
    }
    return Self.completed(names)
  }

  /// Names with the words that only the last of them has: 城镇 and 农村居民收入 are 城镇居民收入 and 农村居民收入.
  private static func completed(_ names: [String]) -> [String] {
    guard names.count > 1, let last = names.last else { return names }
    for heads in sharedHeads {
      guard let head = heads.first(where: last.hasPrefix), last.count > head.count else { continue }
      let rest = last.dropFirst(head.count)
      let completed = names.map { name -> String in
        guard let own = heads.first(where: name.hasPrefix), rest.hasPrefix(name.dropFirst(own.count)) else {
          return name
        }
        return own + rest
      }
      return completed
    }
    return names
  }

  private static let sharedHeads = [
    ["城镇", "农村", "城市", "乡村", "城乡", "全体"], ["第一", "第二", "第三"], ["东部", "中部", "西部"], ["上半年", "下半年"], ["一", "二", "三"],
    ["国税", "地税"], ["公办", "民办"], ["重点", "一般"], ["国内", "国外", "境内", "境外", "入境"],
  ]
}
