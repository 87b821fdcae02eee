import Testing

@testable import Store

/// When changes are written, told by a clock that the test sets.
@Suite struct StoreQueueTests {
  private func place(_ path: String, _ offset: Int) -> StoreChange { .place(report: report(path), offset: offset) }

  /// The changes to write at `now`; nil where none is due.
  private func take(_ queue: inout StoreQueue, at now: Int, isEnding: Bool = false) -> [StoreChange]? {
    guard case .work(let work) = queue.take(at: now, isEnding: isEnding) else { return nil }
    return work.changes
  }

  /// Whether the thread must hear of a change.
  private func add(_ queue: inout StoreQueue, _ change: StoreChange, at now: Int) -> Bool {
    queue.add(change, at: now)
  }

  private func wait(_ queue: inout StoreQueue, at now: Int) -> Int? {
    guard case .nothing(let milliseconds) = queue.take(at: now, isEnding: false) else { return -1 }
    return milliseconds
  }

  @Test func searchesAndMarksAreDueAtOnce() {
    var queue = StoreQueue()
    #expect(wait(&queue, at: 0) == nil)
    #expect(add(&queue, .search("a"), at: 5))
    #expect(!add(&queue, .mark("a", report: report("/x"), offset: 1), at: 6))
    #expect(take(&queue, at: 6) == [.search("a"), .mark("a", report: report("/x"), offset: 1)])
    #expect(wait(&queue, at: 7) == nil)
  }

  @Test func aPlaceIsDueOnceASecondHoweverOftenItChanges() {
    var queue = StoreQueue()
    #expect(add(&queue, place("/x", 1), at: 0))
    for time in 1...900 { #expect(!add(&queue, place("/x", time), at: time)) }
    #expect(!add(&queue, place("/y", 3), at: 950))
    #expect(wait(&queue, at: 950) == 50)
    #expect(take(&queue, at: 1000) == [place("/x", 900), place("/y", 3)])
  }

  @Test func placesGoWithWhatIsDueBefore() {
    var queue = StoreQueue()
    _ = queue.add(place("/x", 1), at: 0)
    #expect(add(&queue, .search("a"), at: 10))
    #expect(take(&queue, at: 10) == [place("/x", 1), .search("a")])
  }

  @Test func theEndWaitsForNothing() {
    var queue = StoreQueue()
    _ = queue.add(place("/x", 1), at: 0)
    #expect(take(&queue, at: 1, isEnding: true) == [place("/x", 1)])
    #expect(take(&queue, at: 1, isEnding: true) == nil)
  }

  @Test func overtakenChangesAreAcknowledgedToo() {
    var queue = StoreQueue()
    for offset in 0..<5 { _ = queue.add(place("/x", offset), at: 0) }
    guard case .work(let work) = queue.take(at: 1000, isEnding: false) else {
      Issue.record("nothing due")
      return
    }
    #expect(work.changes == [place("/x", 4)])
    #expect(work.count == 5)
  }

  @Test("what could not be written comes first, is overtaken by newer places, and waits") func putBack() {
    var queue = StoreQueue()
    _ = queue.add(.search("a"), at: 0)
    _ = queue.add(place("/x", 1), at: 0)
    guard case .work(let work) = queue.take(at: 0, isEnding: false) else {
      Issue.record("nothing due")
      return
    }
    queue.putBack(work, isBusy: false, at: 100)
    #expect(wait(&queue, at: 5000) == nil, "nothing makes another attempt worth it")
    #expect(queue.waiting == 2)
    #expect(add(&queue, place("/x", 2), at: 200))
    #expect(wait(&queue, at: 200) == 1000)
    #expect(take(&queue, at: 1200) == [.search("a"), place("/x", 2)])

    queue.putBack(work, isBusy: true, at: 2000)
    #expect(wait(&queue, at: 2000) == StoreQueue.retryDelay)
    #expect(take(&queue, at: 3000) == [.search("a"), place("/x", 1)])
  }

  @Test func onlySoManyWait() {
    var queue = StoreQueue()
    for number in 0..<StoreQueue.mostChanges + 2 { _ = queue.add(.search("\(number)"), at: 0) }
    #expect(queue.waiting == StoreQueue.mostChanges)
    #expect(take(&queue, at: 0)?.first == .search("2"))
  }
}
