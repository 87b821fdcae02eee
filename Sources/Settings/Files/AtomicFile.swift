import Descriptors
import Glibc

/// Writing a file so that it holds either what it held or what it shall hold, whatever happens meanwhile.
enum AtomicFile {
  /// Replaces what a file holds. A symbolic link stays one, and the file keeps its mode; a new one is the user's alone.
  static func write(_ bytes: [UInt8], to path: String) throws(SettingsProblem) {
    let target = resolved(path)
    let temporary = target + ".\(getpid()).new"
    var information = stat()
    let mode = stat(target, &information) == 0 ? information.st_mode & 0o777 : 0o600
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .unwritable(file: path, code: errno) }
    var failure: Int32 = 0
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      failure = error.errno
    }
    if failure == 0, fchmod(descriptor, mode) != 0 || fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, target) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw .unwritable(file: path, code: failure)
    }
    try StateFolder.synchronize(folder(of: target))
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(validatingCString: real) ?? path
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
