/// The progress of work on texts; reports each percent once.
struct Pace {
  private let total: Int
  private let tell: (Int) -> Void
  private var done = 0
  private var told = 0

  /// No work done yet of `total` bytes; `tell` receives the percentages.
  init(total: Int, tell: @escaping (Int) -> Void) {
    self.total = total
    self.tell = tell
  }

  /// Adds work done, in bytes.
  mutating func step(_ bytes: Int) {
    done += bytes
    let percent = total > 0 ? min(100, done * 100 / total) : 0
    guard percent > told else { return }
    told = percent
    tell(percent)
  }
}
