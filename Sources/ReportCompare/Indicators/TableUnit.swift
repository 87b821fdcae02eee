import ReportModel
import ReportTerms
import TextFacts

/// Units as tables tell them.
enum TableUnit {
  /// Whether words are a unit and nothing else: `亿元`, `%`, `万人次`.
  static func isUnit(_ words: String) -> Bool {
    let bytes = Array(parted(words, isNamed: false).unit.utf8)
    return !bytes.isEmpty && Units.end(bytes.span, at: 0, end: bytes.count) == bytes.count
  }

  /// A unit without its magnitude, and that as a factor: 亿元 is 元 a hundred million times.
  static func parted(_ words: String, isNamed: Bool = true) -> (unit: String, factor: Double) {
    var (rest, factor) = (words[...], 1.0)
    while let first = rest.unicodeScalars.first, let value = magnitudes[first], rest.unicodeScalars.count > 1,
      !["百分点", "千瓦", "千米", "千克", "千伏", "千瓦时"].contains(where: rest.hasPrefix)
    {
      factor *= value
      rest = rest.dropFirst()
    }
    let unit = String(rest)
    return (isNamed ? IndicatorWords.sameUnits[unit] ?? unit : unit, factor)
  }

  /// The unit that words tell of a table, `单位：万元`; of several (`单位：亿元、%`) the first. Nil where they tell none.
  static func told(_ words: String) -> String? {
    guard let place = words.range(ofFirst: "单位") else { return nil }
    let rest = words[place.upperBound...].drop { $0 == ":" || $0 == "：" || $0.isWhitespace }
    guard rest.startIndex > place.upperBound else { return nil }
    let unit = String(rest.prefix { !"、，,；;）)/ \n|".contains($0) })
    return isUnit(unit) ? unit : nil
  }

  /// The unit that the two lines above a table tell; empty where they tell none.
  static func above(_ place: TextOffset, in report: Report) -> String {
    let end = min(place.bytes, report.text.count)
    let lines = report.text[max(0, end - 400)..<end].split(separator: 0x0A).suffix(2)
    return lines.reversed().lazy.compactMap { told(String(decoding: $0, as: UTF8.self)) }.first ?? ""
  }

  private static let magnitudes: [Unicode.Scalar: Double] = ["百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000]
}

extension String {
  /// The words without the white space around them.
  var trimmingSpaces: String {
    let head = drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }

  /// The first place of some words.
  func range(ofFirst words: String) -> Range<String.Index>? {
    indices.lazy.first { self[$0...].hasPrefix(words) }.map { $0..<index($0, offsetBy: words.count) }
  }
}
