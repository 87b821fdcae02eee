import Glibc

/// A lock that one holder in all processes and threads has at a time, on a file beside what it guards, for as long as
/// this value lives. The system lets go of it when the holder dies.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Waits for the lock up to `patience` milliseconds.
  init(_ path: String, patience: Int) throws(StoreProblem) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw .unwritable(file: path, cause: .system(errno)) }
    var waited = 0
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let code = errno
      guard code == EWOULDBLOCK || code == EINTR, waited < patience else {
        close(descriptor)
        throw code == EWOULDBLOCK || code == EINTR ? .busy(file: path) : .unwritable(file: path, cause: .system(code))
      }
      usleep(1000)
      waited += 1
    }
  }

  deinit { close(descriptor) }
}
