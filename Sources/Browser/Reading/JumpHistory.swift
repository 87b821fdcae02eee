import TextFacts

/// The places before the latest jumps, to go back and forward through.
struct JumpHistory: Sendable {
  private var past: [Place] = []
  private var future: [Place] = []
  private static let capacity = WorkBudget.jumpsKept

  /// The place before the last jump.
  var last: Place? { past.last }

  /// Changes every place of the history.
  mutating func change(_ body: (inout Place) -> Void) {
    for index in past.indices { body(&past[index]) }
    for index in future.indices { body(&future[index]) }
  }

  /// Adds the place that a jump leaves.
  mutating func leave(_ place: Place) {
    if past.last != place { past.append(place) }
    if past.count > Self.capacity { past.removeFirst() }
    future = []
  }

  /// Drops the place that the last jump left; false where there is none.
  mutating func dropLast() -> Bool { past.popLast() != nil }

  /// Goes back: returns the place before the last jump, and keeps `place` to go forward to.
  mutating func back(from place: Place) -> Place? {
    while let target = past.popLast() {
      if target == place { continue }
      future.append(place)
      return target
    }
    return nil
  }

  /// Goes forward again: returns the next place, and keeps `place` to go back to.
  mutating func forward(from place: Place) -> Place? {
    guard let target = future.popLast() else { return nil }
    past.append(place)
    return target
  }
}
