import ReportModel
import TextFacts

/// The head and the foot of a manual page, set to the width of the page that `man` made (groff_man(7), `LL`):
///
///     LS(1)            User Commands            LS(1)
///
/// In fewer columns the gaps are narrower, and where there is no room for all parts only the first is shown.
public struct RunningHead {
  private let text: [UInt8]
  private let range: TextRange
  private let marks: PassageMarks
  /// Columns of the narrowest gap.
  private static let narrowest = 2

  /// The head in `range` of a report, of which `marks` say what is not shown.
  public init(_ report: Report, _ range: TextRange, _ marks: PassageMarks) {
    (text, self.range, self.marks) = (report.text, range, marks)
  }

  /// Whether a report is a manual page: its title ends with the name that it begins with.
  static func begins(_ report: Report) -> Bool {
    guard let first = report.titleParagraphs.first, report.titleParagraphs.count == 1 else { return false }
    let (name, line) = (report.titleRange(of: first), report.paragraphs[first.value].range)
    guard !name.isEmpty, name.upper < line.upper else { return false }
    let (word, words) = (report.words(in: name), report.words(in: line))
    return word.hasSuffix(")") && words.utf8.count > 2 * word.utf8.count && words.hasSuffix(word)
  }

  /// The marks with which the head takes one row of `columns`.
  public func fitted(into columns: Int, _ typesetter: Typesetter) -> PassageMarks {
    let width = typesetter.rows(of: text, range: range, columns: nil, marks: marks).map(\.width).max() ?? 0
    let gaps = gaps
    guard width > columns, let first = gaps.first else { return marks }
    let blanks = gaps.reduce(0) { $0 + $1.count }
    let room = blanks - (width - columns)
    var fitted = marks
    if room < gaps.count * Self.narrowest {
      let end = TextRange(first.lowerBound, range.upper.bytes)
      fitted.hidden.removeAll { end.contains($0.range.lower) }
      fitted.hidden.append(InlineSpan(.concealed, end))
      return fitted
    }
    var (left, spare) = (gaps.count, room)
    for gap in gaps {
      let kept = min(gap.count, spare / left)
      if kept < gap.count {
        fitted.hidden.append(InlineSpan(.concealed, TextRange(gap.lowerBound + kept, gap.upperBound)))
      }
      (left, spare) = (left - 1, spare - kept)
    }
    fitted.hidden.sort { $0.range.lower < $1.range.lower }
    return fitted
  }

  /// The blanks between the parts.
  private var gaps: [Range<Int>] {
    let bytes = range.bytes.clamped(to: 0..<text.count)
    var gaps: [Range<Int>] = []
    var place = bytes.lowerBound
    while place < bytes.upperBound {
      let end = text[place..<bytes.upperBound].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? bytes.upperBound
      let isInside = place > bytes.lowerBound && end < bytes.upperBound
      let hasTab = text[place..<end].contains(0x09)
      if isInside, hasTab || end - place >= Self.narrowest { gaps.append(place..<end) }
      place = max(place + 1, end)
    }
    return gaps
  }
}
