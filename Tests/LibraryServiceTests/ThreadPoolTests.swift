import ReportReading
import Synchronization
import Testing
import Threads

@testable import LibraryService

/// Waits until something holds, so many milliseconds at the most; whether it does.
func eventually(atMost milliseconds: Int = 60_000, _ holds: () -> Bool) -> Bool {
  let nothing = Monitor(())
  for _ in 0..<milliseconds / 2 {
    if holds() { return true }
    _ = nothing.wait(atMost: 2) { _ in false }
  }
  return holds()
}

/// Work on threads.
@Suite struct ThreadPoolTests {
  @Test(arguments: [0, 1, 2, 7, 1_000])
  func everyPieceIsDoneOnce(_ count: Int) {
    let pool = ThreadPool()
    defer { pool.end() }
    for _ in 0..<20 {
      let done = Notes<Int>()
      pool.parallel(.answer)(count) { done.add($0) }
      #expect(done.take().sorted() == Array(0..<count))
    }
  }

  @Test func piecesFromSeveralThreadsAreAllDone() {
    let pool = ThreadPool()
    defer { pool.end() }
    let done = Lock([Int](repeating: 0, count: 4))
    let ended = Monitor(0)
    for bringer in 0..<4 {
      pool.run(.long) {
        for _ in 0..<50 { pool.parallel(.answer)(9) { _ in done.withLock { $0[bringer] += 1 } } }
        ended.change { $0 += 1 }
      }
    }
    #expect(ended.wait(atMost: 20_000) { $0 == 4 })
    #expect(done.withLock { $0 } == [450, 450, 450, 450])
  }

  /// Nobody waits for a thread that waits itself.
  @Test func piecesOfPieces() {
    let pool = ThreadPool()
    defer { pool.end() }
    let done = Atomic<Int>(0)
    let parallel = pool.parallel(.background)
    parallel(5) { _ in parallel(5) { _ in done.wrappingAdd(1, ordering: .relaxed) } }
    #expect(done.load(ordering: .relaxed) == 25)
  }

  /// However much is going on in the background, what is waited for begins.
  @Test func theUrgentIsNotHeldUp() {
    let pool = ThreadPool()
    defer { pool.end() }
    let isOpen = Monitor(false)
    let active = Atomic<Int>(0)
    for priority in [WorkPriority.background, .long] {
      for _ in 0..<40 {
        pool.run(priority) {
          active.wrappingAdd(1, ordering: .relaxed)
          isOpen.wait { $0 ? () : nil }
        }
      }
    }
    #expect(eventually { active.load(ordering: .relaxed) >= 4 })
    let answered = Monitor(false)
    pool.run(.answer) { answered.change { $0 = true } }
    #expect(answered.wait(atMost: 10_000) { $0 })
    isOpen.change { $0 = true }
    #expect(eventually { active.load(ordering: .relaxed) == 80 })
  }

  @Test func whatIsPutOffComesLater() {
    let pool = ThreadPool()
    defer { pool.end() }
    let done = Notes<String>()
    let start = pool.milliseconds
    let end = Monitor(-1)
    pool.run(.answer, after: 40) {
      done.add("late")
      end.change { $0 = pool.milliseconds }
    }
    pool.run(.answer, after: 20) { done.add("soon") }
    pool.run(.background) { done.add("now") }
    #expect(end.wait(atMost: 10_000) { $0 >= 0 })
    #expect(end.change { $0 } - start >= 40)
    #expect(done.take() == ["now", "soon", "late"])
  }

  @Test func nothingBeginsAfterTheEnd() {
    let pool = ThreadPool()
    let isOpen = Monitor(false)
    let (begun, finished) = (Monitor(false), Monitor(false))
    pool.run(.long) {
      begun.change { $0 = true }
      isOpen.wait { $0 ? () : nil }
      finished.change { $0 = true }
    }
    let done = Notes<String>()
    #expect(begun.wait(atMost: 10_000) { $0 })
    pool.run(.answer, after: 50) { done.add("put off") }
    pool.end()
    pool.run(.answer) { done.add("brought too late") }
    isOpen.change { $0 = true }
    #expect(finished.wait(atMost: 10_000) { $0 }, "what is going on comes to its end")
    _ = Monitor(()).wait(atMost: 100) { _ in false }
    #expect(done.take() == [])
  }

  @Test func eachThreadSaysThatItStarts() {
    let started = Atomic<Int>(0)
    let pool = ThreadPool { started.wrappingAdd(1, ordering: .relaxed) }
    defer { pool.end() }
    #expect(started.load(ordering: .relaxed) == 0, "none before there is work")
    let done = Monitor(0)
    for _ in 0..<100 { pool.run(.answer) { done.change { $0 += 1 } } }
    #expect(done.wait(atMost: 10_000) { $0 == 100 })
    let count = started.load(ordering: .relaxed)
    #expect((1...WorkQueue(processors: 64).mostThreads).contains(count))
  }
}
