import Glibc
import TextFacts

/// Reading small files and listing folders, by the system's own calls.
enum SettingsFile {
  /// The most a settings file may have, in bytes.
  static let sizeLimit = WorkBudget.settingsFileBytes

  /// The system's errno for a file that is not there.
  static let notThere = ENOENT

  /// The bytes of a regular file; nil where there is none.
  static func read(_ path: String) throws(SettingsProblem) -> [UInt8]? {
    // O_NONBLOCK, so that a named pipe in the file's place cannot hold the program.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw .unreadable(file: path, code: errno)
    }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0 else { throw .unreadable(file: path, code: errno) }
    guard information.st_mode & S_IFMT == S_IFREG else { throw .notAFile(file: path) }
    return try contents(of: descriptor, path: path)
  }

  private static func contents(of descriptor: Int32, path: String) throws(SettingsProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(file: path, code: errno) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= sizeLimit else { throw .tooLarge(file: path, limit: sizeLimit) }
      bytes += chunk[..<count]
    }
  }

  /// The names in a folder, sorted; none where it is not there. Names that are not UTF-8 are left out.
  static func names(in folder: String) throws(SettingsProblem) -> [String] {
    guard let stream = opendir(folder) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw .unreadable(file: folder, code: errno)
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { raw in
        String(validating: raw.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
