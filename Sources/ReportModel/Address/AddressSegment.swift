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
    let isWord = Self.beginsWord(written)
    let number =
      isPlain
      ? String(decoding: written, as: UTF8.self)
      : report.words(in: section.number).split(separator: " ").joined(separator: isWord ? " " : "")
    let bytes = isPlain ? Array(written) : Array(number.utf8)
    isLegal = Self.ordinals.contains { bytes.starts(with: $0) } || (isWord && bytes.contains(0x20))
    isWholeNumber = bytes.contains(0x2E)
    self.number = bytes
    if report.opensBracket(section) {
      self.written = "（\(number)）"
    } else if Self.closesBracket(report.text, section.number.upper.bytes) {
      self.written = "\(number)）"
    } else {
      self.written = number
    }
  }

  /// Whether the section is an article, 第…条 or 條, 之一 after it or not, 제…조, or an article of another language.
  static func isArticle(_ report: Report, _ section: Section) -> Bool {
    let number = report.text[section.number.bytes.clamped(to: 0..<report.text.count)]
    if articleWords.contains(where: { number.starts(with: $0) }) { return true }
    guard ordinals.contains(where: { number.starts(with: $0) }) else { return false }
    return number.indices.contains { place in articleUnits.contains { number[place...].starts(with: $0) } }
  }

  /// The byte that parts an address from the number that follows: digits would run together, and words.
  static func separator(after address: ArraySlice<UInt8>, before number: [UInt8]) -> UInt8? {
    guard !address.isEmpty else { return nil }
    if beginsWord(number[...]) { return 0x20 }
    return endsWithDigit(address) && beginsWithDigit(number) ? 0x2E : nil
  }

  /// Whether a number begins with a word of Latin or Cyrillic letters (`Chapter 3`), which is set apart by spaces.
  static func beginsWord(_ number: ArraySlice<UInt8>) -> Bool {
    guard let first = number.first, let second = number.dropFirst().first else { return false }
    if (0xC3...0xD1).contains(first) { return true }
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    // A no-break space (C2 A0) may stand before the numeral.
    return isLetter(first) && (isLetter(second) || second >= 0x80) && number.contains { $0 == 0x20 || $0 == 0xA0 }
  }

  private static func endsWithDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
    if let last = bytes.last, (0x30...0x39).contains(last) { return true }
    return isWideDigit(bytes.suffix(3))
  }

  private static func beginsWithDigit(_ bytes: [UInt8]) -> Bool {
    if let first = bytes.first, (0x30...0x39).contains(first) { return true }
    return isWideDigit(bytes.prefix(3))
  }

  /// `０` to `９`: U+FF10 to U+FF19.
  private static func isWideDigit(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == 3 && bytes.starts(with: [0xEF, 0xBC]) && bytes.last.map { (0x90...0x99).contains($0) } ?? false
  }

  /// Whether the number has points or brackets of its own: `1.2`, `5(a)`.
  var isParted: Bool { !Self.cuts(number).isEmpty }

  /// The lengths of `folded` before each bracket that opens, and before what follows each point, but for none at all.
  static func cuts(_ bytes: [UInt8]) -> [Int] {
    var (cuts, length, start): ([Int], Int, Int) = ([], 0, 0)
    // No numeral goes over such a sign, so that the pieces between are folded each by itself.
    for place in bytes.indices {
      let opens = bytes[place] == 0x28 || bytes[place...].starts(with: [0xEF, 0xBC, 0x88])
      guard opens || bytes[place] == 0x2E || bytes[place...].starts(with: [0xEF, 0xBC, 0x8E]) else { continue }
      length += folded(Array(bytes[start..<place])).count
      start = place
      if length > 0, cuts.last != length { cuts.append(length) }
    }
    length += folded(Array(bytes[start...])).count
    return cuts.filter { $0 < length }
  }

  /// `bytes` with numerals in Chinese, small letters, and without brackets, points, pauses and spaces.
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
      if length == 1, let letter = scalar.first, (0x41...0x5A).contains(letter) {
        key.append(letter + 0x20)
      } else if !dropped.contains(where: { scalar.elementsEqual($0) }) {
        key += scalar
      }
      place += length
    }
    return key
  }

  private static let ordinals = [Array("第".utf8), Array("제".utf8)]
  private static let articleUnits = ["条", "條", "조"].map { Array($0.utf8) }
  private static let articleWords = [
    "Article", "ARTICLE", "Art.", "Artikel", "Artículo", "ARTÍCULO", "Artigo", "Статья", "СТАТЬЯ", "Điều", "ĐIỀU", "§",
  ].map { Array($0.utf8) }
  private static let dropped = ["（", "）", "(", ")", ".", "．", "、", "，", ",", " "].map { Array($0.utf8) }

  private static func closesBracket(_ text: [UInt8], _ place: Int) -> Bool {
    guard place < text.count else { return false }
    return text[place] == 0x29 || text[place...].starts(with: [0xEF, 0xBC, 0x89])
  }
}
