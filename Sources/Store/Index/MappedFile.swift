import CMappedFiles
import Glibc
import ReportModel
import Threads

/// A file of the index, mapped into memory for as long as this lives: nothing is read of it but what is looked at, and
/// what was looked at the system may take back.
///
/// A file that is made shorter meanwhile, or a disk that fails, gives zeros, and `isDamaged` says so.
public final class MappedFile: MemoryOwner {
  private let number: Int32
  private let length: Int
  private let isNoted = Lock(false)
  private let onDamage: @Sendable () -> Void

  /// Maps the file at `path`, which must be a regular file of this user's own. `onDamage` is called, on any thread, the
  /// first time that damage is noted.
  init(_ path: String, onDamage: @escaping @Sendable () -> Void = {}) throws(IndexProblem) {
    self.onDamage = onDamage
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .unreadable(file: path, errno: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(file: path, errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid() else { throw .foreign(file: path) }
    guard status.st_size > 0 else { throw .damaged(file: path) }
    length = Int(status.st_size)
    number = mapped_file_open(descriptor, length)
    guard number >= 0 else { throw .unreadable(file: path, errno: errno) }
  }

  deinit { if number >= 0 { mapped_file_close(number) } }

  /// The bytes of the file.
  public var bytes: FlatArray<UInt8> {
    let start = mapped_file_start(number)?.assumingMemoryBound(to: UInt8.self)
    return FlatArray(UnsafeBufferPointer(start: start, count: length), of: self)
  }

  public var isDamaged: Bool { mapped_file_is_damaged(number) || isNoted.withLock { $0 } }

  public func noteDamage() {
    let isKnown = isNoted.withLock { isNoted in
      defer { isNoted = true }
      return isNoted
    }
    if !isKnown { onDamage() }
  }
}
