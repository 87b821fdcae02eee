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

  /// A phrase of at least one byte.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let byRarity = bytes.indices.sorted {
      (Self.frequency(of: bytes[$0]), $0) < (Self.frequency(of: bytes[$1]), $1)
    }
    let chosen = byRarity.prefix(2).sorted()
    first = chosen.first ?? 0
    second = chosen.last ?? 0
  }

  func search(_ text: [UInt8], _ found: inout HitList) throws(QueryError) {
    var place = 0
    var effort = 0
    while place + bytes.count <= text.count, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, text.count - bytes.count + 1)
      place = scan(text, from: place, to: stop, &effort, &found)
      if effort > 8 * place + 65_536 {
        return try searchLinear(text, from: place, &found)
      }
    }
  }

  /// Looks for phrases that begin in `place..<stop`; returns where to go on: `stop`, or the end of a hit beyond it.
  private func scan(
    _ text: [UInt8], from place: Int, to stop: Int, _ effort: inout Int, _ found: inout HitList
  ) -> Int {
    var place = place
    text.withUnsafeBytes { text in
      bytes.withUnsafeBytes { needle in
        while let candidate = nextCandidate(in: text, from: place, to: stop) {
          let agreed = Self.agreement(text, candidate, needle)
          effort += agreed
          if agreed == needle.count {
            found.append(candidate, candidate + agreed)
            place = candidate + agreed
            if found.isFull { return }
          } else {
            place = candidate + 1
          }
          if effort > 8 * place + 65_536 { return }
        }
        place = max(place, stop)
      }
    }
    return place
  }

  /// The first place in `from..<to` where both chosen bytes agree.
  @inline(__always)
  private func nextCandidate(in text: UnsafeRawBufferPointer, from: Int, to stop: Int) -> Int? {
    guard from < stop else { return nil }
    let firstByte = bytes[first]
    let secondByte = bytes[second]
    let firsts = SIMD16<UInt8>(repeating: firstByte)
    let seconds = SIMD16<UInt8>(repeating: secondByte)
    var place = from
    // `stop` leaves room for the whole phrase after it, so both loads end inside the text.
    while place + 16 <= stop {
      let left = text.loadUnaligned(fromByteOffset: place + first, as: SIMD16<UInt8>.self)
      let right = text.loadUnaligned(fromByteOffset: place + second, as: SIMD16<UInt8>.self)
      let agree = unsafeBitCast((left .== firsts) .& (right .== seconds), to: SIMD2<UInt64>.self)
      if (agree.x | agree.y) != 0 {
        let low = UInt64(littleEndian: agree.x)
        let lane =
          low != 0 ? low.trailingZeroBitCount / 8 : 8 + UInt64(littleEndian: agree.y).trailingZeroBitCount / 8
        return place + lane
      }
      place += 16
    }
    while place < stop {
      if text[place + first] == firstByte, text[place + second] == secondByte { return place }
      place += 1
    }
    return nil
  }

  /// How many bytes of the phrase stand at `place`, up to the first that differs.
  @inline(__always)
  private static func agreement(
    _ text: UnsafeRawBufferPointer, _ place: Int, _ needle: UnsafeRawBufferPointer
  ) -> Int {
    var count = 0
    while count < needle.count, text[place + count] == needle[count] { count += 1 }
    return count
  }

  private func searchLinear(_ text: [UInt8], from start: Int, _ found: inout HitList) throws(QueryError) {
    let fallback = Fallback(bytes)
    var matched = 0
    var place = start
    while place < text.count, !found.isFull {
      try found.check()
      let stop = min(place + HitList.stride, text.count)
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

  /// How many units agree after `unit`, when `matched` (fewer than all) agreed before it.
  @inline(__always)
  func step<Unit: Equatable>(_ matched: Int, _ units: [Unit], _ unit: Unit) -> Int {
    var matched = matched
    while matched > 0, units[matched] != unit { matched = lengths[matched - 1] }
    return units[matched] == unit ? matched + 1 : 0
  }
}
