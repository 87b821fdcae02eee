import ImportStream

/// The headings and the bold paragraphs of a Word document, as antiword writes them in DocBook 4.1 (its sections follow
/// the levels of the heading styles), put to the lines of its text, which is the better reading of all else.
struct DocSections {
  /// A title or paragraph of DocBook.
  private struct Piece {
    var key: [UInt8]
    /// The level of the heading; nil for text.
    var level: Int?
    var isBold: Bool
  }

  /// Half-points: the size of all lines, of which nothing is known.
  private static let size: UInt8 = 24

  private var paragraphs: [Piece] = []

  /// The sections of `book`, a document in DocBook.
  init(_ book: [UInt8]) {
    var (place, depth, isInfo) = (0, 0, false)
    var open: (start: Int, isTitle: Bool)?
    while let tag = book[place...].firstIndex(of: 0x3C), let end = book[tag...].firstIndex(of: 0x3E) {
      let name = book[tag + 1..<end]
      place = end + 1
      if name.elementsEqual("bookinfo".utf8) { isInfo = true }
      if name.elementsEqual("/bookinfo".utf8) { isInfo = false }
      if Self.isSection(name) { depth += 1 }
      if name.first == 0x2F, Self.isSection(name.dropFirst()) { depth -= 1 }
      if name.elementsEqual("title".utf8) || name.elementsEqual("para".utf8) {
        open = (place, name.first == 0x74)
      } else if name.elementsEqual("/title".utf8) || name.elementsEqual("/para".utf8), let begun = open {
        if !isInfo { add(book[begun.start..<tag], level: begun.isTitle ? depth : nil) }
        open = nil
      }
    }
    let top = paragraphs.compactMap(\.level).min() ?? 1
    for index in paragraphs.indices { paragraphs[index].level? -= top - 1 }
  }

  private static func isSection(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual("chapter".utf8) || name.starts(with: "sect".utf8) && name.count == 5
  }

  private mutating func add(_ content: ArraySlice<UInt8>, level: Int?) {
    let key = TitleLines.key(content)
    guard !key.isEmpty else { return }
    let words = content.drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }.reversed()
    let isBold =
      words.starts(with: "<emphasis role='bold'>".utf8) && Array(words.suffix(11)).elementsEqual("</emphasis>".utf8)
      && words.count { $0 == 0x3C } == 2
    guard level != nil || isBold else { return }
    paragraphs.append(Piece(key: key, level: level, isBold: isBold))
  }

  /// `records` with the headings among them, and the look of each line.
  func marked(_ records: [ImportRecord]) -> [ImportRecord] {
    guard !paragraphs.isEmpty else { return records }
    var marks: [Int: Piece] = [:]
    for (line, piece) in zip(TitleLines.places(of: paragraphs.map(\.key), in: records), paragraphs) {
      if let line { marks[line] = piece }
    }
    return records.indices.flatMap { index -> [ImportRecord] in
      guard case .paragraph(let words) = records[index] else { return [records[index]] }
      let mark = marks[index]
      let look = ImportRecord.look(Typography(size: Self.size, mark?.isBold == true ? [.bold] : []))
      return [look, mark?.level.map { .heading(level: min(9, $0), words) } ?? records[index]]
    }
  }
}

/// The lines of a text that have the words of titles.
enum TitleLines {
  /// The line of a title is looked for among so many.
  private static let reach = 400

  /// The positions in `records` of the paragraphs with the words of each of `titles`, in order; nil for those that no
  /// line has.
  static func places(of titles: [[UInt8]], in records: [ImportRecord]) -> [Int?] {
    let keys = records.map { record -> [UInt8] in
      if case .paragraph(let words) = record { return words.utf8.filter(isLetterOrFigure) }
      return []
    }
    var next = 0
    return titles.map { title in
      guard !title.isEmpty, let line = (next..<min(keys.count, next + reach)).first(where: { keys[$0] == title }) else {
        return nil
      }
      next = line + 1
      return line
    }
  }

  private static func isLetterOrFigure(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
    default: false
    }
  }

  /// Letters and figures of mark-up, without tags and character references.
  static func key(_ words: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var (isTag, isReference) = (false, false)
    for byte in words {
      switch byte {
      case 0x3C: isTag = true
      case 0x3E: isTag = false
      case 0x26: isReference = true
      case 0x3B, 0x20: isReference = false
      default: if !isTag, !isReference, isLetterOrFigure(byte) { key.append(byte) }
      }
    }
    return key
  }
}
