/// Blocks and spans in a few bytes each: the bytes since the one before, the length, and what else there is.
struct PackedBlocks: Sendable {
  private let blocks: [UInt8]
  private let blockCount: Int
  private let spans: [UInt8]
  private let spanCount: Int
  /// The words beside the text.
  let spanWords: SpanWords

  init(_ report: Report) {
    blocks = Self.packed(report.blocks)
    blockCount = report.blocks.count
    spans = Self.packed(report.spans)
    spanCount = report.spans.count
    spanWords = report.spanWords.exact
  }

  func write(to writer: inout PackedWriter) {
    writer.put(blockCount)
    writer.put(bytes: blocks)
    writer.put(spanCount)
    writer.put(bytes: spans)
    spanWords.write(to: &writer)
  }

  /// The blocks and spans that `write` wrote; nil where there is something else.
  init?(_ reader: inout PackedReader) {
    blockCount = reader.next()
    guard let blocks = reader.nextBytes(), blockCount >= 0, blockCount <= blocks.count else { return nil }
    spanCount = reader.next()
    guard let spans = reader.nextBytes(), spanCount >= 0, spanCount <= spans.count,
      let words = SpanWords(&reader)
    else { return nil }
    (self.blocks, self.spans, spanWords) = (blocks, spans, words)
  }

  /// Bytes they take.
  var weight: Int { blocks.count + spans.count + spanWords.weight }

  private static func packed(_ blocks: [Block]) -> [UInt8] {
    var writer = PackedWriter()
    var last = 0
    for block in blocks {
      let start = block.range.lower.bytes
      writer.put(start - last)
      writer.put(block.range.count)
      writer.put(Int(block.kind.rawValue))
      writer.putSigned(block.marker.lower.bytes - start)
      writer.put(block.marker.count)
      writer.put(Int(block.depth))
      writer.put(block.ordinal.map { $0 + 1 } ?? 0)
      last = start
    }
    return writer.exact
  }

  private static func packed(_ spans: [InlineSpan]) -> [UInt8] {
    var writer = PackedWriter()
    var last = 0
    for span in spans {
      let start = span.range.lower.bytes
      writer.put(start - last)
      writer.put(span.range.count)
      writer.put(Int(span.kind.rawValue | span.sign.rawValue << 4) << 1 | (span.wordsNumber == nil ? 0 : 1))
      if let number = span.wordsNumber { writer.put(number) }
      if let target = span.target {
        writer.putSigned(target.lower.bytes - start)
        writer.put(target.count)
      }
      if let colour = span.colour { writer.put(Int(colour.rawValue)) }
      if span.kind == .character { writer.put(Int(span.scalar?.value ?? 0)) }
      last = start
    }
    return writer.exact
  }

  func unpackedBlocks() -> [Block] {
    blocks.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      var start = 0
      return (0..<blockCount).map { _ in
        start = start &+ reader.next()
        let end = start &+ reader.next()
        let kind = Block.Kind(rawValue: UInt8(clamping: reader.next())) ?? .comment
        let marker = start &+ reader.nextSigned()
        let markerEnd = marker &+ reader.next()
        let depth = reader.next()
        let ordinal = reader.next()
        return Block(
          kind, TextRange(start, end), marker: TextRange(marker, markerEnd), depth: depth,
          ordinal: ordinal == 0 ? nil : ordinal &- 1)
      }
    }
  }

  func unpackedSpans() -> [InlineSpan] {
    spans.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      var start = 0
      return (0..<spanCount).map { _ in
        start = start &+ reader.next()
        let range = TextRange(start, start &+ reader.next())
        let form = reader.next()
        let kind = InlineSpan.Kind(rawValue: UInt8(clamping: form >> 1 & 0xF)) ?? .concealed
        if form & 1 == 1 { return InlineSpan(kind, range, words: reader.next()) }
        switch kind {
        case .link:
          let target = start &+ reader.nextSigned()
          return InlineSpan(.link, range, target: TextRange(target, target &+ reader.next()))
        case .character:
          return InlineSpan(range, standsFor: Unicode.Scalar(UInt32(clamping: reader.next())) ?? "\u{FFFD}")
        case .concealed:
          let sign = InlineSpan.Sign(rawValue: UInt8(clamping: form >> 5)) ?? .none
          return InlineSpan(concealed: range, sign: sign)
        case .coloured:
          return InlineSpan(range, colour: TerminalColour(rawValue: UInt8(clamping: reader.next())) ?? .white)
        case .strong, .emphasis, .code, .superscript, .subscript, .strike, .ruby, .reversed, .faint, .anchor:
          return InlineSpan(kind, range)
        }
      }
    }
  }
}
