import Testing

@testable import ReportCompare

/// Pieces of a text that a difference never cuts.
@Suite struct TokenTests {
  @Test(
    arguments: [
      ("增长3.5%，达", ["增", "长", "3.5%", "，", "达"]),
      ("共1,200人, 3人", ["共", "1,200", "人", ",", " ", "3", "人"]),
      ("二十三个一般", ["二十三", "个", "一", "般"]),
      ("don’t stop", ["don’t", " ", "stop"]),
      ("COP15召开", ["COP15", "召", "开"]),
      ("甲\n\n　　乙", ["甲", "\n", "\n", "　　", "乙"]),
      ("e\u{301}te\u{301}", ["e\u{301}te\u{301}"]),
      ("第3.", ["第", "3", "."]),
    ] as [(String, [String])])
  func cuts(_ text: String, _ expected: [String]) {
    var reader = TokenReader()
    let bytes = Array(text.utf8)
    let tokens = reader.tokens(of: bytes, in: 0..<bytes.count)
    #expect(tokens.map { String(decoding: bytes[$0.lower..<$0.upper], as: UTF8.self) } == expected)
  }

  /// Bytes that are no text are tokens too, and none is lost.
  @Test func anyBytes() {
    var reader = TokenReader()
    let bytes = (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 3) }
    let tokens = reader.tokens(of: bytes, in: 0..<bytes.count)
    #expect(tokens.flatMap { bytes[$0.lower..<$0.upper] } == bytes)
  }
}
