/// Gathers every place of the grams of some buckets while texts are read.
struct FrequentGramsBuilder: GramVisitor {
  private let buckets: BucketSet
  private var known = GramNumbers()
  /// For each gram found its hash, and the form of its first occurrence without white space inside.
  private var hashes: [UInt64] = []
  private var forms: [UInt64] = []
  /// Every occurrence in order: twice the gram's number, one more for those not of its form; and its place.
  private var occurrences: [(list: UInt32, place: UInt32)] = []
  /// Where the text being read begins, the bytes of those before it counted.
  private var textStart = 0

  /// A builder for the grams of `buckets` in texts of so many bytes in all; nil where a place would take more than four
  /// bytes.
  init?(_ buckets: BucketSet, bytes: Int) {
    guard bytes < Int(UInt32.max) else { return nil }
    self.buckets = buckets
    occurrences.reserveCapacity(bytes / 8)
  }

  /// The places of all grams of `buckets` in `texts`, read for these alone; nil where the texts are too long.
  static func places(in texts: [[UInt8]], of buckets: BucketSet) -> FrequentGrams? {
    guard var builder = FrequentGramsBuilder(buckets, bytes: texts.reduce(0) { $0 + $1.count }) else { return nil }
    for text in texts {
      text.withUnsafeBufferPointer { GramWalk.walk($0, &builder) }
      builder.endText(text.count)
    }
    return builder.finish()
  }

  /// Ends a text of so many bytes.
  mutating func endText(_ bytes: Int) { textStart += bytes }

  @inline(__always)
  mutating func visit(_ gram: FoundGram) {
    guard buckets.contains(gram.hash) else { return }
    let number = known.number(of: gram.hash)
    if number == hashes.count {
      hashes.append(gram.hash)
      forms.append(gram.form)
    } else if forms[number] == 0 {
      forms[number] = gram.form
    }
    let isAlike = gram.form != 0 && forms[number] == gram.form
    occurrences.append((UInt32(2 * number + (isAlike ? 0 : 1)), UInt32(truncatingIfNeeded: textStart + gram.place)))
  }

  /// Sorts the occurrences by gram and writes the lists.
  func finish() -> FrequentGrams {
    let order = hashes.indices.sorted { hashes[$0] < hashes[$1] }
    var ranks = [UInt32](repeating: 0, count: order.count)
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    var counts = [UInt32](repeating: 0, count: 2 * order.count)
    var sizes = counts
    var last = counts
    for (list, place) in occurrences {
      let list = 2 * Int(ranks[Int(list >> 1)]) + Int(list & 1)
      counts[list] += 1
      sizes[list] += Self.size(of: place &- last[list])
      last[list] = place
    }
    var starts: [UInt32] = []
    var total: UInt32 = 0
    for size in sizes {
      starts.append(total)
      total += size
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(total)) { bytes, count in
      write(into: bytes, ranks, starts)
      count = Int(total)
    }
    return FrequentGrams(
      buckets: buckets, hashes: order.map { hashes[$0] }, forms: order.map { forms[$0] }, starts: starts,
      counts: counts,
      lists: bytes)
  }

  private func write(into bytes: UnsafeMutableBufferPointer<UInt8>, _ ranks: [UInt32], _ starts: [UInt32]) {
    var next = starts
    var last = [UInt32](repeating: 0, count: starts.count)
    for (list, place) in occurrences {
      let list = 2 * Int(ranks[Int(list >> 1)]) + Int(list & 1)
      var gap = place &- last[list]
      last[list] = place
      var target = Int(next[list])
      while gap >= 0x80 {
        bytes.initializeElement(at: target, to: UInt8(truncatingIfNeeded: gap) | 0x80)
        target += 1
        gap >>= 7
      }
      bytes.initializeElement(at: target, to: UInt8(truncatingIfNeeded: gap))
      next[list] = UInt32(target + 1)
    }
  }

  @inline(__always)
  private static func size(of gap: UInt32) -> UInt32 {
    gap < 0x80 ? 1 : gap < 0x4000 ? 2 : gap < 0x20_0000 ? 3 : gap < 0x1000_0000 ? 4 : 5
  }
}

/// Some of the buckets of an index.
struct BucketSet: Sendable {
  private let words: [UInt64]
  private let shift: UInt64

  /// The buckets that `isIn` says, as many as `bits` of a hash tell apart.
  init(_ isIn: [Bool], bits: Int) {
    shift = UInt64(64 - bits)
    var words = [UInt64](repeating: 0, count: (isIn.count + 63) / 64)
    for (bucket, isIn) in isIn.enumerated() where isIn { words[bucket >> 6] |= 1 << UInt64(bucket & 63) }
    self.words = words
  }

  /// Bytes it takes.
  var weight: Int { 8 * words.count }

  /// Whether the bucket of a hash is one of them.
  @inline(__always)
  func contains(_ hash: UInt64) -> Bool {
    let bucket = Int(truncatingIfNeeded: hash >> shift)
    return words[bucket >> 6] & 1 << UInt64(bucket & 63) != 0
  }
}

/// Numbers for grams, from 0, in the order in which they are first asked for: a hash table whose keys are hashes already.
private struct GramNumbers {
  private var slots: [(hash: UInt64, number: UInt32)]
  private var count: UInt32 = 0
  private var bits: UInt64 = 12
  private static let empty = UInt32.max

  init() { slots = Array(repeating: (0, Self.empty), count: 1 << 12) }

  @inline(__always)
  mutating func number(of hash: UInt64) -> Int {
    // The upper bits are those of the bucket, which many grams here share: the middle ones tell them apart.
    var slot = Int(truncatingIfNeeded: (hash << 20) >> (64 - bits))
    while slots[slot].number != Self.empty {
      if slots[slot].hash == hash { return Int(slots[slot].number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = (hash, count)
    count += 1
    if Int(count) * 2 > slots.count { grow() }
    return Int(count) - 1
  }

  private mutating func grow() {
    let old = slots
    bits += 1
    slots = Array(repeating: (0, Self.empty), count: 1 << Int(bits))
    for entry in old where entry.number != Self.empty {
      var slot = Int(truncatingIfNeeded: (entry.hash << 20) >> (64 - bits))
      while slots[slot].number != Self.empty { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
