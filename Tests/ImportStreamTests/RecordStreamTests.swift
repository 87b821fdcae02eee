import ImportStream
import ReportModel
import Testing

/// One record of each kind, and the bytes they are in the stream.
private let samples: [(ImportRecord, [UInt8])] = [
  (.paragraph("河"), [0x50, 3, 0, 0, 0, 0xE6, 0xB2, 0xB3]),
  (.heading(level: 2, "一、"), [0x48, 7, 0, 0, 0, 2, 0xE4, 0xB8, 0x80, 0xE3, 0x80, 0x81]),
  (.span(ImportSpan(.strong, 0..<6)), [0x53, 9, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0]),
  (.span(ImportSpan(.imageEnd, 0..<3)), [0x53, 9, 0, 0, 0, 10, 0, 0, 0, 0, 3, 0, 0, 0]),
  (
    .span(ImportSpan(.link, 3..<6, "#a")), [0x53, 11, 0, 0, 0, 3, 3, 0, 0, 0, 6, 0, 0, 0] + Array("#a".utf8)
  ),
  (.part(.quotation(depth: 1, isFirst: true)), [0x49, 3, 0, 0, 0, 3, 1, 0]),
  (.part(.item(depth: 2, marker: nil)), [0x49, 3, 0, 0, 0, 0, 2, 0]),
  (.part(.item(depth: 3, marker: 4)), [0x49, 3, 0, 0, 0, 1, 3, 4]),
  (.part(.rule), [0x49, 3, 0, 0, 0, 7, 0, 0]),
  (.row(cells: ["a", "", "b"]), [0x54, 4, 0, 0, 0, 0x61, 9, 9, 0x62]),
  (.preformatted("  x"), [0x43, 3, 0, 0, 0, 0x20, 0x20, 0x78]),
  (.bookmark(level: 9, "z"), [0x42, 2, 0, 0, 0, 9, 0x7A]),
  (.outlined(level: 1, "z"), [0x4F, 2, 0, 0, 0, 1, 0x7A]),
  (.footnote(mark: "1", "n"), [0x46, 3, 0, 0, 0, 0x31, 9, 0x6E]),
  (.look(Typography(size: 32, [.bold, .centred])), [0x4C, 2, 0, 0, 0, 32, 3]),
  (
    .revision(Revision(.deletion, author: "甲", date: "2025-01-02", words: "x", range: TextRange(3, 3))),
    [0x52, 29, 0, 0, 0] + Array("deletion\t3\t3\t甲\t2025-01-02\tx".utf8)
  ),
  (.note(ImportNote(.doctype)), [0x4E, 7, 0, 0, 0] + Array("doctype".utf8)),
  (.note(ImportNote(.tooLarge, detail: "a")), [0x4E, 11, 0, 0, 0] + Array("too-large\ta".utf8)),
  (.end, [0x45, 0, 0, 0, 0]),
]

/// Small numbers that are the same in every run.
private struct Dice: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

@Suite struct RecordStreamTests {
  @Test func everyKindHasTheBytesOfTheProtocol() {
    #expect(samples.map { RecordEncoder.encode([$0.0]) } == samples.map(\.1))
  }

  @Test(arguments: 1...9)
  func piecesOfAnySizeGiveTheSameRecords(size: Int) {
    let bytes = samples.flatMap(\.1)
    var decoder = RecordDecoder()
    var read: [ImportRecord] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      read += decoder.read(bytes[start..<min(start + size, bytes.count)])
    }
    #expect(read == samples.map(\.0))
    #expect(decoder.hasEnded && decoder.isBetweenRecords && decoder.failure == nil)
  }

  @Test func lineEndsAndTabsCannotBreakARecord() {
    let written: [ImportRecord] = [
      .row(cells: ["a\tb", "c\nd"]), .paragraph("e\r\nf\tg"), .footnote(mark: "\t1", "h\ti"),
    ]
    var decoder = RecordDecoder()
    #expect(
      decoder.read(RecordEncoder.encode(written))
        == [.row(cells: ["a b", "c d"]), .paragraph("e  f\tg"), .footnote(mark: " 1", "h\ti")])
  }

  /// The spans that come through after a text.
  private func spans(after text: ImportRecord, _ spans: [ImportSpan]) -> [ImportSpan] {
    var decoder = RecordDecoder()
    let read = decoder.read(RecordEncoder.encode([text] + spans.map { .span($0) } + [.end]))
    #expect(read.first == text && decoder.hasEnded && decoder.failure == nil)
    return read.compactMap {
      if case .span(let span) = $0 { return span }
      return nil
    }
  }

  @Test func spansThatDoNotFitTheirTextArePassedOver() {
    let good = [
      ImportSpan(.link, 0..<6, "a:b"), ImportSpan(.strong, 0..<6), ImportSpan(.ruby, 3..<6, "n"),
      ImportSpan(.code, 6..<7),
    ]
    let bad = [
      // Out of the text, in a character, empty, overlapping in part, out of order.
      ImportSpan(.strong, 0..<8), ImportSpan(.strong, 1..<3), ImportSpan(.strong, 3..<3), ImportSpan(.strong, 3..<7),
      ImportSpan(.strong, 7..<8),
      // No destination, a script, a control character, no reading; kinds that no document has.
      ImportSpan(.link, 6..<7), ImportSpan(.link, 6..<7, " JAVASCRIPT:a"), ImportSpan(.link, 6..<7, "a\u{1B}[m"),
      ImportSpan(.link, 6..<7, String(repeating: "a", count: 2_049)), ImportSpan(.ruby, 6..<7),
      ImportSpan(.concealed, 6..<7), ImportSpan(.anchor, 6..<7), ImportSpan(.anchor, 6..<7, "a\u{9B}"),
      ImportSpan(.coloured, 6..<7), ImportSpan(.reversed, 6..<7), ImportSpan(.faint, 6..<7),
    ]
    #expect(spans(after: .paragraph("水位x"), good) == good)
    for span in bad { #expect(spans(after: .paragraph("水位x"), good.dropLast() + [span, good[3]]) == good) }
    #expect(spans(after: .paragraph("水位x"), [good[3], good[0]]) == [good[3]])
    #expect(spans(after: .row(cells: ["水", "x"]), [ImportSpan(.strong, 4..<5)]).count == 1)
    #expect(spans(after: .footnote(mark: "1", "水位x"), good) == good)
    for text in [ImportRecord.preformatted("水位x"), .bookmark(level: 1, "水位x")] {
      #expect(spans(after: text, good) == [])
    }
  }

  @Test func aRecordHasNoMoreSpansThanThereIsRoomFor() {
    let span = ImportSpan(.strong, 0..<1)
    let many = [ImportSpan](repeating: span, count: ImportLimits.spans + 5)
    #expect(spans(after: .paragraph("a"), many).count == ImportLimits.spans)
  }

  @Test func partsThatAreNoneArePassedOver() {
    var decoder = RecordDecoder()
    #expect(
      decoder.read([0x49, 3, 0, 0, 0, 12, 0, 0, 0x49, 0, 0, 0, 0, 0x49, 3, 0, 0, 0, 0, 0, 9]) == [
        .part(.item(depth: 1, marker: nil))
      ])
  }

  @Test func longTextGoesOnInFurtherRecordsCutBetweenCharacters() {
    let text = String(repeating: "水", count: 500_000)
    var decoder = RecordDecoder()
    let read = decoder.read(RecordEncoder.encode([.heading(level: 1, text)]))
    let first = String(repeating: "水", count: (ImportLimits.payload - 1) / 3)
    #expect(read == [.heading(level: 1, first), .paragraph(String(text.dropFirst(first.count)))])
  }

  @Test(
    arguments: [
      ([0x51], .unknownTag(0x51, offset: 0)),
      ([0x50, 1, 0, 0x10, 0], .tooLong(0x10_0001, offset: 0)),
      ([0x48, 0, 0, 0, 0], .badLevel(offset: 0)),
      ([0x48, 1, 0, 0, 0, 10], .badLevel(offset: 0)),
      ([0x45, 0, 0, 0, 0, 0x50], .afterEnd(offset: 5)),
    ] as [([UInt8], RecordDecoder.Failure)])
  func bytesThatAreNoStreamAreNamed(bytes: [UInt8], failure: RecordDecoder.Failure) {
    var decoder = RecordDecoder()
    _ = decoder.read(bytes)
    #expect(decoder.failure == failure)
    #expect(decoder.read(RecordEncoder.encode([.end])) == [])
  }

  @Test func aKeyOfALaterProgramIsKept() {
    var decoder = RecordDecoder()
    #expect(decoder.read([0x4E, 3, 0, 0, 0] + Array("new".utf8)) == [.note(ImportNote(.other, detail: "new"))])
  }

  @Test func randomBytesGiveTheSameInOnePieceAndInMany() {
    var dice = Dice(state: 7)
    var ended = 0
    for _ in 0..<3_000 {
      var bytes = samples.shuffled(using: &dice).prefix(4).flatMap(\.1)
      for _ in 0..<Int.random(in: 0...3, using: &dice) {
        bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      var whole = RecordDecoder()
      let records = whole.read(bytes)
      var slow = RecordDecoder()
      let one = bytes.flatMap { slow.read([$0]) }
      #expect(one == records && slow.failure == whole.failure && slow.hasEnded == whole.hasEnded)
      if whole.hasEnded { ended += 1 }
      for case .heading(let level, _) in records { #expect(ImportLimits.levels.contains(level)) }
    }
    #expect(ended > 100)
  }
}
