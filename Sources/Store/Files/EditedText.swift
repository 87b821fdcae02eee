import Descriptors
import Glibc

/// A text that the reader edits in a program of their own: in a file of the temporary folder, readable by the user
/// alone, which is gone when this is.
public final class EditedText {
  /// The path of the file.
  public let path: [UInt8]

  /// A file with this text in a folder; nil where it cannot be made, and `errno` says why.
  public init?(_ text: String, in folder: String) {
    var name = Array((folder + "/gangmu-note-XXXXXX.txt").utf8CString)
    let descriptor = mkstemps(&name, Int32(".txt".utf8.count))
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    path = name.dropLast().map { UInt8(bitPattern: $0) }
    do throws(WritingError) {
      try writeAll(Array((text.isEmpty ? "" : text + "\n").utf8), to: descriptor, patience: nil)
    } catch {
      unlink(name)
      errno = error.errno
      return nil
    }
  }

  /// Whether the file stays when this is gone.
  public var isKept = false

  deinit { if !isKept { unlink(path.map { CChar(bitPattern: $0) } + [0]) } }

  /// The text as it is now, no more than `limit` bytes and the one that tells that there are more; nil where the file
  /// cannot be read any more.
  public func text(limit: Int) -> String? {
    let descriptor = open(path.map { CChar(bitPattern: $0) } + [0], O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= limit {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes.prefix(limit + 1), as: UTF8.self)
  }
}
