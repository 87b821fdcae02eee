/// The encodings a report can be read from.
public enum ReportEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16, least significant byte first.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, most significant byte first.
  case utf16BigEndian = "UTF-16BE"
  /// UTF-32, least significant byte first.
  case utf32LittleEndian = "UTF-32LE"
  /// UTF-32, most significant byte first.
  case utf32BigEndian = "UTF-32BE"
  /// GB 18030, and so GBK and GB 2312.
  case gb18030 = "GB18030"
  /// Big5 with the Hong Kong supplementary character set.
  case big5 = "Big5-HKSCS"
  /// Shift_JIS with the characters of Windows-31J.
  case shiftJIS = "Shift_JIS"
  /// EUC-JP, with JIS X 0212.
  case eucJP = "EUC-JP"
  /// EUC-KR with the other syllables of CP949.
  case eucKR = "EUC-KR"
  /// Windows-1252, and so ISO 8859-1.
  case windows1252 = "Windows-1252"
  /// Windows-1251: Cyrillic.
  case windows1251 = "Windows-1251"
  /// KOI8-R: Cyrillic.
  case koi8R = "KOI8-R"

  /// The bytes that every character takes at least.
  public var unitLength: Int {
    switch self {
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    case .utf8, .gb18030, .big5, .shiftJIS, .eucJP, .eucKR, .windows1252, .windows1251, .koi8R: 1
    }
  }

  /// The encoding people call `name`, in any letter case and with or without its hyphens: its own name, the name of a
  /// smaller set that it holds (GBK, Big5, Latin-1), or another label of WHATWG Encoding, 4.2; nil for any other.
  public init?(name: String) {
    let key = name.lowercased().filter { $0 != "-" && $0 != "_" }
    switch key {
    case "utf8", "unicode11utf8": self = .utf8
    case "utf16le", "utf16": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    case "utf32le", "utf32", "ucs4": self = .utf32LittleEndian
    case "utf32be": self = .utf32BigEndian
    case "gb18030", "gbk", "gb2312", "gb231280", "xgbk", "chinese", "cp936", "windows936", "euccn": self = .gb18030
    case "big5", "big5hkscs", "xxbig5", "cnbig5", "csbig5", "cp950": self = .big5
    case "shiftjis", "sjis", "xsjis", "windows31j", "mskanji", "ms932", "cp932": self = .shiftJIS
    case "eucjp", "xeucjp", "cseucpkdfmtjapanese": self = .eucJP
    case "euckr", "cp949", "uhc", "ksc56011987", "ksc5601", "korean", "windows949", "cseuckr": self = .eucKR
    case "windows1252", "cp1252", "xcp1252", "iso88591", "latin1", "l1", "ascii", "usascii", "iso885915":
      self = .windows1252
    case "windows1251", "cp1251", "xcp1251": self = .windows1251
    case "koi8r", "koi8", "koi", "koi8u": self = .koi8R
    default: return nil
    }
  }
}
