import ReportModel

/// The written form of a section's number.
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
    /// 章, 节, 条 …: the number's last character.
    case legal(UInt32)
    /// `1.2.3`: the components before the last.
    case decimal(prefix: [Int])
    /// `一是`, `一要`: the character after the numeral.
    case enumeration(UInt32)

    /// The four levels of GB/T 9704-2012, 7.3.3, from 0; nil for the rest.
    var level: Int? {
      switch self {
      case .hanPause: 0
      case .hanBracket: 1
      case .arabicPoint: 2
      case .arabicBracket: 3
      default: nil
      }
    }

    /// Whether numbers of this style may count on through the sections above them, as the articles of a law do.
    var countsThrough: Bool {
      switch self {
      case .legal, .hanPause, .arabicPoint: true
      default: false
      }
    }

    /// Whether numerals are Chinese.
    var isHan: Bool {
      switch self {
      case .hanPause, .hanBracket, .legal, .enumeration: true
      default: false
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

/// A section's number, read.
struct SectionNumber {
  var form: NumberForm
  var value: Int
  /// As written, without punctuation.
  var words: String
  /// Whether it was put in later (第二十一条之一) and stands beside the number it repeats.
  var isInserted = false

  /// The number of a section; nil where it has none that can be counted.
  init?(_ index: SectionIndex, in report: Report) {
    let section = report[index]
    guard section.kind == .numbered, !section.number.isEmpty else { return nil }
    words = report.number(of: index).split(separator: " ").joined()
    let scalars = Array(words.unicodeScalars.map(\.value))
    let bytes = Array(words.utf8)
    let opening = report.words(in: TextRange(section.heading.lower, section.number.lower))
    let closing = Self.mark(after: section.number.upper, in: report)
    guard
      let (style, value) = Self.read(scalars, bytes, isBracketed: !opening.isEmpty || closing == "）" || closing == ")")
    else { return nil }
    isInserted = scalars.contains(0x4E4B)
    self.value = value
    let hasMark = style.level != nil
    form = NumberForm(style: style, opening: hasMark ? opening : "", closing: hasMark ? closing : "")
  }

  /// `value` in the numerals of this number, with its punctuation.
  func written(_ value: Int) -> String {
    let numeral = form.style.isHan && !words.utf8.contains { (0x30...0x39).contains($0) }
    let digits = numeral ? Numeral.chinese(value) : String(value)
    switch form.style {
    case .legal(let unit): return "第\(digits)\(Unicode.Scalar(unit).map { String(Character($0)) } ?? "")"
    case .decimal(let prefix): return (prefix + [value]).map(String.init).joined(separator: ".")
    case .enumeration(let marker): return digits + (Unicode.Scalar(marker).map { String(Character($0)) } ?? "")
    default: return form.written(digits)
    }
  }

  /// The number with its punctuation, as the report has it.
  var written: String { form.written(words) }

  private static func read(
    _ scalars: [UInt32], _ bytes: [UInt8], isBracketed: Bool
  ) -> (style: NumberForm.SequenceStyle, value: Int)? {
    guard let first = scalars.first, let last = scalars.last else { return nil }
    switch first {
    case 0x2460...0x2473: return (.circled, Int(first) - 0x245F)
    case 0x2474...0x2487: return (.arabicBracket, Int(first) - 0x2473)
    case 0x2488...0x249B: return (.arabicPoint, Int(first) - 0x2487)
    case 0x3220...0x3229: return (.hanBracket, Int(first) - 0x321F)
    case 0x7B2C:
      guard let read = Numeral.read(bytes, at: 3, end: bytes.count) else { return nil }
      let unit = String(decoding: bytes[read.end...], as: UTF8.self).unicodeScalars.first?.value
      return (.legal(unit ?? 0), read.value)
    default: break
    }
    if let read = Numeral.readArabic(bytes, at: 0, end: bytes.count) {
      guard read.end < bytes.count else { return (isBracketed ? .arabicBracket : .arabicPoint, read.value) }
      let components = String(decoding: bytes, as: UTF8.self).split(separator: ".").compactMap { Int($0) }
      guard let value = components.last, components.count > 1 else { return nil }
      return (.decimal(prefix: components.dropLast()), value)
    }
    guard let read = Numeral.readChinese(bytes, at: 0, end: bytes.count) else { return nil }
    if read.end == bytes.count { return (isBracketed ? .hanBracket : .hanPause, read.value) }
    return [0x662F, 0x8981].contains(last) ? (.enumeration(last), read.value) : nil
  }

  /// The punctuation right after a number; empty where a blank or a word follows.
  private static func mark(after place: TextOffset, in report: Report) -> String {
    let rest = report.text[min(place.bytes, report.text.count)...].prefix(4)
    guard let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first else { return "" }
    return ["、", ".", "．", "）", ")"].contains(scalar) ? String(Character(scalar)) : ""
  }
}
