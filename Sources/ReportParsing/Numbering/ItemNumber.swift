/// A number as the check asks for it: where one may stand that is no heading's.
package struct ItemNumber {
  /// The first byte, an opening bracket included.
  package var start: Int
  /// The number without its punctuation.
  package var number: Range<Int>
  /// Whether numbers of its style count the items of running text, too: `一是`, `（1）`, `1.`; names, figures and
  /// references to the parts of a document look like the others.
  package var mayBeInText: Bool
  /// Whether they do so inside a sentence.
  package var countsClauses: Bool

  /// The number at `place` of a text that ends at `end`; nil where none begins there.
  package static func read(_ text: [UInt8], at place: Int, end: Int) -> ItemNumber? {
    guard let mark = NumberReader.read(text, at: place, end: end) else { return nil }
    return ItemNumber(
      start: mark.start, number: mark.number, mayBeInText: inText.contains(mark.style),
      countsClauses: mark.style == .enumeration || mark.style == .circled || mark.start < mark.number.lowerBound
        || mark.style == .ordinal && !countsOn(text, mark.titleStart, end))
  }

  /// Whether 第 follows an ordinal: `第一、第二产业` and `第一，第二` count nothing.
  private static func countsOn(_ text: [UInt8], _ place: Int, _ end: Int) -> Bool {
    place + 3 <= end && text[place..<place + 3].elementsEqual("第".utf8)
  }

  private static let inText: [NumberStyle] = [
    .hanPause, .hanSquare, .hanBracket, .arabicPoint, .arabicBracket, .circled, .enumeration, .ordinal,
  ]
}
