/// A way of numbering headings. Full- and half-width forms of the same style are one style: reports mix them.
///
/// In the order the norms nest them: the parts of a law after the legislative drafting rules, then the levels of
/// GB/T 9704-2012 clause 7.3.3 (`一、` `（一）` `1.` `（1）`), then those that stand inside them. The order is where
/// nesting starts from; how styles nest in a document decides (`StyleOrder`).
enum NumberStyle: UInt8, CaseIterable {
  case part, subpart, chapter, section, division, article
  case portion, roman
  case hanPause, hanBracket
  case decimal1, arabicPoint, decimal2, decimal3, decimal4, decimal5
  case arabicBracket, circled, letter, ordinal, enumeration

  /// 编, 分编, 章, 节, 款 and 条 of a law.
  var isLegal: Bool { rawValue <= NumberStyle.article.rawValue }

  /// Decimal numbering after GB/T 1.1: `1.1`, `1.1.1`; the whole number is written at each level.
  var isDecimal: Bool {
    switch self {
    case .decimal1, .decimal2, .decimal3, .decimal4, .decimal5: true
    default: false
    }
  }

  /// Whether one line with such a number is a heading by itself. The others occur too often at the start of a line
  /// that is none, and need a neighbour in their sequence.
  var standsAlone: Bool {
    switch self {
    case .part, .subpart, .chapter, .section, .article, .portion, .hanPause, .hanBracket: true
    default: false
    }
  }

  /// The style of decimal numbers of `components`.
  static func decimal(components: Int) -> NumberStyle {
    switch components {
    case ...1: .decimal1
    case 2: .decimal2
    case 3: .decimal3
    case 4: .decimal4
    default: .decimal5
    }
  }
}

/// A number found at the start of a line.
struct NumberMark: Equatable {
  var style: NumberStyle
  /// The value; of a decimal number that of its last component.
  var value: Int
  /// The first byte, an opening bracket included.
  var start: Int
  /// The number without its punctuation.
  var number: Range<Int>
  /// The byte after the number, its punctuation and white space: where the title starts.
  var titleStart: Int
}
