import ReportModel
import ReportParsing
import TextFacts

/// A number that may be one of a series: of a heading, or at the start of a paragraph or a clause that is none.
struct NumberedItem {
  var number: SeriesNumber
  /// The bytes of the number, without the punctuation around it.
  var range: TextRange
  /// The section that its series stands in; for one inside a paragraph that paragraph, as -1 less its position.
  var scope: Int
  /// The level of the section a heading is; one more than that of the section other numbers stand in.
  var level: Int
  /// The position of its paragraph.
  var paragraph: Int
  var isHeading = false
  /// Whether it is the first thing in its paragraph.
  var opensParagraph = true
  /// Whether it counts only where it fits in: figures and names often look like it.
  var isWeak = false
  /// The value of the number of its style before it, wherever in the report; nil at the first.
  var latest: Int?
}

/// The numbers of a report, in the order of its text: those of its headings, and the candidates that the parser reads
/// at the starts of paragraphs and clauses.
struct NumberedItems {
  private let report: Report
  /// The number of each section.
  private let numbers: [SeriesNumber?]
  private var items: [NumberedItem] = []
  private var next = 1
  /// A number's section is looked for among so many above the place it stands at.
  private static let reach = 12

  /// All numbers of `report`; nil where `isCancelled`.
  static func all(in report: Report, isCancelled: () -> Bool) -> [NumberedItem]? {
    var walk = NumberedItems(report)
    for index in report.paragraphs.indices {
      if index % 256 == 0, isCancelled() { return nil }
      walk.append(paragraph: index)
    }
    walk.appendHeadings(before: report.end.bytes + 1, in: report.paragraphs.count)
    return walk.dated()
  }

  private init(_ report: Report) {
    self.report = report
    numbers = report.sections.indices.map { Self.number(of: SectionIndex($0), in: report) }
  }

  private static func number(of index: SectionIndex, in report: Report) -> SeriesNumber? {
    let section = report[index]
    guard section.kind == .numbered, !section.number.isEmpty else { return nil }
    return SeriesNumber(section.number, from: report.numberRange(of: section).lower, in: report)
  }

  // MARK: Paragraphs

  private mutating func append(paragraph index: Int) {
    let paragraph = report.paragraphs[index]
    switch paragraph.kind {
    case .blank: return
    case .title, .salutation, .front, .furniture, .contents, .preformatted:
      return appendHeadings(before: paragraph.range.upper.bytes, in: index)
    case .heading, .body, .closing: break
    }
    let found = NumberCandidates.marks(in: report.text, paragraph.range.bytes, opens: !paragraph.continuesLine)
    let isOwnSeries = countsInside(found)
    for mark in found {
      appendHeadings(before: mark.start + 1, in: index)
      append(mark, in: index, isOwnSeries)
    }
    appendHeadings(before: paragraph.range.upper.bytes, in: index)
  }

  /// The fewest numbers of a paragraph that counts its own items.
  private static let fewestInside = 3

  /// Whether the number that opens a paragraph is the first of those inside it: `1.…。2.…。4.…。`
  private func countsInside(_ found: [NumberCandidates.NumberPlace]) -> Bool {
    guard found.count >= Self.fewestInside, found[0].opensParagraph, let first = number(found[0]), !found[1].isWeak,
      let second = number(found[1])
    else { return false }
    return first.form.style == second.form.style && first.value == 1 && second.value == 2
  }

  private func number(_ mark: NumberCandidates.NumberPlace) -> SeriesNumber? {
    SeriesNumber(
      TextRange(mark.number.lowerBound, mark.number.upperBound), from: TextOffset(mark.start), in: report)
  }

  /// Appends the numbers of the headings that begin before a byte, and have not been.
  private mutating func appendHeadings(before end: Int, in paragraph: Int) {
    while next < report.sections.count, report.sections[next].heading.lower.bytes < end {
      defer { next += 1 }
      let section = report.sections[next]
      guard let number = numbers[next], let parent = section.parent else { continue }
      items.append(
        NumberedItem(
          number: number, range: section.number, scope: number.form.style.namesItsPlace ? 0 : parent.value,
          level: section.level, paragraph: paragraph, isHeading: true))
    }
  }

  private mutating func append(_ mark: NumberCandidates.NumberPlace, in paragraph: Int, _ isOwnSeries: Bool) {
    let section = report.sections[next - 1]
    if next > 1, mark.number.lowerBound < max(section.number.upper.bytes, section.title.lower.bytes) { return }
    guard let number = number(mark) else { return }
    let range = TextRange(mark.number.lowerBound, mark.number.upperBound)
    let (scope, level) = scope(of: number.form.style)
    let staysInside = (!mark.opensParagraph || isOwnSeries) && !number.form.style.isInText
    items.append(
      NumberedItem(
        number: number, range: range, scope: staysInside ? -1 - paragraph : scope, level: level,
        paragraph: paragraph, opensParagraph: mark.opensParagraph, isWeak: mark.isWeak))
  }

  /// The section that a series of `style` at this place stands in: the one above the nearest with a number of that
  /// style, else the innermost.
  private func scope(of style: NumberForm.SequenceStyle) -> (section: Int, level: Int) {
    if style.namesItsPlace { return (0, report.sections[next - 1].level + 1) }
    var place: SectionIndex? = SectionIndex(next - 1)
    for _ in 0..<Self.reach {
      guard let here = place, let parent = report[here].parent else { break }
      if numbers[here.value]?.form.style == style { return (parent.value, report[here].level) }
      place = parent
    }
    return (next - 1, report.sections[next - 1].level + 1)
  }

  /// The items with the numbers before them, and letters that look like Roman numerals set right: `H.` `I.` `J.`.
  private func dated() -> [NumberedItem] {
    var items = items
    var latest: [NumberForm.SequenceStyle: Int] = [:]
    for index in items.indices {
      if items[index].number.form.style == .roman, let letter = items[index].number.asLetter,
        latest[letter.form.style] == letter.value - 1
      {
        items[index].number = letter
      }
      let style = items[index].number.form.style
      items[index].latest = latest[style]
      if !items[index].isWeak { latest[style] = items[index].number.value }
    }
    return items
  }
}
