/// The search for sections like one.
struct SimilarState: Sendable {
  var request = AwaitedRequest()
  /// The question awaited.
  var question: SimilarQuestion?
  /// The heading of the section that was asked about.
  var heading = ""
}
