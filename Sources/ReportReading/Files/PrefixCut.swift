import TextFacts

/// Cuts of text that goes on, so that no character and no line is torn.
enum PrefixCut {
  /// The end of the last whole line of `bytes`; where there is none, of the last whole character.
  static func lastLine(_ bytes: [UInt8]) -> Int {
    if let sixteen = SixteenBits(bytes) {
      var place = bytes.count & ~1
      while place > 2 {
        if sixteen.unit(bytes, before: place) == 0x0A { return place }
        place -= 2
      }
    } else if let line = bytes.lastIndex(of: 0x0A) {
      return line + 1
    }
    return lastCharacter(bytes)
  }

  /// The end of the last whole character of `bytes`, as UTF-8 or, after its byte order mark, UTF-16.
  static func lastCharacter(_ bytes: [UInt8]) -> Int {
    if let sixteen = SixteenBits(bytes) {
      let place = bytes.count & ~1
      let isTorn = place > 2 && sixteen.unit(bytes, before: place) & 0xFC00 == 0xD800
      return isTorn ? place - 2 : place
    }
    // A character is at most four bytes: a lead byte among the last three may want more than follow it.
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte.isUTF8Continuation { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }

  /// UTF-16 text, known by its byte order mark.
  private struct SixteenBits {
    private let isLittleEndian: Bool

    init?(_ bytes: [UInt8]) {
      if bytes.starts(with: [0xFF, 0xFE]) {
        isLittleEndian = true
      } else if bytes.starts(with: [0xFE, 0xFF]) {
        isLittleEndian = false
      } else {
        return nil
      }
    }

    /// The code unit that ends at `place`, which must be 2 or more.
    func unit(_ bytes: [UInt8], before place: Int) -> UInt16 {
      let (first, second) = (UInt16(bytes[place - 2]), UInt16(bytes[place - 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
  }
}
