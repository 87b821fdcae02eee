import ReportModel

/// A piece of a text that is aligned as a whole: a paragraph with the line end and the blank lines behind it. The passages
/// of a text cover it.
struct ComparedPassage: Sendable {
  /// The bytes, those up to the next paragraph included.
  let range: Range<Int>
  /// The bytes of the paragraph itself.
  let words: Range<Int>
  /// The section that its first byte stands in.
  let section: SectionIndex
  /// Whether it begins with the heading of that section.
  let beginsSection: Bool
  /// The distinct three-character n-grams, sorted.
  let grams: [UInt64]
  /// Its characters, white space and punctuation left out.
  let characters: Int

  /// The passages of a report within `range`, in order; the first begins where the range does, the last ends where it ends.
  static func all(of report: Report, in range: Range<Int>) -> [ComparedPassage] {
    let paragraphs = report.paragraphs.filter { paragraph in
      paragraph.kind != .blank && paragraph.range.lower.bytes < range.upperBound
        && paragraph.range.upper.bytes > range.lowerBound
    }
    return paragraphs.enumerated().map { index, paragraph in
      let words = paragraph.range.bytes.clamped(to: range)
      let lower = index == 0 ? range.lowerBound : words.lowerBound
      let upper =
        index + 1 < paragraphs.count
        ? max(words.lowerBound, paragraphs[index + 1].range.lower.bytes) : range.upperBound
      let grams = CharacterGrams.of(report.text, in: words, size: 3)
      let section = section(of: paragraph, in: report)
      return ComparedPassage(
        range: lower..<max(lower, upper), words: words, section: section.index, beginsSection: section.begins,
        grams: CharacterGrams.distinct(grams), characters: grams.count < 2 ? grams.count : grams.count + 2)
    }
  }

  /// The section whose heading begins in the paragraph, white space before it aside, else the one it stands in.
  private static func section(of paragraph: Paragraph, in report: Report) -> (index: SectionIndex, begins: Bool) {
    let index = report.section(at: paragraph.range.lower)
    let next = SectionIndex(index.value + 1)
    if index != .root, paragraph.range.contains(report[index].range.lower) { return (index, true) }
    guard report.sections.indices.contains(next.value), paragraph.range.contains(report[next].range.lower),
      report[next].range.lower.bytes - paragraph.range.lower.bytes <= 16
    else { return (index, false) }
    return (next, true)
  }
}
