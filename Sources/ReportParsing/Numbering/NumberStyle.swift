/// A way of numbering headings. Full- and half-width forms of the same style are one style: reports mix them.
///
/// In the order the norms nest them: the parts of books and of laws (after the legislative drafting rules of several
/// countries), then the levels of GB/T 9704-2012 clause 7.3.3 (`一、` `（一）` `1.` `（1）`), then those that stand inside
/// them. The order is where nesting starts from; how styles nest in a document decides (`StyleOrder`).
enum NumberStyle: UInt8, CaseIterable {
  /// 卷 册 部, Volume; 编 篇, Part; 部分; Book; 分编; 单元, Title; 章 回, Chapter; 节, Section; 款; 目; 条, Article.
  case volume, part, portion, book, subpart, title, chapter, section, division, item, article
  /// A Section that stands below an Article (constitutions and rules of the American tradition).
  case clause
  /// `I.`, `甲、`, `壹、`.
  case roman, stem, formal
  /// `一、`, `【一】`, `（一）`, `1`.
  case hanPause, hanSquare, hanBracket, decimal1
  /// A noun with a numeral: `任务一：`, `Step 2`; three, for one noun may stand below another (議題, 問題).
  case noun1, noun2, noun3
  case decimal2, decimal3, decimal4, decimal5
  case arabicPoint, arabicBracket, circled, letter, ordinal, enumeration

  /// The parts of a law or a book, named with their number (第三章, Chapter 3), 部分 aside.
  var isLegal: Bool { rawValue <= NumberStyle.clause.rawValue && self != .portion }

  /// Whether the number names a unit of the text.
  var namesUnit: Bool { rawValue <= NumberStyle.clause.rawValue }

  /// Whether it is a noun with a numeral.
  var isNoun: Bool { self == .noun1 || self == .noun2 || self == .noun3 }

  /// Decimal numbering after GB/T 1.1: `1.1`, `1.1.1`; the whole number is written at each level.
  var isDecimal: Bool {
    self == .decimal1 || self == .decimal2 || self == .decimal3 || self == .decimal4 || self == .decimal5
  }

  /// Whether one line with such a number is a heading by itself. The others occur too often at the start of a line
  /// that is none, and need a neighbour in their sequence.
  var standsAlone: Bool {
    switch self {
    case .hanPause, .hanSquare, .hanBracket: true
    case let style: style.namesUnit && style != .division
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
  /// More facts about the number.
  var traits: NumberTraits = []
  /// The value of the component before the last of a decimal number (2 of `2.1`), a letter counted from 1; 0 for none.
  var above = 0
  /// A hash of the noun of a noun with a numeral, by which the members of its series are found; 0 for none.
  var noun: UInt32 = 0

  /// Whether the text of the unit may begin on its line, so that the number alone may be its heading (第三条).
  var holdsText: Bool {
    style == .article || style == .clause || (style == .section && traits.contains(.isWestern))
  }
}

/// Facts about a number, and about the line that begins with it, that speak for or against a heading.
struct NumberTraits: OptionSet, Equatable {
  let rawValue: UInt8
  /// The form occurs in running text too: only a series makes it a number (`一 概况`, `任务一：`, `甲、`).
  static let needsSeries = NumberTraits(rawValue: 1 << 0)
  /// It is written with a western word (`Chapter 3`).
  static let isWestern = NumberTraits(rawValue: 1 << 1)
  /// The heading is the whole line, and no full stop ends it.
  static let isWholeLine = NumberTraits(rawValue: 1 << 2)
  /// The heading is the whole line, and a full stop ends it: it reads as a sentence.
  static let isSentence = NumberTraits(rawValue: 1 << 3)
  /// A mark stands before the number (`★一、`).
  static let isMarkedOut = NumberTraits(rawValue: 1 << 4)
  /// The title stands apart from the text: in brackets, before a wide gap, on a line of its own above or below.
  static let isSetOff = NumberTraits(rawValue: 1 << 5)
  /// The number is a letter of the alphabet, or has one: `A.`, `A.1`.
  static let hasLetter = NumberTraits(rawValue: 1 << 6)
  /// Its type, and no mark of the format, shows that it is a heading.
  static let isTypographic = NumberTraits(rawValue: 1 << 7)
}
