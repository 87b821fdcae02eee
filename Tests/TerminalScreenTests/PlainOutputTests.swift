import CNcurses
import Testing

/// Scrolling and repeating are sent in the words that every terminal knows.
@Suite struct PlainOutputTests {
  private func plain(_ text: String, capacity: Int = 200) -> String {
    let bytes = text.utf8.map { CChar(bitPattern: $0) }
    var made = [CChar](repeating: 0, count: capacity)
    let count = plain_output(bytes, bytes.count, &made, capacity)
    return String(decoding: made.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1B}[2;23r\u{1B}[23;1H\u{1B}[2S\u{1B}[1;24r", "\u{1B}[2;23r\u{1B}[23;1H\n\n\u{1B}[1;24r"),
    ("\u{1B}[2;1H\u{1B}[3T", "\u{1B}[2;1H\u{1B}M\u{1B}M\u{1B}M"),
    ("a=\u{1B}[14bz", "a===============z"),
    ("主\u{1B}[3b", "主\u{1B}[3b"),
    ("\u{1B}[3b", "\u{1B}[3b"),
    ("\u{1B}[S\u{1B}[2;3S\u{1B}[?2S", "\u{1B}[S\u{1B}[2;3S\u{1B}[?2S"),
    ("\u{1B}[38;5;248m字\u{1B}[2", "\u{1B}[38;5;248m字\u{1B}[2"),
    ("\u{1B}(B\u{1B}[1m字\u{1B}(B\u{1B}[m", "\u{1B}(B\u{1B}[1m字\u{1B}[m"),
    ("\u{1B}(B\u{1B}(0q\u{1B}(B\u{1B}(B\u{1B}(", "\u{1B}(B\u{1B}(0q\u{1B}(B\u{1B}("),
    ("", ""),
  ])
  func output(sent: String, plain expected: String) { #expect(plain(sent) == expected) }

  @Test func whatDoesNotFitIsNotMade() {
    #expect(plain("x\u{1B}[9999b", capacity: 100) == "")
    #expect(plain("abc", capacity: 2) == "")
  }
}
