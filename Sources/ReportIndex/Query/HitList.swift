import ReportModel

/// The hits gathered so far in one text, and when to stop gathering.
///
/// Nearly always all are of one length: four bytes a hit, then, for a comma in a library has millions.
struct HitList {
  /// Bytes searched between two questions whether to go on.
  static let stride = 1 << 18

  /// The starts of the hits; no text has as many bytes as four can count.
  private(set) var starts: [UInt32] = []
  /// The length of all hits, while `lengths` is empty.
  private(set) var length: UInt32 = 0
  /// The length of each hit, once they differ.
  private(set) var lengths: [UInt32] = []
  let limit: Int
  let isCancelled: (() -> Bool)?

  init(limit: Int, isCancelled: (() -> Bool)?) {
    self.limit = limit
    self.isCancelled = isCancelled
  }

  var isFull: Bool { starts.count >= limit }

  /// The end of the last hit; 0 without one.
  var end: Int { starts.last.map { Int($0) + Int(lengths.last ?? length) } ?? 0 }

  var ranges: [TextRange] {
    guard lengths.isEmpty else {
      return zip(starts, lengths).map { TextRange(Int($0), Int($0) + Int($1)) }
    }
    let length = Int(length)
    return starts.map { TextRange(Int($0), Int($0) + length) }
  }

  /// Forgets the hits, to gather those of another text in the same memory.
  mutating func restart() {
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func append(_ lower: Int, _ upper: Int) {
    let added = UInt32(truncatingIfNeeded: upper - lower)
    if starts.isEmpty { length = added }
    if !lengths.isEmpty || added != length { keepLengths(added) }
    starts.append(UInt32(truncatingIfNeeded: lower))
  }

  /// Adds hits that begin at `places`, ascending, all of `count` bytes, as many as there is room for.
  mutating func append(_ places: UnsafeBufferPointer<UInt32>, length count: Int) {
    let places = places.prefix(limit - min(limit, starts.count))
    let added = UInt32(truncatingIfNeeded: count)
    if starts.isEmpty { length = added }
    if !lengths.isEmpty || added != length { for _ in places { keepLengths(added) } }
    starts.append(contentsOf: places)
  }

  /// The same for places counted from a byte that lies `origin` before the text.
  @inline(__always)
  mutating func append(_ places: Slice<UnsafeBufferPointer<UInt32>>, from origin: UInt32, length count: Int) {
    let places = places.prefix(limit - min(limit, starts.count))
    let added = UInt32(truncatingIfNeeded: count)
    if starts.isEmpty { length = added }
    if !lengths.isEmpty || added != length { for _ in places { keepLengths(added) } }
    let old = starts.count
    starts += repeatElement(0, count: places.count)
    starts.withUnsafeMutableBufferPointer { starts in
      for (index, place) in places.enumerated() { starts[old + index] = place &- origin }
    }
  }

  private mutating func keepLengths(_ added: UInt32) {
    if lengths.isEmpty { lengths = [UInt32](repeating: length, count: starts.count) }
    lengths.append(added)
  }

  func check() throws(QueryError) {
    if let isCancelled, isCancelled() { throw .cancelled }
  }
}
