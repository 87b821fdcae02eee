/// The progress of work on texts; reports each percent once.
struct WorkProgress {
  private let total: Int
  private let report: (Int) -> Void
  private var done = 0
  private var reported = 0

  /// No work done yet of `total` bytes; `report` receives the percentages.
  init(total: Int, report: @escaping (Int) -> Void) {
    self.total = total
    self.report = report
  }

  /// Adds work done, in bytes.
  mutating func step(_ bytes: Int) {
    done += bytes
    let percent = total > 0 ? min(100, done * 100 / total) : 0
    guard percent > reported else { return }
    reported = percent
    report(percent)
  }
}
