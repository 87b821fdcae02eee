import ImportStream

/// Footnotes and endnotes of Rich Text Format (RTF 1.9.1, "Footnotes"), which stand in the middle of the paragraph they
/// belong to, and of which unrtf writes nothing.
enum RtfNotes {
  /// A character of private use before the number of a note moved behind its paragraph.
  private static let sign: Unicode.Scalar = "\u{F7A6}"
  /// The words of destinations, with the group that holds them.
  private static let destination = Array("footnote".utf8)

  /// `document` with each note behind its paragraph, and its number in brackets where it stood.
  static func moved(in document: [UInt8]) -> [UInt8] {
    var notes = NoteMover(document)
    notes.move()
    return notes.written
  }

  /// The mark of the note with this number, as it stands in the text.
  static func mark(_ number: Int) -> String { "[\(number)]" }

  /// `records` with the notes among them that were moved.
  static func marked(_ records: [ImportRecord]) -> [ImportRecord] {
    records.map { record in
      guard case .paragraph(let words) = record, words.unicodeScalars.first == sign else { return record }
      let rest = words.unicodeScalars.dropFirst()
      let number = rest.prefix { ("0"..."9").contains($0) }
      return .footnote(mark: String(number), String(rest[number.endIndex...]).trimmed)
    }
  }

  private struct NoteMover {
    private let bytes: [UInt8]
    var written: [UInt8] = []
    private var depth = 0
    private var isInTable = false
    /// The place in `written` of the group that has just opened.
    private var opened: Int?
    /// The group of the note that is read, and where it begins in `written`.
    private var note: (depth: Int, start: Int)?
    /// The notes of the paragraph, and how many there are so far.
    private var waiting: [UInt8] = []
    private var count = 0

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      written.reserveCapacity(bytes.count + bytes.count / 16)
    }

    mutating func move() {
      for token in RtfTokens(bytes) {
        switch token.kind {
        case .open: depth += 1
        case .close:
          if let note, note.depth == depth {
            end(note.start)
            depth -= 1
            continue
          }
          depth -= 1
          if depth == 0, note == nil { writeNotes() }
        case .control:
          let name = bytes[token.name]
          if note == nil, name.elementsEqual(destination), begin() { continue }
          if obey(name) { continue }
        case .text, .character: break
        }
        noteOpening(token)
        written += bytes[token.range]
        if note == nil, !isInTable, token.kind == .control, bytes[token.name].elementsEqual("par".utf8) { writeNotes() }
      }
      if let note { end(note.start) }
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
    private mutating func begin() -> Bool {
      guard let opened else { return false }
      count += 1
      written.removeSubrange(opened...)
      note = (depth, opened)
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

    private mutating func end(_ start: Int) {
      (note, opened) = (nil, nil)
      waiting += Array("{\\pard\\plain \\u\(Int(sign.value) - 0x10000)\\'3f\(count) ".utf8) + written[start...]
      waiting += Array("\\par}".utf8)
      written.removeSubrange(start...)
      written += Array(mark(count).utf8)
    }

    private mutating func writeNotes() {
      written += waiting
      waiting = []
    }
  }
}
