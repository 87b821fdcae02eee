import LibraryService
import SteppedService
import Testing

/// Requests beside each other.
@Suite struct ConcurrentRequestsTests {
  private let scheduler = SteppedScheduler()
  private let answers = Notes<String>()

  private func submit(
    _ requests: ConcurrentRequests<String>, _ key: String, _ meanwhile: @escaping @Sendable () -> Void = {}
  ) {
    requests.submit(key) { [answers] token in
      meanwhile()
      token.unlessCancelled { answers.add(key) }
    }
  }

  @Test func eachIsAnswered() {
    let requests = ConcurrentRequests<String>(on: scheduler, .answer)
    for key in ["a", "b", "c"] { submit(requests, key) }
    scheduler.runAll()
    #expect(answers.take() == ["a", "b", "c"])
  }

  @Test func oneIsCancelledAndTheOthersAreNot() {
    let requests = ConcurrentRequests<String>(on: scheduler, .answer)
    submit(requests, "a")
    submit(requests, "b") { requests.cancel("b") }
    submit(requests, "c")
    requests.cancel("a")
    scheduler.runAll()
    #expect(answers.take() == ["c"])
  }

  @Test func theSameKeyGivesUpTheRequestBefore() {
    let requests = ConcurrentRequests<String>(on: scheduler, .answer)
    submit(requests, "a")
    submit(requests, "a")
    scheduler.runAll()
    #expect(answers.take() == ["a"])
    requests.cancel("a")
    submit(requests, "a")
    scheduler.runAll()
    #expect(answers.take() == ["a"])
  }

  @Test func nothingIsHeardAfterTheEnd() {
    let requests = ConcurrentRequests<String>(on: scheduler, .answer)
    submit(requests, "a") { requests.end() }
    submit(requests, "b")
    scheduler.runAll()
    submit(requests, "c")
    scheduler.runAll()
    #expect(answers.take() == [])
  }
}
