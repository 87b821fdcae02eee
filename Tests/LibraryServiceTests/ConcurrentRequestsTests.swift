import LibraryService
import SteppedService
import Testing

/// Requests beside each other.
@Suite struct ConcurrentRequestsTests {
  private let scheduler = SteppedScheduler()
  private let answers = Notes<Int>()

  private func submit(
    _ requests: ConcurrentRequests, _ report: Int, _ meanwhile: @escaping @Sendable () -> Void = {}
  ) {
    requests.submit(.unpack(report: report)) { [answers] token in
      meanwhile()
      token.unlessCancelled { answers.add(report) }
    }
  }

  @Test func eachIsAnswered() {
    let requests = ConcurrentRequests(on: scheduler, .answer)
    for report in 0...2 { submit(requests, report) }
    scheduler.runAll()
    #expect(answers.take() == [0, 1, 2])
  }

  @Test func oneIsCancelledAndTheOthersAreNot() {
    let requests = ConcurrentRequests(on: scheduler, .answer)
    submit(requests, 0)
    submit(requests, 1) { requests.cancel(.unpack(report: 1)) }
    submit(requests, 2)
    requests.cancel(.unpack(report: 0))
    scheduler.runAll()
    #expect(answers.take() == [2])
  }

  @Test func theSameAgainGivesUpTheRequestBefore() {
    let requests = ConcurrentRequests(on: scheduler, .answer)
    submit(requests, 0)
    submit(requests, 0)
    scheduler.runAll()
    #expect(answers.take() == [0])
    requests.cancel(.unpack(report: 0))
    submit(requests, 0)
    scheduler.runAll()
    #expect(answers.take() == [0])
  }

  @Test func nothingIsHeardAfterTheEnd() {
    let requests = ConcurrentRequests(on: scheduler, .answer)
    submit(requests, 0) { requests.end() }
    submit(requests, 1)
    scheduler.runAll()
    submit(requests, 2)
    scheduler.runAll()
    #expect(answers.take() == [])
  }
}
