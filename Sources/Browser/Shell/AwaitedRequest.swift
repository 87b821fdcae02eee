/// A request to the world of which the latest counts: answers to earlier ones, and to one that was given up, are
/// dropped.
struct AwaitedRequest: Sendable, Equatable {
  /// The number of the latest request; it only grows.
  private(set) var generation = 0
  /// Whether its answer is on its way.
  private(set) var isAwaited = false
  /// The progress of the list, in percent; nil while nothing tells.
  var percent: Int?

  /// Begins a request; its number comes back.
  mutating func begin() -> Int {
    generation += 1
    isAwaited = true
    percent = nil
    return generation
  }

  /// Whether an answer, or what tells how far it has come, is to the latest request.
  func awaits(_ generation: Int) -> Bool { isAwaited && generation == self.generation }

  /// The answer has come, or is wanted no more.
  mutating func end() {
    isAwaited = false
    percent = nil
  }
}
