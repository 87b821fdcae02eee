import Browser
import LibraryService
import Glibc
import ReportReading
import Synchronization

/// Makes lists of hits on a thread of its own, which the first question starts: sorting a million takes its time.
///
/// The latest question wins: one that is being answered when another comes is given up.
final class HitLister: Sendable {
  private struct Desk {
    var question: HitListQuestion?
    var isStarted = false
    var isEnding = false
  }

  private let mailbox: Mailbox
  private let desk = Monitor(Desk())
  /// The latest question, for those that are no longer waited for.
  private let latest = Atomic<Int>(0)

  init(mailbox: Mailbox) { self.mailbox = mailbox }

  /// Takes a question; its answer comes by the mailbox.
  func ask(_ question: HitListQuestion) throws(ReadingError) {
    latest.store(question.generation, ordering: .relaxed)
    let isStarted = desk.change { desk in
      desk.question = question
      defer { desk.isStarted = true }
      return desk.isStarted
    }
    guard !isStarted else { return }
    try BackgroundThread.start(onStart: mailbox.options.onThreadStart) { [self] in answerQuestions() }
  }

  /// Ends everything soon.
  func end() {
    latest.store(.max, ordering: .relaxed)
    desk.change { $0.isEnding = true }
  }

  private func answerQuestions() {
    let parallel = Librarian.parallel(onStart: mailbox.options.onThreadStart)
    while true {
      let question = desk.wait { desk -> HitListQuestion?? in
        if desk.isEnding { return .some(nil) }
        guard let question = desk.question else { return nil }
        desk.question = nil
        return question
      }
      guard let question else { return }
      let isCancelled: @Sendable () -> Bool = { [self] in latest.load(ordering: .relaxed) != question.generation }
      let listing = ListedHits(
        question, isCancelled: isCancelled, parallel: parallel,
        progress: { [self] percent in
          mailbox.post(.listingProgress(HitListProgress(generation: question.generation, percent: percent)))
        })
      if let listing { mailbox.post(.listing(listing)) }
    }
  }
}
