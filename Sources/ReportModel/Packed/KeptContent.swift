import TextFacts
import Threads

/// The content of a packed report that lies in an index on the disk: all that is known of it without reading it, and the
/// rest once it is asked for, checked against what was written.
public final class KeptContent: Sendable {
  /// The place of a report in a segment, and what is known of it without reading it.
  public struct Facts: Sendable {
    /// The position of the report in its segment.
    public var position: Int
    /// UTF-8 bytes of the text.
    public var byteCount: Int
    /// Whether the text lies there as UTF-16, else as UTF-8.
    public var isTwoByte: Bool
    /// Whether a page does not show all of the text as it stands.
    public var hidesText: Bool
    /// Whether that are overstrikes and SGR sequences, and no mark-up.
    public var isStyledForTerminal: Bool
    /// The number of its sections, the report itself among them.
    public var sectionCount: Int
    /// The characters of the report, white space and controls left out.
    public var characters: Int
    /// The title in UTF-8.
    public var title: ArraySlice<UInt8>?

    /// The facts of the report at `position`, as an entry has them.
    public init(
      position: Int, byteCount: Int, isTwoByte: Bool, hidesText: Bool, isStyledForTerminal: Bool, sectionCount: Int,
      characters: Int, title: ArraySlice<UInt8>?
    ) {
      (self.position, self.byteCount, self.isTwoByte) = (position, byteCount, isTwoByte)
      (self.hidesText, self.isStyledForTerminal) = (hidesText, isStyledForTerminal)
      (self.sectionCount, self.characters, self.title) = (sectionCount, characters, title)
    }
  }

  let facts: Facts
  private let stored: FlatArray<UInt8>
  private let record: FlatArray<UInt8>
  private let checksum: UInt64
  private let owner: any MemoryOwner
  private let texts: DecodedTexts
  private let known = Lock<PackedContent?>(nil)

  /// A report of which the text as it is stored and the record lie in the memory of `owner`; both have the checksum that
  /// was written. `texts` keeps the texts of its segment that were read last.
  public init(
    _ facts: Facts, stored: FlatArray<UInt8>, record: FlatArray<UInt8>, checksum: UInt64, texts: DecodedTexts,
    owner: any MemoryOwner
  ) {
    (self.facts, self.stored, self.record, self.checksum) = (facts, stored, record, checksum)
    (self.texts, self.owner) = (texts, owner)
  }

  /// The content, which is kept in memory from now on. What is not as it was written counts as a report of as many
  /// spaces, for whoever has places in it, and the owner learns of it.
  var content: PackedContent {
    known.withLock { known in
      if let known { return known }
      let content = read()
      known = content
      return content
    }
  }

  /// The title, as far as it is known without reading the report.
  var title: String? { facts.title.map { String(decoding: $0, as: UTF8.self) } }

  /// The text as it was checked, for as long as it is looked at.
  var text: [UInt8] { known.withLock { $0?.text } ?? texts.text(of: facts.position) { read().text } }

  /// Reads it, so that its owner learns where it is not as it was written.
  public func check() { _ = read() }

  /// Whether text and record have the checksum that was written; nothing else is looked at.
  public var isAsWritten: Bool {
    stored.withUnsafeBufferPointer { stored in
      record.withUnsafeBufferPointer { record in
        Checksum.of(UnsafeRawBufferPointer(record), seed: Checksum.of(UnsafeRawBufferPointer(stored)))
      }
    } == checksum
  }

  /// The content without keeping it in memory.
  func read() -> PackedContent {
    // Copied first: what was checked must be what is read.
    let (stored, record) = (stored.array, record.array)
    guard Self.checksum(stored: stored, record: record) == checksum, let text = decoded(stored),
      let content = PackedContent(text: text, record: record)
    else {
      owner.noteDamage()
      return PackedContent(.blank(bytes: facts.byteCount))
    }
    return content
  }

  private func decoded(_ stored: [UInt8]) -> [UInt8]? {
    guard facts.isTwoByte else { return stored.count == facts.byteCount ? stored : nil }
    guard stored.count % 2 == 0, stored.count <= 2 * facts.byteCount else { return nil }
    return stored.withUnsafeBytes { TwoByteText.decode($0.bindMemory(to: UInt16.self), count: facts.byteCount) }
  }

  /// The checksum of a text as it is stored and a record.
  public static func checksum(stored: [UInt8], record: [UInt8]) -> UInt64 {
    Checksum.of(record, seed: Checksum.of(stored))
  }
}

extension PackedReport {
  /// All of the report but its text and its source, as it is written to an index on the disk.
  public var record: [UInt8] { contentOnce.record }

  /// The report of a text and what `record` gave of it; nil where it gave something else.
  public init?(text: [UInt8], record: [UInt8], source: ReportSource) {
    guard let content = PackedContent(text: text, record: record) else { return nil }
    self.init(content, source: source)
  }
}

extension PackedContent {
  private static let encodings = ReportEncoding.allCases
  private static let reasons = ReportNote.Reason.allCases
  private static let revisionKinds = Revision.Kind.allCases

  /// All but the text, to be read by `init(text:record:)`.
  var record: [UInt8] {
    var writer = PackedWriter()
    writer.put(ascending: sectionStarts)
    writer.put(Self.encodings.firstIndex(of: encoding) ?? 0)
    writer.put(replacements)
    writer.put((isComplete ? 1 : 0) | (hidesText ? 2 : 0) | (isStyledForTerminal ? 4 : 0) | (title == nil ? 0 : 8))
    writer.put(string: title ?? "")
    writer.put(range: titleRange)
    writer.put(rules.count)
    for rule in rules { writer.put(string: rule) }
    writer.put(notes.count)
    for note in notes {
      writer.put(Self.reasons.firstIndex(of: note.reason) ?? 0)
      writer.put(string: note.detail)
    }
    writer.put(revisions.count)
    for revision in revisions {
      writer.put(Self.revisionKinds.firstIndex(of: revision.kind) ?? 0)
      for words in [revision.author, revision.date, revision.words] { writer.put(string: words) }
      writer.put(range: revision.range)
    }
    outline.write(to: &writer)
    return writer.bytes
  }

  /// A content of a text and what `record` gave; nil where it gave something else.
  convenience init?(text: [UInt8], record: [UInt8]) {
    let parts = record.withUnsafeBufferPointer { bytes -> Record? in
      var reader = PackedReader(bytes)
      return Record(&reader, text: text)
    }
    guard let parts else { return nil }
    self.init(text: text, parts)
  }

  /// All but the text.
  struct Record {
    var sectionStarts: [UInt32] = []
    var encoding = ReportEncoding.utf8
    var replacements = 0
    var flags = 0
    var title = ""
    var titleRange = TextRange(0, 0)
    var rules: [String] = []
    var notes: [ReportNote] = []
    var revisions: [Revision] = []
    var outline: PackedOutline

    init?(_ reader: inout PackedReader, text: [UInt8]) {
      guard let starts = reader.nextAscending(below: text.count), !starts.isEmpty else { return nil }
      sectionStarts = starts
      let number = reader.next()
      guard encodings.indices.contains(number) else { return nil }
      encoding = encodings[number]
      (replacements, flags) = (reader.next(), reader.next())
      guard let title = reader.nextString(), let range = reader.nextRange(in: text.count) else { return nil }
      (self.title, titleRange) = (title, range)
      for _ in 0..<reader.nextCount() {
        guard let rule = reader.nextString() else { return nil }
        rules.append(rule)
      }
      for _ in 0..<reader.nextCount() {
        let reason = reader.next()
        guard reasons.indices.contains(reason), let detail = reader.nextString() else { return nil }
        notes.append(ReportNote(reasons[reason], detail: detail))
      }
      for _ in 0..<reader.nextCount() {
        let kind = reader.next()
        guard revisionKinds.indices.contains(kind), let author = reader.nextString(), let date = reader.nextString(),
          let words = reader.nextString(), let range = reader.nextRange(in: text.count)
        else { return nil }
        revisions.append(Revision(revisionKinds[kind], author: author, date: date, words: words, range: range))
      }
      guard let outline = PackedOutline(&reader) else { return nil }
      self.outline = outline
    }
  }
}
