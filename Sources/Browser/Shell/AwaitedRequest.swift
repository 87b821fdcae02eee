/// A kind of request to the program around the browser. Only the latest one counts: answers to earlier requests, and to
/// one that was given up, are dropped.
struct AwaitedRequest: Sendable, Equatable {
  /// The number of the latest request; it only grows.
  private(set) var generation = 0
  /// Whether the answer is still to come.
  private(set) var isAwaited = false
  /// The progress of the answer, in percent; nil while none is reported.
  var percent: Int?

  /// Begins a request and returns its number.
  mutating func begin() -> Int {
    generation += 1
    isAwaited = true
    percent = nil
    return generation
  }

  /// Whether an answer, or a report of progress, belongs to the latest request.
  func awaits(_ generation: Int) -> Bool { isAwaited && generation == self.generation }

  /// Ends the request: the answer has come, or is no longer wanted.
  mutating func end() {
    isAwaited = false
    percent = nil
  }
}
