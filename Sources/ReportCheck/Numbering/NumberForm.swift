import ReportModel
import TextFacts

/// The written form of a number.
struct NumberForm: Hashable {
  /// The form that all numbers of one sequence share. Full- and half-width punctuation are the same style.
  enum SequenceStyle: Hashable {
    /// `一、`
    case hanPause
    /// `（一）`, `㈠`
    case hanBracket
    /// `1.`
    case arabicPoint
    /// `（1）`, `1)`, `⑴`
    case arabicBracket
    /// `①`
    case circled
    /// `A.`, `b)`: the letter case counts.
    case letter(isCapital: Bool)
    /// `IV.`, `Ⅳ`
    case roman
    /// `1.2.3`, `A.1`: the components before the last.
    case decimal(prefix: String)
    /// `一是`, `一要`: the character after the numeral.
    case enumeration(UInt32)
    /// 第三章, 第二，, 附件1, `Chapter IV`: the words around the numeral.
    case worded(before: String, after: String)

    /// The four levels of GB/T 9704-2012, 7.3.3, from 0; nil for the rest.
    var level: Int? {
      switch self {
      case .hanPause: 0
      case .hanBracket: 1
      case .arabicPoint: 2
      case .arabicBracket: 3
      case .circled, .letter, .roman, .decimal, .enumeration, .worded: nil
      }
    }

    /// Whether numbers of this style may count on through the sections above them, as the articles of a law do.
    var countsThrough: Bool {
      switch self {
      case .hanPause, .arabicPoint: true
      case .worded: !isOrdinal
      case .hanBracket, .arabicBracket, .circled, .letter, .roman, .decimal, .enumeration: false
      }
    }

    /// Whether they count the items of a paragraph: 一是, 第一，.
    var isInText: Bool {
      if case .enumeration = self { return true }
      return isOrdinal
    }

    /// Whether a number says what stands above it, so that its series goes on wherever it stands: `2.2` after `2.1`.
    var namesItsPlace: Bool {
      if case .decimal = self { return true }
      return false
    }

    /// 第一，
    var isOrdinal: Bool { self == .worded(before: "第", after: "") }

    /// Whether a number of this style is hardly anything but one of a series, wherever it stands.
    var isUnmistakable: Bool {
      switch self {
      case .hanPause, .hanBracket, .arabicBracket, .enumeration: true
      case .worded: isOrdinal
      case .arabicPoint, .circled, .letter, .roman, .decimal: false
      }
    }
  }

  var style: SequenceStyle
  /// The punctuation before the number and after it, as written; empty where there is none.
  var opening: String
  var closing: String

  /// The number with its punctuation.
  func written(_ number: String) -> String { opening + number + closing }
}

/// A number as a report writes it.
struct SeriesNumber {
  var form: NumberForm
  var value: Int
  /// As written, without punctuation.
  var words: String
  /// Whether it was put in later (第二十一条之一, 第二条の二) and stands beside the number it repeats.
  var isInserted = false
  private var numerals: NumeralSystem
  private static let longest = 64

  /// The number at `range` of a text, whose opening punctuation begins at `start`; nil where it cannot be counted.
  init?(_ range: TextRange, from start: TextOffset, in report: Report) {
    guard range.count <= Self.longest, range.lower.bytes - start.bytes <= Self.longest else { return nil }
    let words = report.words(in: range)
    let opening = start < range.lower ? report.words(in: TextRange(start, range.lower)) : ""
    self.init(words, opening: opening, closing: Self.mark(after: range.upper, in: report))
  }

  private init?(_ words: String, opening: String, closing: String) {
    let isBracketed = ["（", "("].contains(opening) || closing == "）" || closing == ")"
    guard let read = NumberWords(words, isBracketed: isBracketed) else { return nil }
    self.words = read.words
    (value, isInserted, numerals) = (read.value, read.isInserted, read.numerals)
    let hasMarks =
      switch read.style {
      case .hanPause, .hanBracket, .arabicPoint, .arabicBracket, .letter, .roman: true
      case .circled, .decimal, .enumeration, .worded: false
      }
    form = NumberForm(style: read.style, opening: hasMarks ? opening : "", closing: hasMarks ? closing : "")
  }

  /// `value` in the numerals of this number, with its punctuation.
  func written(_ value: Int) -> String {
    let digits = numerals.written(value)
    switch form.style {
    case .worded(let before, let after):
      let space = before.utf8.last.map { $0 < 0x80 } == true ? " " : ""
      return before + space + digits + after
    case .decimal(let prefix): return prefix + digits
    case .enumeration(let marker): return digits + (Unicode.Scalar(marker).map { String(Character($0)) } ?? "")
    case .hanPause, .hanBracket, .arabicPoint, .arabicBracket, .circled, .letter, .roman: return form.written(digits)
    }
  }

  /// `value` in the numerals of this number, without anything around.
  func digits(_ value: Int) -> String { numerals.written(value) }

  /// The same number read as a letter, where it is one letter: `I.` after `H.`.
  var asLetter: SeriesNumber? {
    guard numerals == .roman, words.utf8.count == 1, let letter = words.utf8.first else { return nil }
    var number = self
    number.numerals = .letter(isCapital: true)
    number.form.style = .letter(isCapital: true)
    number.value = Int(letter) - 0x40
    return number
  }

  /// The number with its punctuation, as the report has it.
  var written: String { form.written(words) }

  /// The punctuation right after a number; empty where a blank or a word follows.
  private static func mark(after place: TextOffset, in report: Report) -> String {
    let rest = report.text[min(place.bytes, report.text.count)...].prefix(4)
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else { return "" }
    return ["、", ".", "．", "）", ")"].contains(scalar) ? String(Character(scalar)) : ""
  }
}
