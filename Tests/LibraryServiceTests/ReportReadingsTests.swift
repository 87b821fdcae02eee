import ReportReading
import SteppedService
import Testing
import Threads

@testable import LibraryService

/// Readings that are given up at the moment at which they deliver something: nothing more of them is posted.
@Suite struct ReportReadingsTests {
  private let scheduler = SteppedScheduler()
  private let posts = Lock(0)
  private let readings: ReportReadings

  init() { readings = ReportReadings(on: scheduler) }

  private func sample() throws -> ReadingInput { .sample(try #require(SampleReports.all.first)) }

  /// Reads a sample, and does `meanwhile` once something of it is delivered and not posted yet; returns what was posted.
  private func posted(
    inTurn: Bool, meanwhile: @escaping @Sendable (ReportReadings, ReadingInput) -> Void
  ) throws -> Int {
    let (readings, posts, input) = (readings, posts, try sample())
    try readings.begin(0, input, ReadingOptions(), inTurn: inTurn) { _, _ in
      meanwhile(readings, input)
      return { posts.withLock { $0 += 1 } }
    }
    scheduler.runAll()
    return posts.withLock { $0 }
  }

  @Test(arguments: [true, false]) func aReadingPostsWhatItBrings(inTurn: Bool) throws {
    #expect(try posted(inTurn: inTurn) { _, _ in } > 0)
  }

  @Test(arguments: [true, false]) func oneThatIsStoppedPostsNothing(inTurn: Bool) throws {
    #expect(try posted(inTurn: inTurn) { readings, _ in readings.stop(0) } == 0)
  }

  @Test func oneThatIsOvertakenPostsNothing() throws {
    let overtaken = try posted(inTurn: false) { readings, input in
      try? readings.begin(0, input, ReadingOptions(), inTurn: false) { _, _ in {} }
    }
    #expect(overtaken == 0)
  }

  @Test func nothingIsPostedAfterTheEnd() throws {
    #expect(try posted(inTurn: true) { readings, _ in readings.end() } == 0)
    #expect(try posted(inTurn: true) { _, _ in } == 0)
  }
}
