import Glibc
import ReportModel
import TextFacts

/// The likelihood that text of an encoding has a pair of bytes, as a cost: 0 for what most text is made of.
///
/// Read out of step with its pairs, Chinese, Japanese and Korean text becomes characters that hardly any text has, one
/// in two of them: their cost adds up soon to more than that of a damaged byte.
struct PairCosts: Sendable {
  /// The cost of what is no character.
  static let never: UInt8 = 255
  private static let (common, fair): (UInt8, UInt8) = (1, 2)
  static let rare: UInt8 = 4

  private let costs: [UInt8]

  /// The cost of the pair of `first` and `second`.
  @inline(__always)
  func cost(_ first: UInt8, _ second: UInt8) -> UInt8 { costs[Int(first) << 8 | Int(second)] }

  /// The costs of an encoding with pairs of bytes; nil for any other, and where the system does not know it.
  static func of(_ encoding: ReportEncoding) -> PairCosts? {
    switch encoding {
    case .gb18030: gb18030
    case .big5: big5
    case .shiftJIS: shiftJIS
    case .eucJP: eucJP
    case .eucKR: eucKR
    case .utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .windows1252, .windows1251,
      .koi8R:
      nil
    }
  }

  private static let gb18030 = PairCosts(.gb18030)
  private static let big5 = PairCosts(.big5)
  private static let shiftJIS = PairCosts(.shiftJIS)
  private static let eucJP = PairCosts(.eucJP)
  private static let eucKR = PairCosts(.eucKR)

  private init?(_ encoding: ReportEncoding) {
    guard let converter = iconv_open("UTF-8", IconvDecoding.name(of: encoding)), Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { iconv_close(converter) }
    var costs = [UInt8](repeating: Self.never, count: 1 << 16)
    for first in 0x81...0xFE {
      for second in 0x40...0xFE {
        guard let scalar = Self.scalar(converter, UInt8(first), UInt8(second)) else { continue }
        costs[first << 8 | second] = Self.cost(scalar, UInt8(first), encoding)
      }
    }
    self.costs = costs
  }

  /// The character of a pair; nil where it is none, or two.
  private static func scalar(_ converter: iconv_t, _ first: UInt8, _ second: UInt8) -> UInt32? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16) { buffer in
      buffer[0] = CChar(bitPattern: first)
      buffer[1] = CChar(bitPattern: second)
      var next = buffer.baseAddress
      var out = buffer.baseAddress?.advanced(by: 4)
      var (left, room) = (2, 12)
      iconv(converter, nil, nil, nil, nil)
      guard iconv(converter, &next, &left, &out, &room) != -1 || left == 0, left == 0 else { return nil }
      iconv(converter, nil, nil, &out, &room)
      let bytes = buffer[4..<(16 - room)].map { UInt8(bitPattern: $0) }
      guard let (scalar, end) = TextScalar.read(bytes.span, at: 0, end: bytes.count), end == bytes.count else {
        return nil
      }
      return scalar
    }
  }

  /// The characters that most of every text is made of cost nothing, those of daily use little.
  private static func cost(_ scalar: UInt32, _ first: UInt8, _ encoding: ReportEncoding) -> UInt8 {
    let isJapanese = encoding == .shiftJIS || encoding == .eucJP
    switch scalar {
    case 0x4E00...0x9FFF:
      if FrequentCharacters.han.contains(scalar) { return isJapanese ? common : 0 }
      switch encoding {
      // Level 1 of GB/T 2312, of JIS X 0208.
      case .gb18030: return (0xB0...0xD7).contains(first) ? common : CommonCharacters.contains(scalar) ? fair : rare
      case .shiftJIS: return (0x88...0x97).contains(first) ? common : rare
      case .eucJP: return (0xB0...0xCF).contains(first) ? common : rare
      default: return CommonCharacters.contains(scalar) ? common : rare
      }
    case 0x3041...0x309F: return isJapanese ? 0 : fair
    case 0x30A1...0x30FF: return isJapanese ? common : fair
    case 0xAC00...0xD7A3:
      guard encoding == .eucKR else { return rare }
      return FrequentCharacters.hangul.contains(scalar) ? 0 : (0xB0...0xC8).contains(first) ? common : rare
    case 0x3001, 0x3002, 0xFF0C: return 0
    case 0xB7, 0x2014...0x2026, 0x2460...0x249B, 0x3000...0x301F, 0x3220...0x3229, 0xFF01...0xFF5E: return common
    case 0xE000...0xF8FF, 0xFFFD: return never
    default: return rare
    }
  }
}
