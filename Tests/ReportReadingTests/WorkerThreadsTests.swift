import Synchronization
import Testing

@testable import ReportReading

/// Work in pieces, whoever brings it.
@Suite struct WorkerThreadsTests {
  @Test(arguments: [0, 1, 2, 7, 1_000])
  func everyPieceIsDoneOnce(_ count: Int) throws {
    let threads = try WorkerThreads {}
    for _ in 0..<20 {
      let done = Mutex([Int]())
      threads.run(count) { index in done.withLock { $0.append(index) } }
      #expect(done.withLock { $0.sorted() } == Array(0..<count))
    }
  }

  @Test func workFromSeveralThreadsIsAllDone() throws {
    let threads = try WorkerThreads {}
    let done = Mutex([Int](repeating: 0, count: 4))
    let ended = Monitor(0)
    for bringer in 0..<4 {
      try BackgroundThread.start(onStart: {}) {
        for _ in 0..<50 { threads.run(9) { _ in done.withLock { $0[bringer] += 1 } } }
        ended.change { $0 += 1 }
      }
    }
    #expect(ended.wait(atMost: 20_000) { $0 == 4 })
    #expect(done.withLock { $0 } == [450, 450, 450, 450])
  }

  /// A piece that brings work itself does it alone: nobody waits for a thread that waits.
  @Test func workWithinWork() throws {
    let threads = try WorkerThreads {}
    let done = Mutex(0)
    threads.run(5) { _ in threads.run(5) { _ in done.withLock { $0 += 1 } } }
    #expect(done.withLock { $0 } == 25)
  }
}
