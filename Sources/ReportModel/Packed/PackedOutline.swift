/// Sections, paragraphs, lines, blocks and spans of a report, as `PackedWriter` writes them.
struct PackedOutline: Sendable {
  var sections: [UInt8]
  var paragraphs: [UInt8]
  var paragraphCount: Int
  var lines: PackedLines?
  var blocks: PackedBlocks

  /// Bytes it takes.
  var weight: Int { sections.count + paragraphs.count + (lines?.weight ?? 0) + blocks.weight }

  func write(to writer: inout PackedWriter) {
    writer.put(bytes: sections)
    writer.put(paragraphCount)
    writer.put(bytes: paragraphs)
    writer.put(lines == nil ? 0 : 1)
    if let lines {
      writer.put(lines.count)
      writer.put(bytes: lines.starts)
      writer.put(bytes: lines.sources)
    }
    blocks.write(to: &writer)
  }
}

extension PackedOutline {
  /// The outline that `write` wrote; nil where there is something else.
  init?(_ reader: inout PackedReader) {
    guard let sections = reader.nextBytes() else { return nil }
    let count = reader.next()
    // A paragraph takes three bytes at least.
    guard let paragraphs = reader.nextBytes(), count >= 0, count <= paragraphs.count else { return nil }
    self.sections = sections
    self.paragraphs = paragraphs
    paragraphCount = count
    if reader.next() == 1 {
      let count = reader.next()
      guard let starts = reader.nextBytes(), let sources = reader.nextBytes(), count >= 0, count <= starts.count
      else { return nil }
      lines = PackedLines(starts: starts, count: count, sources: sources)
    }
    guard let blocks = PackedBlocks(&reader) else { return nil }
    self.blocks = blocks
  }
}

/// A `LineMap` in about a byte a line.
struct PackedLines: Sendable {
  let starts: [UInt8]
  let count: Int
  /// Empty where lines simply count up.
  let sources: [UInt8]

  init(starts: [UInt8], count: Int, sources: [UInt8]) {
    self.starts = starts
    self.count = count
    self.sources = sources
  }

  init(_ map: LineMap) {
    count = map.count
    starts = Self.packed(map.starts)
    sources = Self.packed(map.sources)
  }

  var weight: Int { starts.count + sources.count }

  func unpacked() -> LineMap {
    let starts = Self.unpacked(starts, count)
    guard !sources.isEmpty else { return LineMap(lineStarts: starts) }
    return LineMap(starts: starts, sources: Self.unpacked(sources, count).map(LineNumber.init))
  }

  private static func packed(_ numbers: [Int]) -> [UInt8] {
    var writer = PackedWriter()
    var last = 0
    for number in numbers {
      writer.putSigned(number - last)
      last = number
    }
    return writer.exact
  }

  private static func unpacked(_ bytes: [UInt8], _ count: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      var last = 0
      return (0..<count).map { _ in
        last = last &+ reader.nextSigned()
        return last
      }
    }
  }
}
