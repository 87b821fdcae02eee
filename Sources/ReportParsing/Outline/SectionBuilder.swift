import ReportModel
import TextFacts

/// Makes the flat array of sections from headings in order.
enum SectionBuilder {
  /// The sections of `text`, the report itself first. `heads` are in order, do not overlap, and skip no level.
  static func sections(of text: [UInt8], heads: [Head], titleRange: Range<Int>) -> [Section] {
    var sections: [Section] = []
    sections.reserveCapacity(heads.count + 1)
    let firstStart = heads.first?.start ?? text.count
    let rootTitle = titleRange.clamped(to: 0..<firstStart)
    sections.append(root(text, title: rootTitle, bodyEnd: firstStart))
    var open: [Int] = [0]
    for (index, head) in heads.enumerated() {
      let next = index + 1 < heads.count ? heads[index + 1].start : text.count
      let level = max(1, min(head.level, open.count))
      while open.count > level { close(open.removeLast(), at: head.start, in: &sections) }
      let end = min(max(head.end, head.start), next)
      sections.append(
        Section(
          kind: head.kind, level: level, parent: SectionIndex(open[open.count - 1]), subtreeEnd: SectionIndex(0),
          range: TextRange(head.start, text.count), heading: TextRange(head.start, end), body: TextRange(end, next),
          number: clamp(head.number, head.start..<end), title: clamp(head.title, head.start..<end), characters: 0,
          reason: head.reason, rule: head.rule))
      open.append(sections.count - 1)
    }
    while let last = open.popLast() { close(last, at: text.count, in: &sections) }
    count(text.span, &sections)
    return sections
  }

  private static func root(_ text: [UInt8], title: Range<Int>, bodyEnd: Int) -> Section {
    let all = TextRange(0, text.count)
    return Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: all,
      heading: TextRange(0, title.upperBound), body: TextRange(title.upperBound, bodyEnd),
      number: TextRange(title.lowerBound, title.lowerBound), title: TextRange(title.lowerBound, title.upperBound),
      characters: 0)
  }

  private static func close(_ index: Int, at end: Int, in sections: inout [Section]) {
    sections[index].range.upper = TextOffset(end)
    sections[index].subtreeEnd = SectionIndex(sections.count)
  }

  private static func clamp(_ range: Range<Int>, _ bounds: Range<Int>) -> TextRange {
    let clamped = range.clamped(to: bounds)
    return TextRange(clamped.lowerBound, clamped.upperBound)
  }

  /// Counts every section's own text, then adds each to its parent, last first: a parent stands before its children.
  private static func count(_ text: Span<UInt8>, _ sections: inout [Section]) {
    for index in sections.indices {
      sections[index].characters = characters(
        text, sections[index].heading.lower.bytes, sections[index].body.upper.bytes)
    }
    for index in sections.indices.reversed() {
      if let parent = sections[index].parent { sections[parent.value].characters += sections[index].characters }
    }
  }

  /// Characters from `start` to `end`, white space and controls left out.
  private static func characters(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 0
    var place = start
    while place < end {
      let byte = text[place]
      // Characters of East Asia, which are nearly all there is; no white space is among them.
      if byte &- 0xE4 < 0xF0 - 0xE4 {
        count += 1
        place += 3
      } else if byte < 0x80 {
        if byte > 0x20, byte != 0x7F { count += 1 }
        place += 1
      } else if byte >= 0xE0, byte < 0xF0 {
        if !isSpace(text, place, end) { count += 1 }
        place += 3
      } else if byte < 0xE0 {
        if !(byte == 0xC2 && place + 1 < end && text[place + 1] <= 0xA0) { count += 1 }
        place += 2
      } else {
        count += 1
        place += 4
      }
    }
    return count
  }

  /// Whether white space of three bytes stands at `place`. A zero-width space counts as a character: it is shown as one.
  @inline(__always)
  private static func isSpace(_ text: Span<UInt8>, _ place: Int, _ end: Int) -> Bool {
    place + 2 < end && WhiteSpace.contains(text[place], text[place + 1], text[place + 2])
  }
}
