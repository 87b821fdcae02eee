import ReportModel
import TextFacts

/// Strong marks around headings in a text that has no other marks: `**一、概况**`, `<b>一、概况</b>`, as chats and web pages
/// leave them in copies. The text is read as one without them, for such marks say nothing of ranks.
enum StrongLines {
  private static let opening: [StaticString] = ["**", "<b>", "<strong>"]
  private static let closing = ["**", "</b>", "</strong>"].map { Array($0.utf8) }
  /// The fewest lines that are strong and begin with a number, in the first bytes of the text.
  private static let (fewest, sample) = (2, 1 << 16)

  /// The marks of `text`, and the strong words between them; nil where it has other marks too, or no such lines.
  static func find(in text: [UInt8]) -> (marks: [TextRange], words: [InlineSpan])? {
    let end = min(text.count, sample)
    guard stands("**", in: text, to: end) || stands("<b>", in: text, to: end) || stands("<strong>", in: text, to: end),
      FormatEvidence(text, to: end).isStrongAlone
    else { return nil }
    var (marks, words, numbered) = ([TextRange](), [InlineSpan](), 0)
    MarginMarks.forEachLine(text) { line in
      let content = Blank.trimmed(text.span, line)
      guard let kind = opening.firstIndex(where: { text.begins(with: $0, in: content) }) else { return true }
      let start = content.lowerBound + opening[kind].utf8CodeUnitCount
      let close = closing[kind]
      guard
        let stop = (start..<max(start, content.upperBound - close.count + 1)).first(where: { place in
          text[place] == close[0] && text[place..<place + close.count].elementsEqual(close)
        }), stop > start
      else { return true }
      marks += [TextRange(content.lowerBound, start), TextRange(stop, stop + close.count)]
      words.append(InlineSpan(.strong, TextRange(start, stop)))
      // Other languages know the titles that stand alone by their being strong.
      if text[start] >= 0xE3 || text[start] == 0x28, NumberReader.read(text, at: start, end: stop) != nil {
        numbered += 1
      }
      return true
    }
    return numbered >= fewest ? (marks, words) : nil
  }

  private static func stands(_ mark: String, in text: [UInt8], to end: Int) -> Bool {
    ByteSearch.stands(Array(mark.utf8), in: text[..<end])
  }
}
