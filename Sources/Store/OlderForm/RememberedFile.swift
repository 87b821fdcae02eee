import Glibc
import TextFacts

/// Reading the file of before the store. It is read once, and kept.
enum RememberedFile {
  /// The most that such a file may have, in bytes.
  static let sizeLimit = WorkBudget.olderStateBytes

  /// The changes that lead to what the file remembers; none where there is no such file.
  static func changes(in folder: String) throws(StoreProblem) -> [StoreChange] {
    let path = folder + "/remembered"
    // O_NONBLOCK, so that a named pipe in the file's place cannot hold the thread.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .unreadable(file: path, cause: .system(errno))
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .unreadable(file: path, cause: .system(errno)) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file: path) }
    return RememberedText.changes(try contents(of: descriptor, path: path))
  }

  private static func contents(of descriptor: Int32, path: String) throws(StoreProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(file: path, cause: .system(errno)) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= sizeLimit else { throw .tooLarge(file: path, limit: sizeLimit) }
      bytes += chunk[..<count]
    }
  }
}
