import CSystem
import Testing

@testable import Store

/// The connection to a database.
@Suite struct DatabaseTests {
  /// In a process of its own, where nothing else takes memory.
  @Test func whatCannotBeOpenedLeavesNoMemoryBehind() async {
    await #expect(processExitsWith: .success) {
      func open(times: Int) {
        for _ in 0..<times {
          #expect(throws: DatabaseError.self) { try Database("/nonexistent/store.sqlite", .readWrite) }
        }
      }
      // The first one takes what SQLite keeps.
      open(times: 10)
      let before = mallinfo2().uordblks
      open(times: 1000)
      // Lost a thousand times, even one byte is more: malloc gives no less than 16.
      #expect(mallinfo2().uordblks < before + 16_000)
    }
  }
}
