import ImportStream
import ReportModel
import TextFacts

/// The records of a document in another format, as text in lines: one line a record, a table as lines of columns.
///
/// Headings that the document marks are marked headings of the engine, as `#` is in Markdown; where it marks none, the
/// rules for text decide.
struct ImportedReader {
  /// A heading that is longer than this many bytes ends with its first sentence: the style was given to a paragraph.
  private static let longestHeading = 240

  private var text: [UInt8] = []
  /// The format's statements about lines, each with the offset where its line starts.
  private var facts: [(start: Int, fact: Fact)] = []
  private var table = ImportedTable()
  private var bookmarks: [(level: Int, title: String)] = []
  /// The look of each line of which something is known, with the offset where the line starts.
  private var looks: [(start: Int, look: Typography)] = []
  /// The look told of the record that comes next.
  private var nextLook = Typography.unknown
  private var revisions: [Revision] = []
  private var blocks = ImportedBlocks()
  private var spans = ImportedSpans()
  /// The line written last, and the bytes of it before the text that spans count from.
  private var lastLine = 0..<0
  private var lastMark = 0

  private enum Fact: Equatable {
    case title
    case heading(depth: Int)
    case outlined(depth: Int)
    case preformatted
    case note
  }

  private init() {}

  /// The lines of `records`. A line of text is a line of the result; bookmarks and notes are none.
  static func read(_ records: [ImportRecord]) -> LinedText {
    var reader = ImportedReader()
    for record in WrittenSpans.read(WrittenMarks.read(records)) { reader.add(record) }
    reader.endTable()
    reader.blocks.finish()
    return reader.lined()
  }

  private mutating func add(_ record: ImportRecord) {
    switch record {
    case .row(let cells):
      let parts = blocks.takeParts()
      if parts.contains(.table), !table.isEmpty {
        let look = nextLook
        nextLook = .unknown
        endTable()
        nextLook = look
      }
      table.add(cells, nextLook, parts)
      nextLook = .unknown
      return
    case .look(let look): return nextLook = look
    case .part(let part): return blocks.tell(part)
    case .span(let span) where !table.isEmpty: return table.add(span)
    case .revision(let revision) where !table.isEmpty: return table.add(revision)
    case .paragraph, .heading, .preformatted, .bookmark, .outlined, .footnote, .span, .revision, .note, .end: endTable()
    }
    switch record {
    case .paragraph(let words): append(words)
    case .heading(let level, let words): append(words, level == 0 ? .title : .heading(depth: level))
    case .preformatted(let words):
      append(words, .preformatted)
      blocks.addCode(lastLine)
    case .footnote(let mark, let words):
      append(mark.isEmpty ? words : "[\(mark)] \(words)", .note)
      lastMark = mark.isEmpty ? 0 : mark.utf8.count + 3
      blocks.addNote(lastLine, mark: mark)
    case .bookmark(let level, let title): bookmarks.append((level, title))
    case .outlined(let level, let words): append(words, .outlined(depth: level))
    case .span(let span):
      if span.range.upperBound <= lastLine.count - lastMark { spans.add(span, at: lastLine.lowerBound + lastMark) }
    case .revision(let revision): add(revision)
    case .part, .look, .row, .note, .end: break
    }
  }

  /// Writes a line; one that goes on with the block of the line before plays no part of its own, nor does one that stands
  /// beside the text.
  private mutating func append(_ words: String, _ fact: Fact? = nil, goesOn: Bool = false) {
    let parts = blocks.takeParts()
    let isBeside = nextLook.traits.contains(.boxed) || fact == .note
    let fact = parts.contains(.image) && fact == nil ? .note : fact
    if let fact { facts.append((text.count, fact)) }
    if nextLook != .unknown { looks.append((text.count, nextLook)) }
    nextLook = .unknown
    let start = text.count
    lastMark = 0
    text.append(contentsOf: words.utf8)
    lastLine = start..<text.count
    if goesOn {
      blocks.extend(to: lastLine.upperBound)
    } else if !isBeside || !parts.isEmpty {
      blocks.addLine(lastLine, text, parts)
    }
    text.append(0x0A)
  }

  /// Notes a change of the line written last; its range is of that line.
  private mutating func add(_ revision: Revision) {
    var revision = revision
    let first = min(revision.range.lower.bytes, lastLine.count)
    let end = min(revision.range.upper.bytes, lastLine.count)
    revision.range = TextRange(lastLine.lowerBound + first, lastLine.lowerBound + end)
    revisions.append(revision)
  }

  private mutating func endTable() {
    guard !table.isEmpty else { return }
    // Look and parts of the record after the table are not those of its rows.
    let (look, parts) = (nextLook, blocks.takeParts())
    for part in table.parts.first ?? [] { blocks.tell(part) }
    var rows: [(line: Range<Int>, cells: [Range<Int>])] = []
    for (row, line) in TableLayout.lines(of: table.rows).enumerated() {
      nextLook = table.looks[row]
      append(line.text, table.isHead(row) ? nil : .preformatted, goesOn: row > 0)
      rows.append((lastLine, line.cells))
      for var revision in table.takeRevisions(of: row) {
        // The cells of a row have been set in columns: the whole row is the place.
        revision.range = TextRange(0, lastLine.count)
        add(revision)
      }
    }
    for (row, place) in rows.enumerated() {
      let own = table.takeSpans(of: row)
      if !own.isEmpty { spans.add(own, row: table.rows[row], place.cells, at: place.line.lowerBound) }
    }
    blocks.addTable(rows, heads: table.heads, table.parts)
    nextLook = look
    for part in parts { blocks.tell(part) }
    table = ImportedTable()
  }

  /// The text in lines, each with what the format says about it.
  private func lined() -> LinedText {
    var read = text
    let written = WrittenCharacters.read(&read, CopiedCharacters(in: read))
    var document = PlainTextReader.lines(of: read)
    document.written = written
    document.isImported = true
    document.marksTitle = marksTitle
    document.revisions = revisions
    document.blocks = blocks.blocks
    document.spans = spans.spans
    document.spanWords = spans.words
    setLooks(in: &document)
    var next = 0
    var hasHeading = false
    for index in document.lines.indices {
      let line = document.lines[index]
      while next < facts.count, facts[next].start < Int(line.start) { next += 1 }
      guard next < facts.count, facts[next].start == Int(line.start), line.part == .text else { continue }
      switch facts[next].fact {
      case .title where !hasHeading:
        document.lines[index].part = .title
        // No line before it is one too.
        if index < Self.farthestTitle { document.guessesTitle = false }
      case .title: document.marked.append(heading(line, index, depth: 1))
      case .heading(let depth):
        hasHeading = true
        document.marked.append(heading(line, index, depth: depth))
      case .outlined(let depth):
        document.marked.append(heading(line, index, depth: depth))
        document.marked[document.marked.count - 1].isBookmark = true
      case .preformatted: document.lines[index].part = .preformatted
      case .note: document.lines[index].part = .furniture
      }
    }
    raiseTitle(&document)
    if document.marked.isEmpty { document.marked = Bookmarks.headings(in: document, of: bookmarks) }
    document.isOutlined = isOutlined(document)
    PicturedItems.mark(&document)
    BoxedTitle.mark(&document)
    raiseFirst(in: &document)
    FormTitle.mark(&document)
    TypographicHeads.mark(&document)
    Self.joinWrapped(&document)
    return document
  }

  /// A title set in a heading of a lower level stands among so many lines.
  private static let front = 6

  /// Raises all headings where the first alone is of the highest level there is, in front, and that is not the first: a
  /// page whose title is its only `h2`.
  private func raiseTitle(_ document: inout LinedText) {
    guard let first = document.marked.first, first.depth > 1, first.line < Self.front,
      document.marked.allSatisfy({ !$0.isBookmark }),
      !document.lines.contains(where: { $0.part == .title }),
      document.marked.dropFirst().allSatisfy({ $0.depth > first.depth })
    else { return }
    for index in document.marked.indices { document.marked[index].depth -= first.depth - 1 }
    document.marksTitle = true
  }

  /// A title that the format gives stands among so many lines.
  private static let farthestTitle = 100

  /// Gives each line its look. Lines of the document's own list of contents are contents, those of a box beside the text
  /// no part of it.
  private func setLooks(in document: inout LinedText) {
    guard !looks.isEmpty else { return }
    document.typography = [Typography](repeating: .unknown, count: document.lines.count)
    var characters = [Int](repeating: 0, count: 256)
    var next = 0
    for index in document.lines.indices {
      let line = document.lines[index]
      while next < looks.count, looks[next].start < Int(line.start) { next += 1 }
      guard next < looks.count, looks[next].start == Int(line.start) else { continue }
      let look = looks[next].look
      document.typography[index] = look
      characters[Int(look.size)] += Int(line.characters)
      if look.traits.contains(.contents) {
        document.lines[index].part = .contents
      } else if look.traits.contains(.boxed) {
        document.lines[index].part = .furniture
      }
    }
    characters[0] = 0
    let most = characters.max() ?? 0
    document.usualSize = most > 0 ? UInt8(characters.firstIndex(of: most) ?? 0) : 0
  }

  /// Joins lines that breaks part where they were full: the text was wrapped by hand before it became a page.
  private static func joinWrapped(_ document: inout LinedText) {
    var runs = document.blocks.filter { $0.kind == .lines }.map(\.range.bytes)[...]
    guard !runs.isEmpty else { return }
    let joins = Unwrapping.joins(of: document)
    for index in document.lines.indices.dropFirst() where joins[index] {
      while let run = runs.first, run.upperBound <= Int(document.lines[index].contentStart) { runs.removeFirst() }
      guard let run = runs.first, run.lowerBound <= Int(document.lines[index - 1].contentStart) else { continue }
      document.continued.append(index)
    }
  }

  /// Whether bookmarks name headings from the front of the document to its end.
  private func isOutlined(_ document: LinedText) -> Bool {
    let lines = document.marked.filter(\.isBookmark).map(\.line)
    guard lines.count >= 5, let first = lines.first, let last = lines.last else { return false }
    return first * 4 < document.lines.count && last * 3 > document.lines.count * 2
  }

  /// Whether the first heading may be the title: it is the only one of the highest level.
  private var marksTitle: Bool {
    let depths = facts.compactMap { fact -> Int? in
      if case .heading(let depth) = fact.fact { return depth }
      return nil
    }
    guard depths.first == 1, !facts.contains(where: { $0.fact == .title }) else { return false }
    return depths.count { $0 == 1 } == 1 || areOthersNumbered
  }

  /// Makes the first line the title where it is the one heading of the highest level, whatever that level is: a page may
  /// keep the first for the name of its site.
  private func raiseFirst(in document: inout LinedText) {
    guard hasHeadings, let first = document.marked.first, first.depth > 1, !first.isBookmark,
      document.marked.dropFirst().allSatisfy({ $0.depth > first.depth }),
      document.lines[..<first.line].allSatisfy({ $0.part == .furniture })
    else { return }
    document.marked[0].depth = 1
    document.marksTitle = true
  }

  private var hasHeadings: Bool {
    facts.contains { if case .heading = $0.fact { true } else { false } }
  }

  /// Whether the first heading alone of those of the highest level has no number: `BYLAWS OF …` above `ARTICLE I`.
  private var areOthersNumbered: Bool {
    let starts = facts.compactMap { fact -> Int? in
      if case .heading(depth: 1) = fact.fact { return fact.start }
      return nil
    }
    let areNumbered = starts.map { start in
      let end = text[start...].firstIndex(of: 0x0A) ?? text.count
      let content = Blank.trimmed(text.span, start..<end)
      return NumberReader.read(text, at: content.lowerBound, end: content.upperBound) != nil
    }
    return areNumbered.count > 2 && areNumbered.first == false && !areNumbered.dropFirst().contains(false)
  }

  private func heading(_ line: Line, _ index: Int, depth: Int) -> MarkedHeading {
    let isParagraph = line.content.count > Self.longestHeading && !line.isOneSentence
    let content = isParagraph ? line.content.lowerBound..<Int(line.firstEnd) : line.content
    return MarkedHeading(line: index, depth: depth, content: content, end: content.upperBound)
  }
}
