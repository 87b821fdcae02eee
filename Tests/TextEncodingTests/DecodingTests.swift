import ReportModel
import TestReports
import Testing
import TextEncoding

@Suite struct DecodingTests {
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

  /// Lines drawn around cells are read as Han characters in Big5; most of this form is such lines.
  @Test func formsWithDrawnLinesKeepTheirEncoding() throws {
    let row = "　　│　　　│　　　│　　　│\n"
    let form =
      "青河加工定作合同\n　　一、名称、数量、单价：\n　　┌───┬───┬───┐\n"
      + String(repeating: row + "　　├───┼───┼───┤\n", count: 12) + row + "　　└───┴───┴───┘\n"
    let bytes = try #require(encoded(form, .gb18030))
    #expect(TextEncodingDetector.encoding(of: bytes) == .gb18030)
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
  @Test(arguments: [
    ReportEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian, .gb18030, .big5,
    .shiftJIS,
    .eucJP,
  ])
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
}
