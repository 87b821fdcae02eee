import TextFacts

/// Phrases that a line is compared with: scalars without white space, full-width forms of ASCII as ASCII.
///
/// A line is compared with hundreds of them, and begins or ends with almost none: a mask of the scalars that phrases
/// begin and end with turns most lines away at once.
struct Phrases {
  /// The phrases one after the other, each behind the number of its scalars.
  private let scalars: [UInt32]
  private let firsts: ScalarMask
  private let lasts: ScalarMask

  /// The words of `list`, which single spaces set apart.
  init(_ list: String) {
    var list = list
    var (firsts, lasts) = (ScalarMask(), ScalarMask())
    // A start makes dozens of them: no more is done for each character than must be.
    scalars = list.withUTF8 { bytes in
      [UInt32](unsafeUninitializedCapacity: bytes.count + 1) { scalars, count in
        var (place, length) = (0, 0)
        while place < bytes.count {
          guard bytes[place] != 0x20 else {
            place += 1
            continue
          }
          var end = length + 1
          while place < bytes.count, bytes[place] != 0x20 {
            scalars.initializeElement(at: end, to: Self.narrow(Self.scalar(bytes, &place)))
            end += 1
          }
          scalars.initializeElement(at: length, to: UInt32(end - length - 1))
          firsts.insert(scalars[length + 1])
          lasts.insert(scalars[end - 1])
          length = end
        }
        count = length
      }
    }
    (self.firsts, self.lasts) = (firsts, lasts)
  }

  @inline(__always)
  private static func narrow(_ scalar: UInt32) -> UInt32 { FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar }

  /// The scalar at `place` of bytes that are UTF-8; `place` moves behind it.
  @inline(__always)
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> UInt32 {
    let lead = bytes[place]
    if lead & 0xF0 == 0xE0, place + 2 < bytes.count {
      defer { place += 3 }
      return UInt32(lead & 0xF) << 12 | UInt32(bytes[place + 1] & 0x3F) << 6 | UInt32(bytes[place + 2] & 0x3F)
    }
    let step = UTF8Step(bytes, at: place)
    place += step.count
    return step.value
  }

  /// The place in `scalars` of the phrase whose length stands at `start`, which moves to the next length; nil at the end.
  @inline(__always)
  private func next(_ start: inout Int) -> Range<Int>? {
    guard start < scalars.count else { return nil }
    let phrase = start + 1..<start + 1 + Int(scalars[start])
    start = phrase.upperBound
    return phrase
  }

  /// The length of the first phrase that `words` begin with; nil where there is none.
  func opening(_ words: some RandomAccessCollection<UInt32>) -> Int? {
    guard let first = words.first, firsts.contains(first) else { return nil }
    var start = 0
    while let phrase = next(&start) {
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
    while let phrase = next(&start) {
      if scalars[phrase.upperBound - 1] == last, phrase.count > longest, words.count >= phrase.count,
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
    while let phrase = next(&start) {
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
