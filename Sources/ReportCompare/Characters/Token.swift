import ReportModel
import TextFacts

/// A piece of a text that a difference never cuts: a character with what combines with it, a word of letters, a figure, a run of white
/// space.
struct Token: Sendable {
  /// The kinds of tokens.
  enum Kind: UInt8, Sendable {
    /// A Han character or another that is a word of its own.
    case character
    /// Letters of Latin, Greek, Cyrillic and other scripts that part words by spaces.
    case word
    /// A number with its point, its separators and a percent sign, or two Chinese numerals and more.
    case figure
    /// Punctuation.
    case mark
    /// White space.
    case space
  }

  /// The first byte, in the text.
  let lower: Int
  /// The byte behind it.
  let upper: Int
  /// The same for tokens of the same bytes, and for no others; CR LF has that of LF.
  let value: UInt64
  /// The kind.
  let kind: Kind
  /// The characters in it that are no white space.
  let characters: Int
}

/// Cuts runs of two texts into tokens whose values can be compared.
struct TokenReader {
  /// The values of tokens of several scalars, counted from here on: no scalar is as high.
  private static let firstOfSeveral: UInt64 = 1 << 32
  private var known: [[UInt8]: UInt64] = [:]

  /// The tokens of a run of the text, in order.
  mutating func tokens(of text: [UInt8], in range: Range<Int>) -> [Token] {
    let range = range.clamped(to: 0..<text.count)
    var found: [Token] = []
    found.reserveCapacity(range.count / 3)
    var place = range.lowerBound
    while place < range.upperBound {
      let run = Self.run(text.span, at: place, in: range)
      let end = max(place + 1, run.end)
      let value: UInt64
      if let scalar = run.scalar {
        value = UInt64(scalar)
      } else {
        let bytes = Array(text[place..<end])
        value = known[bytes] ?? Self.firstOfSeveral + UInt64(known.count)
        known[bytes] = value
      }
      found.append(Token(lower: place, upper: end, value: value, kind: run.kind, characters: run.characters))
      place = end
    }
    return found
  }

  /// A run of bytes that is one token.
  private struct TokenRun {
    var end: Int
    var kind: Token.Kind
    /// Its only scalar; nil where there are several.
    var scalar: UInt32?
    var characters: Int
  }

  /// The token that begins at `place`.
  private static func run(_ text: borrowing Span<UInt8>, at place: Int, in range: Range<Int>) -> TokenRun {
    let end = range.upperBound
    guard let (first, next) = TextScalar.read(text, at: place, end: end) else {
      return TokenRun(end: place + 1, kind: .mark, scalar: nil, characters: 1)
    }
    // The ends of lines are no words: the texts of two systems have the same ones.
    if first == 0x0D, next < end, text[next] == 0x0A {
      return TokenRun(end: next + 1, kind: .space, scalar: 0x0A, characters: 0)
    }
    let isSign = FigureMarks.isSign(first, text, at: place, then: next, in: range)
    let kind = isSign ? .digit : TokenClass.of(first)
    var run = TokenRun(
      end: next, kind: .character, scalar: first, characters: kind == .space || kind == .lineEnd ? 0 : 1)
    var last = kind
    while let (scalar, after) = TextScalar.read(text, at: run.end, end: end) {
      let goesOn = TokenClass.of(scalar)
      guard last.goes(onTo: goesOn, from: kind, text, at: run.end, then: after, end: end) else { break }
      run.scalar = nil
      if goesOn != .space, goesOn != .combining { run.characters += 1 }
      run.end = after
      last = goesOn == .combining ? last : goesOn
    }
    run.kind = kind.kind(isSingle: run.characters < 2)
    return run
  }
}
