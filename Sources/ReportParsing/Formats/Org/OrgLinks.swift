import ReportModel
import TextFacts

/// Links and marks of a line of Org.
enum OrgLinks {
  static func spans(_ text: [UInt8], _ range: Range<Int>, _ marks: QuoteMarks) -> [InlineSpan] {
    var links: [InlineSpan] = []
    var taken: [Range<Int>] = []
    var place = range.lowerBound
    // The next `]]`: looked for once.
    var pair = -1
    while let open = ByteSearch.first(0x5B, in: text, from: place, to: range.upperBound) {
      place = open + 1
      if text.begins(with: "[fn:", in: open..<range.upperBound),
        let close = ByteSearch.first(0x5D, in: text, from: open, to: min(range.upperBound, open + 256)),
        open > range.lowerBound
      {
        links += [
          InlineSpan(.link, TextRange(open, close + 1), target: TextRange(open + 1, close)),
          InlineSpan(.concealed, TextRange(open + 1, open + 4)),
        ]
        taken.append(open..<close + 1)
        place = close + 1
        continue
      }
      guard text.begins(with: "[[", in: open..<range.upperBound),
        let close = ByteSearch.first(0x5D, in: text, from: open, to: min(range.upperBound, open + WorkBudget.tagBytes)),
        close > open + 2, close + 1 < range.upperBound
      else { continue }
      let target = open + 2..<close
      if text[close + 1] == 0x5D {
        let name = FileName.range(text, target)
        let isImage = FileName.isImage(text, name)
        let words = isImage ? name : target
        links += [
          InlineSpan(concealed: TextRange(open, words.lowerBound), sign: isImage ? .imageStart : .none),
          InlineSpan(.link, words.run, target: target.run),
          InlineSpan(concealed: TextRange(words.upperBound, close + 2), sign: isImage ? .imageEnd : .none),
        ]
        taken.append(open..<close + 2)
        place = close + 2
      } else if text[close + 1] == 0x5B {
        if pair < close + 2 { pair = closing(text, close + 2, range.upperBound) ?? .max }
        guard pair < .max else { continue }
        let end = pair
        links += [
          InlineSpan(.concealed, TextRange(open, close + 2)),
          InlineSpan(.link, TextRange(close + 2, end), target: target.run),
          InlineSpan(.concealed, TextRange(end, end + 2)),
        ].filter { !$0.range.isEmpty }
        taken += [open..<close + 2, end..<end + 2]
        place = end + 2
      }
    }
    return (links + marks.spans(in: range, without: taken)).inOrder
  }

  /// The place of `]]` from `start` on.
  private static func closing(_ text: [UInt8], _ start: Int, _ limit: Int) -> Int? {
    var place = start
    while let found = ByteSearch.first(0x5D, in: text, from: place, to: limit) {
      if found + 1 < limit, text[found + 1] == 0x5D { return found }
      place = found + 1
    }
    return nil
  }
}

extension [InlineSpan] {
  /// The spans in order of their first byte.
  var inOrder: [InlineSpan] {
    var spans = self
    spans.sortByStart { $0.range }
    return spans
  }
}
