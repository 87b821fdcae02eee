import ReportModel
import TextFacts

/// Chinese text whose sentences end with the point of western print, as recognition of scanned pages and old web pages
/// write it (GB/T 15834-2011, 5.1.1, allows `．` in technical documents).
enum PointMarks {
  /// A sentence before a point has no fewer characters: `一.` and `附件.` are none.
  static let shortestSentence = 4
  /// The bytes from the start that tell, and the fewest such points in them.
  private static let (sample, fewest) = (1 << 14, 4)

  /// Whether the sentences of `text` end so: more points stand behind Han characters than there are 。.
  static func end(sentencesOf text: [UInt8]) -> Bool {
    let end = min(text.count, sample)
    guard end > 0, text[0] >= 0x80 || text[..<min(end, 600)].contains(where: { $0 >= 0xE4 && $0 <= 0xE9 }) else {
      return false
    }
    var (points, place) = (0, 0)
    while let found = ByteSearch.first(0x2E, in: text, from: place, to: end) {
      if ends(text.span, found, 0..<text.count) { points += 1 }
      place = found + 1
    }
    return points >= fewest && areMore(points, thanStopsOf: text, to: end)
  }

  /// Whether there are fewer 。 in the first `end` bytes than `points`.
  private static func areMore(_ points: Int, thanStopsOf text: [UInt8], to end: Int) -> Bool {
    var (stops, place) = (0, 0)
    while stops < points, let found = ByteSearch.first(0xE3, in: text, from: place, to: end) {
      if found + 2 < text.count, text[found + 1] == 0x80, text[found + 2] == 0x82 { stops += 1 }
      place = found + 1
    }
    return stops < points
  }

  /// The same for the wide point `．`: numbers have it too (`１．`), but no Han character before it.
  static func endWide(sentencesOf text: [UInt8]) -> Bool {
    let end = min(text.count, sample)
    var (points, place) = (0, 0)
    while let found = ByteSearch.first(0xEF, in: text, from: place, to: end) {
      place = found + 3
      guard place <= text.count, text[found + 1] == 0xBC, text[found + 2] == 0x8E else { continue }
      if ends(text.span, found, 0..<text.count, length: 3) { points += 1 }
    }
    return points >= fewest && areMore(points, thanStopsOf: text, to: end)
  }

  /// Whether the point at `place`, of `length` bytes, stands behind a Han character that is no numeral, and before another,
  /// white space or the end of `line`.
  static func ends(_ text: Span<UInt8>, _ place: Int, _ line: Range<Int>, length: Int = 1) -> Bool {
    let next = place + length
    guard place - 3 >= line.lowerBound, (0xE4...0xE9).contains(text[place - 3]),
      next >= line.upperBound || text[next] <= 0x20 || text[next] >= 0xE2,
      let before = TextScalar.read(text, at: place - 3, end: place)
    else { return false }
    return !Numeral.isChinese(before.value)
  }
}
