import ReportModel

/// Ascending places, kept as the gaps between them.
///
/// A gap is two bytes, or where it needs more, 0xFFFF and four. The places kept lie some thousand bytes apart, so that a
/// byte would seldom do, and how long a gap is can nearly always be foretold.
struct PlaceList: Sendable {
  fileprivate static let escape: UInt16 = 0xFFFF

  private let gaps: FlatArray<UInt16>
  private let start: Int
  let count: Int

  /// No place.
  static let none = PlaceList(gaps: FlatArray([]), start: 0, count: 0)

  /// `count` places whose gaps begin at `start` in `gaps`; fewer, where there are not as many gaps.
  fileprivate init(gaps: FlatArray<UInt16>, start: Int, count: Int) {
    self.gaps = gaps
    self.start = min(start, gaps.count)
    self.count = min(count, gaps.count - self.start)
  }

  /// The places.
  var places: [UInt32] {
    // Without places the initializer below writes the count into the empty array that all threads share.
    if count == 0 { return [] }
    return gaps.withUnsafeBufferPointer { gaps in
      [UInt32](unsafeUninitializedCapacity: count) { places, written in
        var place: UInt32 = 0
        var next = start
        while written < count, next < gaps.count {
          var gap = UInt32(gaps[next])
          if gap == Self.escape, next + 2 < gaps.count {
            gap = UInt32(gaps[next + 1]) << 16 | UInt32(gaps[next + 2])
            next += 2
          }
          next += 1
          place &+= gap
          places.initializeElement(at: written, to: place)
          written += 1
        }
      }
    }
  }
}

/// Lists of places, each of its own number.
struct PlaceLists: Sendable {
  let gaps: FlatArray<UInt16>
  let starts: FlatArray<UInt32>
  let counts: FlatArray<UInt32>

  /// No lists.
  static let none = PlaceLists(gaps: FlatArray([]), starts: FlatArray([]), counts: FlatArray([]))

  /// The arrays may be anything.
  init(gaps: FlatArray<UInt16>, starts: FlatArray<UInt32>, counts: FlatArray<UInt32>) {
    self.gaps = gaps
    self.starts = starts
    self.counts = counts
  }

  /// Bytes it takes.
  var weight: Int { 2 * gaps.count + 4 * (starts.count + counts.count) }

  /// A list; an empty one for a number that is none.
  subscript(number: Int) -> PlaceList {
    guard let start = starts[checked: number], let count = counts[checked: number] else { return .none }
    return PlaceList(gaps: gaps, start: Int(start), count: Int(count))
  }
}

/// Gathers `PlaceLists`, all at the same time.
struct PlaceListsBuilder {
  private var gaps: ChunkedStreams<UInt16>
  private let lasts: UnsafeMutablePointer<UInt32>
  private let counts: UnsafeMutablePointer<UInt32>

  /// So many lists, all empty; `free` gives back their memory.
  init(count: Int) {
    gaps = ChunkedStreams(count: count, chunkBytes: 1 << 11)
    lasts = .allocate(capacity: max(1, count))
    lasts.initialize(repeating: 0, count: count)
    counts = .allocate(capacity: max(1, count))
    counts.initialize(repeating: 0, count: count)
  }

  func free() {
    gaps.free()
    lasts.deallocate()
    counts.deallocate()
  }

  /// Adds a place that is not before the last one of its list.
  @inline(__always)
  mutating func append(_ place: UInt32, to list: Int) {
    let gap = place &- lasts[list]
    lasts[list] = place
    counts[list] &+= 1
    if gap >= PlaceList.escape {
      gaps.append(PlaceList.escape, to: list)
      gaps.append(UInt16(truncatingIfNeeded: gap >> 16), to: list)
    }
    gaps.append(UInt16(truncatingIfNeeded: gap), to: list)
  }

  /// The lists.
  func finish() -> PlaceLists {
    let sizes = (0..<gaps.count).map { gaps.count(of: $0) }
    var starts: [UInt32] = []
    starts.reserveCapacity(sizes.count)
    var all: [UInt16] = []
    all.reserveCapacity(sizes.reduce(0, +))
    for list in sizes.indices {
      starts.append(UInt32(truncatingIfNeeded: all.count))
      gaps.forEachRun(of: list) { all.append(contentsOf: $0) }
    }
    return PlaceLists(
      gaps: FlatArray(all), starts: FlatArray(starts), counts: FlatArray(sizes.indices.map { counts[$0] }))
  }
}
