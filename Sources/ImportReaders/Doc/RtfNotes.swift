import ImportStream
import ReportModel

/// Footnotes, endnotes and comments of Rich Text Format (RTF 1.9.1, "Footnotes", "Comments (Annotations)"), which stand in
/// the middle of the paragraph they belong to, and of which unrtf writes nothing.
enum RtfNotes {
  /// The kinds of notes, by the word of their group.
  private enum Kind: String {
    case footnote
    case annotation
  }

  /// `document` with each note behind its paragraph, and its number in brackets where it stood.
  static func moved(in document: [UInt8], _ signs: RtfNoteSigns = RtfNoteSigns()) -> [UInt8] {
    var notes = NoteMover(document, signs)
    notes.move()
    return notes.written
  }

  /// The mark of the note with this number, as it stands in the text.
  static func mark(_ number: Int) -> String { "[\(number)]" }

  /// `records` with the notes and comments among them that were moved.
  static func marked(_ records: [ImportRecord], _ signs: RtfNoteSigns = RtfNoteSigns()) -> [ImportRecord] {
    var marked: [ImportRecord] = []
    // The bytes of the line that a comment is on, and whether what comes is of the comment.
    var (line, isComment) = (0, false)
    for record in records {
      if case .span = record, isComment { continue }
      isComment = false
      if case .row(let cells) = record { line = cells.reduce(0) { $0 + $1.utf8.count } }
      guard case .paragraph(let words) = record else {
        marked.append(record)
        continue
      }
      let rest = words.unicodeScalars.dropFirst()
      switch words.unicodeScalars.first {
      case signs.note:
        let number = rest.prefix { ("0"..."9").contains($0) }
        marked.append(.footnote(mark: String(number), String(rest[number.endIndex...]).trimmed))
      case signs.comment:
        while let last = marked.last, last.isBeforeLine { marked.removeLast() }
        let author = rest.prefix { $0 != signs.words }
        let said = String(rest[author.endIndex...].dropFirst()).trimmed
        let range = TextRange(0, line)
        marked.append(.revision(Revision(.comment, author: String(author).trimmed, words: said, range: range)))
        isComment = true
      default:
        line = words.utf8.count
        marked.append(record)
      }
    }
    return marked
  }

  private struct NoteMover {
    private let bytes: [UInt8]
    private let signs: RtfNoteSigns
    var written: [UInt8] = []
    private var depth = 0
    private var isInTable = false
    /// The place in `written` of the group that has just opened.
    private var opened: Int?
    /// The place in `written` behind a control word that nothing ends yet.
    private var wordEnd: Int?
    /// The group of the note that is read, and where it begins in `written`.
    private var note: (kind: Kind, depth: Int, start: Int)?
    /// The name of the author of the next comment, and the group that it stands in while that is open.
    private var author: [UInt8] = []
    private var authorGroup: Int?
    /// The comments and the notes of the paragraph, and how many notes there are so far.
    private var comments: [UInt8] = []
    private var waiting: [UInt8] = []
    private var count = 0

    init(_ bytes: [UInt8], _ signs: RtfNoteSigns) {
      (self.bytes, self.signs) = (bytes, signs)
      written.reserveCapacity(bytes.count + bytes.count / 16)
    }

    mutating func move() {
      for token in RtfTokens(bytes) {
        switch token.kind {
        case .open: depth += 1
        case .close:
          if let note, note.depth == depth {
            end(note.kind, note.start)
            depth -= 1
            continue
          }
          if authorGroup == depth { authorGroup = nil }
          depth -= 1
          if depth == 0, note == nil { writeNotes() }
        case .control:
          let name = bytes[token.name]
          if note == nil, let kind = Kind(rawValue: String(decoding: name, as: UTF8.self)), begin(kind) { continue }
          if name.elementsEqual("atnauthor".utf8) { (author, authorGroup) = ([], depth) }
          if obey(name) { continue }
        case .text, .character: if authorGroup == depth { author += bytes[token.range] }
        }
        noteOpening(token)
        written += bytes[token.range]
        if token.kind == .control, !token.name.isEmpty, written.last != 0x20 { wordEnd = written.count }
        if note == nil, !isInTable, token.kind == .control, bytes[token.name].elementsEqual("par".utf8) { writeNotes() }
      }
      if let note { end(note.kind, note.start) }
      writeNotes()
    }

    /// Whether the control word is none of the text's: what ends paragraphs in a note does not end the one around it.
    private mutating func obey(_ name: ArraySlice<UInt8>) -> Bool {
      if note != nil {
        if name.elementsEqual("par".utf8) { written.append(0x20) }
        return name.elementsEqual("par".utf8) || name.elementsEqual("pard".utf8) || name.elementsEqual("chftn".utf8)
      }
      if name.elementsEqual("intbl".utf8) { isInTable = true }
      if name.elementsEqual("pard".utf8) { isInTable = false }
      return false
    }

    /// Begins a note where its group has just opened; the group, and the sign that other readers may leave it out, are
    /// none of the text's.
    private mutating func begin(_ kind: Kind) -> Bool {
      guard let opened else { return false }
      if kind == .footnote { count += 1 }
      written.removeSubrange(opened...)
      note = (kind, depth, opened)
      return true
    }

    /// Keeps in mind where a group has opened until more than white space and `\*` follow.
    private mutating func noteOpening(_ token: RtfToken) {
      switch token.kind {
      case .open: opened = written.count
      case .text where bytes[token.range].allSatisfy({ $0 <= 0x20 }): break
      case .control where bytes[token.range].elementsEqual("\\*".utf8): break
      case .close, .text, .character, .control: opened = nil
      }
    }

    private mutating func end(_ kind: Kind, _ start: Int) {
      (note, opened) = (nil, nil)
      let words = written[start...] + Array("\\par}".utf8)
      written.removeSubrange(start...)
      // A blank: the next letter is no part of a control word before the group.
      if wordEnd == start { written.append(0x20) }
      switch kind {
      case .footnote:
        waiting += Array("{\\pard\\plain ".utf8) + RtfNoteSigns.written(signs.note) + Array("\(count) ".utf8) + words
        written += Array(mark(count).utf8)
      case .annotation:
        comments += Array("{\\pard\\plain ".utf8) + RtfNoteSigns.written(signs.comment) + author
        comments += RtfNoteSigns.written(signs.words) + words
        author = []
      }
    }

    /// Comments first: they are on the paragraph.
    private mutating func writeNotes() {
      written += comments + waiting
      (comments, waiting) = ([], [])
    }
  }
}

extension ImportRecord {
  /// Whether it is told of the line that comes next.
  fileprivate var isBeforeLine: Bool {
    switch self {
    case .look, .part: true
    case .paragraph, .heading, .row, .preformatted, .bookmark, .outlined, .footnote, .span, .revision, .note, .end:
      false
    }
  }
}
