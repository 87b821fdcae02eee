import Glibc

/// A lock that one holder in all processes and threads has at a time, on a file beside what it guards. The system lets
/// go of it when the holder dies.
enum FileLock {
  /// Does `work` while holding the lock, after waiting for it up to `patience` milliseconds.
  static func hold(
    _ path: String, patience: Int, during work: () throws(SettingsProblem) -> Void
  ) throws(SettingsProblem) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw .unwritable(file: path, code: errno) }
    defer { close(descriptor) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR else { throw .unwritable(file: path, code: code) }
      guard waited < patience else { throw .locked(file: path) }
      usleep(1000)
      waited += 1
    }
    try work()
  }
}
