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
      ([0x91, 0x4E, 0x2A, 0x6E], true, "云渪", 0),
      ([0xFF, 0xFE, 0x91, 0x4E], true, "云", 0),
      ([0xFE, 0xFF, 0x4E, 0x91, 0xD8, 0x3D, 0xDE, 0x00], false, "云😀", 0),
      ([0x4E, 0x91, 0xD8, 0x3D, 0x4E, 0x91], false, "云\u{FFFD}云", 1),
      ([0x4E, 0x91, 0xDE, 0x00, 0x4E, 0x91], false, "云\u{FFFD}云", 1),
      ([0x4E, 0x91, 0x4E], false, "云\u{FFFD}", 1),
    ] as [([UInt8], Bool, String, Int)])
  func utf16(_ bytes: [UInt8], _ isLittle: Bool, _ text: String, _ replacements: Int) {
    let encoding: ReportEncoding = isLittle ? .utf16LittleEndian : .utf16BigEndian
    #expect(
      TextDecoder.decode(bytes, as: encoding)
        == DecodedText(bytes: Array(text.utf8), encoding: encoding, replacements: replacements))
  }

  /// A character cut off at the end of a beginning is still to come; at the end of the whole it is damage.
  @Test(arguments: [ReportEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030, .big5])
  func cutOff(_ encoding: ReportEncoding) throws {
    let bytes = try #require(encoded("好好", encoding))
    let cut = Array(bytes.dropLast())
    #expect(
      TextDecoder.decode(cut, as: encoding, isComplete: false)
        == DecodedText(bytes: Array("好".utf8), encoding: encoding, replacements: 0))
    #expect(
      TextDecoder.decode(cut, as: encoding)
        == DecodedText(bytes: Array("好\u{FFFD}".utf8), encoding: encoding, replacements: 1))
  }

  /// One pair that no character has, between others: F9FE is outside what Big5 assigns, FEFE what HKSCS does.
  @Test func oneBadPairInBig5CostsOneMark() throws {
    let good = try #require(encoded("雲溪很好。", .big5))
    #expect(
      TextDecoder.decode(good + [0xFF] + good + [0x87, 0xFE] + good, as: .big5)
        == DecodedText(
          bytes: Array("雲溪很好。\u{FFFD}雲溪很好。\u{FFFD}雲溪很好。".utf8), encoding: .big5, replacements: 2))
  }

  @Test func namesOfEncodings() {
    let names = [
      "UTF-8", "utf8", "utf-16", "UTF-16LE", "utf-16be", "GBK", "gb2312", "GB18030", "big5", "Big5-HKSCS", "koi8",
    ]
    #expect(
      names.map(ReportEncoding.init(name:)) == [
        .utf8, .utf8, .utf16LittleEndian, .utf16LittleEndian, .utf16BigEndian, .gb18030, .gb18030, .gb18030, .big5,
        .big5, nil,
      ])
  }

  @Test(
    arguments: [
      (Array("plain".utf8), ReportEncoding.utf8),
      (Array("云溪".utf8), .utf8),
      (Array("云溪区工作总结".utf8) + [0xFF] + Array("很好。".utf8), .utf8),
      ([0xD4, 0xC6, 0xCF, 0xAA], .gb18030),
      ([0xFF, 0xFE, 0x00, 0x01], .utf16LittleEndian),
      ([0xFE, 0xFF, 0x4E, 0x91], .utf16BigEndian),
      (Array("plain".utf8).flatMap { [$0, 0] }, .utf16LittleEndian),
      ([0xB6, 0xB3, 0xB7, 0xCB, 0xAB, 0xDC, 0xA6, 0x6E], .big5),
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
