import ImportStream
import ReportModel
import TextFacts

/// The inline spans of an imported document, while its lines are written one after the other.
struct ImportedSpans {
  /// The spans in order, and the words that belong to them.
  private(set) var spans: [InlineSpan] = []
  private(set) var words = SpanWords()
  private var numbers: [String: Int] = [:]

  /// Adds a span of the line that begins at `start`.
  mutating func add(_ span: ImportSpan, at start: Int) {
    guard spans.count < WorkBudget.inlineSpans else { return }
    let range = TextRange(start + span.range.lowerBound, start + span.range.upperBound)
    if span.kind == .concealed {
      spans.append(InlineSpan(concealed: range, sign: span.sign))
    } else if span.words.isEmpty {
      spans.append(InlineSpan(span.kind, range))
    } else {
      spans.append(InlineSpan(span.kind, range, words: number(of: span.words)))
    }
  }

  /// Adds the spans of a row whose cells stand at `places` of the line that begins at `start`.
  mutating func add(_ told: [ImportSpan], row: [String], _ places: [Range<Int>], at start: Int) {
    var cell = 0
    // The first byte of the cell as spans count.
    var first = 0
    for var span in told {
      while cell < row.count, span.range.lowerBound > first + row[cell].utf8.count {
        first += row[cell].utf8.count + 1
        cell += 1
      }
      guard cell < row.count, places.indices.contains(cell), span.range.lowerBound >= first,
        span.range.upperBound <= first + row[cell].utf8.count
      else { continue }
      let place = places[cell].lowerBound - first
      span.range = span.range.lowerBound + place..<span.range.upperBound + place
      add(span, at: start)
    }
  }

  private mutating func number(of words: String) -> Int {
    if let known = numbers[words] { return known }
    let number = self.words.append(words)
    numbers[words] = number
    return number
  }
}
