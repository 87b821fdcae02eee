import Glibc

/// The names of files that what was typed begins.
public enum FileNames {
  /// The entries that are looked at, and the names that are told: a folder may have millions.
  private static let (mostLookedAt, most) = (200_000, 500)

  /// The names that begin as `typed` does, in their order, with the folders before them as they were typed; folders end with
  /// a slash. They are looked for in the current folder, and where nothing is found there in the one at `beside`. Hidden
  /// ones are told only where a dot was typed; names that are not UTF-8 never.
  public static func completing(_ typed: String, beside folder: [UInt8]?, home: String?) -> [String] {
    let slash = typed.utf8.lastIndex(of: 0x2F)
    let before = slash.map { String(typed[...$0]) } ?? ""
    let start = Array(typed.utf8.dropFirst(before.utf8.count))
    var path = Array(before.utf8)
    if before.hasPrefix("~/"), let home { path = Array(home.utf8) + path.dropFirst() }
    var names = found(in: path.isEmpty ? [UInt8(ascii: ".")] : path, start)
    if names.isEmpty, let folder, path.first != 0x2F { names = found(in: folder + [0x2F] + path, start) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { before + $0 }
  }

  private static func found(in folder: [UInt8], _ start: [UInt8]) -> [String] {
    guard let stream = opendir(folder.map { CChar(bitPattern: $0) } + [0]) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    var count = 0
    while names.count < most, count < mostLookedAt, let entry = readdir(stream) {
      count += 1
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name.starts(with: start), name.first != 0x2E || start.first == 0x2E, name != [0x2E], name != [0x2E, 0x2E],
        let text = String(validating: name, as: UTF8.self)
      else { continue }
      names.append(isFolder(Int32(entry.pointee.d_type), folder + [0x2F] + name) ? text + "/" : text)
    }
    return names
  }

  /// Whether an entry is a folder, or a link to one.
  private static func isFolder(_ type: Int32, _ path: [UInt8]) -> Bool {
    if type != Int32(DT_LNK), type != Int32(DT_UNKNOWN) { return type == Int32(DT_DIR) }
    var status = stat()
    return stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
