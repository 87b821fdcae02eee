import ReportModel
import TextFacts

/// The columns that the headings of a report need in the tree.
///
/// Nine of ten of the first headings have room; one that is a whole sentence does not take its room from the text. It
/// depends on the report alone, so that the tree does not jump while the reader scrolls and folds.
enum OutlineWidth {
  /// The most headings looked at, and the deepest level of them: deeper ones are seldom unfolded.
  private static let (mostHeadings, deepest) = (400, 3)
  /// Columns beside a heading: the fold mark, and a count of hits.
  private static let beside = 7
  /// The columns of the first words of an article, which stand in the place of its title.
  private static let firstWords = 24
  /// The most columns that are told apart.
  private static let most = 120

  static func columns(of report: Report) -> Int {
    var counts = [Int](repeating: 0, count: most + 1)
    var total = 0
    for section in report.sections.dropFirst().prefix(mostHeadings) where section.level <= deepest {
      counts[min(most, columns(of: section, in: report))] += 1
      total += 1
    }
    var left = total - total / 10
    guard
      let columns = counts.indices.first(where: {
        left -= counts[$0]; return left <= 0
      }), total > 0
    else { return 0 }
    return columns + beside
  }

  private static func columns(of section: Section, in report: Report) -> Int {
    // The mark-up before and in a heading is not shown.
    let start = section.number.isEmpty ? section.title.lower : min(section.number.lower, section.title.lower)
    let heading = TextRange(start, max(start, section.number.upper, section.title.upper))
    let indent = 2 * max(0, section.level - 1)
    let hidden = report.spans(from: heading).lazy.filter(\.hidesText).map { columns(of: report.text, $0.range) }
    return indent + max(0, columns(of: report.text, heading) - hidden.reduce(0, +))
      + (section.title.isEmpty ? firstWords : 0)
  }

  /// The columns of a run of text, near enough: those of three bytes and more in UTF-8 are taken to be full-width.
  private static func columns(of text: [UInt8], _ range: TextRange) -> Int {
    let bytes = range.bytes.clamped(to: 0..<text.count).prefix(4 * most)
    return text[bytes.lowerBound..<bytes.upperBound].reduce(0) { sum, byte in
      sum + (byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 1 : 2)
    }
  }
}
