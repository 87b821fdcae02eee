import ReportModel
import TextFacts

/// The indicators of a report: its figures with the words that say what they measure.
public enum ReportIndicators {
  /// All of them, in the order of the text.
  public static func all(in report: Report) -> [Indicator] {
    let plans = planSections(report)
    var found = TableIndicators(report) { plans.indices.contains($0.value) && plans[$0.value] }.found
    let tables = report.blocks.filter { $0.kind == .table }.map(\.range)
    for block in TextBlock.all(in: report) where !stands(in: tables, block.range.lower) {
      // A block may begin with a heading and go on into sections within the paragraph.
      let section = report.section(at: block.range.lower)
      let isPlan = plans.indices.contains(section.value) && plans[section.value]
      let range = block.range.bytes.clamped(to: 0..<report.text.count)
      found += read(report, range, section: section, isPlan: isPlan).map { indicator in
        var placed = indicator
        placed.section = report.section(at: indicator.figure.lower)
        return placed
      }
    }
    return found.sorted { ($0.figure.lower, $0.name) < ($1.figure.lower, $1.name) }
  }

  /// Whether a place is in one of the runs, which are in order.
  private static func stands(in runs: [TextRange], _ place: TextOffset) -> Bool {
    let next = runs.partitionPoint { $0.lower <= place }
    return next > 0 && runs[next - 1].contains(place)
  }

  private static func read(_ report: Report, _ range: Range<Int>, section: SectionIndex, isPlan: Bool) -> [Indicator] {
    if isChinese(report.text[range]) {
      var reader = IndicatorReader(report, range, section: section, isPlan: isPlan)
      reader.read()
      return reader.found
    }
    var reader = EnglishIndicatorReader(report, range, section: section, isPlan: isPlan)
    reader.read()
    return reader.found
  }

  /// Whether every tenth byte of a text or more is of a Han character.
  private static func isChinese(_ text: ArraySlice<UInt8>) -> Bool {
    10 * text.count { (0xE3...0xE9).contains($0) } >= text.count
  }

  /// For each section whether it stands in a part about what is to be done: the heading of the part says so.
  private static func planSections(_ report: Report) -> [Bool] {
    var plans = Array(repeating: false, count: report.sections.count)
    for index in report.sections.indices.dropFirst() {
      let section = report.sections[index]
      let heading = IndicatorText(report, section.title.bytes)
      let whole = 0..<heading.count
      let parent = section.parent.map(\.value) ?? 0
      if IndicatorWords.resultHeadings.stands(in: heading, whole) {
        plans[index] = false
      } else if section.level <= 2, IndicatorWords.planHeadings.stands(in: heading, whole) {
        plans[index] = true
      } else {
        plans[index] = plans.indices.contains(parent) && parent < index && plans[parent]
      }
    }
    return plans
  }
}

extension ReportIndicators {
  /// The indicators that two reports both have figures of, in the order of the newer one.
  public static func pairs(_ old: Report, _ new: Report, sections: SectionPairing? = nil) -> [IndicatorPair] {
    IndicatorPairing.pairs(old: old, new: new, sections: sections ?? SectionPairing(old: old, new: new))
  }
}
