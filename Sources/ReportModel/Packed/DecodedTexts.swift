import Threads

/// The texts of a segment on the disk that were read last: who looks at a report place by place reads it once, and what is
/// read stays in memory no longer than others are.
public final class DecodedTexts: Sendable {
  private static let most = 4

  private struct Entry {
    var position: Int
    var text: [UInt8]
  }

  private struct State {
    var entries: [Entry] = []
    /// The entry that is written over next.
    var oldest = 0
  }

  private let state = Lock(State())

  /// None yet.
  public init() {}

  /// The text of the report at `position`: `read`, where it is not at hand.
  func text(of position: Int, _ read: () -> [UInt8]) -> [UInt8] {
    if let known = state.withLock({ state in state.entries.first { $0.position == position }?.text }) { return known }
    let text = read()
    state.withLock { state in
      let entry = Entry(position: position, text: text)
      if state.entries.count < Self.most {
        state.entries.append(entry)
      } else {
        state.entries[state.oldest] = entry
        state.oldest = (state.oldest + 1) % Self.most
      }
    }
    return text
  }
}
