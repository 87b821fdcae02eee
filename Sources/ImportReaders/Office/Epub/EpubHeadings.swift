import ImportStream
import TextFacts

/// Makes headings of the lines of a book that its table of contents names.
///
/// The contents decide which lines are headings, and their levels. Heading elements that they leave out stand below the
/// entry before them. An entry whose words stand on no line near its place (the page shows an image of them) is put
/// there as a heading.
struct EpubHeadings {
  /// A heading stands within so many lines of the place its entry leads to, and takes up so many at most.
  private static let nearest = 6
  private static let mostLines = 4
  /// Words of a line that are compared, in bytes.
  private static let longestLine = 400

  /// The entries of each document, in order.
  private let entries: [String: [EpubEntry]]
  private let titles: Set<[UInt8]>
  /// The title of the book (EPUB 3.3, 5.5.3.1.2), as words are compared; empty once a heading has it.
  private var name: [UInt8]
  /// The level of the entry before, and the level of the heading element it is on.
  private var level: Int?
  private var element: Int?

  /// Headings of a book with these contents.
  init(_ entries: [EpubEntry], title: String = "") {
    name = Self.key(title)
    self.entries = Dictionary(grouping: entries, by: \.document)
    titles = Set(entries.map { Self.key($0.title) })
  }

  /// The identifiers in `document` that the contents lead to.
  func anchors(in document: String) -> Set<String> { Set((entries[document] ?? []).compactMap(\.anchor)) }

  /// The records of `document` with its headings; `places` are those of its anchors.
  mutating func records(of document: String, _ records: [ImportRecord], places: [String: Int]) -> [ImportRecord] {
    guard !entries.isEmpty else { return named(records) }
    if isContents(records) { return contents(records) }
    // Nothing is shown of a document of pictures only.
    let lines = Self.lines(of: records)
    guard !lines.isEmpty else { return records }
    return written(records, found(in: document, records, lines, places))
  }

  /// The positions of the lines that have words of their own; those that stand for an image have none.
  private static func lines(of records: [ImportRecord]) -> [Int] {
    records.indices.filter { index in
      guard let words = records[index].words, !words.isEmpty else { return false }
      return index == 0 || records[index - 1] != .part(.image)
    }
  }

  // MARK: Places

  /// A heading: the entry, the position it stands at, and the positions of the lines it takes up, none where it stands
  /// on no line.
  private struct FoundEntry {
    var entry: EpubEntry
    var start: Int
    var lines: [Int]
  }

  private func found(
    in document: String, _ records: [ImportRecord], _ lines: [Int], _ places: [String: Int]
  ) -> [FoundEntry] {
    var found: [FoundEntry] = []
    var next = 0
    let entries = entries[document] ?? []
    for (index, entry) in entries.enumerated() {
      let wanted = entry.anchor.flatMap { places[$0] } ?? 0
      // Entries stand in the order of the text, or they are searched from their own place.
      let start = max(wanted, next)
      let first = lines.partitionPoint { $0 < start }
      let near = lines[first...].prefix(Self.nearest)
      var taken = matched(entry, records, near) ?? []
      if taken.isEmpty, let line = near.first, records[line].isHeading {
        // A part and its first chapter lead to one place: the heading there is of the one whose words it has.
        let next = index + 1 < entries.count ? matched(entries[index + 1], records, near) : nil
        if next?.first != line { taken = [line] }
      }
      found.append(FoundEntry(entry: entry, start: taken.first ?? min(start, records.count), lines: taken))
      if let last = taken.last { next = last + 1 }
    }
    return found
  }

  /// The lines among `near` that have the words of the entry.
  private func matched(_ entry: EpubEntry, _ records: [ImportRecord], _ near: ArraySlice<Int>) -> [Int]? {
    let wanted = Self.key(entry.title)
    guard !wanted.isEmpty else { return nil }
    for first in near.indices {
      var key: [UInt8] = []
      for last in near[first...].prefix(Self.mostLines).indices {
        let words = records[near[last]].words ?? ""
        guard words.utf8.count <= Self.longestLine else { break }
        key += Self.key(words)
        if key == wanted { return Array(near[first...last]) }
        guard wanted.starts(with: key) else { break }
      }
    }
    return nil
  }

  // MARK: Writing

  private mutating func written(_ records: [ImportRecord], _ found: [FoundEntry]) -> [ImportRecord] {
    var written: [ImportRecord] = []
    var places = found.sorted { $0.start < $1.start }[...]
    var taken: Set<Int> = []
    // Lines that became one heading: the places of spans in them are not those in it.
    var joined: Set<Int> = []
    var isJoined = false
    for index in records.indices {
      if case .span = records[index] {
        if !isJoined { written.append(records[index]) }
        continue
      }
      isJoined = false
      while let place = places.first, place.start <= index {
        places = places.dropFirst()
        let words = place.lines.compactMap { records[$0].words }
        taken.formUnion(place.lines)
        if place.lines.count > 1 { joined.formUnion(place.lines) }
        level = place.entry.level
        element = place.lines.first.flatMap { records[$0].headingLevel }
        append(place.entry, words, to: &written)
      }
      if joined.contains(index) { isJoined = true }
      guard !taken.contains(index) else { continue }
      if level == nil, let words = records[index].words, isName(words) {
        written.append(.heading(level: 0, words))
      } else if let heading = records[index].headingLevel, let level {
        written.append(.heading(level: min(9, level + max(1, heading - (element ?? 1))), records[index].words ?? ""))
      } else {
        written.append(records[index])
      }
    }
    return written
  }

  /// Writes the heading of an entry whose lines have these words.
  private mutating func append(_ entry: EpubEntry, _ words: [String], to written: inout [ImportRecord]) {
    let title = words.isEmpty ? entry.title : words.joined(separator: " ")
    let heading =
      isPublishers(title) ? .paragraph(title) : ImportRecord.heading(level: isName(title) ? 0 : entry.level, title)
    // Parts told before a line are the heading's, if the line is.
    let told = written.popTold()
    written += words.isEmpty ? [heading] + told : told.filter(\.isPart) + [heading]
  }

  /// Headings of a book without contents among which its title may stand.
  private static let fewHeadings = 4

  /// The records of a book without contents: one of the first headings is its title, if it has the words.
  private mutating func named(_ records: [ImportRecord]) -> [ImportRecord] {
    guard !name.isEmpty else { return records }
    var records = records
    for index in records.indices.filter({ records[$0].isHeading }).prefix(Self.fewHeadings) {
      guard let words = records[index].words else { continue }
      if isPublishers(words) { records[index] = .paragraph(words) }
      if isName(words) {
        records[index] = .heading(level: 0, words)
        break
      }
    }
    return records
  }

  /// Words of a line in which a publisher says what the file is.
  private static let files = ["ebook", "电子书", "電子書"]

  /// Whether a heading before the title names the book in the words of who publishes the file.
  private func isPublishers(_ title: String) -> Bool {
    guard !name.isEmpty else { return false }
    let key = String(decoding: Self.key(title), as: UTF8.self)
    return key.contains(String(decoding: name, as: UTF8.self)) && Self.files.contains { key.contains($0) }
  }

  /// Whether a heading, or a line before the first entry, is the title of the book, the first with its words.
  private mutating func isName(_ title: String) -> Bool {
    guard !name.isEmpty, Self.key(title) == name else { return false }
    name = []
    return true
  }

  /// Titles that programs give books that have none.
  private static let noTitles: Set<String> = [
    "unknown", "unknowntitle", "untitled", "untitleddocument", "notitle", "title", "未知", "无标题", "無標題", "未命名", "未知标题",
    "无标题文档", "未命名文档",
  ]
  /// Lines from the start among which the title may stand as text.
  private static let front = 40

  /// The records of a whole book with its title: where no heading has it, the line in front that has its words, else a
  /// line of its own before all others. One heading above all others is the title whatever it says.
  static func titled(_ records: [ImportRecord], _ title: String) -> [ImportRecord] {
    let levels = records.compactMap(\.headingLevel)
    guard !records.isEmpty, !levels.contains(0), levels.first != 1 || levels.count(where: { $0 == 1 }) > 1 else {
      return records
    }
    let name = key(title)
    guard name.count >= 2, title.utf8.count <= longestLine, !noTitles.contains(String(decoding: name, as: UTF8.self)),
      !title.contains("\n")
    else { return records }
    var records = records
    for index in records.indices.prefix(front) {
      guard case .paragraph(let words) = records[index], key(words) == name else { continue }
      records[index] = .heading(level: 0, words)
      return records
    }
    return [.heading(level: 0, title)] + records
  }

  // MARK: Contents in the text

  /// Whether the document is a page of contents: nearly all its lines are titles of entries.
  private func isContents(_ records: [ImportRecord]) -> Bool {
    let lines = Self.lines(of: records).compactMap { records[$0].words }
    let named = lines.count { titles.contains(Self.key($0)) }
    return named >= 4 && named * 10 >= lines.count * 8
  }

  private func contents(_ records: [ImportRecord]) -> [ImportRecord] {
    records.flatMap { record -> [ImportRecord] in
      switch record {
      case .look: []
      case .heading(_, let words), .paragraph(let words): [.look(Typography([.contents])), .paragraph(words)]
      case .row, .preformatted, .bookmark, .outlined, .footnote, .part, .span, .revision, .note, .end: [record]
      }
    }
  }

  /// The text by which words are compared: without white space, marks of ASCII and the marks of list items.
  private static func key(_ words: String) -> [UInt8] {
    var key: [UInt8] = []
    for scalar in words.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: key.append(UInt8(scalar.value))
      case 0x41...0x5A: key.append(UInt8(scalar.value) + 0x20)
      case ..<0xC0, 0x2000...0x206F, 0x3000...0x3003, 0x3008...0x303F, 0xFF0C, 0xFF1A: break
      default: key += Array(String(Character(scalar)).utf8)
      }
    }
    return key
  }
}

extension ImportRecord {
  /// The words of a line of text; nil for what is none.
  fileprivate var words: String? {
    switch self {
    case .paragraph(let words), .heading(_, let words): words
    case .row, .preformatted, .bookmark, .outlined, .footnote, .look, .part, .span, .revision, .note, .end: nil
    }
  }

  fileprivate var headingLevel: Int? {
    if case .heading(let level, _) = self { return level }
    return nil
  }

  fileprivate var isHeading: Bool { headingLevel != nil }

  fileprivate var isPart: Bool {
    if case .part = self { return true }
    return false
  }

  /// Whether it tells of the line that comes next.
  fileprivate var isToldBefore: Bool {
    switch self {
    case .look, .part: true
    case .paragraph, .heading, .row, .preformatted, .bookmark, .outlined, .footnote, .span, .revision, .note, .end:
      false
    }
  }
}

extension [ImportRecord] {
  /// Takes away what is told at the end of a line that comes next: its look and parts, in order.
  fileprivate mutating func popTold() -> [ImportRecord] {
    let end = lastIndex { !$0.isToldBefore } ?? -1
    defer { removeSubrange((end + 1)...) }
    return Array(self[(end + 1)...])
  }
}
