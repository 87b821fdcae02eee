import ReportModel
import Testing
import TextEncoding

@testable import ReportParsing

@Suite struct EncodingTests {
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

  @Test func namesOfEncodings() {
    let names = [
      "UTF-8", "utf8", "utf-16", "UTF-16LE", "utf-16be", "GBK", "gb2312", "GB18030", "big5", "Big5-HKSCS", "ebcdic",
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
