import Glibc
import Testing

@testable import Descriptors

/// Text given to programs.
@Suite struct PipedTextTests {
  init() { signal(SIGPIPE, SIG_IGN) }

  @Test func outcomes() {
    let text = Array("甲乙\n".utf8)
    #expect(PipedText.give(text, to: ["grep", "-q", "甲乙"], milliseconds: 10_000) == .taken)
    #expect(PipedText.give(text, to: ["grep", "-q", "丙"], milliseconds: 10_000) == .refused(1))
    #expect(PipedText.give(text, to: ["no such program"], milliseconds: 10_000) == .notStarted(ENOENT))
    #expect(PipedText.give(text, to: ["sleep", "30"], milliseconds: 50) == .tooSlow)
    // A program that reads nothing is no reason to wait.
    let long = [UInt8](repeating: 0x41, count: 1 << 20)
    #expect(PipedText.give(long, to: ["true"], milliseconds: 10_000) == .taken)
  }
}
