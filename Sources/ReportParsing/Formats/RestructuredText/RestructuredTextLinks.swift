import ReportModel
import TextFacts

/// Links, roles and marks of a line of reStructuredText.
enum RestructuredTextLinks {
  static func spans(_ text: [UInt8], _ range: Range<Int>, _ marks: QuoteMarks) -> [InlineSpan] {
    var links: [InlineSpan] = []
    var taken: [Range<Int>] = []
    var place = range.lowerBound
    while let open = ByteSearch.first(0x60, in: text, from: place, to: range.upperBound) {
      let run = text.run(of: 0x60, in: open..<range.upperBound)
      place = open + run
      guard run == 1 else {
        // The end of code is looked for by `marks`.
        if run == 2, let close = end(text, of: 2, from: place, range) { place = close + 2 }
        continue
      }
      guard let close = end(text, of: 1, from: place, range) else { break }
      let role = roleStart(text, open, range)
      var words = open + 1..<close
      var after = close + 1
      while after < range.upperBound, text[after] == 0x5F, after < close + 3 { after += 1 }
      var target = words
      if text[words].last == 0x3E, let angle = text[words].lastIndex(of: 0x3C) {
        target = angle + 1..<words.upperBound - 1
        words = text.trimmed(words.lowerBound..<angle)
        if words.isEmpty { words = target }
      }
      let kind: InlineSpan.Kind = after > close + 1 || role < open ? .link : .emphasis
      let spans = [
        InlineSpan(.concealed, TextRange(role, words.lowerBound)), InlineSpan(kind, words.run, target: target.run),
        InlineSpan(.concealed, TextRange(words.upperBound, after)),
      ]
      links += spans.filter { !$0.range.isEmpty }
      taken += [role..<words.lowerBound, words, words.upperBound..<after].filter { !$0.isEmpty }
      place = after
    }
    links += referenceSigns(text, range, without: taken)
    return (links + marks.spans(in: range, without: taken)).inOrder
  }

  /// The `_` behind the brackets of a reference to a note, `[1]_`: what leads there is the bracket.
  private static func referenceSigns(_ text: [UInt8], _ range: Range<Int>, without taken: [Range<Int>]) -> [InlineSpan]
  {
    var found: [InlineSpan] = []
    var place = range.lowerBound
    var left = taken[...]
    while let close = ByteSearch.first(0x5D, in: text, from: place, to: range.upperBound) {
      place = close + 1
      while let first = left.first, first.upperBound <= place { left = left.dropFirst() }
      guard place < range.upperBound, text[place] == 0x5F, place + 1 == range.upperBound || text[place + 1] != 0x5F,
        left.first?.contains(place) != true
      else { continue }
      found.append(InlineSpan(.concealed, TextRange(place, place + 1)))
    }
    return found
  }

  private static func end(_ text: [UInt8], of length: Int, from first: Int, _ range: Range<Int>) -> Int? {
    var place = first
    while let found = ByteSearch.first(0x60, in: text, from: place, to: range.upperBound) {
      let run = text.run(of: 0x60, in: found..<range.upperBound)
      if run == length, found > first { return found }
      place = found + run
    }
    return nil
  }

  /// The first byte of `:role:` before a back-quote.
  private static func roleStart(_ text: [UInt8], _ open: Int, _ range: Range<Int>) -> Int {
    guard open > range.lowerBound + 2, text[open - 1] == 0x3A else { return open }
    var place = open - 1
    while place > range.lowerBound, open - place < 64,
      HTMLTag.isLetter(text[place - 1]) || [0x3A, 0x2D, 0x2B, 0x2E, 0x5F].contains(text[place - 1])
    { place -= 1 }
    return text[place] == 0x3A && place < open - 1 ? place : open
  }
}
