import ReportModel

/// The passages that the report being read shares with others, as far as they are known.
struct ReuseState: Sendable {
  var request = AwaitedRequest()
  /// The question awaited.
  var question: ReuseQuestion?
  /// The report, and the library, that were asked about last.
  var asked: AskedReuse?
  /// The answer that came last; it stays while another is awaited.
  var answer: ReuseAnswer?
  /// Whether shared passages are marked in the text and counted in the tree, and asked for wherever the reader goes.
  var isShown = false
  /// Whether the tree shows shares.
  var showsShares = true
  /// Whether passages that are formulations and titles are left out of the list.
  var leavesOutBoilerplate = false
  /// Whether the list is to be opened when the answer comes.
  var awaitsList = false

  /// A report and the reports of the library at one moment.
  struct AskedReuse: Sendable, Equatable {
    var report: Int
    var bytes: Int
    var revision: Int
    var count: Int
  }
}
