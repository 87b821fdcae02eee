import Browser
import ReportModel
import ReportReading
import Threads

/// The readings of named reports that go on, one a report: of each the latest counts.
///
/// They run beside all other work. Files that were named together are read a few at a time, in their order; one that is
/// read again, which the reader waits for, at once.
final class ReportReadings: Sendable {
  /// One reading of a report.
  private final class OneReading: Sendable {
    let reading: BackgroundReading
    let token = CancellationToken()

    init(_ reading: BackgroundReading) { self.reading = reading }

    /// Ends it soon; from now on nothing is posted.
    func cancel() {
      token.cancel()
      reading.cancel()
    }
  }

  /// A reading that waits for its turn.
  private struct Waiting {
    var run: OneReading
    var work: @Sendable () -> Void
  }

  private struct State {
    /// By number of the report; as long as the greatest of which a reading was begun.
    var runs: [OneReading?] = []
    var waiting: [Waiting] = []
    /// Turns that are taken.
    var turns = 0
    var isEnded = false

    /// Sets the reading of a report; the one that was there.
    mutating func set(_ run: OneReading?, of number: Int) -> OneReading? {
      while run != nil, runs.count <= number { runs.append(nil) }
      guard runs.indices.contains(number) else { return nil }
      defer { runs[number] = run }
      return runs[number]
    }
  }

  /// The most files named together that are read at a time: each may have started an import program.
  private static let mostTurns = 4

  private let state = Lock(State())
  private let scheduler: any Scheduler

  init(on scheduler: any Scheduler) { self.scheduler = scheduler }

  /// Begins the reading of a report, and gives up the one before it. `deliver` is called with each update and the
  /// milliseconds since the beginning; it returns the post to be made unless the reading was given up meanwhile.
  func begin(
    _ number: Int, _ input: ReadingInput, _ options: ReadingOptions, inTurn: Bool,
    deliver: @escaping @Sendable (ReadingUpdate, Int) -> () -> Void
  ) throws(ReadingError) {
    let run = OneReading(try BackgroundReading())
    let (scheduler, begun) = (scheduler, scheduler.milliseconds)
    let work: @Sendable () -> Void = { [self] in
      guard !run.token.isCancelled else { return }
      ReportReader.read(input, as: run.reading, options: options) { update in
        let post = deliver(update, scheduler.milliseconds - begun)
        run.token.unlessCancelled(post)
      }
      state.withLock { state in
        if state.runs.indices.contains(number), state.runs[number] === run { state.runs[number] = nil }
      }
    }
    let (before, isDue) = state.withLock { state -> (OneReading?, Bool) in
      guard !state.isEnded else { return (nil, false) }
      let before = state.set(run, of: number)
      guard inTurn else { return (before, true) }
      guard state.turns < Self.mostTurns else {
        state.waiting.append(Waiting(run: run, work: work))
        return (before, false)
      }
      state.turns += 1
      return (before, true)
    }
    before?.cancel()
    guard isDue else { return }
    scheduler.runApart { [self] in
      work()
      if inTurn { passTurn() }
    }
  }

  /// Does what waits for a turn, until nothing does.
  private func passTurn() {
    while let next = state.withLock({ state -> Waiting? in
      guard !state.waiting.isEmpty, !state.isEnded else {
        state.turns -= 1
        return nil
      }
      return state.waiting.removeFirst()
    }) {
      next.work()
    }
  }

  /// Gives up the reading of a report. Once this returns nothing more of it is posted.
  func stop(_ number: Int) { state.withLock { $0.set(nil, of: number) }?.cancel() }

  /// Gives up all readings, and begins no more.
  func end() {
    let runs = state.withLock { state in
      defer { (state.runs, state.waiting, state.isEnded) = ([], [], true) }
      return state.runs
    }
    for run in runs { run?.cancel() }
  }
}
