import Glibc
import ReportModel

/// Reports that were read by an earlier run of the program, in an index on the disk.
public protocol KeptReadings: Sendable {
  /// The report that was read of this version of a file; nil where there is none.
  func report(of file: LibraryFile, _ version: FileVersion) -> LoadedReport?
}

/// The place of a report in an index on the disk.
public struct KeptPlace: Sendable, Hashable {
  /// The segment, by its position among those of the index.
  public var segment: Int
  /// The position of the report in the segment.
  public var position: Int

  /// The report at `position` of a segment.
  public init(segment: Int, position: Int) {
    self.segment = segment
    self.position = position
  }
}

extension FileVersion {
  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int { time.tv_sec &* 1_000_000_000 &+ time.tv_nsec }
    self.init(
      device: UInt(status.st_dev), inode: UInt(status.st_ino), size: Int(status.st_size),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
  }

  /// The version of the file that `path` names now; nil where there is none that may be asked.
  public init?(path: [UInt8]) {
    var status = stat()
    guard stat(path.prefix { $0 != 0 }.map { CChar(bitPattern: $0) } + [0], &status) == 0 else { return nil }
    self.init(status)
  }

  /// The moment it is, in nanoseconds since 1970.
  static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}

extension LibraryFile {
  /// The path below its root; nil for a file that was named itself.
  public var pathBelowRoot: [UInt8]? {
    guard let root = folders.first else { return nil }
    var path: [UInt8] = []
    path.reserveCapacity(folder.path.count + 1 + name.count)
    if folders.count > 1 {
      path += folder.path.dropFirst(root.count + (root.last == 0x2F ? 0 : 1))
      path.append(0x2F)
    }
    return path + name
  }

  /// The file called `name` in a folder below the root at the position `root`.
  public init(root: Int, in folder: LibraryFolder, name: ArraySlice<UInt8>) {
    self.init(root: root, folder: folder, name: Array(name))
  }
}

extension LibraryFolder {
  /// The folder at `path` below a root that was named as `root`, without a slash at its end; the root itself where the
  /// path is empty.
  public convenience init(root: [UInt8], pathBelow path: ArraySlice<UInt8>) {
    let names = path.split(separator: 0x2F).map { Array($0) }
    let joint: [UInt8] = root.last == 0x2F ? [] : [0x2F]
    self.init(path: names.isEmpty ? root : root + joint + path, components: [root] + names)
  }
}

extension LibraryOptions {
  /// The year of a report in a file: what a setting says, else its title, its name, its folders.
  public func year(of file: LibraryFile, titleYear: Int?) -> Int? {
    if !years.isEmpty {
      let path = file.path
      if let rule = years.first(where: { $0.pattern.fits(path) }) { return rule.year }
    }
    return titleYear ?? ReportYear.of(title: [], name: file.name, folders: file.folders)
  }

  /// Whether reports read so are the same whoever reads them: then an index on the disk may have them.
  public var mayBeKept: Bool { reading.encoding == nil && reading.rules == nil && !reading.keepsEvidence }
}
