import Testing

@testable import LibraryService

/// The order of work, and its time.
@Suite struct WorkQueueTests {
  private let done = Notes<String>()

  private func work(_ name: String, _ priority: WorkPriority, due: Int = 0) -> WorkQueue.Work {
    WorkQueue.Work(priority: priority, due: due) { [done] in done.add(name) }
  }

  /// Does all that can be done at a time, one after the other; how long there is nothing then.
  private func run(_ queue: inout WorkQueue, at now: Int) -> Int? {
    while true {
      switch queue.take(at: now) {
      case .work(let work):
        work.body()
        queue.finish(work.priority)
      case .nothing(let milliseconds): return milliseconds
      }
    }
  }

  @Test func theMostUrgentIsNextThenTheFirst() {
    var queue = WorkQueue(processors: 2)
    for (name, priority) in [
      ("a", WorkPriority.background), ("b", .long), ("c", .answer), ("d", .long), ("e", .answer),
    ] {
      queue.add(work(name, priority))
    }
    #expect(queue.ready(at: 0) == 5)
    #expect(run(&queue, at: 0) == nil)
    #expect(done.take() == ["c", "e", "b", "d", "a"])
  }

  @Test func whatIsNotDueWaitsHoweverUrgent() {
    var queue = WorkQueue(processors: 2)
    queue.add(work("late", .answer, due: 70))
    queue.add(work("later", .answer, due: 90))
    queue.add(work("now", .background))
    #expect(run(&queue, at: 20) == 50)
    #expect(done.take() == ["now"])
    #expect(run(&queue, at: 70) == 20)
    #expect(done.take() == ["late"])
    #expect(run(&queue, at: 1_000) == nil)
    #expect(done.take() == ["later"])
  }

  /// Threads that are busy with what nobody waits for leave some for what is waited for.
  @Test(arguments: [1, 2, 8]) func theUrgentAlwaysFindsAThread(processors: Int) {
    var queue = WorkQueue(processors: processors)
    let least = max(2, processors)
    for (priority, most) in [(WorkPriority.background, least), (.long, 2), (.answer, 2)] {
      queue.clear()
      for _ in 0..<50 { queue.add(work("", priority)) }
      var begun = 0
      while case .work = queue.take(at: 0) { begun += 1 }
      #expect(begun == most, "\(priority)")
    }
    #expect(queue.mostThreads == least + 4)
    queue.finish(.background)
    guard case .work = queue.take(at: 0) else {
      Issue.record("a thread that is free takes the next work")
      return
    }
  }
}
