import Glibc
import ReportModel

/// A folder of a library, found on the way from one of its roots.
public final class LibraryFolder: Sendable, Hashable {
  /// Its path as the system takes it, without a slash at its end (but for `/` itself); empty for the folder that file
  /// names without a slash are in.
  public let path: [UInt8]
  /// The names that lead to it for display, outermost first: the root as it was named, then the folders below it. Empty
  /// for the folder of a file that was named itself.
  public let components: [[UInt8]]

  init(path: [UInt8], components: [[UInt8]]) {
    self.path = path
    self.components = components
  }

  /// The folder called `name` in this one.
  func folder(_ name: [UInt8]) -> LibraryFolder {
    LibraryFolder(path: file(name), components: components + [name])
  }

  /// The path of what is called `name` in this folder.
  func file(_ name: [UInt8]) -> [UInt8] {
    guard let last = path.last else { return name }
    return last == 0x2F ? path + name : path + [0x2F] + name
  }

  /// Whether both have the same path and were reached the same way.
  public static func == (left: LibraryFolder, right: LibraryFolder) -> Bool {
    left === right || (left.path == right.path && left.components == right.components)
  }

  /// Hashes the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A file of a library: which root it was found under, in which folder, and its name there.
public struct LibraryFile: Sendable, Hashable {
  /// The position of its root among those that were named.
  public let root: Int
  /// The folder it is in.
  public let folder: LibraryFolder
  /// Its name in the folder: bytes, which need not be UTF-8.
  public let name: [UInt8]

  /// The path as the system takes it: the root as it was named, and on from there.
  public var path: [UInt8] { folder.file(name) }

  /// The folders that lead to it for display, outermost first; see `LibraryFolder.components`.
  public var folders: [[UInt8]] { folder.components }

  /// `files` in the order of the roots, within each as people sort paths.
  public static func sorted(_ files: [LibraryFile]) -> [LibraryFile] {
    var order = NaturalOrder.sorted(files) { $0.path }
    order.sort { $0.root < $1.root }
    return order
  }
}

/// The facts that tell one state of a file from another without reading it.
public struct FileStamp: Sendable, Hashable {
  /// The device it is on.
  public let device: UInt
  /// Its number there; another file under the same name has another.
  public let inode: UInt
  /// Its size in bytes.
  public let size: Int
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int

  /// The state that a version of a file was in.
  public init(_ version: FileVersion) {
    (device, inode) = (version.device, version.inode)
    (size, modified) = (version.size, version.modified)
  }

  init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
  }

  /// The state of the file that `path` names now; nil where there is none that may be asked.
  public init?(path: [UInt8]) {
    var status = stat()
    guard stat(path.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    self.init(status)
  }
}

/// A report that was loaded into a library.
public struct LoadedReport: Sendable {
  /// A report that was found in an index on the disk, for the version of the file there is now.
  public init(file: LibraryFile, version: FileVersion, year: Int?, report: PackedReport, kept: KeptPlace) {
    self.init(file: file, stamp: FileStamp(version), year: year, report: report, version: version, kept: kept)
  }

  init(
    file: LibraryFile, stamp: FileStamp, year: Int?, report: PackedReport, version: FileVersion? = nil,
    titleYear: Int? = nil, kept: KeptPlace? = nil
  ) {
    (self.file, self.stamp, self.year, self.report) = (file, stamp, year, report)
    (self.version, self.titleYear, self.kept) = (version, titleYear, kept)
  }

  /// The file it was read from.
  public let file: LibraryFile
  /// The state of the file when it was read.
  public let stamp: FileStamp
  /// The year it is about; nil where neither a setting nor its title nor its names say.
  public let year: Int?
  /// The report.
  public let report: PackedReport
  /// The version of the file; nil where it was not settled when it was read.
  public var version: FileVersion?
  /// The year in the title.
  public var titleYear: Int?
  /// The place it was found at in an index on the disk; nil for a report that was read from its file.
  public var kept: KeptPlace?
}
