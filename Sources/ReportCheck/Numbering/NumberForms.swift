import ReportModel

/// Numbers written otherwise than their level, and levels of numbering left out.
///
/// The usual form of a style at a level is the one most of its numbers have, the first of several. Of a run under one
/// heading that differs as a whole only the first number is named. A level of GB/T 9704-2012, 7.3.3 is left out where
/// the first number below a heading is two levels or more under the heading's own.
enum NumberForms {
  private struct Level: Hashable {
    var depth: Int
    var style: NumberForm.SequenceStyle
  }

  static func findings(in report: Report) -> [Finding] {
    let numbers = report.sections.indices.map { SectionNumber(SectionIndex($0), in: report) }
    return mixed(numbers, report) + skipped(numbers, report)
  }

  private static func mixed(_ numbers: [SectionNumber?], _ report: Report) -> [Finding] {
    var counts: [Level: [NumberForm: (count: Int, first: Int)]] = [:]
    for (index, number) in numbers.enumerated() {
      guard let number, number.form.style.level != nil else { continue }
      let level = Level(depth: report.sections[index].level, style: number.form.style)
      counts[level, default: [:]][number.form, default: (0, index)].count += 1
    }
    let usual = counts.mapValues { forms in
      forms.max { ($0.value.count, $1.value.first) < ($1.value.count, $0.value.first) }?.key
    }
    var findings: [Finding] = []
    var before: [SectionIndex: NumberForm] = [:]
    for (index, number) in numbers.enumerated() {
      let section = report.sections[index]
      guard let number, number.form.style.level != nil, let parent = section.parent,
        let usual = usual[Level(depth: section.level, style: number.form.style)] ?? nil
      else { continue }
      defer { before[parent] = number.form }
      guard number.form != usual, before[parent] != number.form else { continue }
      findings.append(
        Finding(section.number, .mixedStyle(found: number.written, usual: usual.written(number.words))))
    }
    return findings
  }

  private static func skipped(_ numbers: [SectionNumber?], _ report: Report) -> [Finding] {
    var named: Set<SectionIndex> = []
    var findings: [Finding] = []
    for (index, number) in numbers.enumerated() {
      guard let number, let level = number.form.style.level, let parent = report.sections[index].parent,
        let above = numbers[parent.value], let aboveLevel = above.form.style.level, level > aboveLevel + 1,
        named.insert(parent).inserted
      else { continue }
      findings.append(
        Finding(
          report.sections[index].number,
          .skippedStyle(found: number.written, below: above.written, expected: example(of: aboveLevel + 1))))
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
