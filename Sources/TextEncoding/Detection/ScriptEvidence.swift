import ReportModel
import TextFacts

/// Evidence for encodings of scripts besides Chinese: Japanese, Korean, Cyrillic, and Latin with accents.
///
/// A reading is scored by the share of characters that its script has in daily use, in percent, and only where what is
/// special to it is there: kana, syllables and letters that every text has most of, words that begin with capitals and
/// not end with them, accents beside letters of ASCII.
enum ScriptEvidence {
  /// The share a reading needs, and by how much it must be better than a Chinese one.
  private static let (enough, better) = (85, 8)
  /// A Chinese reading with so many common characters and so many of the most frequent ones, in percent, is right.
  private static let (sure, frequent) = (90, 25)

  /// The encoding of `piece`, whose best reading as Chinese is given; nil where none makes sense.
  static func encoding(
    of piece: [UInt8], _ look: SampleReading, chinese: (encoding: ReportEncoding, share: Int)?,
    declared: ReportEncoding?,
    worth: Int
  ) -> ReportEncoding? {
    let han = chinese.flatMap { ScriptCounts($0.encoding, piece, look)?.frequentHan } ?? 0
    let isChinese = declared.map { $0.unitLength == 1 && $0 == chinese?.encoding } ?? true
    if let chinese, isChinese, chinese.share >= sure, han >= frequent { return chinese.encoding }
    var best = chinese.map { ($0.encoding, $0.share + ($0.encoding == declared ? worth : 0)) }
    for encoding in [ReportEncoding.shiftJIS, .eucJP, .eucKR, .windows1251, .koi8R, .windows1252, .gb18030, .big5] {
      let isDeclared = encoding == declared
      guard let counts = ScriptCounts(encoding, piece, look), let score = counts.share(of: encoding, frequentHan: han)
      else {
        continue
      }
      guard score >= (isDeclared ? enough - worth : enough) else { continue }
      let total = score + (isDeclared ? worth : 0)
      if total >= (best?.1).map({ $0 + (best?.0 == chinese?.encoding ? better : 1) }) ?? 0 { best = (encoding, total) }
    }
    return best?.0
  }
}

/// The characters of a piece of text in one encoding, counted by kind.
private struct ScriptCounts {
  private var all = 0
  private var commonHan = 0
  private var han = 0
  private var mostFrequentHan = 0
  private var kana = 0
  private var hangul = 0
  private var frequentHangul = 0
  private var cyrillic = 0
  private var frequentCyrillic = 0
  private var accents = 0
  private var marks = 0
  private var westernMarks = 0
  /// Characters that no text has, or not there: controls, half-width kana, a capital after a small letter.
  private var odd = 0
  private var ascii = 0

  init?(_ encoding: ReportEncoding, _ piece: [UInt8], _ look: SampleReading) {
    guard let text = look.decode(piece, as: encoding, isComplete: false) else { return nil }
    var before: UInt32 = 0x20
    let scalars = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars.map(\.value))
    for (index, scalar) in scalars.enumerated() {
      count(scalar, before: before, after: index + 1 < scalars.count ? scalars[index + 1] : 0x20)
      before = scalar
    }
  }

  /// The share of the most frequent characters among the Han, in percent.
  var frequentHan: Int { han == 0 ? 0 : mostFrequentHan * 100 / han }

  private mutating func count(_ scalar: UInt32, before: UInt32, after: UInt32) {
    if scalar < 0x80 {
      if Self.isLatin(scalar) { ascii += 1 }
      return
    }
    all += 1
    switch scalar {
    case 0x4E00...0x9FFF:
      han += 1
      if CommonCharacters.contains(scalar) { commonHan += 1 }
      if FrequentCharacters.han.contains(scalar) { mostFrequentHan += 1 }
    case 0x3041...0x30FF: kana += 1
    case 0xAC00...0xD7A3:
      hangul += 1
      if FrequentCharacters.hangul.contains(scalar) { frequentHangul += 1 }
    case 0x0410...0x044F, 0x0401, 0x0451: countCyrillic(scalar, before: before, after: after)
    case 0x2013...0x2026, 0x20AC, 0x2122, 0x2116, 0xA0, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0xA3:
      westernMarks += 1
      if scalar >= 0x2014, scalar <= 0x2026 || scalar == 0xB7 { marks += 1 }
    case 0x2460...0x249B, 0x3000...0x301F, 0x3220...0x3229, 0xFF01...0xFF5E: marks += 1
    case 0xC0...0xFE: countAccent(scalar, before: before, after: after)
    case 0xFF61...0xFF9F, 0x80...0x9F, 0xE000...0xF8FF, 0xFFFD: odd += 3
    default: odd += 1
    }
  }

  private mutating func countCyrillic(_ scalar: UInt32, before: UInt32, after: UInt32) {
    let isSmall = scalar >= 0x0430
    if Self.isLatin(before) || Self.isLatin(after) || (!isSmall && (0x0430...0x0451).contains(before)) {
      odd += 1
    } else {
      cyrillic += 1
    }
    if FrequentCharacters.cyrillic.contains(isSmall ? scalar : scalar + 0x20) { frequentCyrillic += 1 }
  }

  /// À-þ beside letters of ASCII, a capital only where a word begins or is all capitals.
  private mutating func countAccent(_ scalar: UInt32, before: UInt32, after: UInt32) {
    let isSmall = scalar >= 0xDF
    let isWord = Self.isLatin(before) || Self.isLatin(after) || !(Self.isAccent(before) || Self.isAccent(after))
    let isCapitalInside = !isSmall && (0x61...0x7A).contains(before)
    let isRare = [0xD7, 0xF7, 0xDE, 0xFE, 0xD0, 0xF0].contains(scalar)
    if isWord, !isCapitalInside, !isRare { accents += 1 } else { odd += 1 }
  }

  private static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x80 && (0x61...0x7A).contains(scalar | 0x20) }
  private static func isAccent(_ scalar: UInt32) -> Bool { (0xC0...0xFF).contains(scalar) }

  /// The share of characters that text of an encoding has, in percent; nil where what its script always has is missing.
  func share(of encoding: ReportEncoding, frequentHan: Int) -> Int? {
    guard all > 0 else { return nil }
    let good: Int
    switch encoding {
    case .shiftJIS, .eucJP:
      guard kana * 10 >= all else { return nil }
      good = kana + min(han, commonHan + han / 8) + marks
    case .eucKR:
      guard hangul > 1, frequentHangul * 100 >= (frequentHan + 10) * hangul else { return nil }
      // Chinese that is Korean by chance has no other mark of it: letters that every text has count twice.
      good = hangul + marks + min(frequentHangul, all / 4)
    case .windows1251, .koi8R:
      guard cyrillic > 2, frequentCyrillic * 100 >= cyrillic * 40 else { return nil }
      good = cyrillic + westernMarks + min(frequentCyrillic, all / 8)
    case .windows1252:
      guard ascii >= all * 3 || (ascii > 0 && all < 4) else { return nil }
      good = accents + westernMarks
    case .gb18030, .big5:
      // Chosen already where its share is enough: only the word of the document speaks for it.
      good = commonHan + marks
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian: return nil
    }
    return max(0, good - odd) * 100 / all
  }
}
