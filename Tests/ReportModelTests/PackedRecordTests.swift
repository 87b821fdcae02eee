import Testing

@testable import ReportModel

/// Records of packed reports that were not written as they are read.
@Suite struct PackedRecordTests {
  @Test("sums of numbers that no report has end nothing", arguments: [Int.max, Int.min, Int.max - 3])
  func sums(number: Int) throws {
    let text = Array("一、总则\n第一条 内容\n".utf8)
    var numbers = PackedWriter()
    for _ in 0..<40 { numbers.put(number) }
    var writer = PackedWriter()
    writer.put(ascending: [0, 6])
    for _ in 0..<3 { writer.put(0) }
    writer.put(string: "")
    writer.put(range: TextRange(0, 0))
    for _ in 0..<3 { writer.put(0) }
    // Sections, paragraphs, lines, blocks, spans.
    writer.put(bytes: numbers.bytes)
    writer.put(4)
    writer.put(bytes: numbers.bytes)
    writer.put(1)
    writer.put(4)
    writer.put(bytes: numbers.bytes)
    writer.put(bytes: numbers.bytes)
    for _ in 0..<2 {
      writer.put(4)
      writer.put(bytes: numbers.bytes)
    }
    for _ in 0..<8 { writer.put(0) }
    let content = try #require(PackedContent(text: text, record: writer.bytes))
    let report = content.unpacked(ReportSource(name: "x.txt"))
    #expect(report.sections.count == 2 && report.paragraphs.count == 4 && report.blocks.count == 4)
    #expect(content.headings().count == 2 && report.spans.count == 4)
  }
}
