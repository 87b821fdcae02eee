import ReportModel
import TextFacts

/// Many phrases looked for in one walk over a text.
///
/// Two characters that begin no phrase are told by one bit; only where the bit is set does the walk go down a trie of
/// characters, whose edges lie in one hash table. A walk is never longer than the longest phrase, so time grows
/// linearly with the text however many phrases there are and whatever they have in common.
struct PhraseTrie: Sendable {
  /// Node and character of each edge, 0 for a free place.
  private var edges: [UInt64]
  /// The node each edge leads to.
  private var targets: [UInt32]
  /// The phrase that ends at each node, -1 for none; node 0 is the root.
  private var phrases: [Int32] = [-1]
  private var shift: UInt64
  private let factor: UInt64
  private var edgeCount = 0
  /// A bit for each hash of two characters.
  private var beginnings: [UInt64]
  private let beginningShift: UInt32

  /// An empty trie with room for about `expected` phrases.
  init(expected: Int) {
    // Random a process: no document can choose characters that collide.
    factor = UInt64(bitPattern: Int64(Hasher().finalize())) | 1
    var bits: UInt32 = 12
    while bits < 22, 1 << (bits - 4) < expected { bits += 1 }
    beginningShift = 32 - bits
    beginnings = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
    edges = [UInt64](repeating: 0, count: 64)
    targets = [UInt32](repeating: 0, count: 64)
    shift = 64 - 6
  }

  /// Adds the phrase numbered `phrase`, of two characters or more; a shorter one is never found.
  mutating func insert(_ text: ArraySlice<UInt8>, phrase: Int) {
    let bytes = Array(text)
    var node: UInt32 = 0
    var place = 0
    var count = 0
    var first: UInt32 = 0
    while let (scalar, next) = TextScalar.read(bytes.span, at: place, end: bytes.count) {
      count += 1
      if count == 1 { first = scalar }
      if count == 2 {
        let bit = Self.hash(first, scalar) >> beginningShift
        beginnings[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      }
      node = child(of: node, scalar)
      place = next
    }
    if count >= 2 { phrases[Int(node)] = Int32(phrase) }
  }

  /// Calls `body` with every phrase that stands in `text`, where it begins and ends, in the order of the beginnings;
  /// phrases may overlap.
  @inline(__always)
  func forEachMatch(in text: [UInt8], _ body: (_ phrase: Int, _ start: Int, _ end: Int) -> Void) {
    let span = text.span
    let end = span.count
    guard var (before, place) = TextScalar.read(span, at: 0, end: end) else { return }
    var start = 0
    while let (scalar, next) = TextScalar.read(span, at: place, end: end) {
      let bit = Self.hash(before, scalar) >> beginningShift
      if beginnings[Int(bit >> 6)] >> UInt64(bit & 63) & 1 != 0 {
        walk(span, from: start, body)
      }
      before = scalar
      start = place
      place = next
    }
  }

  private func walk(_ text: borrowing Span<UInt8>, from start: Int, _ body: (Int, Int, Int) -> Void) {
    var node: UInt32 = 0
    var place = start
    while let (scalar, next) = TextScalar.read(text, at: place, end: text.count) {
      let slot = slot(of: node, scalar)
      guard edges[slot] != 0 else { return }
      node = targets[slot]
      let phrase = phrases[Int(node)]
      if phrase >= 0 { body(Int(phrase), start, next) }
      place = next
    }
  }

  @inline(__always)
  private static func hash(_ first: UInt32, _ second: UInt32) -> UInt32 {
    (first &* 0x9E37_79B1 ^ second) &* 0x85EB_CA6B
  }

  /// The place of an edge, or the free one where it would go. Edges are numbered from 1 so that none is 0.
  @inline(__always)
  private func slot(of node: UInt32, _ scalar: UInt32) -> Int {
    let key = Self.key(node, scalar)
    let mask = edges.count - 1
    var slot = Int(truncatingIfNeeded: (key &* factor) >> shift) & mask
    while edges[slot] != 0, edges[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private static func key(_ node: UInt32, _ scalar: UInt32) -> UInt64 { UInt64(node) << 21 | UInt64(scalar) + 1 }

  private mutating func child(of node: UInt32, _ scalar: UInt32) -> UInt32 {
    let slot = slot(of: node, scalar)
    if edges[slot] != 0 { return targets[slot] }
    let child = UInt32(phrases.count)
    phrases.append(-1)
    edges[slot] = Self.key(node, scalar)
    targets[slot] = child
    edgeCount += 1
    if 2 * edgeCount > edges.count { grow() }
    return child
  }

  private mutating func grow() {
    let old = (edges, targets)
    edges = [UInt64](repeating: 0, count: old.0.count * 2)
    targets = [UInt32](repeating: 0, count: edges.count)
    shift -= 1
    for (key, target) in zip(old.0, old.1) where key != 0 {
      let slot = slot(of: UInt32(truncatingIfNeeded: key >> 21), UInt32(truncatingIfNeeded: key & 0x1F_FFFF) - 1)
      edges[slot] = key
      targets[slot] = target
    }
  }
}
