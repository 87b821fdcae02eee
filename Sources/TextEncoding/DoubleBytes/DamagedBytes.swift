import ReportModel

/// The damaged bytes of text in an encoding of two bytes a character: lost, put in, or changed.
///
/// After one of them a reader that takes pair by pair is out of step up to the next character of one byte. Between two
/// bytes that no pair has the reading is chosen that costs least: a character costs what `PairCosts` says, a byte that is
/// left out as much as three rare ones. Only where pair by pair something is no character is anything else tried.
struct DamagedBytes {
  private let bytes: [UInt8]
  private let encoding: ReportEncoding
  private let costs: PairCosts
  private var found: [Range<Int>] = []

  /// The cost of a byte, and of two bytes, that are left out.
  private static let (oneByte, twoBytes): (UInt32, UInt32) = (12, 15)
  private static let fourBytes: UInt32 = 4
  private static let letter: UInt32 = 3
  /// The cost of half-width katakana, and of the characters of three bytes of EUC-JP.
  private static let uncommon: UInt32 = 3
  /// Bytes that are looked at together, and those of them at the end that are looked at again with the next ones.
  private static let (window, overlap) = (2_048, 64)
  /// Bytes below this one are no part of a pair or of four bytes.
  private static let alone: UInt8 = 0x30

  /// The runs of bytes, in order, that each stand for one character that is lost; empty for encodings of other kinds.
  static func find(in bytes: [UInt8], _ encoding: ReportEncoding, isComplete: Bool) -> [Range<Int>] {
    // GB 18030 without a pair that looks odd needs no table.
    if encoding == .gb18030, !bytes.withUnsafeBufferPointer({ hasOddPair($0) }) { return [] }
    guard let costs = PairCosts.of(encoding) else { return [] }
    var damage = DamagedBytes(bytes: bytes, encoding: encoding, costs: costs)
    damage.find()
    if !isComplete { damage.found.removeAll { $0.upperBound + 4 > bytes.count } }
    return damage.found
  }

  private mutating func find() {
    var place = 0
    while place < bytes.count {
      guard bytes[place] >= 0x80 else {
        place += 1
        continue
      }
      var end = place + 1
      while end < bytes.count, bytes[end] >= Self.alone { end += 1 }
      if !isSound(place..<end) { choose(in: place..<end) }
      place = end
    }
  }

  /// Whether a run, read pair by pair, has only characters and ends with one; where the second byte of a pair may be a
  /// letter, and a reading falls into step again by itself, no two of them rare.
  private func isSound(_ run: Range<Int>) -> Bool {
    let fallsIntoStep = encoding == .big5 || encoding == .shiftJIS || encoding == .eucKR
    var place = run.lowerBound
    var rare = 0
    while place < run.upperBound {
      if bytes[place] < 0x80 {
        place += 1
        continue
      }
      guard place + 1 < run.upperBound else { return false }
      let cost = costs.cost(bytes[place], bytes[place + 1])
      if cost == PairCosts.never { return false }
      if cost >= PairCosts.rare { rare += 1 }
      // An odd number of bytes may end in a pair with a letter.
      if bytes[place + 1] < 0x80, encoding == .gb18030 { return false }
      place += 2
    }
    return !fallsIntoStep || rare < 2
  }

  // MARK: The reading that costs least

  private mutating func choose(in run: Range<Int>) {
    var start = run.lowerBound
    while start < run.upperBound {
      let end = min(start + Self.window, run.upperBound)
      let steps = steps(start..<end)
      let limit = end == run.upperBound ? end : end - Self.overlap
      for step in steps {
        guard start < limit else { break }
        if step.isLeftOut { found.append(start..<start + step.length) }
        start += step.length
      }
    }
  }

  private struct Step {
    var length: Int
    var isLeftOut = false
  }

  /// The steps through `piece` that cost least.
  private func steps(_ piece: Range<Int>) -> [Step] {
    let count = piece.count
    var best = [UInt32](repeating: .max, count: count + 1)
    var last = [Step](repeating: Step(length: 1), count: count + 1)
    best[0] = 0
    func reach(_ place: Int, _ step: Step, _ cost: UInt32) {
      let end = place + step.length
      guard end <= count, best[place] &+ cost < best[end] else { return }
      best[end] = best[place] + cost
      last[end] = step
    }
    for place in 0..<count {
      let at = piece.lowerBound + place
      let byte = bytes[at]
      if byte < 0x80 {
        // A letter right behind a character of two bytes is more likely half of one.
        let isHalf = place > 0 && bytes[at - 1] >= 0x80 && (0x40...0x7E).contains(byte)
        reach(place, Step(length: 1), isHalf ? Self.letter : 0)
        continue
      }
      readable(at, piece.upperBound) { reach(place, Step(length: $0), $1) }
      // Half a character at the end rather than one before it, if either will do.
      reach(place, Step(length: 1, isLeftOut: true), Self.oneByte - (place + 1 == count ? 1 : 0))
      if place + 1 < count, bytes[at + 1] >= 0x80 { reach(place, Step(length: 2, isLeftOut: true), Self.twoBytes) }
    }
    var steps: [Step] = []
    var place = count
    while place > 0 {
      steps.append(last[place])
      place -= last[place].length
    }
    return steps.reversed()
  }

  /// The characters that may begin at a byte: their lengths and costs.
  private func readable(_ place: Int, _ end: Int, _ each: (Int, UInt32) -> Void) {
    let byte = bytes[place]
    if encoding == .shiftJIS, (0xA1...0xDF).contains(byte) { each(1, Self.uncommon) }
    guard place + 1 < end else { return }
    let second = bytes[place + 1]
    let cost = costs.cost(byte, second)
    if cost != PairCosts.never { each(2, UInt32(cost)) }
    if encoding == .eucJP, byte == 0x8E, (0xA1...0xDF).contains(second) { each(2, Self.uncommon) }
    if encoding == .eucJP, byte == 0x8F, place + 2 < end, second >= 0xA1, bytes[place + 2] >= 0xA1 {
      each(3, Self.uncommon)
    }
    if encoding == .gb18030, place + 3 < end, Self.isFour(byte, second, bytes[place + 2], bytes[place + 3]) {
      each(4, Self.fourBytes)
    }
  }

  private static func isFour(_ first: UInt8, _ second: UInt8, _ third: UInt8, _ fourth: UInt8) -> Bool {
    (0x81...0xFE).contains(first) && (0x30...0x39).contains(second) && (0x81...0xFE).contains(third)
      && (0x30...0x39).contains(fourth)
  }

  /// Whether GB 18030 text, read pair by pair, has anything but GB 2312, four bytes, and letters of one byte.
  private static func hasOddPair(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      if byte < 0x80 {
        place += 1
        continue
      }
      guard place + 1 < bytes.count else { return true }
      let second = bytes[place + 1]
      if second >= 0xA1, second != 0xFF, (0xA1...0xA9).contains(byte) || (0xB0...0xF7).contains(byte) {
        place += 2
        continue
      }
      guard place + 3 < bytes.count, isFour(byte, second, bytes[place + 2], bytes[place + 3]) else { return true }
      place += 4
    }
    return false
  }
}
