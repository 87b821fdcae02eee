import Glibc
import ReportModel

/// A file opened for reading; closed with its last owner.
final class OpenFile: Sendable {
  let descriptor: Int32
  /// Its size when it was opened, in bytes; 0 for the files of `/proc`, which have text all the same.
  let size: Int
  let identity: FileIdentity
  let stamp: FileStamp
  /// Its version; nil where it was not settled when it was opened, and so may be another when it is read.
  let settledVersion: FileVersion?

  /// Opens the regular file at `path`, following symbolic links.
  ///
  /// The kind of file is asked for twice: before opening, because opening a device can already do something; and after
  /// it, because another file may have taken the name in between. Without O_NONBLOCK a FIFO would wait for its writer.
  init(path: [UInt8]) throws(ReadingError) {
    guard !path.contains(0) else { throw .missing }
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    guard stat(name, &status) == 0 else { throw ReadingError(errno: errno, call: "stat") }
    try Self.checkKind(status.st_mode)
    let opened = Glibc.open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard opened >= 0 else { throw ReadingError(errno: errno, call: "open") }
    guard fstat(opened, &status) == 0 else {
      let code = errno
      Glibc.close(opened)
      throw ReadingError(errno: code, call: "fstat")
    }
    descriptor = opened
    size = Int(status.st_size)
    identity = FileIdentity(status)
    stamp = FileStamp(status)
    let version = FileVersion(status)
    settledVersion = version.isSettled(at: FileVersion.now) ? version : nil
    try Self.checkKind(status.st_mode)
  }

  deinit { Glibc.close(descriptor) }

  private static func checkKind(_ mode: mode_t) throws(ReadingError) {
    switch mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .isFolder
    default: throw .notAFile(FileKind(mode: mode))
    }
  }

  /// The first `count` bytes, fewer where the file ends before or reading is cancelled; the place that `read` goes on
  /// from stays where it is.
  func prefix(_ count: Int, _ cancellation: Cancellation? = nil) throws(ReadingError) -> [UInt8] {
    // A typed throw cannot pass the initializer: the error is carried out of it as a value.
    var failure: ReadingError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(ReadingError) {
        while filled < count, cancellation?.isCancelled != true {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let got = try Descriptor.read(descriptor, into: rest, at: filled)
          if got == 0 { break }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Everything from the first byte to the end; less where reading is cancelled.
  func everything(limit: Int, _ cancellation: Cancellation? = nil) throws(ReadingError) -> [UInt8] {
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
    var count = size
    while true {
      // One byte more than there should be: where it stays empty, the end was read.
      let bytes = try prefix(count + 1, cancellation)
      if bytes.count <= count { return bytes }
      guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
      count = min(limit, max(64 << 10, count * 2))
    }
  }
}

/// The identity of a file, whatever its name.
struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let inode: UInt

  /// The file that `path` names now; nil where there is none.
  init?(path: [UInt8]) {
    var status = stat()
    guard stat(path.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}
