import ReportModel
import TextFacts
import TextFolding

/// An occurrence with what stands before and after it, as ranges of the report's text: a line of a concordance.
public struct ConcordanceLine: Sendable, Hashable {
  /// The text before the term, up to its first byte.
  public let left: TextRange
  /// The occurrence.
  public let term: TextRange
  /// The text after it.
  public let right: TextRange

  /// The line around `term`, with at most so many characters before and after it, none from outside `bounds` (the
  /// report where nothing else is said). No character is torn from the marks that belong to it.
  public init(around term: TextRange, in text: [UInt8], before: Int, after: Int, within bounds: TextRange? = nil) {
    let whole = (bounds ?? TextRange(0, text.count)).bytes.clamped(to: 0..<text.count)
    let own = term.bytes.clamped(to: 0..<text.count)
    var lower = own.lowerBound
    var upper = own.upperBound
    text.withUnsafeBufferPointer { text in
      var left = before
      while left > 0, lower > whole.lowerBound {
        lower = Self.characterStart(text, before: lower)
        left -= 1
      }
      lower = max(lower, min(whole.lowerBound, own.lowerBound))
      if lower > whole.lowerBound {
        while lower < own.lowerBound, Self.belongsToBefore(text, lower) { lower += UTF8Step(text, at: lower).count }
      }
      var right = after
      let end = max(own.upperBound, min(whole.upperBound, text.count))
      while upper < end, right > 0 || Self.belongsToBefore(text, upper), right > -Self.mostMarks {
        upper = min(end, upper + UTF8Step(text, at: upper).count)
        right -= 1
      }
    }
    self.term = TextRange(own.lowerBound, own.upperBound)
    left = TextRange(lower, own.lowerBound)
    right = TextRange(own.upperBound, upper)
  }

  /// Marks over the last character that are taken along.
  private static let mostMarks = 8

  /// The first byte of the character that ends at `place`, which is not 0.
  static func characterStart(_ text: UnsafeBufferPointer<UInt8>, before place: Int) -> Int {
    text.span.scalarStart(atOrBefore: place - 1, from: max(0, place - 4))
  }

  /// Whether the character at `place` is a mark on the one before it.
  private static func belongsToBefore(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    // Below the combining marks, and among Han, nothing does.
    guard text[place] >= 0xCC, !(0xE4...0xE9).contains(text[place]) else { return false }
    return Unicode.Scalar(UTF8Step(text, at: place).value)?.properties.isGraphemeExtend ?? false
  }
}

/// Runs of a report's text as they stand in one line of a list: white space with a line end in it is one space, and what
/// a terminal would obey or would not show is shown.
public enum ContextWords {
  /// The words of `range`.
  public static func string(_ range: TextRange, in text: [UInt8]) -> String {
    string(String(decoding: text[range.bytes.clamped(to: 0..<text.count)], as: UTF8.self))
  }

  /// `words` in one line.
  public static func string(_ words: String) -> String {
    var out = String.UnicodeScalarView()
    var space = String.UnicodeScalarView()
    var hasLineEnd = false
    for scalar in words.unicodeScalars {
      if isLineEnd(scalar) || scalar == "\t" || (scalar.value >= 0x20 && WhiteSpace.contains(scalar.value)) {
        hasLineEnd = hasLineEnd || isLineEnd(scalar)
        space.append(scalar == "\t" ? " " : scalar)
        continue
      }
      append(&space, &hasLineEnd, to: &out)
      out.append(scalar)
    }
    append(&space, &hasLineEnd, to: &out)
    return VisibleText.line(String(out))
  }

  private static func append(
    _ space: inout String.UnicodeScalarView, _ hasLineEnd: inout Bool, to out: inout String.UnicodeScalarView
  ) {
    guard !space.isEmpty else { return }
    if hasLineEnd { out.append(" ") } else { out.append(contentsOf: space) }
    space = String.UnicodeScalarView()
    hasLineEnd = false
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
