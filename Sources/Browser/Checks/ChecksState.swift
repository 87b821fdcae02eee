/// The check of a report that runs in the background.
struct ChecksState: Sendable {
  var request = AwaitedRequest()
  /// The question that is awaited; nil without one.
  var question: CheckQuestion?
  /// The last answer, until its findings are listed.
  var answer: CheckAnswer?
}
