import ReportModel

/// Numbers written otherwise than their level, and levels of numbering left out.
///
/// The usual form of a style at a level is the one most of its numbers have, the first of several; a list in the text is
/// a level of its own. Of a run under one heading that differs as a whole only the first number is named. A level of
/// GB/T 9704-2012, 7.3.3 is left out where the first number below a heading is two levels or more under the heading's
/// own.
enum NumberForms {
  private struct Level: Hashable {
    /// The depth of headings; for a list its position among the series, as -1 less it.
    var depth: Int
    var style: NumberForm.SequenceStyle
  }

  static func findings(in series: [NumberSeries], of items: [NumberedItem], _ report: Report) -> [Finding] {
    mixed(series, items) + skipped(items, report)
  }

  private static func mixed(_ series: [NumberSeries], _ items: [NumberedItem]) -> [Finding] {
    var counts: [Level: [NumberForm: (count: Int, first: Int)]] = [:]
    let members = series.enumerated().flatMap { number, series in
      series.items.filter { items[$0].number.form.style.level != nil }
        .map { index in
          let item = items[index]
          let depth = series.hasHeadings ? item.level : -1 - number
          return (index: index, series: number, level: Level(depth: depth, style: item.number.form.style))
        }
    }
    for member in members {
      let form = items[member.index].number.form
      counts[member.level, default: [:]][form, default: (0, member.index)].count += 1
    }
    let usual = counts.mapValues { forms in
      forms.max { ($0.value.count, $1.value.first) < ($1.value.count, $0.value.first) }?.key
    }
    var findings: [Finding] = []
    var before: (series: Int, form: NumberForm)?
    for member in members {
      let number = items[member.index].number
      guard let usual = usual[member.level] ?? nil else { continue }
      defer { before = (member.series, number.form) }
      guard number.form != usual, before?.series != member.series || before?.form != number.form else { continue }
      findings.append(
        Finding(
          items[member.index].range, .mixedStyle(found: number.written, usual: usual.written(number.words))))
    }
    return findings
  }

  private static func skipped(_ items: [NumberedItem], _ report: Report) -> [Finding] {
    var named: Set<Int> = []
    var findings: [Finding] = []
    for item in items where item.isHeading {
      let parent = report[SectionIndex(item.scope)]
      guard let level = item.number.form.style.level, parent.kind == .numbered,
        let above = SeriesNumber(parent.number, from: report.numberRange(of: parent).lower, in: report),
        let aboveLevel = above.form.style.level, level > aboveLevel + 1, named.insert(item.scope).inserted
      else { continue }
      findings.append(
        Finding(
          item.range,
          .skippedStyle(found: item.number.written, below: above.written, expected: example(of: aboveLevel + 1))))
    }
    return findings
  }

  private static func example(of level: Int) -> String {
    switch level {
    case 0: "一、"
    case 1: "（一）"
    case 2: "1."
    default: "（1）"
    }
  }
}
