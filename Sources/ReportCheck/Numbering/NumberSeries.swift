import ReportModel

/// The numbers of one style under one heading, in the order of the text.
///
/// Numbers of headings make one series with those beside them that fit in between; a list in the text of one of them
/// is a series of its own. A list begins anew wherever 1 stands after a higher number, and inside paragraphs where one
/// begins to count again; each run is judged by itself.
struct NumberSeries {
  /// The items, as positions in the list they were taken from.
  var items: [Int]
  /// Whether headings are among them.
  var hasHeadings: Bool

  private struct SeriesKey: Hashable {
    var scope: Int
    var style: NumberForm.SequenceStyle
  }

  /// The series among `items`.
  static func all(of items: [NumberedItem]) -> [NumberSeries] {
    var groups: [[Int]] = []
    var group: [SeriesKey: Int] = [:]
    for (index, item) in items.enumerated() {
      let key = SeriesKey(scope: item.scope, style: item.number.form.style)
      if let known = group[key] {
        groups[known].append(index)
      } else {
        group[key] = groups.count
        groups.append([index])
      }
    }
    return groups.flatMap { parted($0, items) }
  }

  /// The series of a group of one style and place: the one of its headings, and lists.
  private static func parted(_ group: [Int], _ items: [NumberedItem]) -> [NumberSeries] {
    guard group.contains(where: { items[$0].isHeading }) else { return runs(of: group[...], items) }
    var main: [Int] = []
    var lists: [NumberSeries] = []
    var rest = group[...]
    while let index = rest.first {
      if items[index].isHeading {
        main.append(index)
        rest = rest.dropFirst()
        continue
      }
      let between = rest.prefix { !items[$0].isHeading }
      rest = rest.dropFirst(between.count)
      let beside = count(of: between, besideHeadings: main.last.map { items[$0] }, rest.first.map { items[$0] }, items)
      main += between.prefix(beside)
      lists += runs(of: between.dropFirst(beside), items)
    }
    return [NumberSeries(items: main, hasHeadings: true)] + lists
  }

  /// The number of items between two headings that go on their series: up to where a list begins at 1.
  private static func count(
    of between: ArraySlice<Int>, besideHeadings before: NumberedItem?, _ after: NumberedItem?, _ items: [NumberedItem]
  ) -> Int {
    guard let before else {
      // In front of the first heading: a series of their own where the heading begins one.
      let fits = zip(between, between.dropFirst()).allSatisfy { items[$0].number.value < items[$1].number.value }
      return fits && between.allSatisfy { items[$0].number.value < after?.number.value ?? 0 } ? between.count : 0
    }
    var last = before.number.value
    var count = 0
    for index in between {
      let value = items[index].number.value
      guard value > 1, value >= last, value <= last + 3, value < after?.number.value ?? .max || value == last + 1 else {
        break
      }
      last = value
      count += 1
    }
    return count
  }

  /// The lists among items that are no headings.
  private static func runs(of list: ArraySlice<Int>, _ items: [NumberedItem]) -> [NumberSeries] {
    var runs: [NumberSeries] = []
    var run: [Int] = []
    for index in list where !items[index].isWeak {
      if let last = run.last, beginsAnew(items[index], after: items[last], in: items, at: index) {
        runs.append(NumberSeries(items: run, hasHeadings: false))
        run = []
      }
      run.append(index)
    }
    if !run.isEmpty { runs.append(NumberSeries(items: run, hasHeadings: false)) }
    return runs
  }

  private static func beginsAnew(
    _ item: NumberedItem, after last: NumberedItem, in items: [NumberedItem], at index: Int
  ) -> Bool {
    if item.number.value == 1 {
      return last.number.value > 1 || item.paragraph > last.paragraph + 2
    }
    // A paragraph that counts several items has a series of its own, unless it goes on the one before it.
    guard item.number.form.style.isInText, item.paragraph > last.paragraph,
      item.number.value != last.number.value + 1, index + 1 < items.count
    else { return false }
    return items[index + 1].paragraph == item.paragraph && items[index + 1].scope == item.scope
      && items[index + 1].number.form.style == item.number.form.style
  }
}
