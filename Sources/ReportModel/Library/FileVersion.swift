/// The facts that tell one version of a file from another without reading it: what git and notmuch compare (git,
/// "racy-git"). Two versions that are equal in all of them are the same, if the first was settled when it was read.
public struct FileVersion: Sendable, Hashable {
  /// The device the file is on.
  public var device: UInt
  /// Its number there; another file under the same name has another.
  public var inode: UInt
  /// Its size in bytes.
  public var size: Int
  /// When it was last written, in nanoseconds since 1970.
  public var modified: Int
  /// When it was last written, renamed, linked or given other rights, in nanoseconds since 1970; no program can set it.
  public var changed: Int

  /// A version with these facts.
  public init(device: UInt, inode: UInt, size: Int, modified: Int, changed: Int) {
    (self.device, self.inode, self.size) = (device, inode, size)
    (self.modified, self.changed) = (modified, changed)
  }

  /// Whether a file read from `moment` on, in nanoseconds since 1970, would have another version were it written
  /// thereafter: what is written twice within a tick of the file system's clock has the same times. Ticks are 10 ms at
  /// the most where times have fractions of a second; where they have none, as on FAT, two seconds.
  public func isSettled(at moment: Int) -> Bool {
    let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
    return max(modified, changed) < moment - (isCoarse ? 3_000_000_000 : 50_000_000)
  }
}

/// The file that a report of an index on the disk was read from.
public struct KeptFile: Sendable, Hashable {
  /// The position of its root among those of the index.
  public var root: Int
  /// The path below the root.
  public var path: [UInt8]
  /// The version that was read; nil where it was not settled, and so may be another by now.
  public var version: FileVersion?
  /// The year in the title of the report.
  public var titleYear: Int?

  /// The file at `path` below the root at position `root`.
  public init(root: Int, path: [UInt8], version: FileVersion?, titleYear: Int?) {
    self.root = root
    self.path = path
    self.version = version
    self.titleYear = titleYear
  }
}
