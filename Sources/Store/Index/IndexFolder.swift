import Glibc
import ReportModel

/// The folder of all indexes, one in a folder of its own for each set of roots. All of it may be deleted at any time.
public struct IndexFolder: Sendable {
  /// Its path.
  public let path: String

  /// The folder at `path`, which need not be there.
  public init(_ path: String) { self.path = path }

  /// The index of `roots`, absolute paths with links followed, read by the parser of this identity.
  public func index(of roots: [[UInt8]], parser: UInt64) -> IndexFiles {
    let joined = roots.joined(separator: [0]).map { $0 }
    let name = [0, 1].map { (seed: UInt64) in
      let digits = String(Checksum.of(joined, seed: seed), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
    return IndexFiles(path + "/" + name, roots: roots, parser: parser)
  }

  /// The indexes there are, with the bytes each takes and when it was last used, in seconds since 1970; the one that was
  /// not used for the longest time first.
  public func all() -> [(folder: String, bytes: Int, used: Int)] {
    Self.names(in: path).compactMap { name -> (folder: String, bytes: Int, used: Int)? in
      let folder = path + "/" + name
      var status = stat()
      guard name.utf8.count == 32, lstat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
      var used = Int(status.st_mtim.tv_sec)
      var bytes = 0
      for file in Self.names(in: folder) where lstat(folder + "/" + file, &status) == 0 {
        bytes += Int(status.st_size)
        if file == IndexFiles.usedName { used = Int(status.st_mtim.tv_sec) }
      }
      return (folder, bytes, used)
    }.sorted { ($0.used, $0.folder) < ($1.used, $1.folder) }
  }

  /// The folders that the index in `folder` is of, as absolute paths; empty where it does not say so.
  public func roots(of folder: String) -> [[UInt8]] {
    guard let file = try? MappedFile(folder + "/" + IndexManifest.name), file.bytes.count <= IndexManifest.mostBytes
    else { return [] }
    return IndexManifest(file.bytes.array)?.roots ?? []
  }

  /// Removes indexes, those that were not used for the longest time first, until all take no more than `limit` bytes;
  /// `kept` stays. Returns how many were removed.
  @discardableResult
  public func evict(above limit: Int, except kept: IndexFiles) -> Int {
    var all = all()
    var bytes = all.reduce(0) { $0 + $1.bytes }
    var removed = 0
    while bytes > limit, let oldest = all.first {
      all.removeFirst()
      guard oldest.folder != kept.folder else { continue }
      guard Self.remove(oldest.folder) else { continue }
      bytes -= oldest.bytes
      removed += 1
    }
    return removed
  }

  /// Removes an index, unless a program is writing it; whether it did. The files of what is not one stay.
  @discardableResult
  static func remove(_ folder: String) -> Bool {
    guard let lock = try? FileLock(folder + "/" + IndexFiles.lockName, patience: 0) else { return false }
    defer { withExtendedLifetime(lock) {} }
    // The manifest first: without it there is no index, whatever else is left.
    unlink(folder + "/" + IndexManifest.name)
    for name in names(in: folder) where IndexFiles.isOurs(name) { unlink(folder + "/" + name) }
    rmdir(folder)
    return true
  }

  /// The names in a folder, but for `.` and `..`.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
