import ReportModel
import TextFacts

/// The reading of characters (ruby), drawn behind the last of them as a page without ruby shows it, `淤（yū）泥（ní）` (HTML,
/// 4.5.12, `rp`). It is no part of the text, which is searched and copied without it.
public struct CharacterReading: Sendable, Hashable {
  /// The byte after the last character that it is of.
  public var end: Int
  /// The reading between its brackets, in UTF-8.
  var sign: [UInt8]

  /// Bytes of the longest that is drawn: more is no reading.
  private static let widest = 60

  /// The readings that `spans` of a report tell, by their places.
  static func readings(of spans: ArraySlice<InlineSpan>, in report: Report) -> [CharacterReading] {
    var readings: [CharacterReading] = []
    for span in spans {
      guard let words = report.reading(of: span), !words.isEmpty, words.utf8.count <= widest,
        readings.last.map({ $0.end < span.range.upper.bytes }) ?? true
      else { continue }
      readings.append(CharacterReading(end: span.range.upper.bytes, sign: Array("（\(VisibleText.line(words))）".utf8)))
    }
    return readings
  }
}
