import Browser
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

extension BrowseRequest {
  /// Whether a place to open the first report at was asked for.
  func names(placeIn named: NamedItems) -> Bool {
    section != nil || startLine != nil || startsAtEnd || startTerm != nil || olderVersion != nil
      || named.items.contains { $0.address != nil }
  }
}
