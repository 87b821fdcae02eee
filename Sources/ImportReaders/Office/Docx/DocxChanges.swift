import ImportStream
import ReportModel

/// The changes and comments a docx records (ECMA-376 Part 1, 17.13): what is open while its text is read.
struct DocxChanges {
  /// An insertion or move that is open, and where its words begin.
  private struct OpenChange {
    var kind: Revision.Kind
    var author: String
    var date: String
    var start: Int
  }

  /// A comment with its words.
  struct Comment {
    var author: String
    var date: String
    var words: String
  }

  /// Words of a change, kept up to so many bytes.
  private static let longestWords = 4_096
  /// A document keeps no more changes than this.
  private static let most = 100_000

  private let comments: [String: Comment]
  private var open: [OpenChange] = []
  /// The places where the commented words begin, by the comment's identifier.
  private var starts: [String: Int] = [:]
  private var told: Set<String> = []
  private var deletion: Revision?
  private var count = 0

  /// Changes of a document with these comments.
  init(comments: [String: Comment]) { self.comments = comments }

  // MARK: Insertions and moves

  /// Begins an insertion or the new place of a move.
  mutating func begin(_ kind: Revision.Kind, author: String, date: String, at place: Int) {
    open.append(OpenChange(kind: kind, author: author, date: date, start: place))
  }

  /// Ends the innermost change; what it put into `paragraph` is noted there.
  mutating func end(in paragraph: inout DocxParagraph) {
    guard let change = open.popLast() else { return }
    note(change, in: &paragraph)
  }

  /// Forgets the innermost change: it ended outside a paragraph.
  mutating func end() { _ = open.popLast() }

  /// The paragraph ends: changes and comments that go on begin anew in the next.
  mutating func endParagraph(_ paragraph: inout DocxParagraph) {
    for index in open.indices {
      note(open[index], in: &paragraph)
      open[index].start = 0
    }
    for id in starts.keys.sorted() {
      noteComment(id, in: &paragraph)
      starts[id] = nil
    }
  }

  private mutating func note(_ change: OpenChange, in paragraph: inout DocxParagraph) {
    let words = Self.words(from: change.start, in: paragraph.text)
    guard !words.isEmpty else { return }
    // Word parts one insertion by runs.
    if let last = paragraph.changes.last, last.kind == change.kind, last.author == change.author,
      last.range.upper.bytes == change.start, paragraph.changes.count > 0
    {
      paragraph.changes[paragraph.changes.count - 1].range.upper = TextOffset(paragraph.text.utf8.count)
      paragraph.changes[paragraph.changes.count - 1].words = Self.kept(last.words + words)
      return
    }
    add(
      Revision(
        change.kind, author: change.author, date: change.date, words: words,
        range: TextRange(change.start, paragraph.text.utf8.count)), to: &paragraph)
  }

  // MARK: Deletions

  /// Begins a deletion.
  mutating func beginDeletion(author: String, date: String) {
    deletion = Revision(.deletion, author: author, date: date, words: "", range: TextRange(0, 0))
  }

  /// Adds words that were deleted.
  mutating func addDeleted(_ words: String) {
    guard let deletion, deletion.words.utf8.count < Self.longestWords else { return }
    self.deletion?.words += words
  }

  /// Ends the deletion, which stood at the end of what `paragraph` has by now; outside a paragraph it is forgotten.
  mutating func endDeletion(in paragraph: inout DocxParagraph) {
    guard var deletion, !deletion.words.isEmpty else { return self.deletion = nil }
    self.deletion = nil
    let place = paragraph.text.utf8.count
    if let last = paragraph.changes.last, last.kind == .deletion, last.author == deletion.author,
      last.range.lower.bytes == place
    {
      paragraph.changes[paragraph.changes.count - 1].words = Self.kept(last.words + deletion.words)
      return
    }
    deletion.words = Self.kept(deletion.words)
    deletion.range = TextRange(place, place)
    add(deletion, to: &paragraph)
  }

  // MARK: Comments

  /// The words that comment `id` is about begin here.
  mutating func beginComment(_ id: String, at place: Int) { starts[id] = place }

  /// They end here, or the comment is about this place alone.
  mutating func endComment(_ id: String, in paragraph: inout DocxParagraph) {
    noteComment(id, in: &paragraph)
    starts[id] = nil
  }

  private mutating func noteComment(_ id: String, in paragraph: inout DocxParagraph) {
    guard let comment = comments[id], told.insert(id).inserted else { return }
    let end = paragraph.text.utf8.count
    add(
      Revision(
        .comment, author: comment.author, date: comment.date, words: Self.kept(comment.words),
        range: TextRange(min(starts[id] ?? end, end), end)), to: &paragraph)
  }

  private mutating func add(_ revision: Revision, to paragraph: inout DocxParagraph) {
    guard count < Self.most else { return }
    count += 1
    paragraph.changes.append(revision)
  }

  private static func words(from start: Int, in text: String) -> String {
    kept(String(decoding: text.utf8.dropFirst(start).prefix(longestWords), as: UTF8.self))
  }

  /// The words on one line, cut at the limit.
  private static func kept(_ words: String) -> String {
    let line = words.split(separator: "\n").joined(separator: " ").trimmed
    return line.utf8.count <= longestWords ? line : String(decoding: line.utf8.prefix(longestWords), as: UTF8.self)
  }
}

/// The comments of a docx.
enum DocxComments {
  /// The comments in `bytes`, by their identifiers.
  static func read(_ bytes: [UInt8], into writer: RecordWriter) -> [String: DocxChanges.Comment] {
    var comments: [String: DocxChanges.Comment] = [:]
    var id: String?
    var isText = false
    let xml = XMLReader(bytes, part: "comments.xml", spaces: DocxSpaces.all, into: writer)
    xml.forEach { event in
      switch event {
      case .start("w:comment"):
        id = xml.attribute("id")
        if let id {
          comments[id] = DocxChanges.Comment(
            author: xml.attribute("author") ?? "", date: xml.attribute("date") ?? "", words: "")
        }
      case .end("w:comment"): id = nil
      case .start("w:t"): isText = true
      case .end("w:t"): isText = false
      case .start("w:p"): if let id, comments[id]?.words.isEmpty == false { comments[id]?.words += " " }
      case .text(let words): if isText, let id { comments[id]?.words += words }
      default: break
      }
    }
    return comments
  }
}
