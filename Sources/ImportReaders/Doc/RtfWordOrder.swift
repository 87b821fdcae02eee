/// The words of a long document of Rich Text Format in a group before the text that no reader shows, the rarest first.
///
/// unrtf 0.21 keeps all words that differ in lists by their first character, the last that came first, and looks through one
/// of them at each word: the common ones, which come early, stood behind all others, and `\u19968` behind every character
/// that the document has. Once named in this order they stand in front, and a long text is read in an eighth of the time.
enum RtfWordOrder {
  /// Shorter documents are read at once in any order.
  private static let shortest = 1 << 18
  /// More words that differ are those of no text.
  private static let most = 1 << 17
  private static let longest = 64

  /// `document` with such a group behind its first word.
  static func told(in document: [UInt8]) -> [UInt8] {
    guard document.count > shortest, let place = head(of: document) else { return document }
    var counts: [ArraySlice<UInt8>: Int] = [:]
    for token in RtfTokens(document) where counts.count < most {
      switch token.kind {
      case .text:
        for word in document[token.range].split(whereSeparator: { $0 <= 0x20 || $0 == 0x3B }) where word.count < longest
        {
          counts[word, default: 0] += 1
        }
      case .character where !token.name.isEmpty:
        let range = token.range.lowerBound..<token.range.upperBound
        counts[document[range].last == 0x20 ? document[range].dropLast() : document[range], default: 0] += 1
      case .character, .control, .open, .close: break
      }
    }
    guard counts.count < most else { return document }
    // Words of one count in an order that does not change from run to run.
    let order = counts.sorted { ($0.value, $0.key.startIndex) < ($1.value, $1.key.startIndex) }
    var group = Array("{\\*\\words".utf8)
    for (word, _) in order { group += [0x20] + word + (word.first == 0x5C ? Array("\\'3f".utf8) : []) }
    return document[..<place] + group + [0x7D] + document[place...]
  }

  /// The place behind `{\rtf1`.
  private static func head(of document: [UInt8]) -> Int? {
    var tokens = RtfTokens(document)
    guard tokens.next()?.kind == .open, let word = tokens.next(), document[word.name].elementsEqual("rtf".utf8) else {
      return nil
    }
    return word.range.upperBound
  }
}
