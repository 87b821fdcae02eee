import Testing

@testable import TerminalScreen

/// The way of text to the clipboard.
@Suite struct ClipboardTests {
  @Test func base64IsThatOfTheStandard() {
    let samples = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "县": "5Y6/"]
    for (text, encoded) in samples {
      #expect(String(decoding: Base64.encoded(Array(text.utf8)), as: UTF8.self) == encoded)
      #expect(Base64.length(of: text.utf8.count) == encoded.utf8.count)
    }
  }

  @Test func theMultiplexerIsKnownByTheEnvironment() {
    func multiplexer(_ environment: [String: String]) -> Multiplexer { Multiplexer { environment[$0] } }
    #expect(multiplexer(["TERM": "xterm-256color"]) == .none)
    #expect(multiplexer(["TERM": "screen-256color", "TMUX": "/tmp/x"]) == .tmux)
    #expect(multiplexer(["TERM": "tmux-256color"]) == .tmux)
    #expect(multiplexer(["TERM": "screen.xterm", "STY": "1.pts"]) == .screen)
  }

  @Test func sequencesAreWrapped() {
    let sequence = ControlSequence.clipboard(base64: Array("Zm9v".utf8)).bytes
    #expect(String(decoding: sequence, as: UTF8.self) == "\u{1B}]52;c;Zm9v\u{7}")
    #expect(Multiplexer.none.carrying(sequence) == sequence)
    #expect(
      String(decoding: Multiplexer.tmux.carrying(sequence), as: UTF8.self)
        == "\u{1B}]52;c;Zm9v\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\")
    let long = ControlSequence.clipboard(base64: [UInt8](repeating: 0x41, count: 1_000)).bytes
    let parts = Multiplexer.screen.carrying(long)
    #expect(parts.count == long.count + 2 * 4)
    #expect(parts.starts(with: Array("\u{1B}P\u{1B}]52;c;AAA".utf8)))
    #expect(parts.suffix(4) == [0x41, 0x07, 0x1B, 0x5C])
  }

  /// Every sequence is spelled in one place, and no other file of the program has one.
  @Test func everySequenceHasItsBytes() {
    let all: [ControlSequence] = [
      .marksPastes(true), .reportsAppearance(false), .reportsMouse(true), .reportsMouse(false),
      .reset(.synchronizedOutput), .askMode(.appearanceReports), .askBackground, .askCursor, .askAttributes,
      .saveCursor, .restoreCursor, .home, .cancel,
    ]
    let bytes = String(decoding: all.flatMap(\.bytes), as: UTF8.self)
    #expect(
      bytes.replacing("\u{1B}", with: "␛")
        == "␛[?2004h␛[?2031l␛[?1002h␛[?1006h␛[?1006l␛[?1002l␛[?2026l␛[?2031$p␛]11;?␛\\␛[6n␛[c␛7␛8␛[H\u{18}")
  }
}
