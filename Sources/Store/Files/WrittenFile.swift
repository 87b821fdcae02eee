import Descriptors
import Glibc

/// Files that the reader has written: under a name of their own first, on the disk whole, and then under theirs.
public enum WrittenFile {
  /// The outcome of writing a file.
  public enum Outcome: Hashable, Sendable {
    case done
    /// There is such a file, or something else of that name.
    case exists
    /// The system's errno.
    case failed(Int32)
  }

  /// Writes a file, whole or not at all. Without `replacing` nothing is written where something of that name is there, a
  /// link that leads nowhere too.
  public static func save(_ bytes: [UInt8], to path: String, replacing: Bool) -> Outcome {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    if isThere {
      guard replacing else { return .exists }
      guard status.st_mode & S_IFMT == S_IFREG else { return .failed(EEXIST) }
    }
    let new = "\(path).\(getpid()).new"
    let outcome = create(bytes, at: new, mode: isThere ? status.st_mode & 0o777 : 0o666)
    guard outcome == .done else { return outcome == .exists ? .failed(EEXIST) : outcome }
    let named = isThere ? rename(new, to: path) : name(new, path)
    if named != .done { unlink(new) }
    if named == .done { synchronizeFolder(of: path) }
    return named
  }

  /// Makes a folder where there is none; the system's errno where that fails.
  public static func makeFolder(_ path: String) -> Int32? {
    mkdir(path, 0o777) == 0 || errno == EEXIST ? nil : errno
  }

  private static func rename(_ new: String, to path: String) -> Outcome {
    Glibc.rename(new, path) == 0 ? .done : .failed(errno)
  }

  /// Gives a new file its name, unless somebody has given it to another meanwhile.
  private static func name(_ new: String, _ path: String) -> Outcome {
    if link(new, path) == 0 {
      unlink(new)
      return .done
    }
    switch errno {
    case EEXIST: return .exists
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EACCES:
      // A file system without links: the name is taken first, and the file put in its place.
      let taken = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard taken >= 0 else { return errno == EEXIST ? .exists : .failed(errno) }
      close(taken)
      let outcome = rename(new, to: path)
      if outcome != .done { unlink(path) }
      return outcome
    default: return .failed(errno)
    }
  }

  private static func create(_ bytes: [UInt8], at path: String, mode: mode_t) -> Outcome {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { return errno == EEXIST ? .exists : .failed(errno) }
    defer { close(descriptor) }
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor, patience: nil)
      // Some file systems tell only here that the disk is full.
      if fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS { return .done }
      let code = errno
      unlink(path)
      return .failed(code)
    } catch {
      unlink(path)
      return .failed(error.errno)
    }
  }

  /// Has the name on the disk too, as far as the system can.
  private static func synchronizeFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
