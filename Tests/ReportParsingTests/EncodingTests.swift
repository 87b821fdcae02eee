import ReportModel
import Testing

@testable import ReportParsing

@Suite struct EncodingTests {
  @Test(
    arguments: [
      ([0xE4, 0xB8, 0x80], "一", 0),
      ([0xEF, 0xBB, 0xBF, 0x61], "a", 0),
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1),
      ([0x61, 0xE4, 0xB8], "a\u{FFFD}", 1),
      ([0xE4, 0x61], "\u{FFFD}a", 1),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", 2),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
      ([0xF0, 0x9F, 0x98, 0x80], "😀", 0),
      ([0xF0, 0x9F, 0x98, 0x62], "\u{FFFD}b", 1),
      ([0xF5, 0x80], "\u{FFFD}\u{FFFD}", 2),
      ([0xE0, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
    ] as [([UInt8], String, Int)])
  func utf8(_ bytes: [UInt8], _ text: String, _ replacements: Int) {
    #expect(
      TextDecoder.decode(bytes, as: .utf8)
        == DecodedText(bytes: Array(text.utf8), encoding: .utf8, replacements: replacements))
  }

  /// `一、工作回顾` and a line of text, CR LF between, in GB 2312.
  private static let gb: [UInt8] = [
    0xD2, 0xBB, 0xA1, 0xA2, 0xB9, 0xA4, 0xD7, 0xF7, 0xBB, 0xD8, 0xB9, 0xCB, 0x0D, 0x0A,
    0xD4, 0xC6, 0xCF, 0xAA, 0xBA, 0xDC, 0xBA, 0xC3, 0xA1, 0xA3,
  ]

  @Test func gb18030IsFoundAndGivesTheSameOutline() throws {
    let report = try ReportParser.report(from: Self.gb, source: ReportSource(name: "gb"))
    let same = try parsed("一、工作回顾\r\n云溪很好。")
    #expect(report.encoding == .gb18030)
    #expect(report.text == same.text)
    #expect(report.sections == same.sections)
    #expect(report.replacements == 0)
  }

  @Test func oneBadByteInGB18030CostsOneMark() {
    let bytes = Self.gb + [0xFF] + Self.gb
    let text = Array("一、工作回顾\r\n云溪很好。".utf8)
    #expect(
      TextDecoder.decode(bytes, as: .gb18030)
        == DecodedText(bytes: text + Array("\u{FFFD}".utf8) + text, encoding: .gb18030, replacements: 1))
  }

  @Test(
    arguments: [
      (Array("plain".utf8), ReportEncoding.utf8),
      (Array("云溪".utf8), .utf8),
      (Array("云溪区工作总结".utf8) + [0xFF] + Array("很好。".utf8), .utf8),
      ([0xD4, 0xC6, 0xCF, 0xAA], .gb18030),
      ([0xFF, 0xFE, 0x00, 0x01], .utf8),
      (Array(Array("云溪区工作总结".utf8).dropLast()), .utf8),
    ] as [([UInt8], ReportEncoding)])
  func detection(_ bytes: [UInt8], _ encoding: ReportEncoding) {
    #expect(TextEncodingDetector.encoding(of: bytes) == encoding)
  }

  @Test(
    arguments: [
      ([], ParsingError.empty),
      ([0xEF, 0xBB, 0xBF], .empty),
      ([0x61, 0x00], .binary(at: 1)),
      (Array("%PDF-1.7".utf8), .format(.pdf)),
      ([0x50, 0x4B, 0x03, 0x04], .format(.zip)),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], .format(.compound)),
    ] as [([UInt8], ParsingError)])
  func noReport(_ bytes: [UInt8], _ error: ParsingError) {
    #expect(throws: error) { try ReportParser.report(from: bytes, source: ReportSource(name: "bytes")) }
  }
}
