import LibraryService
import Synchronization
import SteppedService
import Testing
import Threads

/// The latest request wins.
@Suite struct LatestRequestTests {
  private let scheduler = SteppedScheduler()
  private let answers = Notes<String>()
  private let meanwhile = Notes<@Sendable () -> Void>()

  /// Requests whose answer takes 10 ms and says how many were answered before. What is noted in `meanwhile` happens
  /// while the next is computed.
  private func requests() -> LatestRequest<String, Int> {
    LatestRequest(on: scheduler, .answer, memory: 0) { [scheduler, answers, meanwhile] count, request, token in
      for event in meanwhile.take() { event() }
      scheduler.pass(10)
      count += 1
      let answer = "\(request) \(count)"
      token.unlessCancelled { answers.add(answer) }
    }
  }

  @Test func aRequestThatWasOvertakenIsNeverBegun() {
    let requests = requests()
    requests.submit("a")
    requests.submit("b")
    scheduler.runAll()
    #expect(answers.take() == ["b 1"])
  }

  /// The computation that comes too late did its work, and what it learned stays; nothing is heard of it.
  @Test func anAnswerThatWasOvertakenIsDropped() {
    let requests = requests()
    meanwhile.add { requests.submit("b") }
    requests.submit("a")
    #expect(scheduler.step() == .answer)
    #expect(answers.take() == [])
    scheduler.runAll()
    #expect(answers.take() == ["b 2"])
  }

  @Test func theComputationIsToldThatItIsCancelled() {
    let seen = Notes<Bool>()
    let asked = Notes<LatestRequest<String, Int>>()
    let requests = LatestRequest<String, Int>(on: scheduler, .long, memory: 0) { _, request, token in
      seen.add(token.isCancelled)
      for requests in asked.take() { requests.cancel() }
      seen.add(token.isCancelled)
    }
    asked.add(requests)
    requests.submit("a")
    scheduler.runAll()
    #expect(seen.take() == [false, true])
    requests.submit("b")
    scheduler.runAll()
    #expect(seen.take() == [false, false])
  }

  @Test func whatHasChangedIsAnsweredAgainAfterARest() {
    let requests = requests()
    requests.submit("a")
    scheduler.runAll()
    requests.answerAgain { $0 == "a" }
    requests.answerAgain { $0 == "a" }
    scheduler.pass(29)
    scheduler.runAll()
    #expect(answers.take() == ["a 1"], "three times as long as the answer took")
    scheduler.pass(1)
    scheduler.runAll()
    #expect(answers.take() == ["a 2"], "once, however much has changed")
  }

  @Test func onlyWhatIsConcernedIsAnsweredAgain() {
    let requests = requests()
    requests.answerAgain { _ in true }
    requests.submit("a")
    scheduler.runAll()
    requests.answerAgain { $0 == "b" }
    scheduler.pass(1_000)
    scheduler.runAll()
    #expect(answers.take() == ["a 1"])
  }

  /// A library that grows while it is searched is answered first, and then searched again: else no answer would come.
  @Test func aChangeDoesNotCancel() {
    let requests = requests()
    meanwhile.add { requests.answerAgain { _ in true } }
    requests.submit("a")
    scheduler.runAll()
    #expect(answers.take() == ["a 1"])
    scheduler.pass(30)
    scheduler.runAll()
    #expect(answers.take() == ["a 2"])
  }

  @Test func aNewRequestDoesNotWaitForTheRest() {
    let requests = requests()
    requests.submit("a")
    scheduler.runAll()
    requests.answerAgain { _ in true }
    requests.submit("b")
    scheduler.runAll()
    #expect(answers.take() == ["a 1", "b 2"])
    scheduler.pass(1_000)
    scheduler.runAll()
    #expect(answers.take() == [], "the run that was put off does nothing any more")
  }

  @Test func cancelGivesUpWhatWaitsAndWhatIsComputed() {
    let requests = requests()
    requests.submit("a")
    requests.cancel()
    scheduler.runAll()
    #expect(answers.take() == [])
    meanwhile.add { requests.cancel() }
    requests.submit("b")
    scheduler.runAll()
    requests.answerAgain { _ in true }
    scheduler.runAll()
    #expect(answers.take() == [])
    requests.submit("c")
    scheduler.runAll()
    #expect(answers.take() == ["c 2"])
  }

  @Test func nothingIsTakenAfterTheEnd() {
    let requests = requests()
    meanwhile.add { requests.end() }
    requests.submit("a")
    scheduler.runAll()
    requests.submit("b")
    requests.answerAgain { _ in true }
    scheduler.runAll()
    #expect(answers.take() == [])
    #expect(scheduler.step() == nil)
  }

  /// On real threads: never two at a time, and of many the last is heard in the end.
  @Test func onThreads() {
    let pool = ThreadPool()
    defer { pool.end() }
    let active = Atomic<Int>(0)
    let most = Atomic<Int>(0)
    let latest = Lock(0)
    let requests = LatestRequest<Int, Void>(on: pool, .answer, memory: ()) { _, request, token in
      let count = active.wrappingAdd(1, ordering: .relaxed).newValue
      _ = most.max(count, ordering: .relaxed)
      for _ in 0..<1_000 where token.isCancelled { break }
      active.wrappingSubtract(1, ordering: .relaxed)
      token.unlessCancelled { latest.withLock { $0 = max($0, request) } }
    }
    for request in 1...500 { requests.submit(request) }
    #expect(eventually { latest.withLock { $0 } == 500 })
    #expect(most.load(ordering: .relaxed) == 1)
  }
}
