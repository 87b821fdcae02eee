import ImportStream
import ReportModel

/// The text of a line, a cell or a paragraph, with the runs of it that stand above or below the line.
struct LineWords {
  private(set) var text = ""
  /// In bytes of `text`.
  private(set) var spans: [ImportSpan] = []

  /// Whether it begins with characters above the line: the mark of a note.
  var beginsRaised: Bool { spans.first.map { $0.kind == .superscript && $0.range.lowerBound == 0 } ?? false }

  init() {}

  /// The words of a line. Lines that are read from right to left have no spans.
  init(_ words: [PageWord]) {
    guard !RightToLeft.stands(in: words) else {
      text = RightToLeft.read(words.map { ($0.text, $0) }).joined()
      return
    }
    let line = ScriptLine(words)
    let spread = LineText.spread(of: words)
    for (index, word) in words.enumerated() {
      if index > 0, LineText.hasSpace(between: words[index - 1], and: word, spread: spread) { text += " " }
      let start = text.utf8.count
      text += word.text
      if let kind = line?.kind(of: word) { add(kind, start..<text.utf8.count) }
    }
  }

  /// The words of a cell over several lines.
  init(lines: [PageSegment]) {
    for line in lines { append(LineWords(line.words)) }
  }

  /// Words side by side without a space are one run.
  private mutating func add(_ kind: InlineSpan.Kind, _ range: Range<Int>) {
    if let last = spans.indices.last, spans[last].kind == kind, spans[last].range.upperBound == range.lowerBound {
      spans[last].range = spans[last].range.lowerBound..<range.upperBound
    } else {
      spans.append(ImportSpan(kind, range))
    }
  }

  /// Adds a line: after a space between words of letters, or after taking back the hyphen of a word that goes on.
  mutating func append(_ line: LineWords, isHyphenation: Bool = false) {
    if isHyphenation {
      text.unicodeScalars.removeLast()
      let end = text.utf8.count
      spans.removeAll { $0.range.lowerBound >= end }
      if let last = spans.last?.range, last.upperBound > end { spans[spans.count - 1].range = last.lowerBound..<end }
    } else if let last = text.unicodeScalars.last, let first = line.text.unicodeScalars.first,
      Spacing.isSpaceBetweenLines(last, first)
    {
      text += " "
    }
    let start = text.utf8.count
    text += line.text
    for span in line.spans { add(span.kind, (span.range.lowerBound + start)..<(span.range.upperBound + start)) }
  }

  /// The cells of a row, with a space between two of them: the byte that stands for the border in the spans of a row.
  init(cells: [LineWords]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += " " }
      let start = text.utf8.count
      text += cell.text
      spans += cell.spans.map { ImportSpan($0.kind, ($0.range.lowerBound + start)..<($0.range.upperBound + start)) }
    }
  }

  /// The spans as records, behind that of the text.
  var records: [ImportRecord] { spans.prefix(ImportLimits.spans).map { .span($0) } }
}

/// A line of type of one size, beside which smaller type may stand higher or lower: exponents, indices, marks of notes.
struct ScriptLine {
  private let baseline: Double
  private let size: Double

  /// The most characters of a run. Longer ones are other text that stands beside the line.
  private static let longest = 8

  /// Nil where all words are of one size.
  init?(_ words: [PageWord]) {
    guard let first = words.first, words.contains(where: { abs($0.size - first.size) > 0.1 * first.size }) else {
      return nil
    }
    let segment = PageSegment(words)
    (baseline, size) = (segment.baseline, segment.size)
  }

  /// Above the line by a fifth of an em, or below it by a twelfth, as type is set that way; nil for a word on it.
  func kind(of word: PageWord) -> InlineSpan.Kind? {
    guard word.size <= 0.8 * size, word.text.unicodeScalars.count <= Self.longest else { return nil }
    let rise = baseline - word.baseline
    if rise >= 0.2 * size { return .superscript }
    return rise <= -size / 12 ? .subscript : nil
  }
}
