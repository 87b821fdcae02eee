import ReportModel

/// A place to come back to: its subject and its first visible byte.
struct Place: Sendable, Equatable {
  var subject: ReadingSubject
  var anchor: TextOffset
}

/// A subject and its view before a preview, to come back to.
struct ReadingSnapshot: Sendable {
  var subject: ReadingSubject
  var view: ReportView
}
