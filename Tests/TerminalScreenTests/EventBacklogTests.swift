import ScreenModel
import Testing
import TextFacts

@testable import TerminalScreen

/// Keys come in batches, in order; events that must not wait for them come first.
@Suite struct EventBacklogTests {
  private func keys(_ count: Int, from first: Int = 0) -> [TerminalEvent] {
    (first..<first + count).map { .key(Key(Unicode.Scalar(UInt32(0x4E00 + $0)) ?? "x")) }
  }

  @Test func aFloodIsHandedOnInBatches() {
    let all = keys(3 * WorkBudget.keysInBatch + 5)
    var backlog = EventBacklog()
    #expect(backlog.isEmpty && backlog.next().isEmpty)
    backlog.add(typed: all)
    var batches: [[TerminalEvent]] = []
    while !backlog.isEmpty { batches.append(backlog.next()) }
    #expect(batches.map(\.count) == [1_024, 1_024, 1_024, 5])
    #expect(batches.flatMap { $0 } == all)
    #expect(backlog.next().isEmpty)
  }

  @Test func theUrgentGoesBeforeTheTyped() {
    var backlog = EventBacklog()
    backlog.add(typed: keys(1_030))
    #expect(backlog.next() == keys(1_024))
    backlog.append(.terminate(signal: 15))
    backlog.add(typed: keys(1, from: 1_030))
    #expect(backlog.hasTyped)
    #expect(backlog.next() == [.terminate(signal: 15)] + keys(7, from: 1_024))
    #expect(backlog.isEmpty)
  }

  @Test func onlyKeysAndPastesAreTyped() {
    #expect(TerminalEvent.key(Key("a")).isTyped && TerminalEvent.paste("a").isTyped)
    #expect(!TerminalEvent.interrupt.isTyped && !TerminalEvent.resized(ScreenSize(columns: 1, rows: 1)).isTyped)
  }
}
