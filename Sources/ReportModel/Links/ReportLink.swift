import TextFacts

/// A link or a note of a report, as a reader follows it.
public struct ReportLink: Sendable, Hashable {
  /// The places a link leads to.
  public enum LinkTarget: Sendable, Hashable {
    /// The destination as the document writes it: an address, a name in this report, a file.
    case destination(String)
    /// The text of a note of this report.
    case note(TextRange)
    /// The place in this report that refers to a note.
    case reference(TextRange)
  }

  /// The words that lead there.
  public var words: TextRange
  /// The place they lead to.
  public var target: LinkTarget

  /// A link; see the properties.
  public init(words: TextRange, target: LinkTarget) {
    self.words = words
    self.target = target
  }
}

extension Report {
  /// Spans looked at before a range: a link may reach into it.
  private static let spansAbove = 64

  /// The links whose words lie, in part at least, in `range`: in order, notes left out.
  public func linkSpans(in range: TextRange) -> [InlineSpan] {
    guard !spans.isEmpty else { return [] }
    let own = spans(from: range)
    let above = spans[..<own.startIndex].suffix(Self.spansAbove)
    return (above + own).filter { $0.kind == .link && $0.range.overlaps(range) }
  }

  /// The links and the notes that `range` holds or refers to, in order; of the text of a note the places that refer to it.
  public func links(in range: TextRange) -> [ReportLink] {
    let notes = NoteMarks(self)
    var links = linkSpans(in: range).compactMap { span -> ReportLink? in
      guard let destination = destination(of: span) else { return nil }
      if let mark = NoteMarks.mark(ofReference: destination), let note = notes.note(mark, near: span.range.lower) {
        return ReportLink(words: span.range, target: .note(note.range))
      }
      return ReportLink(words: span.range, target: .destination(destination))
    }
    for reference in notes.references(in: range) where !links.contains(where: { $0.words.overlaps(reference.words) }) {
      links.append(reference)
    }
    for note in notes.blocks where note.marker.overlaps(range) || note.marker.lower == range.lower {
      if let back = notes.reference(to: note) { links.append(ReportLink(words: note.marker, target: .reference(back))) }
    }
    if WrittenNotes.mayRefer(text, in: range) {
      let known = links
      links += WrittenNotes(self).links(in: range).filter { link in
        !known.contains { $0.words.overlaps(link.words) }
      }
    }
    return links.sorted { $0.words.lower < $1.words.lower }
  }
}

/// The notes of a report with their marks, and the places that refer to them: `[1]` of office documents, `[^1]` of
/// Markdown, `[fn:1]` of Org, `[1]_` of reStructuredText.
struct NoteMarks {
  private let report: Report
  /// The blocks of the notes, in order.
  let blocks: [Block]
  /// Bytes of a mark.
  private static let longest = 80

  init(_ report: Report) {
    self.report = report
    blocks = report.blocks.filter { $0.kind == .footnote && !$0.marker.isEmpty }
  }

  /// The mark of a note that a destination names: `^1`, `fn:1`; nil where it names something else.
  static func mark(ofReference destination: String) -> String? {
    for sign in ["^", "fn:"] where destination.hasPrefix(sign) { return String(destination.dropFirst(sign.count)) }
    return nil
  }

  /// The note with a mark: of several, such as those of chapters that each count from 1, the next after `place`.
  func note(_ mark: String, near place: TextOffset) -> Block? {
    let wanted = Array(mark.utf8)
    let all = blocks.filter { bytes(of: $0).elementsEqual(wanted) }
    return all.first { $0.range.lower >= place } ?? all.last
  }

  private func bytes(of note: Block) -> ArraySlice<UInt8> {
    report.text[note.marker.bytes.clamped(to: report.text.indices)]
  }

  /// The references in brackets that stand in `range`.
  func references(in range: TextRange) -> [ReportLink] {
    guard !blocks.isEmpty else { return [] }
    var found: [ReportLink] = []
    var place = range.lower.bytes
    let end = min(range.upper.bytes, report.text.count)
    while place < end {
      guard report.text[place] == 0x5B, let (words, mark) = bracket(at: place) else {
        place += 1
        continue
      }
      let text = String(decoding: mark, as: UTF8.self)
      if !isOfNote(words), let note = note(text, near: words.lower) {
        found.append(ReportLink(words: words, target: .note(note.range)))
      }
      place = words.upper.bytes
    }
    return found
  }

  /// The brackets at `place` with the mark in them; nil where nothing stands in them that could be one.
  private func bracket(at place: Int) -> (words: TextRange, mark: ArraySlice<UInt8>)? {
    let text = report.text
    var start = place + 1
    if start < text.count, text[start] == 0x5E { start += 1 }
    if text[start...].starts(with: Array("fn:".utf8)) { start += 3 }
    guard
      let close = text[start...].prefix(Self.longest).firstIndex(where: { $0 == 0x5D || $0 <= 0x20 || $0 == 0x5B }),
      text[close] == 0x5D, close > start
    else { return nil }
    return (TextRange(place, close + 1), text[start..<close])
  }

  /// Whether brackets are the mark before the text of a note.
  private func isOfNote(_ words: TextRange) -> Bool {
    let next = blocks.partitionPoint { $0.marker.upper <= words.lower }
    return blocks.indices.contains(next) && blocks[next].marker.overlaps(words)
  }

  /// The first place that refers to `note`, and to no other with its mark; nil where none does.
  func reference(to note: Block) -> TextRange? {
    let wanted = bytes(of: note)
    // Each of several notes with one mark is referred to after the one before.
    let before = blocks.last { $0.range.lower < note.range.lower && bytes(of: $0).elementsEqual(wanted) }
    let text = report.text
    var place = before?.range.upper.bytes ?? 0
    while place < text.count {
      guard let open = text[place...].firstIndex(of: 0x5B) else { return nil }
      place = open + 1
      guard let (words, mark) = bracket(at: open), mark.elementsEqual(wanted), !isOfNote(words) else { continue }
      return words
    }
    return nil
  }
}
