import ReportModel
import TextFacts

/// Makes a `PlaceIndex`.
///
/// The texts are gone through twice: characters are counted, and then each place is written down where the list of its
/// character has come to, so that nothing is sorted and nothing moved. There are some thousand such places to write to at
/// a time, as many as a processor has at hand.
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
    var starts = [Int](repeating: 0, count: scalars.count + 1)
    var start = 0
    for number in order {
      starts[number] = start
      start += counts[number]
    }
    let places = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(1, start))
    var pairs = PairPlaces(frequent(order), numbers: scalars.count)
    write(to: places, from: starts, &pairs)
    var writer = ListsWriter(lists: order.count, places: start + pairs.count)
    for number in order {
      writer.append(UnsafeBufferPointer(rebasing: places[starts[number]..<starts[number] + counts[number]]))
    }
    // Memory is what bounds how many texts are indexed at a time: none is held longer than it is needed.
    places.deallocate()
    var keys: [UInt64] = []
    pairs.forEachPair { first, second, places in
      keys.append(PlaceIndex.key(scalars[first], scalars[second]))
      writer.append(places)
    }
    pairs = PairPlaces([], numbers: 0)
    return writer.index(scalars: order.map { scalars[$0] }, pairs: keys)
  }

  /// The numbers of the characters that are frequent, in the order of the characters.
  private func frequent(_ order: [Int]) -> [Int] {
    let least = max(64, bytes / PlaceIndex.bytesPerFrequent)
    let most = counts.sorted(by: >).prefix(PlaceIndex.mostFrequent + 1).last ?? 0
    let bound = counts.count > PlaceIndex.mostFrequent ? max(least, most + 1) : least
    return order.filter { counts[$0] >= bound }
  }

  private func write(
    to places: UnsafeMutableBufferPointer<UInt32>, from starts: [Int], _ pairs: inout PairPlaces
  ) {
    var starts = starts
    starts.withUnsafeMutableBufferPointer { next in
      var textStart = 0
      for text in texts {
        text.withUnsafeBufferPointer { text in
          var place = 0
          var before = -1
          while place < text.count {
            let step = ValidStep(text, at: place)
            let number = number(of: step.value)
            let whole = UInt32(truncatingIfNeeded: textStart &+ place)
            places[next[number]] = whole
            next[number] &+= 1
            before = pairs.take(number, after: before, at: whole)
            place += step.count
          }
        }
        textStart += text.count
      }
    }
  }
}

/// The places of pairs of frequent characters.
private struct PairPlaces {
  private let frequent: [Int]
  /// For each character its position in `frequent`, or -1.
  private let positions: [Int32]
  /// The place of each pair, in the order in which they come, and which it is.
  private var places: [UInt32] = []
  private var codes: [UInt32] = []
  /// The place of the frequent character that was taken last.
  private var last: UInt32 = 0

  init(_ frequent: [Int], numbers: Int) {
    self.frequent = frequent
    var positions = [Int32](repeating: -1, count: numbers)
    for (position, number) in frequent.enumerated() { positions[number] = Int32(position) }
    self.positions = positions
  }

  var count: Int { places.count }

  /// Takes the next character; `before` is what this gave for the one before it, -1 at the start of a text.
  @inline(__always)
  mutating func take(_ number: Int, after before: Int, at place: UInt32) -> Int {
    let position = Int(positions[number])
    if position >= 0 {
      if before >= 0 {
        places.append(last)
        codes.append(UInt32(truncatingIfNeeded: before &* frequent.count &+ position))
      }
      last = place
    }
    return position
  }

  /// Shows the pairs there are in the order of their characters, each with its places.
  func forEachPair(_ body: (_ first: Int, _ second: Int, UnsafeBufferPointer<UInt32>) -> Void) {
    var ends = [Int](repeating: 0, count: frequent.count * frequent.count + 1)
    for code in codes { ends[Int(code) + 1] += 1 }
    for code in 1..<max(1, ends.count) { ends[code] += ends[code - 1] }
    let starts = ends
    let sorted = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: max(1, places.count))
    defer { sorted.deallocate() }
    for (place, code) in zip(places, codes) {
      sorted[ends[Int(code)]] = place
      ends[Int(code)] += 1
    }
    for code in 0..<frequent.count * frequent.count where starts[code] < starts[code + 1] {
      body(
        frequent[code / frequent.count], frequent[code % frequent.count],
        UnsafeBufferPointer(rebasing: sorted[starts[code]..<starts[code + 1]]))
    }
  }
}

/// Writes the lists of an index.
private struct ListsWriter {
  private var writer: PackedPlacesWriter
  private var offsets: [UInt32] = [0]
  private var counts: [UInt32] = []
  private var sums: [UInt32] = []

  init(lists: Int, places: Int) {
    // About two bytes a place.
    writer = PackedPlacesWriter(capacity: 2 * places + 8 * lists)
    offsets.reserveCapacity(lists + 1)
    counts.reserveCapacity(lists)
    sums.reserveCapacity(lists)
  }

  mutating func append(_ places: UnsafeBufferPointer<UInt32>) {
    let start = writer.bytes.count
    writer.append(places)
    offsets.append(UInt32(truncatingIfNeeded: writer.bytes.count))
    counts.append(UInt32(truncatingIfNeeded: places.count))
    let sum = writer.bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[start...])) }
    sums.append(UInt32(truncatingIfNeeded: sum))
  }

  consuming func index(scalars: [UInt32], pairs: [UInt64]) -> PlaceIndex {
    // A copy of just the length: what was reserved is given back.
    let bytes = writer.finish().withUnsafeBufferPointer { Array($0) }
    return PlaceIndex(
      scalars: FlatArray(scalars), pairs: FlatArray(pairs), offsets: FlatArray(offsets), counts: FlatArray(counts),
      sums: FlatArray(sums), bytes: FlatArray(bytes), check: nil)
  }
}
