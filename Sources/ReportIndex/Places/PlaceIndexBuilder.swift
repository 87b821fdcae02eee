import ReportModel
import TextFacts

/// Makes a `PlaceIndex`.
///
/// The texts are gone through twice: characters are counted, so that it is known which are frequent, and then each place is
/// written to the list of its character, and where a pair has a list, to that.
struct PlaceIndexBuilder {
  private let texts: [[UInt8]]
  /// For each character of the basic plane one more than its number; 0 while it was not seen.
  private var near = [UInt16](repeating: 0, count: 0x10000)
  private var far: [UInt32: Int] = [:]
  private var scalars: [UInt32] = []
  private var counts: [Int] = []
  private var bytes = 0
  private var asciiCount = 0

  private init(_ texts: [[UInt8]]) {
    self.texts = texts
    for text in texts { text.withUnsafeBufferPointer { count($0) } }
  }

  /// The index of texts, which must be valid UTF-8; nil where they are in an alphabet, or too long, or have more characters
  /// than can be told apart.
  static func index(of texts: [[UInt8]]) -> PlaceIndex? {
    guard texts.reduce(0, { $0 + $1.count }) < Int(UInt32.max) else { return nil }
    let builder = PlaceIndexBuilder(texts)
    guard builder.scalars.count < Int(UInt16.max), builder.asciiCount * PlaceIndex.bytesPerASCII <= builder.bytes else {
      return nil
    }
    return builder.finish()
  }

  @inline(__always)
  private func number(of scalar: UInt32) -> Int {
    scalar < 0x10000 ? Int(near[Int(scalar)]) - 1 : far[scalar] ?? -1
  }

  private mutating func count(_ text: UnsafeBufferPointer<UInt8>) {
    bytes += text.count
    var place = 0
    while place < text.count, scalars.count < Int(UInt16.max) {
      let step = ValidStep(text, at: place)
      place += step.count
      var number = number(of: step.value)
      if number < 0 { number = add(step.value) }
      counts[number] += 1
      asciiCount += step.value < 0x80 ? 1 : 0
    }
  }

  @inline(never)
  private mutating func add(_ scalar: UInt32) -> Int {
    scalars.append(scalar)
    counts.append(0)
    if scalar < 0x10000 { near[Int(scalar)] = UInt16(scalars.count) } else { far[scalar] = scalars.count - 1 }
    return scalars.count - 1
  }

  // MARK: Writing places down

  private func finish() -> PlaceIndex {
    let order = scalars.indices.sorted { scalars[$0] < scalars[$1] }
    var pairs = RankedPairs(order, counts, bytes: bytes)
    // About two bytes a place, and a fifth of the places once more for pairs.
    var streams = PlaceStreams(
      lists: scalars.count + RankedPairs.most, bytes: counts.reduce(0, +) * 5 / 2 + 16 * scalars.count)
    write(to: &streams, &pairs)
    let sorted = pairs.sorted
    let lists = streams.finish(order: order + sorted.map { scalars.count + $0.number })
    return PlaceIndex(
      scalars: FlatArray(order.map { scalars[$0] }),
      pairs: FlatArray(sorted.map { PlaceIndex.key(scalars[$0.first], scalars[$0.second]) }),
      offsets: FlatArray(lists.offsets), counts: FlatArray(lists.counts), sums: FlatArray(lists.sums),
      bytes: FlatArray(lists.bytes), check: nil)
  }

  /// Writes all places down.
  private func write(to streams: inout PlaceStreams, _ pairs: inout RankedPairs) {
    let pairLists = scalars.count
    var textStart = 0
    for text in texts {
      text.withUnsafeBufferPointer { text in
        var place = 0
        var before = -1
        var last: UInt32 = 0
        while place < text.count {
          let step = ValidStep(text, at: place)
          let number = number(of: step.value)
          let whole = UInt32(truncatingIfNeeded: textStart &+ place)
          streams.append(whole, to: number)
          let position = pairs.position(of: number)
          let pair = pairs.number(before, position)
          if pair >= 0 { streams.append(last, to: pairLists &+ pair) }
          (before, last) = (position, whole)
          place += step.count
        }
      }
      textStart += text.count
    }
  }
}
