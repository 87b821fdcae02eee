import ReportModel
import TextFacts

/// A phrase looked for byte by byte.
///
/// Two bytes of the phrase are compared with sixteen places of the text at a time; only where both agree is the whole
/// phrase compared. In Chinese text the first byte of a character says little (a dozen lead bytes make up all of it),
/// so the two are the rarest the phrase has. Where a text is made to agree everywhere and the comparing gets out of
/// proportion, the rest is done by Knuth, Morris and Pratt's way, which is linear whatever the text.
struct LiteralNeedle: Sendable {
  let bytes: [UInt8]
  private let first: Int
  private let second: Int
  /// The scan for a phrase that is a single character; nil for any other.
  private let character: CharacterScan?

  /// A phrase of at least one byte.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let byRarity = bytes.indices.sorted {
      (Self.frequency(of: bytes[$0]), -$0) < (Self.frequency(of: bytes[$1]), -$1)
    }
    let rarest = byRarity.first ?? 0
    // Two bytes of one character say little more than one: where there is another character it gives the second.
    let other = byRarity.dropFirst().first {
      Self.character(of: $0, in: bytes) != Self.character(of: rarest, in: bytes)
    }
    let chosen = [rarest, other ?? byRarity.dropFirst().first ?? rarest].sorted()
    first = chosen[0]
    second = chosen[1]
    character = CharacterScan(bytes)
  }

  /// The first byte of the character that holds the byte at `place`.
  private static func character(of place: Int, in bytes: [UInt8]) -> Int {
    bytes.span.scalarStart(atOrBefore: place)
  }

  /// Finds the phrases that begin in `starts`, which need not lie inside the text; all, where nothing is said.
  func search(
    _ text: FlatArray<UInt8>, beginningIn starts: Range<Int> = 0..<Int.max, _ found: inout HitList
  ) throws(QueryError) {
    let end = min(starts.upperBound, text.count - bytes.count + 1)
    var place = max(0, starts.lowerBound)
    if let character { return try search(text, for: character, in: place..<max(place, end), &found) }
    var effort = 8 * place
    while place < end, !found.isFull {
      try found.check()
      place = scan(text, from: place, to: min(place + HitList.stride, end), &effort, &found)
      if effort > 8 * place + 65_536 {
        return try searchLinear(text, from: place, to: min(text.count, end + bytes.count - 1), &found)
      }
    }
  }

  private func search(
    _ text: FlatArray<UInt8>, for character: CharacterScan, in range: Range<Int>, _ found: inout HitList
  ) throws(QueryError) {
    var place = range.lowerBound
    while place < range.upperBound, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, range.upperBound)
      text.withUnsafeBufferPointer { character.search($0, in: place..<stop, &found) }
      place = stop
    }
  }

  /// Looks for phrases that begin in `place..<stop`; returns where to go on: `stop`, or the end of a hit beyond it.
  private func scan(
    _ text: FlatArray<UInt8>, from place: Int, to stop: Int, _ effort: inout Int, _ found: inout HitList
  ) -> Int {
    var place = place
    text.withUnsafeBufferPointer { text in
      let text = UnsafeRawBufferPointer(text)
      bytes.withUnsafeBytes { needle in
        let firsts = SIMD16<UInt8>(repeating: needle[first])
        let seconds = SIMD16<UInt8>(repeating: needle[second])
        // `stop` leaves room for the whole phrase after it, so both loads end inside the text.
        var lane = place
        while lane + 16 <= stop {
          let left = text.loadUnaligned(fromByteOffset: lane + first, as: SIMD16<UInt8>.self)
          let right = text.loadUnaligned(fromByteOffset: lane + second, as: SIMD16<UInt8>.self)
          let agree = unsafeBitCast((left .== firsts) .& (right .== seconds), to: SIMD2<UInt64>.self)
          if (agree.x | agree.y) != 0 {
            check(UInt64(littleEndian: agree.x), at: lane, text, needle, &place, &effort, &found)
            check(UInt64(littleEndian: agree.y), at: lane + 8, text, needle, &place, &effort, &found)
            if found.isFull || effort > 8 * lane + 65_536 {
              place = max(place, lane + 16)
              return
            }
          }
          lane += 16
        }
        while lane < stop {
          if text[lane + first] == needle[first], text[lane + second] == needle[second] {
            check(1, at: lane, text, needle, &place, &effort, &found)
          }
          lane += 1
        }
        place = max(place, stop)
      }
    }
    return place
  }

  /// Compares the phrase at each of eight places where both chosen bytes agree, which `mask` has a byte each for; those
  /// before `place`, where the last hit ended, are passed over.
  @inline(__always)
  private func check(
    _ mask: UInt64, at lane: Int, _ text: UnsafeRawBufferPointer, _ needle: UnsafeRawBufferPointer, _ place: inout Int,
    _ effort: inout Int, _ found: inout HitList
  ) {
    var mask = mask
    while mask != 0 {
      let bit = mask.trailingZeroBitCount & ~7
      mask &= ~(0xFF << UInt64(bit))
      let candidate = lane + bit / 8
      guard candidate >= place, !found.isFull else { continue }
      let agreed = Self.agreement(text, candidate, needle)
      effort += agreed
      guard agreed == needle.count else { continue }
      found.append(candidate, candidate + agreed)
      place = candidate + agreed
    }
  }

  /// The end of the phrase where it stands at `place`; nil where it does not.
  @inline(__always)
  func end(in text: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
    guard place >= 0, place + bytes.count <= text.count else { return nil }
    for index in bytes.indices where text[place + index] != bytes[index] { return nil }
    return place + bytes.count
  }

  /// The number of bytes of the phrase that stand at `place`, up to the first that differs.
  @inline(__always)
  private static func agreement(
    _ text: UnsafeRawBufferPointer, _ place: Int, _ needle: UnsafeRawBufferPointer
  ) -> Int {
    var count = 0
    while count < needle.count, text[place + count] == needle[count] { count += 1 }
    return count
  }

  private func searchLinear(
    _ text: FlatArray<UInt8>, from start: Int, to end: Int, _ found: inout HitList
  ) throws(QueryError) {
    let fallback = Fallback(bytes)
    var matched = 0
    var place = start
    while place < end, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, end)
      text.withUnsafeBufferPointer { text in
        while place < stop, !found.isFull {
          matched = fallback.step(matched, bytes, text[place])
          place += 1
          if matched == bytes.count {
            found.append(place - matched, place)
            matched = 0
          }
        }
      }
    }
  }

  /// A rough order of how often a byte stands in UTF-8 text that is mostly Chinese; larger is more often.
  private static func frequency(of byte: UInt8) -> Int {
    switch byte {
    case 0xE4...0xE9: 6
    case 0x20, 0x0A, 0xE2, 0xE3, 0xEF, 0x80, 0xB8, 0xBC: 5
    case 0x61...0x7A, 0xBB, 0xBD: 4
    case 0x80...0xBF: 3
    case 0x30...0x39: 2
    default: 1
    }
  }
}

/// For each prefix of a phrase, the length of its longest proper prefix that also ends it (Knuth, Morris, Pratt 1977).
struct Fallback: Sendable {
  private let lengths: [Int]

  init<Unit: Equatable>(_ units: [Unit]) {
    var lengths = [Int](repeating: 0, count: units.count)
    var length = 0
    for index in units.indices.dropFirst() {
      while length > 0, units[index] != units[length] { length = lengths[length - 1] }
      if units[index] == units[length] { length += 1 }
      lengths[index] = length
    }
    self.lengths = lengths
  }

  /// The number of units that agree after `unit`, when `matched` (fewer than all) agreed before it.
  @inline(__always)
  func step<Unit: Equatable>(_ matched: Int, _ units: [Unit], _ unit: Unit) -> Int {
    var matched = matched
    while matched > 0, units[matched] != unit { matched = lengths[matched - 1] }
    return units[matched] == unit ? matched + 1 : 0
  }
}
