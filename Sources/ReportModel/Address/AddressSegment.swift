/// The part of an address that one section adds.
struct AddressSegment {
  /// As written, with the brackets of its style; nil for a section without number.
  let written: String?
  /// The number's words.
  private let number: [UInt8]
  /// The text to compare: numerals in Chinese, no brackets and no points. Made when asked for: printing needs none.
  var key: [UInt8] { Self.folded(number) }
  /// Whether it is a part, chapter, article … of a law, named without those above it.
  let isLegal: Bool
  /// Whether the number holds those above it (`1.2.1`).
  let isWholeNumber: Bool

  init(_ report: Report, _ section: Section) {
    guard !section.number.isEmpty else {
      (self.written, self.number, isLegal, isWholeNumber) = (nil, [], false, false)
      return
    }
    let written = report.text[section.number.bytes.clamped(to: 0..<report.text.count)]
    // Hardly any number is spaced out: it is as it stands.
    let isPlain = !Words.mayHoldSpace(written)
    let number =
      isPlain
      ? String(decoding: written, as: UTF8.self)
      : report.words(in: section.number).split(separator: " ").joined()
    let bytes = isPlain ? Array(written) : Array(number.utf8)
    isLegal = bytes.starts(with: Self.ordinal)
    isWholeNumber = bytes.contains(0x2E)
    self.number = bytes
    if section.heading.lower < section.number.lower {
      self.written = "（\(number)）"
    } else if Self.closesBracket(report.text, section.number.upper.bytes) {
      self.written = "\(number)）"
    } else {
      self.written = number
    }
  }

  /// Whether the section is an article, 第…条 or 條, 之一 after it or not.
  static func isArticle(_ report: Report, _ section: Section) -> Bool {
    let number = report.text[section.number.bytes.clamped(to: 0..<report.text.count)]
    guard number.starts(with: ordinal) else { return false }
    let units = [Array("条".utf8), Array("條".utf8)]
    return number.indices.contains { place in units.contains { number[place...].starts(with: $0) } }
  }

  /// `bytes` with numerals in Chinese and without brackets, points and pauses.
  static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var key: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if let arabic = Numeral.readArabic(bytes, at: place, end: bytes.count) {
        key += Array(Numeral.chinese(arabic.value).utf8)
        place = arabic.end
        continue
      }
      let length = bytes[place] < 0x80 ? 1 : (bytes[place] < 0xE0 ? 2 : (bytes[place] < 0xF0 ? 3 : 4))
      let scalar = bytes[place..<min(bytes.count, place + length)]
      if !dropped.contains(where: { scalar.elementsEqual($0) }) { key += scalar }
      place += length
    }
    return key
  }

  private static let ordinal = Array("第".utf8)
  private static let dropped = ["（", "）", "(", ")", ".", "．", "、", "，", ",", " "].map { Array($0.utf8) }

  private static func closesBracket(_ text: [UInt8], _ place: Int) -> Bool {
    guard place < text.count else { return false }
    return text[place] == 0x29 || text[place...].starts(with: [0xEF, 0xBC, 0x89])
  }
}
