import ReportModel

/// A place to come back to: what is read, and its first visible byte.
struct Place: Sendable, Equatable {
  var subject: ReadingSubject
  var anchor: TextOffset
}

/// A reading that was left for something else, to come back to.
struct LeftReading: Sendable {
  var subject: ReadingSubject
  var view: ReportView
}

/// A mark: a capital letter is one for all reports, any other belongs to its report; `"` is where that was left.
struct Mark: Hashable, Sendable {
  /// The letter that comes back.
  var letter: Unicode.Scalar
  /// The report it belongs to; nil for a capital, which is one for all.
  var subject: ReadingSubject?

  /// The mark that `letter` means in a report.
  init(_ letter: Unicode.Scalar, in subject: ReadingSubject) {
    self.letter = letter
    self.subject = letter.properties.isUppercase ? nil : subject
  }
}

/// The places jumps came from, to go back and forward through.
struct JumpHistory: Sendable {
  private var past: [Place] = []
  private var future: [Place] = []
  private static let capacity = 200

  /// The place before the last jump.
  var last: Place? { past.last }

  /// Changes every place there is to go to.
  mutating func change(_ body: (inout Place) -> Void) {
    for index in past.indices { body(&past[index]) }
    for index in future.indices { body(&future[index]) }
  }

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
