/// The check of a report that runs in the background.
struct ChecksState: Sendable {
  var request = AwaitedRequest()
  /// The question that is awaited; nil without one.
  var question: CheckQuestion?
  /// The findings listed last, and whether they are listed in the order of the text.
  var listed: [PromptCandidate] = []
  var isByPlace = false
  /// The words typed and the finding chosen when the list was left for the text.
  var left: (typed: String, finding: PromptCandidate)?
  /// The last answer, until its findings are listed.
  var answer: CheckAnswer?
}
