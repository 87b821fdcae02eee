import TextFacts

/// Phrases that a line is compared with: scalars without white space, full-width forms of ASCII as ASCII.
///
/// A line is compared with hundreds of them, and begins or ends with almost none: a mask of the scalars that phrases
/// begin and end with turns most lines away at once.
struct Phrases {
  /// The scalars of all phrases, one after the other.
  private let scalars: [UInt32]
  /// The end of each phrase in `scalars`.
  private let ends: [Int]
  private var firsts = ScalarMask()
  private var lasts = ScalarMask()

  /// The words of `list`, which single spaces set apart.
  init(_ list: String) {
    var list = list
    var ends: [Int] = []
    scalars = list.withUTF8 { bytes in
      ends.reserveCapacity(bytes.count / 6)
      return [UInt32](unsafeUninitializedCapacity: bytes.count) { scalars, count in
        var (place, start) = (0, 0)
        while place < bytes.count {
          let scalar = Self.scalar(bytes, &place)
          if scalar != 0x20 {
            scalars.initializeElement(at: count, to: scalar < 0xFF01 ? scalar : Self.narrow(scalar))
            count += 1
          }
          guard count > start, scalar == 0x20 || place == bytes.count else { continue }
          ends.append(count)
          start = count
        }
      }
    }
    self.ends = ends
    var start = 0
    for end in ends {
      firsts.insert(scalars[start])
      lasts.insert(scalars[end - 1])
      start = end
    }
  }

  private static func narrow(_ scalar: UInt32) -> UInt32 { FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar }

  /// The scalar at `place` of bytes that are UTF-8; `place` moves behind it.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt32 {
    let lead = UInt32(bytes[place])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    // A literal is whole UTF-8; any other text ends with its last byte.
    guard length > 1, place + length <= bytes.count else {
      place += 1
      return lead
    }
    var value = lead & (0x7F >> UInt32(length))
    for next in 1..<length { value = value << 6 | UInt32(bytes[place + next] & 0x3F) }
    place += length
    return value
  }

  /// The length of the first phrase that `words` begin with; nil where there is none.
  func opening(_ words: some RandomAccessCollection<UInt32>) -> Int? {
    guard let first = words.first, firsts.contains(first) else { return nil }
    var start = 0
    for end in ends {
      let phrase = start..<end
      start = end
      if scalars[phrase.lowerBound] == first, words.count >= phrase.count, words.starts(with: scalars[phrase]) {
        return phrase.count
      }
    }
    return nil
  }

  func begin(_ words: some RandomAccessCollection<UInt32>) -> Bool { opening(words) != nil }

  /// The length of the longest phrase that `words` end with; nil where there is none.
  func ending(_ words: some RandomAccessCollection<UInt32>) -> Int? {
    guard let last = words.last, lasts.contains(last) else { return nil }
    var (start, longest) = (0, 0)
    for end in ends {
      let phrase = start..<end
      start = end
      if scalars[end - 1] == last, phrase.count > longest, words.count >= phrase.count,
        words.suffix(phrase.count).elementsEqual(scalars[phrase])
      {
        longest = phrase.count
      }
    }
    return longest > 0 ? longest : nil
  }

  func end(_ words: some RandomAccessCollection<UInt32>) -> Bool { ending(words) != nil }

  func equal(_ words: some RandomAccessCollection<UInt32>) -> Bool {
    guard let first = words.first, let last = words.last, firsts.contains(first), lasts.contains(last) else {
      return false
    }
    var start = 0
    for end in ends {
      let phrase = start..<end
      start = end
      if phrase.count == words.count, scalars[phrase.lowerBound] == first, words.elementsEqual(scalars[phrase]) {
        return true
      }
    }
    return false
  }

  /// Whether one of them stands in `words`, which are few.
  func stand(in words: some RandomAccessCollection<UInt32>) -> Bool {
    words.indices.contains { firsts.contains(words[$0]) && begin(words[$0...]) }
  }
}

/// A set of scalars that may hold more than was put into it.
private struct ScalarMask {
  private var bits: (UInt64, UInt64) = (0, 0)

  mutating func insert(_ scalar: UInt32) {
    if scalar & 64 == 0 { bits.0 |= 1 << UInt64(scalar & 63) } else { bits.1 |= 1 << UInt64(scalar & 63) }
  }

  func contains(_ scalar: UInt32) -> Bool { (scalar & 64 == 0 ? bits.0 : bits.1) >> UInt64(scalar & 63) & 1 == 1 }
}
