import ReportModel
import TextFacts

/// The words of a number, read: `三`, `第二十一条之一`, `1.2.3`, `附件1`, `Chapter IV`.
struct NumberWords: Equatable {
  var style: NumberForm.SequenceStyle
  var value: Int
  var numerals: NumeralSystem
  /// The words, without white space between East Asian characters.
  var words: String
  var isInserted = false

  /// Reads words that stand in brackets or not; nil where they hold no number that can be counted.
  init?(_ words: String, isBracketed: Bool) {
    self.words = words.utf8.contains { (0x41...0x7A).contains($0) } ? words : words.split(separator: " ").joined()
    let scalars = Array(self.words.unicodeScalars)
    // The last word where words part them: `Chapter IV`.
    let start = scalars.lastIndex(of: " ").map { $0 + 1 } ?? 0
    guard let (place, read) = Self.numeral(scalars, from: start) else { return nil }
    (value, numerals) = (read.value, read.numerals)
    let before = String(String.UnicodeScalarView(scalars[..<place])).trimming()
    var rest = scalars[(place + read.length)...]
    if let point = rest.first, point == "." || point == "．" {
      guard let decimal = Self.decimal(scalars) else { return nil }
      (style, value, numerals) = (.decimal(prefix: decimal.prefix), decimal.value, .arabic)
      return
    }
    if let later = rest.firstIndex(where: { $0 == "之" || $0 == "の" }) {
      isInserted = true
      rest = rest[..<later]
    }
    guard before.isEmpty else {
      // 附件2-1 counts in two steps.
      guard !rest.contains(where: { $0.properties.numericType != nil }) else { return nil }
      style = .worded(before: before, after: String(String.UnicodeScalarView(rest.prefix(3))))
      return
    }
    guard let bare = Self.bare(numerals, rest, isBracketed: isBracketed) else { return nil }
    style = bare
  }

  /// The first numeral at or after `start`, and where it begins.
  private static func numeral(
    _ scalars: [Unicode.Scalar], from start: Int
  ) -> (place: Int, read: (numerals: NumeralSystem, value: Int, length: Int))? {
    for place in start..<max(start, scalars.count) {
      // The end of a word is no letter that counts.
      if place > start, scalars[place].properties.isAlphabetic, scalars[place].isASCII { continue }
      if let read = NumeralSystem.read(scalars[place...]) { return (place, read) }
      // Letters are a numeral only at the start, before a point.
      if place == start, scalars[place].isASCII, place + 1 < scalars.count, scalars[place + 1] == ".",
        let read = NumeralSystem.read(scalars[place...place])
      {
        return (place, read)
      }
    }
    return nil
  }

  /// The style of a number with nothing before its numeral.
  private static func bare(
    _ numerals: NumeralSystem, _ rest: ArraySlice<Unicode.Scalar>, isBracketed: Bool
  ) -> NumberForm.SequenceStyle? {
    guard let last = rest.last else {
      switch numerals {
      case .han, .financial: return isBracketed ? .hanBracket : .hanPause
      case .arabic: return isBracketed ? .arabicBracket : .arabicPoint
      case .letter(let isCapital): return .letter(isCapital: isCapital)
      case .roman: return .roman
      case .english: return nil
      case .sign(0x2474): return .arabicBracket
      case .sign(0x2488): return .arabicPoint
      case .sign(0x3220): return .hanBracket
      case .sign(0x2160): return .roman
      case .sign: return .circled
      }
    }
    guard numerals == .han, rest.count == 1, last == "是" || last == "要" else {
      return rest.contains { $0.properties.numericType != nil }
        ? nil : .worded(before: "", after: String(String.UnicodeScalarView(rest.prefix(3))))
    }
    return .enumeration(last.value)
  }

  /// `1.2.3`, `A.1`: the components before the last with their points, and the last.
  private static func decimal(_ scalars: [Unicode.Scalar]) -> (prefix: String, value: Int)? {
    let components = scalars.split { $0 == "." || $0 == "．" }.map { NumeralSystem.read($0) }
    guard components.count > 1, case .some(let last) = components.last, let last, last.numerals == .arabic else {
      return nil
    }
    var prefix = ""
    for component in components.dropLast() {
      guard let component else { return nil }
      prefix += component.numerals.written(component.value) + "."
    }
    return (prefix, last.value)
  }
}
