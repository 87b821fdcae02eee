import TextFacts

/// All of a packed report but where it was read from.
final class PackedContent: Sendable {
  let text: [UInt8]
  let sectionStarts: [UInt32]
  let encoding: ReportEncoding
  let replacements: Int
  let isComplete: Bool
  let rules: [String]
  let notes: [ReportNote]
  let revisions: [Revision]
  let titleRange: TextRange
  let title: String?
  let hidesText: Bool
  let isStyledForTerminal: Bool
  /// Sections, paragraphs, lines and blocks as `PackedWriter` writes them.
  let outline: PackedOutline
  var blocks: PackedBlocks { outline.blocks }

  /// Packs a report whose outline is as `ReportParsing` makes it.
  init(_ report: Report) {
    text = Self.exact(report.text)
    sectionStarts = report.sections.map { UInt32(clamping: $0.range.lower.bytes) }
    encoding = report.encoding
    replacements = report.replacements
    isComplete = report.isComplete
    rules = report.rules
    notes = report.notes
    revisions = report.revisions
    let titles = report.titleParagraphs.map { report.paragraphs[$0.value].range }
    titleRange =
      titles.first.map { first in TextRange(first.lower, titles.last?.upper ?? first.upper) } ?? TextRange(0, 0)
    title = report.title.map { String($0.unicodeScalars.prefix(WorkBudget.wordsShown)) }
    outline = PackedOutline(
      sections: Self.packed(report.sections), paragraphs: Self.packed(report.paragraphs),
      paragraphCount: report.paragraphs.count, lines: report.lines.map(PackedLines.init), blocks: PackedBlocks(report))
    hidesText = report.spans.contains(where: \.hidesText)
    isStyledForTerminal = report.isStyledForTerminal
  }

  /// A content that was written to the disk.
  init(text: [UInt8], _ parts: Record) {
    self.text = text
    sectionStarts = parts.sectionStarts
    encoding = parts.encoding
    replacements = parts.replacements
    isComplete = parts.flags & 1 != 0
    rules = parts.rules
    notes = parts.notes
    revisions = parts.revisions
    titleRange = parts.titleRange
    title = parts.flags & 8 != 0 ? parts.title : nil
    outline = parts.outline
    hidesText = parts.flags & 2 != 0
    isStyledForTerminal = parts.flags & 4 != 0
  }

  /// Bytes it takes, the text included.
  var weight: Int { text.count + 4 * sectionStarts.count + outline.weight + (title?.utf8.count ?? 0) }

  /// The report that was packed, equal in every part.
  func unpacked(_ source: ReportSource) -> Report {
    Report(
      source: source, text: text, sections: unpackedSections(), paragraphs: unpackedParagraphs(),
      lines: outline.lines?.unpacked(), encoding: encoding, replacements: replacements, isComplete: isComplete,
      rules: rules, notes: notes, revisions: revisions, blocks: blocks.unpackedBlocks(), spans: blocks.unpackedSpans(),
      spanWords: blocks.spanWords)
  }

  /// The same bytes with next to no room to spare: what was read in pieces has room for as much again.
  private static func exact(_ text: [UInt8]) -> [UInt8] {
    guard text.capacity > text.count + text.count / 32 + 64 else { return text }
    return PackedWriter.exact(text)
  }

  // MARK: Paragraphs

  private static let paragraphKinds = Paragraph.Kind.allCases
  private static let fields = FrontField.allCases

  /// For each paragraph: the bytes since the one before it, its length, its kind, and the field of front matter.
  private static func packed(_ paragraphs: [Paragraph]) -> [UInt8] {
    var writer = PackedWriter()
    var end = 0
    for paragraph in paragraphs {
      let kind = paragraphKinds.firstIndex(of: paragraph.kind) ?? 0
      writer.putSigned(paragraph.range.lower.bytes - end)
      writer.put(paragraph.range.count)
      writer.put(kind << 1 | (paragraph.continuesLine ? 1 : 0))
      if paragraph.kind == .front { writer.put(paragraph.field.flatMap(fields.firstIndex).map { $0 + 1 } ?? 0) }
      end = paragraph.range.upper.bytes
    }
    return writer.exact
  }

  private func unpackedParagraphs() -> [Paragraph] {
    outline.paragraphs.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      var end = 0
      return (0..<outline.paragraphCount).map { _ in
        let lower = end &+ reader.nextSigned()
        end = lower &+ reader.next()
        let form = reader.next()
        let kind = Self.paragraphKinds[min(max(0, form >> 1), Self.paragraphKinds.count - 1)]
        let field = kind == .front ? reader.next() &- 1 : -1
        return Paragraph(
          range: TextRange(lower, end), kind: kind, continuesLine: form & 1 == 1,
          field: Self.fields.indices.contains(field) ? Self.fields[field] : nil)
      }
    }
  }
}

// MARK: Sections

extension PackedContent {
  private static let kinds = Section.Kind.allCases

  /// For each section: its form, the lengths of its parts, and all else its neighbours do not tell: parents and ends of
  /// subtrees follow from the levels, bodies end where the next section begins.
  static func packed(_ sections: [Section]) -> [UInt8] {
    var writer = PackedWriter()
    for section in sections {
      let start = section.range.lower.bytes
      writer.put((kinds.firstIndex(of: section.kind) ?? 0) << 5 | (section.reason.map { Int($0.rawValue) + 1 } ?? 0))
      if section.reason == .rule { writer.put(Int(section.rule)) }
      writer.put(section.level)
      writer.putSigned(section.number.lower.bytes - start)
      writer.put(section.number.count)
      writer.putSigned(section.title.lower.bytes - section.number.upper.bytes)
      writer.put(section.title.count)
      writer.putSigned(section.heading.upper.bytes - section.title.upper.bytes)
      writer.put(section.characters)
    }
    return writer.exact
  }

  /// The headings of all sections in document order; a fraction of the work that unpacking all is.
  func headings() -> [PackedReport.Heading] {
    outline.sections.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      return sectionStarts.indices.map { index in
        let start = Int(sectionStarts[index])
        if reader.next() & 31 == Int(HeadingReason.rule.rawValue) + 1 { reader.skip(1) }
        let level = reader.next()
        var end = start &+ reader.nextSigned() &+ reader.next()
        end = end &+ reader.nextSigned() &+ reader.next() &+ reader.nextSigned()
        reader.skip(1)
        return PackedReport.Heading(level: level, start: start, end: end)
      }
    }
  }

  /// The characters of the report itself, the last of the fields of its first section.
  var characters: Int {
    outline.sections.withUnsafeBufferPointer { bytes in
      guard !bytes.isEmpty else { return 0 }
      var reader = PackedReader(bytes)
      return Self.section(&reader, from: 0, to: text.count).characters
    }
  }

  func unpackedSections() -> [Section] {
    var sections: [Section] = []
    sections.reserveCapacity(sectionStarts.count)
    outline.sections.withUnsafeBufferPointer { bytes in
      var reader = PackedReader(bytes)
      for index in sectionStarts.indices {
        let next = index + 1 < sectionStarts.count ? Int(sectionStarts[index + 1]) : text.count
        sections.append(Self.section(&reader, from: Int(sectionStarts[index]), to: next))
      }
    }
    close(&sections)
    return sections
  }

  /// The next section of `reader`, as if no other were below it.
  private static func section(_ reader: inout PackedReader, from start: Int, to end: Int) -> Section {
    let form = reader.next()
    let reason = form & 31 == 0 ? nil : HeadingReason(rawValue: UInt8(form & 31 - 1))
    let rule = reason == .rule ? reader.next() : 0
    let level = reader.next()
    // Sums of what this run may not have written must not end the program.
    let number = start &+ reader.nextSigned()
    let numberEnd = number &+ reader.next()
    let title = numberEnd &+ reader.nextSigned()
    let titleEnd = title &+ reader.next()
    let headingEnd = titleEnd &+ reader.nextSigned()
    return Section(
      kind: kinds[min(max(0, form >> 5), kinds.count - 1)], level: level, parent: nil, subtreeEnd: SectionIndex(0),
      range: TextRange(start, end), heading: TextRange(start, headingEnd), body: TextRange(headingEnd, end),
      number: TextRange(number, numberEnd), title: TextRange(title, titleEnd), characters: reader.next(),
      reason: reason, rule: UInt8(clamping: rule))
  }

  /// Gives each section its parent and the end of what is below it, which follow from the levels.
  private func close(_ sections: inout [Section]) {
    var open: [Int] = []
    func end(_ index: Int, at next: Int) {
      sections[index].subtreeEnd = SectionIndex(next)
      let upper = next < sections.count ? sections[next].range.lower : TextOffset(text.count)
      sections[index].range = TextRange(sections[index].range.lower, upper)
    }
    for index in sections.indices {
      while let last = open.last, sections[last].level >= sections[index].level {
        open.removeLast()
        end(last, at: index)
      }
      sections[index].parent = open.last.map { SectionIndex($0) }
      open.append(index)
    }
    for index in open.reversed() { end(index, at: sections.count) }
  }
}
