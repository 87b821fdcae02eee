import Descriptors
import Glibc

/// Files that the reader has lists written to.
public enum WrittenFile {
  /// The outcome of writing a file.
  public enum Outcome: Hashable, Sendable {
    case done
    /// There is such a file, or something else of that name.
    case exists
    /// The system's errno.
    case failed(Int32)
  }

  /// Writes a file of its own, whole or not at all. Without `replacing` nothing is written where something of that name
  /// is there, a link that leads nowhere too.
  public static func save(_ bytes: [UInt8], to path: String, replacing: Bool) -> Outcome {
    var status = stat()
    if replacing, lstat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return .failed(EEXIST) }
      // Beside it first, so that what is there stays until all is written.
      let new = "\(path).\(getpid()).new"
      let outcome = create(bytes, at: new, mode: status.st_mode & 0o777)
      guard outcome == .done else { return outcome }
      guard rename(new, path) == 0 else {
        let code = errno
        unlink(new)
        return .failed(code)
      }
      return .done
    }
    return create(bytes, at: path, mode: 0o666)
  }

  private static func create(_ bytes: [UInt8], at path: String, mode: mode_t) -> Outcome {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return errno == EEXIST ? .exists : .failed(errno) }
    defer { close(descriptor) }
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor, patience: nil)
      return .done
    } catch {
      unlink(path)
      return .failed(error.errno)
    }
  }
}
