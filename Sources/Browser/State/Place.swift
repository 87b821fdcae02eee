import ReportModel

/// A place to come back to: a report and its first visible byte.
struct Place: Sendable, Equatable {
  var report: Int
  var anchor: TextOffset
}

/// The places jumps came from, to go back and forward through.
struct JumpHistory: Sendable {
  private var past: [Place] = []
  private var future: [Place] = []
  private static let capacity = 200

  /// The place before the last jump.
  var last: Place? { past.last }

  /// A jump leaves `place`.
  mutating func leave(_ place: Place) {
    if past.last != place { past.append(place) }
    if past.count > Self.capacity { past.removeFirst() }
    future = []
  }

  /// Back: from `place` to where the last jump came from.
  mutating func back(from place: Place) -> Place? {
    while let target = past.popLast() {
      if target == place { continue }
      future.append(place)
      return target
    }
    return nil
  }

  /// Forward again, from `place`.
  mutating func forward(from place: Place) -> Place? {
    guard let target = future.popLast() else { return nil }
    past.append(place)
    return target
  }
}
