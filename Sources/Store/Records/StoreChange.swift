/// One thing to remember. A place is a byte offset in the decoded text of its report.
public enum StoreChange: Hashable, Sendable {
  /// A search; an empty one is none.
  case search(String)
  /// A mark set by the reader. A capital letter's mark is one for all reports, any other's belongs to its report.
  case mark(Unicode.Scalar, report: ReportIdentity, offset: Int)
  /// The place where a report was left.
  case place(report: ReportIdentity, offset: Int)

  /// The report that the change is about; nil for a search.
  var report: ReportIdentity? {
    get {
      switch self {
      case .search: nil
      case .mark(_, let report, _), .place(let report, _): report
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .search: break
      case .mark(let letter, _, let offset): self = .mark(letter, report: newValue, offset: offset)
      case .place(_, let offset): self = .place(report: newValue, offset: offset)
      }
    }
  }
}
