/// The way a line of text tells characters that a format sets above or below the line: without it ten to the sixth would
/// read 106.
///
///     CO₂  10⁶  m³         by characters that are raised or lowered by themselves
///     x^n  x_i             by a sign before one other character
///     2^(n+k)  x_(max)     by a sign and brackets around several
public enum ScriptWriting: Sendable, Hashable {
  /// By characters of Unicode that are raised or lowered.
  case letters
  /// By a sign before the first character.
  case sign
  /// By a sign and brackets.
  case brackets

  /// The characters of a run that are looked at; a longer one is written with brackets.
  public static let looked = 64

  /// The way `scalars` are written, which have no white space at their ends; `before` is the character before them,
  /// `after` the one behind. Nil for what cannot be read as part of the words beside it and stands as it is: the
  /// reference to a note in brackets, signs, the ending of a number, letters behind letters (`Mᵐᵉ`, `™` as `TM`).
  public init?(_ scalars: [UInt32], isRaised: Bool, before: UInt32?, usesLetters: Bool = true) {
    guard let first = scalars.first, let last = scalars.last else { return nil }
    if Self.standsApart(scalars, first, last) { return nil }
    if let before, Self.isFigure(before), Self.isNumberEnding(scalars) { return nil }
    if isRaised, scalars.count > 1, let before, Self.isLatin(before), scalars.allSatisfy(Self.isLatin) { return nil }
    if usesLetters, scalars.count <= Self.looked,
      scalars.allSatisfy({ ScriptLetter.letter($0, isRaised: isRaised) != nil })
    {
      self = .letters
    } else if scalars.count == 1 || Self.isBracketed(first, last) {
      self = .sign
    } else {
      self = .brackets
    }
  }

  /// Whether characters must be told apart from those beside them in words that are searched: raised ones always, lowered
  /// ones where figures would run together; `CO2` and `PM2.5` are written so.
  public static func isTold(_ scalars: [UInt32], isRaised: Bool, before: UInt32?, after: UInt32?) -> Bool {
    if isRaised { return true }
    let isBehind = scalars.first.map(isFigure) ?? false && before.map(isFigure) ?? false
    return isBehind || scalars.last.map(isFigure) ?? false && after.map(isFigure) ?? false
  }

  /// Whether characters are a mark of a note in brackets, `[1]` `〔1〕`, or signs alone, `*` `①` `™`.
  private static func standsApart(_ scalars: [UInt32], _ first: UInt32, _ last: UInt32) -> Bool {
    switch (first, last) {
    case (0x5B, 0x5D), (0x3014, 0x3015), (0xFF3B, 0xFF3D), (0x3010, 0x3011): return true
    default:
      return scalars.allSatisfy { scalar in
        switch scalar {
        case 0x2A, 0x2020, 0x2021, 0xA7, 0xAA, 0xAE, 0xB0, 0xBA, 0x2122, 0x2460...0x24FF, 0x2776...0x2793: true
        default: false
        }
      }
    }
  }

  /// The endings of ordinal numbers: `1st`, French `1er` `2e` `3ème`, Spanish and Italian `1o` `1a`.
  private static let numberEndings: Set<[UInt32]> = Set(
    ["st", "nd", "rd", "th", "er", "re", "e", "ème", "nde", "o", "a", "os", "as"].map {
      $0.unicodeScalars.map(\.value)
    })

  private static func isNumberEnding(_ scalars: [UInt32]) -> Bool {
    scalars.count <= 3 && numberEndings.contains(scalars)
  }

  private static func isFigure(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  private static func isLatin(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: true
    default: false
    }
  }

  private static func isBracketed(_ first: UInt32, _ last: UInt32) -> Bool {
    (first, last) == (0x28, 0x29) || (first, last) == (0xFF08, 0xFF09)
  }
}

/// Characters that are above or below the line by themselves.
public enum ScriptLetter {
  /// The character that is `scalar` above or below the line (Unicode, Superscripts and Subscripts; Latin-1 Supplement);
  /// nil where there is none that fonts have.
  public static func letter(_ scalar: UInt32, isRaised: Bool) -> UInt32? {
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
