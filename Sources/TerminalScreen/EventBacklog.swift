import TextFacts

/// Events that have come and were not handed on yet.
///
/// Keys and pastes are handed on in batches of at most `WorkBudget.keysInBatch`, so that frames are drawn, and signals
/// answered, between the keys of a flood. Events that came while the terminal was given away go before them, at once.
struct EventBacklog {
  private var urgent: [TerminalEvent] = []
  private var typed: [TerminalEvent] = []
  /// The number of `typed` that were handed on already.
  private var taken = 0

  /// Whether all were handed on.
  var isEmpty: Bool { urgent.isEmpty && !hasTyped }
  /// Whether something typed was not handed on.
  var hasTyped: Bool { taken < typed.count }

  /// Adds an event that goes before what was typed.
  mutating func append(_ event: TerminalEvent) { urgent.append(event) }

  /// Adds what was typed, after all that was typed before.
  mutating func add(typed more: [TerminalEvent]) {
    if !hasTyped { (typed, taken) = ([], 0) }
    typed += more
  }

  /// All that were not handed on.
  mutating func takeAll() -> [TerminalEvent] {
    defer { self = EventBacklog() }
    return urgent + typed[taken...]
  }

  /// The next batch, nothing where there is none.
  mutating func next() -> [TerminalEvent] {
    let batch = typed[taken..<min(typed.count, taken + WorkBudget.keysInBatch)]
    taken += batch.count
    defer { urgent = [] }
    return urgent + batch
  }
}
