/// The lists of a `PlaceIndex` that together say where a phrase stands, character for character.
struct PhraseLists: Sendable {
  /// A list, and the distance in bytes of its characters from the start of the phrase.
  struct Part: Sendable {
    let list: Int
    let distance: UInt32
  }

  /// The most lists that are gone through at a time. What a longer phrase has beyond them is compared with the text.
  private static let most = 64

  /// The lists, that with the fewest places first; none, where the phrase stands nowhere.
  let parts: [Part]
  /// Whether a place that has all of them has the phrase.
  let isWhole: Bool
  /// The bytes of the phrase.
  let length: Int
  /// Whether two occurrences may overlap.
  let mayOverlap: Bool

  /// The lists of a phrase of at least one character.
  init(_ phrase: String.UnicodeScalarView, in index: PlaceIndex) {
    let bytes = Array(String(phrase).utf8)
    length = bytes.count
    mayOverlap = Self.hasBorder(bytes)
    var parts: [(part: Part, count: Int, characters: Range<Int>)] = []
    var before: (scalar: UInt32, distance: Int, count: Int)?
    var distance = 0
    var isMissing = false
    let characters = phrase.prefix(Self.most)
    for (position, scalar) in characters.enumerated() {
      guard let list = index.list(of: scalar.value) else {
        isMissing = true
        break
      }
      let count = index.count(of: list)
      parts.append((Part(list: list, distance: UInt32(distance)), count, position..<position + 1))
      if let before, let pair = index.list(of: before.scalar, scalar.value) {
        let part = Part(list: pair, distance: UInt32(before.distance))
        parts.append((part, index.count(of: pair), position - 1..<position + 1))
      }
      before = (scalar.value, distance, count)
      distance += UTF8.width(scalar)
    }
    isWhole = characters.count == phrase.count
    self.parts = isMissing ? [] : Self.covering(parts.sorted { $0.count < $1.count }, characters.count)
  }

  /// The first of some lists, those with fewer places first, that together have every character.
  private static func covering(
    _ parts: [(part: Part, count: Int, characters: Range<Int>)], _ count: Int
  ) -> [Part] {
    var isCovered = [Bool](repeating: false, count: count)
    var chosen: [Part] = []
    for (part, _, characters) in parts where characters.contains(where: { !isCovered[$0] }) {
      for character in characters { isCovered[character] = true }
      chosen.append(part)
    }
    return chosen
  }

  /// Whether a beginning of the bytes ends them too.
  private static func hasBorder(_ bytes: [UInt8]) -> Bool {
    let fallback = Fallback(bytes)
    var matched = 0
    for byte in bytes.dropFirst() { matched = fallback.step(matched, bytes, byte) }
    return matched > 0
  }

  /// Shows `body` the places of the phrase, ascending, some at a time, until that says false. A damaged list ends them: its
  /// owner knows.
  func forEachRun(in index: PlaceIndex, _ body: (UnsafeBufferPointer<UInt32>) -> Bool) {
    guard !parts.isEmpty else { return }
    _ = index.withLists(parts.map(\.list)) { lists in
      let room = PackedPlaces.room
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: room * (lists.count + 1)) { memory in
        guard let places = memory.baseAddress else { return }
        var cursors = lists.indices.map { PlaceCursor(lists[$0], places + room * ($0 + 1)) }
        var rarest = cursors.removeFirst()
        let starts = places
        let distance = parts[0].distance
        while rarest.readNext() {
          if cursors.isEmpty, distance == 0 {
            if !body(UnsafeBufferPointer(start: rarest.places, count: rarest.length)) { return }
            continue
          }
          var count = rarest.length
          for index in 0..<count { starts[index] = rarest.places[index] &- distance }
          // A phrase does not begin before the first text.
          if rarest.places[0] < distance {
            let first = (0..<count).first { rarest.places[$0] >= distance } ?? count
            for index in first..<count { starts[index - first] = starts[index] }
            count -= first
          }
          for index in cursors.indices where count > 0 {
            count = cursors[index].keep(starts, count, at: parts[index + 1].distance)
          }
          if count > 0, !body(UnsafeBufferPointer(start: starts, count: count)) { return }
        }
      }
    }
  }
}
