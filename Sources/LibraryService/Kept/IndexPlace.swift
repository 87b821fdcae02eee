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

  /// Indexes in `folder`, of the running program where no other `parser` is named, that take `limit` bytes at the most.
  public init(folder: String, parser: UInt64? = nil, limit: Int = 32 << 30) {
    self.folder = IndexFolder(folder)
    self.limit = limit
    self.parser = parser ?? ProgramFile.identity(of: ["gangmu-import"])
  }

  /// The index of `roots`; nil where one of them cannot be resolved.
  public func files(of roots: [[UInt8]]) -> IndexFiles? {
    let resolved = roots.compactMap { ResolvedPath.of($0) }
    return resolved.count == roots.count ? folder.index(of: resolved, parser: parser) : nil
  }
}
