/// A sketch of a report's text, by which an edited version of it is known as one: the least hashes of all its shingles.
///
/// The share of hashes that two sketches have in common among the least of both estimates the share of shingles that the
/// texts have in common (the resemblance of Broder, "On the resemblance and containment of documents", 1997). A shingle
/// is 16 bytes in a row, white space and controls left out: five characters of Han and more. Of a text of more than
/// 4 MiB the beginning counts.
public struct ContentSketch: Hashable, Sendable {
  /// The hashes that are kept, the least first.
  let hashes: [UInt64]

  /// The most hashes, the bytes of a shingle, and the bytes of a text that count.
  private static let (most, shingle, reach) = (64, 16, 4 << 20)
  /// The share of shingles from which on two texts are versions of one, in hundredths: half of them. Of a report with a
  /// sentence in ten rewritten some eighty are left, of those of two years of one place hardly ten.
  private static let alike = 50
  /// The fewest hashes that tell anything: a text of a few words is like any other form.
  private static let fewest = 16

  /// The sketch of a whole text; nil for one that is too short to tell.
  public init?(of text: [UInt8]) {
    var window = [UInt8](repeating: 0, count: Self.shingle)
    var (filled, next) = (0, 0)
    var rolling: UInt64 = 0
    let leading = (0..<Self.shingle).reduce(1 as UInt64) { power, _ in power &* Self.base }
    var least: [UInt64] = []
    for byte in text.prefix(Self.reach) where byte > 0x20 {
      rolling = rolling &* Self.base &+ UInt64(byte) &- leading &* UInt64(window[next])
      window[next] = byte
      next = (next + 1) % Self.shingle
      filled += 1
      if filled >= Self.shingle { Self.keep(Self.mixed(rolling), among: &least) }
    }
    guard least.count >= Self.fewest else { return nil }
    hashes = least
  }

  /// The sketch that a store has kept; nil where it is none.
  init?(bytes: [UInt8]) {
    guard bytes.count % 8 == 0, bytes.count <= 8 * Self.most, bytes.count >= 8 * Self.fewest else { return nil }
    hashes = stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    }
  }

  /// The hashes, the highest byte of each first.
  var bytes: [UInt8] {
    hashes.flatMap { hash in withUnsafeBytes(of: hash.bigEndian) { Array($0) } }
  }

  /// The share of shingles that both texts have, in hundredths, where they are versions of one; nil where they are not.
  func likeness(to other: ContentSketch) -> Int? {
    let union = Set(hashes).union(other.hashes).sorted().prefix(Self.most)
    let (own, others) = (Set(hashes), Set(other.hashes))
    let share = union.count { own.contains($0) && others.contains($0) } * 100 / max(1, union.count)
    return share >= Self.alike ? share : nil
  }

  /// An odd number without a pattern: that of the linear congruential generator of Knuth's MMIX.
  private static let base: UInt64 = 6_364_136_223_846_793_005

  /// The finisher of SplitMix64 (Steele, Lea, Flood 2014), which spreads what differs over all bits.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 30) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ value >> 27) &* 0x94d0_49bb_1331_11eb
    return value ^ value >> 31
  }

  /// Keeps a hash among the least, each once and in order.
  private static func keep(_ hash: UInt64, among least: inout [UInt64]) {
    if least.count == most, let last = least.last, hash >= last { return }
    var (low, high) = (0, least.count)
    while low < high {
      let middle = (low + high) / 2
      if least[middle] < hash { low = middle + 1 } else { high = middle }
    }
    guard low == least.count || least[low] != hash else { return }
    least.insert(hash, at: low)
    if least.count > most { least.removeLast() }
  }
}
