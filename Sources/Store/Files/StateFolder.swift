import Glibc

/// The folder of what is remembered.
enum StateFolder {
  /// Makes a folder and those above it where they are missing, for the user alone (XDG Base Directory Specification:
  /// mode 0700).
  static func make(_ path: String) throws(StoreProblem) {
    if mkdir(path, 0o700) == 0 { return }
    let code = errno
    if code == EEXIST || isFolder(path) { return }
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .unwritable(file: path, cause: .system(code))
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .unwritable(file: path, cause: .system(errno)) }
  }

  /// Removes the files `first-frame.PID.new`, and `remembered.PID.new` of programs of before the store, that were left
  /// behind when the programs were killed; those of processes that still run stay.
  static func sweep(_ path: String) {
    guard let stream = opendir(path) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, ["remembered", FirstFrameFile.name].contains(String(parts[0])), parts[2] == "new",
        let process = pid_t(parts[1]), process > 0
      else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlinkat(dirfd(stream), name, 0) }
    }
  }

  /// A read-only file system refuses mkdir before it looks whether the folder is there.
  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
