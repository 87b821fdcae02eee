import ReportModel

/// A place to come back to: its subject and its first visible byte.
struct Place: Sendable, Equatable {
  var subject: ReadingSubject
  var anchor: TextOffset
}

/// A subject and its view before a preview, to come back to.
struct LeftReading: Sendable {
  var subject: ReadingSubject
  var view: ReportView
}

/// The name of a marked place: a capital letter is shared by all reports, any other letter belongs to its report; `"`
/// stands for the place where the report was left.
struct Mark: Hashable, Sendable {
  /// The letter that returns to the place.
  var letter: Unicode.Scalar
  /// The report it belongs to; nil for a capital letter, which all reports share.
  var subject: ReadingSubject?

  /// The mark that `letter` stands for in a report.
  init(_ letter: Unicode.Scalar, in subject: ReadingSubject) {
    self.letter = letter
    self.subject = letter.properties.isUppercase ? nil : subject
  }
}

/// The places before the latest jumps, to go back and forward through.
struct JumpHistory: Sendable {
  private var past: [Place] = []
  private var future: [Place] = []
  private static let capacity = 200

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
