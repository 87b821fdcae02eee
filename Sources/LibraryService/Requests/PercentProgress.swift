/// Tells how far work on texts has come, each percent once.
struct PercentProgress {
  private let total: Int
  private let tell: (Int) -> Void
  private var done = 0
  private var told = 0

  /// Starts with nothing done of `total` bytes; `tell` is told the percent.
  init(total: Int, tell: @escaping (Int) -> Void) {
    self.total = total
    self.tell = tell
  }

  /// So many bytes more are done.
  mutating func advance(by bytes: Int) {
    done += bytes
    let percent = total > 0 ? min(100, done * 100 / total) : 0
    guard percent > told else { return }
    told = percent
    tell(percent)
  }
}
