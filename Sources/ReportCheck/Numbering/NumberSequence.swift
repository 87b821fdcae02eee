import ReportModel

/// Gaps, repeats and steps back in the numbers of each series.
///
/// Among headings a number that goes on the one before it is right; 1 begins anew wherever it stands after a higher one
/// (a list under a new lead-in); articles, chapters, `一、` and `1.` may also go on from under the heading before.
///
/// In lists of the text it takes more to be sure: a list has two numbers in a row, or is of a style that only lists
/// have. A number that the next one passes over is no item of it; nor is one missing that is written on the way.
struct NumberSequence {
  private let items: [NumberedItem]
  private var text: WrittenOut
  private var findings: [Finding] = []
  /// No more numbers are missing at one place of a list: a greater step is none.
  private static let widest = 3
  /// No more are missing in front.
  private static let mostLost = 20

  static func findings(in series: [NumberSeries], of items: [NumberedItem], _ report: Report) -> [Finding] {
    var sequence = NumberSequence(items: items, text: WrittenOut(report))
    for series in series {
      if series.hasHeadings { sequence.judgeHeadings(series.items) } else { sequence.judgeList(series.items) }
    }
    return sequence.findings
  }

  private mutating func add(_ item: NumberedItem, _ problem: Problem) {
    findings.append(Finding(item.range, problem))
  }

  // MARK: Headings

  private mutating func judgeHeadings(_ series: [Int]) {
    var last: NumberedItem?
    var seen: Set<Int> = []
    for index in series {
      let item = items[index]
      let value = item.number.value
      if let problem = problem(item, after: last, seen: seen) { add(item, problem) }
      if value == 1 { (last, seen) = (nil, []) }
      if value >= last?.number.value ?? 0 { last = item }
      seen.insert(value)
    }
  }

  private mutating func problem(_ item: NumberedItem, after last: NumberedItem?, seen: Set<Int>) -> Problem? {
    let number = item.number
    guard let last else { return beginning(of: item) }
    let before = last.number
    if number.value == before.value + 1 || (number.isInserted && number.value == before.value) { return nil }
    if number.value > before.value { return countsOn(item) ? nil : gap(item, after: last) }
    if number.value == 1, before.value > 1 { return nil }
    return seen.contains(number.value)
      ? .repeated(found: number.written) : .backwards(found: number.written, after: before.written)
  }

  private mutating func beginning(of item: NumberedItem) -> Problem? {
    let number = item.number
    // So many in front were not lost: the report is an extract.
    guard number.value > 1, number.value <= Self.mostLost, !countsOn(item) else { return nil }
    if text.holdsFirst(of: number, before: item.range.lower, inScope: item.scope) { return nil }
    return .gap(found: number.written, after: nil, expected: number.written(1))
  }

  /// Whether a number goes on from under the heading before.
  private func countsOn(_ item: NumberedItem) -> Bool {
    guard item.number.form.style.countsThrough, let latest = item.latest else { return false }
    return latest == item.number.value - 1 || (item.number.isInserted && latest == item.number.value)
  }

  private mutating func gap(_ item: NumberedItem, after last: NumberedItem) -> Problem? {
    let expected = last.number.value + 1
    guard !text.holds(item.number, expected, between: last.range.upper, and: item.range.lower) else { return nil }
    return .gap(found: item.number.written, after: last.number.written, expected: item.number.written(expected))
  }

  // MARK: Lists

  private mutating func judgeList(_ list: [Int]) {
    guard let first = list.first, isList(list) else { return }
    var last = items[first]
    if last.number.value > 1, mayLackItsFirst(list), let problem = beginning(of: last) { add(last, problem) }
    for (place, index) in list.enumerated().dropFirst() {
      let item = items[index]
      let next = place + 1 < list.count ? items[list[place + 1]] : nil
      let step = item.number.value - last.number.value
      if step != 1 {
        // The next number passes this one over, unless it is the second of two.
        let isPassedOver = next?.number.value == last.number.value + 1
        if step == 0, isPassedOver || isRightBelow(last, item) {
          add(item, .repeated(found: item.number.written))
          continue
        }
        guard !isPassedOver, step > 1, step <= Self.widest + 1, isSure(item, next) else { continue }
        if let problem = gap(item, after: last) { add(item, problem) }
      }
      last = item
    }
  }

  /// Whether numbers that are no headings are a list at all.
  private func isList(_ list: [Int]) -> Bool {
    guard list.count > 1, let first = list.first else { return false }
    // Markdown numbers a list by `1.` alone.
    if list.allSatisfy({ items[$0].number.value == 1 }) { return false }
    if zip(list, list.dropFirst()).contains(where: { items[$1].number.value == items[$0].number.value + 1 }) {
      return true
    }
    return items[first].number.form.style.isUnmistakable && items[first].number.value == 1
  }

  /// Whether the first item of a list may be missing: numbers at the starts of paragraphs, or 一是 and 第一，.
  private func mayLackItsFirst(_ list: [Int]) -> Bool {
    guard let first = list.first else { return false }
    let item = items[first]
    if item.number.form.style.isInText { return item.number.value == 2 }
    return item.opensParagraph && item.number.value <= Self.widest && list.count > 2
  }

  /// Whether two items stand in the same paragraph, or in one and the next.
  private func isRightBelow(_ above: NumberedItem, _ item: NumberedItem) -> Bool {
    item.paragraph - above.paragraph <= 2
  }

  /// Whether a number after a gap belongs to its list: by its style, or because the next goes on from it.
  private func isSure(_ item: NumberedItem, _ next: NumberedItem?) -> Bool {
    item.number.form.style.isUnmistakable || next.map { $0.number.value == item.number.value + 1 } ?? true
  }
}
