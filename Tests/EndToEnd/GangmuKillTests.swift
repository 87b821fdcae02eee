import Glibc
import TestReports
import Testing

/// Killed at any moment while keys are typed: the terminal is given back, and the program starts again as if nothing had
/// been.
@Suite(.serialized) struct GangmuKillTests {
  private static let signals = [SIGKILL, SIGTERM, SIGHUP, SIGSEGV, SIGABRT, SIGQUIT, SIGALRM, SIGKILL]
  private static let keys = [
    "j", " ", "G", "g", "]", "[", "/发展\r", "n", "\t", "zM", "zR", "L", "T", "q", ":", "\u{1B}", "S", "*", "ma", "'a",
    "R",
  ]

  @Test("a few times, a thousand in the long form") func atAnyMoment() throws {
    let folder = try GangmuFolder()
    let report = try folder.write("township.txt", GangmuReports.township)
    let count = TestLane.times(8, long: 1_000)
    var seed: UInt64 = 9704
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33 % UInt64(limit))
    }
    for round in 0..<count {
      let session = try gangmuOnTerminal([report], in: folder)
      try #require(session.waitForOutput("\u{1B}]11;?", seconds: 20), "round \(round)")
      session.answerQuestions()
      for _ in 0..<random(12) { session.send(Self.keys[random(Self.keys.count)]) }
      session.settle(seconds: Double(random(40)) / 1000)
      let signal = Self.signals[random(Self.signals.count)]
      session.signal(signal)
      // A key may have ended it before.
      try #require(session.waitForEnding(seconds: 20) != nil, "round \(round), signal \(signal)")
      #expect(session.waitForSettings(seconds: 20), "round \(round), signal \(signal)")
      let output = TerminalOutput(session.output)
      let states = [
        output.lastSequence(of: "[?1049h", "[?1049l"), output.lastSequence(of: "[?2004h", "[?2004l"),
        output.lastSequence(of: "[?25l", "[?25h", "[?12l[?25h", "[?34h[?25h"),
      ]
      #expect(states == ["[?1049l", "[?2004l", "[?25h"], "round \(round), signal \(signal)")
    }
    TestLane.tell(count, "kills")
  }
}
