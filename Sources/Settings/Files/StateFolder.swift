import Glibc

/// Folders of the program's own.
enum StateFolder {
  /// Makes a folder and those above it where they are missing, for the user alone (XDG Base Directory Specification:
  /// mode 0700).
  static func make(_ path: String) throws(SettingsProblem) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .unwritable(file: path, code: errno)
    }
    try make(String(path[..<slash]))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .unwritable(file: path, code: errno) }
  }

  /// Writes the folder itself to disk, so that a rename in it outlives a power cut.
  static func synchronize(_ path: String) throws(SettingsProblem) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unwritable(file: path, code: errno) }
    defer { close(descriptor) }
    // Some file systems cannot do this for folders and say so; there is nothing better to be had there.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .unwritable(file: path, code: errno) }
  }
}
