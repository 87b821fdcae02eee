import Browser
import ReportIndex
import ReportModel
import ReportReading
import Synchronization

/// A search of one report that goes on in the background until it is done or let go of.
final class Finding {
  private final class Wish: Sendable { let isGivenUp = Atomic<Bool>(false) }

  private let wish = Wish()

  deinit { wish.isGivenUp.store(true, ordering: .relaxed) }

  /// Looks for what is asked on a thread of its own; what was found goes into the mailbox.
  func start(_ question: ReportQuestion, in report: Report, _ mailbox: Mailbox) throws(ReadingError) {
    try BackgroundThread.start(onStart: mailbox.options.onThreadStart) { [wish] in
      let isGivenUp: @Sendable () -> Bool = { wish.isGivenUp.load(ordering: .relaxed) }
      let result: Result<[TextRange], QueryError>
      do throws(QueryError) {
        result = .success(
          try Searcher(question.query).hits(
            in: report, year: question.year, limit: ReportQuestion.mostHits, isCancelled: isGivenUp))
      } catch {
        result = .failure(error)
      }
      if !isGivenUp() { mailbox.post(.found(question, result)) }
    }
  }
}
