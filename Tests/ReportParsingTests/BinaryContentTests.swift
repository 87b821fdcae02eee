import ReportModel
import Testing

@testable import ReportParsing

/// A NUL in a text is shown and told of; only what is mostly no text is refused.
@Suite struct BinaryContentTests {
  private static let line = "一、总则\n云溪区全面完成各项任务。\n"

  private func report(_ bytes: [UInt8]) throws(ParsingError) -> Report {
    try ReportParser.report(from: bytes, source: ReportSource(name: "bytes"))
  }

  @Test func oneIsToldWithItsLine() throws {
    let bytes = Array("报告\n\n一、总则\n第一段。\u{0}第二段。\n二、细则\n".utf8)
    let report = try report(bytes)
    #expect(report.text == bytes)
    #expect(report.notes == [.nulCharacters(count: 1, line: 4)])
    #expect(report.sections.dropFirst().map { report.words(in: $0.title) } == ["总则", "细则"])
  }

  @Test func noneIsNotTold() throws {
    #expect(try report(Array(Self.line.utf8)).notes == [])
  }

  @Test(arguments: [70 << 10, 3 << 20]) func isReadFarFromTheBeginningToo(length: Int) throws {
    let lines = length / Self.line.utf8.count
    let report = try report(Array((String(repeating: Self.line, count: lines) + "末\u{0}尾\n").utf8))
    #expect(report.notes == [.nulCharacters(count: 1, line: 2 * lines + 1)])
  }

  @Test func oneInTwentyBytesIsReadInEveryEncoding() throws {
    let text = String(repeating: "ABCDEFGHIJKLMNOPQRS\u{0}", count: 200)
    #expect(try report(Array(text.utf8)).notes == [.nulCharacters(count: 200, line: 1)])
    let gb: [UInt8] = [
      0xD4, 0xC6, 0xCF, 0xAA, 0xBA, 0xDC, 0xBA, 0xC3, 0xA1, 0xA3, 0xB9, 0xA4, 0xD7, 0xF7, 0xBB, 0xD8, 0xB9, 0xCB,
    ]
    let sownGB = [[UInt8]](repeating: gb + [0], count: 50).flatMap(\.self)
    let read = try report(sownGB)
    #expect(read.encoding == .gb18030 && read.replacements == 0)
    #expect(read.text == Array(String(repeating: "云溪很好。工作回顾\u{0}", count: 50).utf8))
    let sixteen = littleEndian(String(repeating: "云溪很好\u{0}。工作回顾\n", count: 3))
    for mark: [UInt8] in [[0xFF, 0xFE], []] {
      let read = try report(mark + sixteen)
      #expect(read.encoding == .utf16LittleEndian)
      #expect(read.notes == [.nulCharacters(count: 3, line: 1)])
    }
  }

  private func littleEndian(_ text: String) -> [UInt8] { Self.littleEndian(text) }

  @Test func aBlockLostToNULIsRead() throws {
    let text = Array(String(repeating: Self.line, count: 200).utf8)
    let bytes = text + [UInt8](repeating: 0, count: 4096) + text
    #expect(try report(bytes).notes == [.nulCharacters(count: 4096, line: 401)])
  }

  /// UTF-16 without a byte order mark.
  private static func littleEndian(_ text: String) -> [UInt8] {
    text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  /// The same bytes in every run: a linear congruential sequence, whose upper bits look random.
  private static let noise: [UInt8] = {
    var seed: UInt64 = 11
    return (0..<20_000).map { _ -> UInt8 in
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 40)
    }
  }()

  private static func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: count) }

  private struct Binary {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ parts: [UInt8]...) {
      self.name = name
      bytes = parts.flatMap(\.self)
    }
  }

  /// Files that are no text, and the first byte of 0 in each.
  private static let binaries: [Binary] = {
    let text = Array(String(repeating: line, count: 40).utf8)
    return [
      Binary("a program", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1], zeros(9), [3, 0, 0x3E, 0, 1], noise),
      Binary("a picture", [0x89], Array("PNG\r\n".utf8), [0x1A, 0x0A, 0, 0, 0, 13], Array("IHDR".utf8), noise),
      Binary("a compressed file", [0x1F, 0x8B, 8, 0], noise),
      Binary(
        "an archive of texts", Array("reports/2019.txt".utf8), zeros(84), Array("0000644".utf8), zeros(405), text),
      Binary("a database", Array("SQLite format 3\u{0}".utf8), [16, 0, 1, 1, 0, 0x40, 0x20, 0x20], zeros(400), text),
      Binary("UTF-16 of no Chinese", littleEndian("Отчёт о работе за год")),
      Binary("a script with an archive behind it", text, noise, noise),
      Binary("a text that is mostly NUL", text, zeros(text.count)),
    ]
  }()

  @Test(arguments: binaries.indices) func whatIsMostlyNoTextIsRefused(index: Int) throws {
    let binary = Self.binaries[index]
    let place = try #require(binary.bytes.firstIndex(of: 0))
    #expect(throws: ParsingError.binary(at: place), "\(binary.name)") { try report(binary.bytes) }
  }
}
