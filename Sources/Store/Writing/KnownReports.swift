/// The reports of this run, by the path as it was named: their absolute paths, links followed, and their texts'
/// identities. Paths are looked up once, away from the main thread, for a remote file system may take its time.
struct KnownReports {
  private var known: [[UInt8]: ReportIdentity] = [:]

  /// The identity of a report; nil for what is no file. `text` is its text where all of it is there.
  mutating func identity(of path: [UInt8], text: [UInt8]? = nil) -> ReportIdentity? {
    guard var report = known[path] ?? ReportIdentity.absolute(path).map({ ReportIdentity(path: $0) }) else {
      return nil
    }
    if let text { report = ReportIdentity(path: report.path, text: text) }
    known[path] = report
    return report
  }
}
