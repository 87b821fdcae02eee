import Glibc

/// The processors this program may use.
enum Processors {
  /// Their number, at least 1.
  static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
