import Browser
import Glibc
import LibraryService
import ReportReading
import Store

extension FirstFrameText {
  /// The first of the reports that were named, as it was left in an earlier run; nil where that is not known.
  func left(_ named: NamedItems) -> LeftReport? {
    guard case .file(let path) = named.items.first?.input, let absolute = ReportIdentity.absolute(path) else {
      return nil
    }
    return report(absolute).map(LeftReport.init)
  }
}

extension FirstFrameText {
  /// The reports that were read last and are still there, the latest first: files only, and no large ones, for all of
  /// them are opened.
  var recentFiles: [[UInt8]] { Array(paths.lazy.filter { Self.isSmallFile($0) }.prefix(Self.mostRecent)) }

  private static var mostRecent: Int { 9 }
  private static var mostBytes: Int { 4 << 20 }

  private static func isSmallFile(_ path: [UInt8]) -> Bool {
    var status = stat()
    return stat(path.map { CChar(bitPattern: $0) } + [0], &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_size <= mostBytes
  }
}

extension BrowseRequest {
  /// Whether a place to open the first report at was asked for.
  func names(placeIn named: NamedItems) -> Bool {
    section != nil || startLine != nil || startsAtEnd || startTerm != nil || olderVersion != nil || list != nil
      || named.items.contains { $0.address != nil }
  }
}
