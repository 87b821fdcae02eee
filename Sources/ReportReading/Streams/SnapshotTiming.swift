import Threads

/// When a text that grows is worth parsing once more.
///
/// Each snapshot is parsed whole. So that all of them together cost in proportion to the text, and a pipe that trickles
/// for hours next to nothing, a snapshot waits until the text has grown fourfold or twenty times as long as the one
/// before it took.
struct SnapshotTiming {
  /// The least time between two snapshots while bytes come without a pause, in milliseconds.
  let flowing: Int
  /// The least time between two snapshots once bytes pause, in milliseconds.
  let paused: Int
  private var finished = Clock.milliseconds()
  private var cost = 0

  init(flowing: Int, paused: Int = 50) {
    self.flowing = flowing
    self.paused = paused
  }

  /// Notes that a snapshot begun at `start` (as `Clock` counts) is done now.
  mutating func noteSnapshot(begunAt start: Int) {
    finished = Clock.milliseconds()
    cost = finished - start
  }

  /// Milliseconds until the next snapshot of a text that has grown from `shown` bytes to `count` is due; 0 where it is.
  func remaining(from shown: Int, to count: Int, isFlowing: Bool) -> Int {
    let patience = count >= 4 * shown ? 0 : 20 * cost
    return max(0, finished + max(isFlowing ? flowing : paused, patience) - Clock.milliseconds())
  }
}
