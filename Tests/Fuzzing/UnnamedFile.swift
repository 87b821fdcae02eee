import Descriptors
import Glibc

/// A file without a name, for readers that work from a descriptor. It is gone with this value. It stands in memory where
/// the system has a folder for that: a disk would take most of a short reader's time.
final class UnnamedFile {
  let descriptor: Int32

  /// A file that holds `bytes`, open at its start; nil where the system makes none.
  init?(_ bytes: [UInt8] = []) {
    var name = Array("\(Self.folder)/gangmu-XXXXXX".utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return nil }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    do throws(WritingError) {
      try writeAll(bytes, to: descriptor)
    } catch {
      return nil
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
  }

  private static let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"

  /// All that stands in it.
  var bytes: [UInt8] {
    let count = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, count, 0))
    }
  }

  deinit { close(descriptor) }
}
