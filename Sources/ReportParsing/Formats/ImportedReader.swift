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
  private var table: [[String]] = []
  private var bookmarks: [(level: Int, title: String)] = []
  /// The look of each line of which something is known, with the offset where the line starts.
  private var looks: [(start: Int, look: Typography)] = []
  /// The look told of the record that comes next.
  private var nextLook = Typography.unknown
  /// The look of the rows of `table`.
  private var rowLooks: [Typography] = []
  private var revisions: [Revision] = []
  /// Tables, notes and text that stands as it is.
  private var blocks: [Block] = []
  /// The changes told of the rows of `table`, by the position of the row.
  private var rowRevisions: [(row: Int, revision: Revision)] = []
  /// The line written last.
  private var lastLine = 0..<0

  private enum Fact {
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
    for record in records { reader.add(record) }
    reader.endTable()
    return reader.lined()
  }

  private mutating func add(_ record: ImportRecord) {
    switch record {
    case .row(let cells):
      table.append(cells)
      rowLooks.append(nextLook)
      nextLook = .unknown
      return
    case .look(let look): return nextLook = look
    case .revision(let revision) where !table.isEmpty: return rowRevisions.append((table.count - 1, revision))
    default: endTable()
    }
    switch record {
    case .paragraph(let words): append(words)
    case .heading(let level, let words): append(words, level == 0 ? .title : .heading(depth: level))
    case .preformatted(let words):
      append(words, .preformatted)
      addCode()
    case .footnote(let mark, let words):
      append(mark.isEmpty ? words : "[\(mark)] \(words)", .note)
      let start = lastLine.lowerBound
      let marker = mark.isEmpty ? nil : TextRange(start + 1, start + 1 + mark.utf8.count)
      blocks.append(Block(.footnote, TextRange(start, lastLine.upperBound), marker: marker))
    case .bookmark(let level, let title): bookmarks.append((level, title))
    case .outlined(let level, let words): append(words, .outlined(depth: level))
    case .revision(let revision): add(revision)
    case .look, .row, .note, .end: break
    }
  }

  private mutating func append(_ words: String, _ fact: Fact? = nil) {
    if let fact { facts.append((text.count, fact)) }
    if nextLook != .unknown { looks.append((text.count, nextLook)) }
    nextLook = .unknown
    let start = text.count
    text.append(contentsOf: words.utf8)
    lastLine = start..<text.count
    text.append(0x0A)
  }

  /// Notes the row of a table that was written last, and its cells.
  private mutating func addRow(_ row: Int, _ cells: [Range<Int>]) {
    let start = lastLine.lowerBound
    blocks.append(Block(.row, TextRange(start, lastLine.upperBound), ordinal: row + 1))
    for (column, cell) in cells.enumerated() {
      blocks.append(
        Block(.cell, TextRange(start + cell.lowerBound, start + cell.upperBound), ordinal: column + 1))
    }
  }

  /// Lines of text that stands as it is, one after the other, are one block.
  private mutating func addCode() {
    if let last = blocks.last, last.kind == .code, last.range.upper.bytes + 1 == lastLine.lowerBound {
      blocks[blocks.count - 1].range.upper = TextOffset(lastLine.upperBound)
    } else {
      blocks.append(Block(.code, TextRange(lastLine.lowerBound, lastLine.upperBound)))
    }
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
    var next = 0
    let start = text.count
    let place = blocks.count
    for (row, line) in TableLayout.lines(of: table).enumerated() {
      nextLook = rowLooks[row]
      append(line.text, .preformatted)
      addRow(row, line.cells)
      while next < rowRevisions.count, rowRevisions[next].row == row {
        // The cells of a row have been set in columns: the whole row is the place.
        rowRevisions[next].revision.range = TextRange(0, lastLine.count)
        add(rowRevisions[next].revision)
        next += 1
      }
    }
    blocks.insert(Block(.table, TextRange(start, max(start, text.count - 1))), at: place)
    table = []
    rowLooks = []
    rowRevisions = []
  }

  /// The text in lines, each with what the format says about it.
  private func lined() -> LinedText {
    var document = PlainTextReader.lines(of: text)
    document.marksTitle = marksTitle
    document.revisions = revisions
    document.blocks = blocks
    setLooks(in: &document)
    var next = 0
    var hasHeading = false
    for index in document.lines.indices {
      let line = document.lines[index]
      while next < facts.count, facts[next].start < Int(line.start) { next += 1 }
      guard next < facts.count, facts[next].start == Int(line.start), line.part == .text else { continue }
      switch facts[next].fact {
      case .title where !hasHeading: document.lines[index].part = .title
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
    if document.marked.isEmpty { document.marked = Bookmarks.headings(in: document, of: bookmarks) }
    document.isOutlined = isOutlined(document)
    TypographicHeads.mark(&document)
    return document
  }

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
    return depths.first == 1 && depths.count { $0 == 1 } == 1
  }

  private func heading(_ line: Line, _ index: Int, depth: Int) -> MarkedHeading {
    let isParagraph = line.content.count > Self.longestHeading && !line.isOneSentence
    let content = isParagraph ? line.content.lowerBound..<Int(line.firstEnd) : line.content
    return MarkedHeading(line: index, depth: depth, content: content, end: content.upperBound)
  }
}
