import ReportModel
import ReportReading
import Store

/// The place where indexes are kept on the disk, and who reads what is in them.
public struct IndexPlace: Sendable {
  /// The folder of all indexes.
  public var folder: IndexFolder
  /// The identity of the program that reads reports: another one may find other headings.
  public var parser: UInt64
  /// Bytes that all indexes may take together; the least recently used go first.
  public var limit: Int
  /// Folders of which there is no index, nor of what is below them.
  public var excluded: [PathPattern]
  /// Whether every byte of an index is checked when it is opened, and not only what is used.
  public var checksEverything = false

  /// Bytes that all indexes may take where nothing else is said.
  public static let defaultLimit = 32 << 30

  /// Indexes in `folder`, of the running program where no other `parser` is named, that take `limit` bytes at the most; none
  /// of what is in folders that are `excluded`.
  public init(folder: String, parser: UInt64? = nil, limit: Int = defaultLimit, excluded: [PathPattern] = []) {
    self.folder = IndexFolder(folder)
    self.limit = limit
    self.excluded = excluded
    self.parser = parser ?? ProgramFile.identity(of: ["gangmu-import"])
  }

  /// The index of `roots`; nil where one of them cannot be resolved, or is excluded.
  public func files(of roots: [[UInt8]]) -> IndexFiles? {
    let resolved = roots.compactMap { ResolvedPath.of($0) }
    guard resolved.count == roots.count, !resolved.contains(where: excludes) else { return nil }
    return folder.index(of: resolved, parser: parser)
  }

  /// Whether a folder, or one that it is in, is excluded; its path is absolute.
  public func excludes(_ path: [UInt8]) -> Bool {
    let ends = path.indices.filter { path[$0] == 0x2F && $0 > 0 } + [path.count]
    return excluded.contains { pattern in ends.contains { pattern.fits(Array(path[..<$0])) } }
  }

  /// Whether one of `roots` is excluded.
  public func excludes(roots: [[UInt8]]) -> Bool { roots.contains { ResolvedPath.of($0).map(excludes) ?? false } }
}
