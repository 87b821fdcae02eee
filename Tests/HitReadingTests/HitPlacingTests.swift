import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import HitReading

struct HitPlacingTests {
  private static let text = """
    青禾区渡口报告

    一、渡船
    今年新增渡船三条，渡船共十二条。
    二、道路
      修路二十里。
    二、桥梁
    """

  private func report(_ bytes: [UInt8]) throws -> Report {
    try ReportParser.report(from: bytes, source: ReportSource(name: "a.txt"))
  }

  /// The words a hit is placed at, with the words before them on their line; or the reason.
  private func placed(_ spot: GivenHit.Spot, _ words: GivenWords? = nil, in report: Report) -> String {
    var placing = HitPlacing(report)
    switch placing.place(GivenHit(file: [97], spot, words: words, line: 1)) {
    case .success(let range):
      let before = report.text[..<range.lower.bytes].reversed().prefix { $0 != 0x0A }.reversed()
      return String(decoding: before, as: UTF8.self) + "[" + String(decoding: report.text[range.bytes], as: UTF8.self)
        + "]"
    case .failure(let failure): return failure.message(in: .english)
    }
  }

  /// A hit behind words of a line.
  private func column(_ line: Int, _ before: String) -> GivenHit.Spot {
    .column(line: line, words: text(before + "渡船"), offset: before.utf8.count)
  }

  private func text(_ words: String) -> GivenWords { .text(Array(words.utf8)) }

  @Test func offsetsAreTakenWhereTheWordsStand() throws {
    let report = try report(Array(Self.text.utf8))
    let start = "青禾区渡口报告\n\n一、渡船\n今年新增".utf8.count
    #expect(placed(.range(start..<start + 6), in: report) == "今年新增[渡船]")
    #expect(placed(.range(start..<start + 6), text("渡船"), in: report) == "今年新增[渡船]")
    // The text has changed before it: the nearest such words are meant.
    #expect(placed(.range(start + 14..<start + 20), text("渡船"), in: report) == "今年新增渡船三条，[渡船]")
    #expect(placed(.range(start..<start + 6), text("轮船"), in: report) == HitFault.otherWords.message(in: .english))
    for range in [start + 1..<start + 6, start..<start + 5, start..<start, 0..<10_000, 10_000..<10_006] {
      #expect(placed(.range(range), in: report) == HitFault.outside.message(in: .english), "\(range)")
    }
    #expect(placed(.range(10_000..<10_006), text("道路"), in: report) == "二、[道路]")
    // A passage that holds the words: they are looked for in it first.
    #expect(placed(.range(start + 8..<start + 60), text("渡船"), in: report) == "今年新增渡船三条，[渡船]")
  }

  @Test func addressesAreHeadingsOrTheWordsBelowThem() throws {
    let report = try report(Array(Self.text.utf8))
    #expect(placed(.address("一"), in: report) == "[一、渡船]")
    #expect(placed(.address("一"), text("共十二条"), in: report) == "今年新增渡船三条，渡船[共十二条]")
    #expect(placed(.address("一"), text("修路"), in: report) == "  [修路]")
    #expect(placed(.address("一"), text("轮船"), in: report) == HitFault.otherWords.message(in: .english))
    #expect(placed(.address("九"), in: report) == HitFault.noSection("九").message(in: .english))
  }

  @Test func linesAreShownWithoutTheirIndent() throws {
    let report = try report(Array(Self.text.utf8))
    #expect(placed(.line(6), in: report) == "  [修路二十里。]")
    #expect(placed(.line(4), text("渡船"), in: report) == "今年新增[渡船]")
    // Words that do not stand on the line: the nearest ones, or none.
    #expect(placed(.line(4), text("二十里"), in: report) == "  修路[二十里]")
    #expect(placed(.line(4), text("别的"), in: report) == HitFault.otherWords.message(in: .english))
    #expect(placed(.line(40), in: report) == HitFault.noLine(40).message(in: .english))
    #expect(placed(.line(0), in: report) == HitFault.noLine(0).message(in: .english))
    #expect(placed(column(4, "今年新增渡船三条，"), text("渡船"), in: report) == "今年新增渡船三条，[渡船]")
    #expect(placed(column(4, "今年又新增渡船三条，"), text("渡船"), in: report) == "今年新增渡船三条，[渡船]")
    #expect(
      placed(column(3, "今年"), text("轮船"), in: report) == HitFault.otherWords.message(in: .english))
  }

  /// Columns of a file in another encoding are counted in its own bytes.
  @Test func columnsAreThoseOfTheFile() throws {
    // 渡船与渡口, in GB 18030.
    let line: [UInt8] = [0xB6, 0xC9, 0xB4, 0xAC, 0xD3, 0xEB, 0xB6, 0xC9, 0xBF, 0xDA]
    let report = try report(line + [0x0A] + line + line)
    #expect(report.encoding == .gb18030)
    let spot = GivenHit.Spot.column(line: 2, words: .raw(line + line), offset: line.count + 6)
    #expect(placed(spot, .raw([0xB6, 0xC9]), in: report) == "渡船与渡口渡船与[渡]")
  }

  /// Six thousand hits of a line of a megabyte, in the file's own encoding, share the line, and each is found at its place; one whose
  /// words stand elsewhere is looked for around its column only.
  @Test func hitsOfALongLine() throws {
    let part: [UInt8] = [0xD0, 0xDE] + Array(repeating: 0x61, count: 164) + [0xB6, 0xC9, 0xB4, 0xAC]  // 修a…渡船
    let bytes = [0xC7, 0xE0, 0xBA, 0xCC, 0x0A] + Array(repeating: part, count: 6_000).joined() + [0x0A]
    let report = try report(bytes)
    #expect(report.encoding == .gb18030)
    let line = GivenWords.raw(Array(bytes[5..<bytes.count - 1]))
    var placing = HitPlacing(report)
    let start = "青禾\n".utf8.count
    for number in 0..<6_000 {
      let spot = GivenHit.Spot.column(line: 2, words: line, offset: number * part.count + 166)
      let hit = GivenHit(file: [97], spot, words: .raw([0xB6, 0xC9, 0xB4, 0xAC]), line: 1)
      let place = start + number * (part.count + 3) + 167
      #expect(placing.place(hit) == .success(TextRange(place, place + 6)))
    }
    let moved = GivenHit.Spot.column(line: 2, words: line, offset: 0)
    #expect(
      placing.place(GivenHit(file: [97], moved, words: text("渡船"), line: 1))
        == .success(TextRange(start + 167, start + 173)))
    #expect(placing.place(GivenHit(file: [97], moved, words: text("舟"), line: 1)) == .failure(.otherWords))
  }
}
