import Glibc

/// Paths as the system knows them: bytes, which need not be UTF-8.
enum Paths {
  /// A path as the argument of another program: what begins with - or + would be taken for an option, or in vi for a
  /// command.
  static func argument(_ path: [UInt8]) -> [UInt8] {
    let isOption = path.first == UInt8(ascii: "-") || path.first == UInt8(ascii: "+")
    return isOption ? Array("./".utf8) + path : path
  }

  /// Whether a path names anything.
  static func exists(_ path: [UInt8]) -> Bool {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    return stat(name, &status) == 0
  }

  /// Whether a path names a folder.
  static func isFolder(_ path: [UInt8]) -> Bool {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    var status = stat()
    return stat(name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The absolute path of a file, links followed; nil for what is no file, or where it is not UTF-8.
  static func absolute(_ path: [UInt8]?) -> String? {
    guard let path else { return nil }
    let name = path.map { CChar(bitPattern: $0) } + [0]
    guard let found = realpath(name, nil) else { return nil }
    defer { free(found) }
    return String(validatingCString: found)
  }

  /// The resolved path of a file that lies in one of `folders`; nil for any other (realpath(3): links are followed).
  static func file(_ path: [UInt8], inside folders: [[UInt8]]) -> [UInt8]? {
    guard let file = resolved(path), !isFolder(file) else { return nil }
    let isInside = folders.contains { folder in
      guard isFolder(folder), let folder = resolved(folder) else { return false }
      return file.starts(with: folder.last == 0x2F ? folder : folder + [0x2F])
    }
    return isInside ? file : nil
  }

  /// Whether two paths name the same file under the same name, links to its folder followed.
  static func areSame(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard first != second else { return true }
    // A library has thousands of files with other names, none of which need be resolved.
    guard name(of: first) == name(of: second), let file = resolved(first) else { return false }
    return file == resolved(second)
  }

  private static func name(of path: [UInt8]) -> ArraySlice<UInt8> {
    path[(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
  }

  private static func resolved(_ path: [UInt8]) -> [UInt8]? {
    guard let found = realpath(path.map { CChar(bitPattern: $0) } + [0], nil) else { return nil }
    defer { free(found) }
    return (0..<strlen(found)).map { UInt8(bitPattern: found[$0]) }
  }

  /// The descriptor of a pipe that a path such as `/dev/fd/63` stands for; nil for any other path.
  static func openedPipe(_ path: [UInt8]) -> Int32? {
    let folder = Array("/dev/fd/".utf8)
    guard path.starts(with: folder), let number = Int32(String(decoding: path.dropFirst(folder.count), as: UTF8.self))
    else { return nil }
    var status = stat()
    guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFIFO else { return nil }
    return number
  }

  /// The bytes of every argument that is not UTF-8, by the string Swift repairs it to.
  static func rawArguments() -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      let bytes = (0..<strlen(argument)).map { UInt8(bitPattern: argument[$0]) }
      let text = String(decoding: bytes, as: UTF8.self)
      if Array(text.utf8) != bytes { found[text] = bytes }
    }
    return found
  }

  /// The value of an environment variable; nil where it is not set or empty.
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }
}
