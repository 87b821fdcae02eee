/// What a character may begin or end; found by one look into a table.
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
}

extension Set<UInt32> {
  /// The scalars of a string.
  init(scalarsOf characters: String) { self.init(characters.unicodeScalars.map(\.value)) }
}
