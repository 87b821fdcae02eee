import ReportModel
import Testing

/// Blocks and spans of a report made by hand.
@Suite struct BlockTests {
  private func report(_ text: String, blocks: [Block] = [], spans: [InlineSpan] = [], words: [String] = []) -> Report {
    var spanWords = SpanWords()
    for text in words { _ = spanWords.append(text) }
    let bytes = Array(text.utf8)
    let all = TextRange(0, bytes.count)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all, heading: TextRange(0, 0),
      body: all,
      number: TextRange(0, 0), title: TextRange(0, 0), characters: 0)
    return Report(
      source: ReportSource(name: "sample"), text: bytes, sections: [root],
      paragraphs: [Paragraph(range: all, kind: .body)], lines: nil, encoding: .utf8, replacements: 0, isComplete: true,
      blocks: blocks, spans: spans, spanWords: spanWords)
  }

  @Test func wordsLeaveOutMarkUp() {
    let report = report(
      "1 **Tide**  & &lt;sea",
      spans: [
        InlineSpan(.concealed, TextRange(2, 4)), InlineSpan(.strong, TextRange(4, 8)),
        InlineSpan(.concealed, TextRange(8, 10)), InlineSpan(TextRange(14, 18), standsFor: "<"),
      ])
    #expect(report.words(in: TextRange(0, 21)) == "1 Tide & <sea")
    #expect(report.words(in: TextRange(2, 10)) == "Tide")
    #expect(report.words(in: TextRange(4, 8)) == "Tide")
    var bytes: [UInt8] = []
    report.appendWords(in: TextRange(2, 10), to: &bytes, quoted: true)
    #expect(String(decoding: bytes, as: UTF8.self) == "\"Tide\"")
    #expect(report.spans(from: TextRange(3, 8)).map(\.kind) == [.strong])
  }

  @Test func packedBlocksAndSpansAreEqual() {
    let blocks = [
      Block(.listItem, TextRange(0, 10), marker: TextRange(0, 2), depth: 1, ordinal: 0),
      Block(.listItem, TextRange(2, 10), marker: TextRange(2, 3), depth: 300),
      Block(.row, TextRange(2, 10), ordinal: 7), Block(.metadata, TextRange(9, 12), marker: TextRange(10, 12)),
    ]
    let spans = [
      InlineSpan(.link, TextRange(3, 5), target: TextRange(6, 9)), InlineSpan(TextRange(5, 6), standsFor: "&"),
      InlineSpan(.link, TextRange(8, 9), target: TextRange(1, 2)), InlineSpan(.strike, TextRange(9, 10)),
      InlineSpan(.link, TextRange(10, 12), words: 1), InlineSpan(.ruby, TextRange(12, 13), words: 0),
      InlineSpan(.link, TextRange(14, 15), words: 7),
    ]
    let packed = PackedReport(report("abcdefghijklmnop", blocks: blocks, spans: spans, words: ["yū", "https://a"]))
    let other = packed.unpacked()
    #expect(spans.map { other.destination(of: $0) } == ["ghi", nil, "b", nil, "https://a", nil, nil])
    #expect(other.reading(of: spans[5]) == "yū" && other.reading(of: spans[4]) == nil && spans[4].target == nil)
    #expect(spans[4].moved { $0 + 3 } == InlineSpan(.link, TextRange(13, 15), words: 1))
    #expect(packed.unpacked().blocks == blocks)
    #expect(packed.unpacked().spans == spans)
    #expect(blocks[1].depth == 255 && blocks[0].ordinal == 0 && blocks[1].ordinal == nil)
    #expect(packed.weight > PackedReport(report("abcdefghijklmnop")).weight)
  }
}
