/// Finds out which grams and characters stand nearly everywhere in some texts by reading a part of them.
///
/// A gram that stands in more than an eighth of the blocks is frequent: reading them all would take longer than going
/// from place to place. With some 250 blocks read, an eighth is known to within two hundredths, and what is taken for
/// frequent or rare by mistake costs a little time or memory, never an occurrence.
struct FrequentSample: GramVisitor {
  /// Fewer blocks than these are read as fast as anything is looked up.
  private static let fewest = 64
  /// One of so many blocks is read, more of few.
  private static let mostStep = 16
  /// A character is frequent that stands once in so many bytes: the comma and a few more. Reading all blocks for
  /// one that is rarer takes no longer than going from place to place.
  private static let bytesPerCharacter = 300
  private var numbers = GramNumbers()
  private var hashes: [UInt64] = []
  /// For each gram the blocks it was found in, and the last of them.
  private var counts: [(blocks: UInt32, last: UInt32)] = []
  /// The number of times each character of the basic plane was found.
  private var characters = [UInt32](repeating: 0, count: 0x10000)
  private var blocks: UInt32 = 0
  private var bytes = 0

  /// Frequent grams, the hashes ascending, none of them 0; and frequent characters.
  typealias Frequent = (grams: [UInt64], characters: [UInt32])

  private init() {}

  /// Frequent grams and characters in `texts`, cut into `blocks`: the hashes of grams, ascending, none of them 0; and
  /// characters.
  static func frequent(in texts: [[UInt8]], _ blocks: Blocks) -> Frequent {
    guard blocks.count >= fewest else { return ([], []) }
    var sample = FrequentSample()
    let step = max(1, min(mostStep, blocks.count / fewest))
    for block in stride(from: step / 2, to: blocks.count, by: step) {
      let report = blocks.report(of: block)
      texts[report].withUnsafeBufferPointer { text in
        sample.read(UnsafeBufferPointer(rebasing: text[blocks.bytes(of: block, in: report, of: text.count)]))
      }
    }
    return (sample.frequentGrams, sample.frequentCharacters)
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    blocks += 1
    bytes += text.count
    GramWalk.walk(text, &self)
  }

  @inline(__always)
  mutating func visit(_ gram: FoundGram) {
    let number = numbers.number(of: gram.hash)
    if number == hashes.count {
      hashes.append(gram.hash)
      counts.append((1, blocks))
    } else if counts[number].last != blocks {
      counts[number] = (counts[number].blocks + 1, blocks)
    }
    if gram.first < 0x10000 { characters[Int(gram.first)] &+= 1 }
  }

  @inline(__always)
  mutating func visit(last scalar: UInt32, at place: Int) {}

  private var frequentGrams: [UInt64] {
    // No gram has the hash 0 but one of NUL characters.
    hashes.indices.filter { counts[$0].blocks * 8 > blocks && hashes[$0] != 0 }.map { hashes[$0] }.sorted()
  }

  /// Frequent characters, none of one byte: the places of those would weigh more than the text.
  private var frequentCharacters: [UInt32] {
    characters.indices.dropFirst(0x80).filter { Int(characters[$0]) * Self.bytesPerCharacter > bytes }
      .map { UInt32($0) }
  }
}

/// Numbers for grams, from 0, in the order in which they are first asked for: a hash table whose keys are hashes already.
struct GramNumbers {
  private var slots: [(hash: UInt64, number: UInt32)]
  private var count: UInt32 = 0
  private var bits: UInt64 = 12
  private static let empty = UInt32.max

  init() { slots = Array(repeating: (0, Self.empty), count: 1 << 12) }

  @inline(__always)
  mutating func number(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> (64 - bits))
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
      var slot = Int(truncatingIfNeeded: entry.hash >> (64 - bits))
      while slots[slot].number != Self.empty { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }
}
