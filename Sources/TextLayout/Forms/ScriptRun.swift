import ReportModel
import TextFacts

/// Characters that a format sets above or below the line, and the way a terminal, which has one line, tells them from
/// those beside them: without it ten to the sixth would read 106.
///
///     CO₂  10⁶  m³         by characters that are raised or lowered by themselves
///     x^n  x_i             by a sign before one other character
///     2^(n+k)  x_(max)     by a sign and brackets around several
///
/// The signs are drawn with the characters that they stand at, and no bytes of the text.
public struct ScriptRun: Sendable, Hashable {
  /// The ways of writing.
  public enum Writing: Sendable, Hashable {
    /// By characters of Unicode that are raised or lowered.
    case letters
    /// By a sign before the first character.
    case sign
    /// By a sign and brackets.
    case brackets
  }

  /// The bytes, beginning with the first that is shown.
  public let range: TextRange
  /// Whether they stand above the line rather than below it.
  public let isRaised: Bool
  /// The way they are written.
  public let writing: Writing

  /// The characters of a run that are looked at; a longer one is written with brackets.
  private static let looked = 64

  /// The runs among `spans`, which begin in one paragraph; `hidden` are the runs of it that are not shown, in order.
  /// `usesLetters` says whether characters may be written by those of Unicode.
  static func runs(
    _ report: Report, _ spans: ArraySlice<InlineSpan>, hidden: [InlineSpan], usesLetters: Bool
  ) -> [ScriptRun] {
    var runs: [ScriptRun] = []
    for span in spans where span.kind == .superscript || span.kind == .subscript {
      guard span.range.lower >= runs.last?.range.upper ?? .start else { continue }
      if let run = ScriptRun(report, span, hidden: hidden, usesLetters: usesLetters) { runs.append(run) }
    }
    return runs
  }

  /// Nil for what cannot be read as part of the words beside it: the reference to a note in brackets, signs, the ending
  /// of an ordinal number.
  private init?(_ report: Report, _ span: InlineSpan, hidden: [InlineSpan], usesLetters: Bool) {
    var scalars: [UInt32] = []
    var place = span.range.lower.bytes
    let end = min(span.range.upper.bytes, report.text.count)
    var start: Int?
    var upper = place
    var next = hidden.partitionPoint { $0.range.upper.bytes <= place }
    while place < end, scalars.count <= Self.looked {
      if next < hidden.count, hidden[next].range.lower.bytes <= place {
        if let scalar = hidden[next].scalar {
          scalars.append(scalar.value)
          start = start ?? place
          upper = hidden[next].range.upper.bytes
        }
        place = max(place + 1, hidden[next].range.upper.bytes)
        next += 1
        continue
      }
      guard let (scalar, after) = TextScalar.read(report.text.span, at: place, end: end) else { break }
      if start != nil || scalar > 0x20 {
        start = start ?? place
        scalars.append(scalar)
        if scalar > 0x20 { upper = after }
      }
      place = after
    }
    if scalars.count > Self.looked { upper = end }
    while let last = scalars.last, last <= 0x20 { scalars.removeLast() }
    guard let start, let first = scalars.first, let last = scalars.last else { return nil }
    if Self.standsApart(scalars, first, last) { return nil }
    if Self.isOrdinalEnding(scalars), start > 0, (0x30...0x39).contains(report.text[Self.before(span, hidden)]) {
      return nil
    }
    isRaised = span.kind == .superscript
    range = TextRange(start, upper)
    let isRaised = isRaised
    if usesLetters, scalars.count <= Self.looked, scalars.allSatisfy({ Self.letter($0, isRaised) != nil }) {
      writing = .letters
    } else if scalars.count == 1 || Self.isBracketed(first, last) {
      writing = .sign
    } else {
      writing = .brackets
    }
  }

  /// The byte before the mark-up of a span.
  private static func before(_ span: InlineSpan, _ hidden: [InlineSpan]) -> Int {
    var place = span.range.lower.bytes
    var next = hidden.partitionPoint { $0.range.lower.bytes < place }
    while next > 0, hidden[next - 1].range.upper.bytes >= place {
      place = hidden[next - 1].range.lower.bytes
      next -= 1
    }
    return max(0, place - 1)
  }

  /// Whether characters are a mark of a note in brackets, `[1]` `〔1〕`, or signs alone, `*` `①` `™`.
  private static func standsApart(_ scalars: [UInt32], _ first: UInt32, _ last: UInt32) -> Bool {
    switch (first, last) {
    case (0x5B, 0x5D), (0x3014, 0x3015), (0xFF3B, 0xFF3D), (0x3010, 0x3011): return true
    default:
      return scalars.allSatisfy { scalar in
        switch scalar {
        case 0x2A, 0x2020, 0x2021, 0xA7, 0xAE, 0xB0, 0x2122, 0x2460...0x24FF, 0x2776...0x2793: true
        default: false
        }
      }
    }
  }

  /// `st` `nd` `rd` `th`
  private static func isOrdinalEnding(_ scalars: [UInt32]) -> Bool {
    guard scalars.count == 2 else { return false }
    return [[0x73, 0x74], [0x6E, 0x64], [0x72, 0x64], [0x74, 0x68]].contains(scalars)
  }

  private static func isBracketed(_ first: UInt32, _ last: UInt32) -> Bool {
    (first, last) == (0x28, 0x29) || (first, last) == (0xFF08, 0xFF09)
  }

  // MARK: Characters

  /// The sign before the characters: `^`, or `_`.
  var sign: UInt32 { isRaised ? 0x5E : 0x5F }

  /// The character that is `scalar` above or below the line (Unicode, Superscripts and Subscripts; Latin-1 Supplement);
  /// nil where there is none that fonts have.
  static func letter(_ scalar: UInt32, _ isRaised: Bool) -> UInt32? {
    switch scalar {
    case 0x31 where isRaised: 0xB9
    case 0x32, 0x33: isRaised ? scalar + 0x80 : scalar + 0x2050
    case 0x30...0x39: scalar + (isRaised ? 0x2040 : 0x2050)
    case 0x2B: isRaised ? 0x207A : 0x208A
    case 0x2D, 0x2212: isRaised ? 0x207B : 0x208B
    case 0x6E where isRaised: 0x207F
    default: nil
    }
  }
}

/// The signs that are drawn at a character which stands above or below the line.
struct ScriptSigns {
  /// The sign before it, 0 for none; whether a bracket stands between the two.
  var sign: UInt32 = 0
  var opens = false
  /// Whether a bracket stands behind it.
  var closes = false

  static let none = ScriptSigns()

  /// Columns of the signs, which are all of ASCII.
  var width: Int { (sign == 0 ? 0 : 1) + (opens ? 1 : 0) + (closes ? 1 : 0) }
}
