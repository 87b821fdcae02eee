import Browser
import LibraryService
import ReportReading
import Synchronization

/// Answers questions about terms on a thread of its own: the latest one only, and what was found out for one serves the
/// next.
final class TermDesk: Sendable {
  private struct Desk {
    var question: TermsQuestion?
    var isEnding = false
  }

  private let mailbox: Mailbox
  private let desk = Monitor(Desk())
  /// The number of the question that is waited for; of none while the table is closed.
  private let latest = Atomic<Int>(0)
  private static let none = -1

  /// Starts the thread.
  init(mailbox: Mailbox) throws(ReadingError) {
    self.mailbox = mailbox
    try BackgroundThread.start(onStart: mailbox.options.onThreadStart) { [self] in run() }
  }

  /// Takes a question; one that is not answered yet is given up.
  func ask(_ question: TermsQuestion) {
    latest.store(question.generation, ordering: .relaxed)
    desk.change { $0.question = question }
  }

  /// Gives up the question that is being answered.
  func stop() {
    latest.store(Self.none, ordering: .relaxed)
    desk.change { $0.question = nil }
  }

  /// Ends the thread soon.
  func end() {
    latest.store(Self.none, ordering: .relaxed)
    desk.change { $0.isEnding = true }
  }

  private func run() {
    var lister = TermLister(parallel: Librarian.parallel(onStart: mailbox.options.onThreadStart))
    while true {
      let question = desk.wait { desk -> TermsQuestion?? in
        if desk.isEnding { return .some(nil) }
        guard let question = desk.question else { return nil }
        desk.question = nil
        return question
      }
      guard let question else { return }
      let generation = question.generation
      let answer = lister.answer(
        question, isCancelled: { [self] in latest.load(ordering: .relaxed) != generation },
        progress: { [self] percent in
          mailbox.post(.termsProgress(TermsProgress(generation: generation, percent: percent)))
        })
      if let answer { mailbox.post(.terms(answer)) }
    }
  }
}
