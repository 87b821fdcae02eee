/// Line ends that are no LF.
enum LineEnds {
  /// Makes the line ends of `text` such as end in LF, byte for byte, so that places stay what they are.
  ///
  /// CR alone (classic Mac OS) ends lines in a text without LF. So do U+2028, U+2029 and U+0085 in a text that has neither
  /// (Unicode Standard Annex 14, class BK); there blanks take the room of their first bytes. And one end in two, CR CR LF as
  /// a file has it whose line ends were changed twice, has a blank for its first CR.
  static func unify(_ text: inout [UInt8]) {
    guard let feed = ByteSearch.first(0x0A, in: text, to: text.count) else {
      if text.contains(0x0D) {
        for index in text.indices where text[index] == 0x0D { text[index] = 0x0A }
      } else {
        unifySeparators(&text)
      }
      return
    }
    if feed >= 2, text[feed - 1] == 0x0D, text[feed - 2] == 0x0D { unifyDoubleReturns(&text) }
  }

  private static func unifySeparators(_ text: inout [UInt8]) {
    var place = 0
    while place + 1 < text.count {
      let length =
        switch (text[place], text[place + 1]) {
        case (0xC2, 0x85): 2
        case (0xE2, 0x80) where place + 2 < text.count && (0xA8...0xA9).contains(text[place + 2]): 3
        default: 0
        }
      for blank in place..<place + max(length - 1, 0) { text[blank] = 0x20 }
      if length > 0 { text[place + length - 1] = 0x0A }
      place += max(length, 1)
    }
  }

  private static func unifyDoubleReturns(_ text: inout [UInt8]) {
    for index in text.indices.dropFirst(2) where text[index] == 0x0A {
      if text[index - 1] == 0x0D, text[index - 2] == 0x0D { text[index - 2] = 0x20 }
    }
  }
}
