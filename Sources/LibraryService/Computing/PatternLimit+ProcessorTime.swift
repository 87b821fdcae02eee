import Glibc
import ReportIndex

extension PatternLimit {
  /// The bound of processor time, by the clock of the thread that searches: for whoever does not hold up a key.
  public static let processorTime = PatternLimit.processorTime {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
