/// The terms that a character may begin or end; found by one look into a table.
enum TermCharacter: UInt8 {
  case other
  case quoteOpens, quoteCloses
  case titleOpens, titleCloses
  case digit
  /// `X` `Ｘ` `×`.
  case placeholder
  /// A Chinese numeral that may begin a formula.
  case numeral
  /// 百, which may begin 百分之.
  case hundred

  /// One byte for each character of the basic plane.
  static let table: [UInt8] = {
    var table = [UInt8](repeating: other.rawValue, count: 0x10000)
    func set(_ characters: String, _ meaning: TermCharacter) {
      for scalar in characters.unicodeScalars { table[Int(scalar.value)] = meaning.rawValue }
    }
    set("“「『", .quoteOpens)
    set("”」』", .quoteCloses)
    set("《", .titleOpens)
    set("》", .titleCloses)
    set("0123456789０１２３４５６７８９", .digit)
    set("XＸ×", .placeholder)
    set("一二两三四五六七八九十", .numeral)
    set("百", .hundred)
    return table
  }()

  /// Whether a character that says anything begins with a byte of ASCII, and, from 0x80 on, with the last six bits of
  /// a lead byte and of the byte after it.
  static let beginnings: [Bool] = {
    var beginnings = [Bool](repeating: false, count: 0x80 + 0x1000)
    for (code, meaning) in table.enumerated() where meaning != other.rawValue {
      let bytes = Unicode.Scalar(UInt32(code)).map { Array(String(Character($0)).utf8) } ?? []
      guard let lead = bytes.first else { continue }
      beginnings[bytes.count == 1 ? Int(lead) : 0x80 + (Int(lead) & 0x3F) << 6 + Int(bytes[1]) & 0x3F] = true
    }
    return beginnings
  }()
}

extension Set<UInt32> {
  /// The scalars of a string.
  init(scalarsOf characters: String) { self.init(characters.unicodeScalars.map(\.value)) }
}
