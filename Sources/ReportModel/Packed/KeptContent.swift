import TextFacts
import Threads

/// The content of a packed report that lies in an index on the disk: all that is known of it without reading it, and the
/// rest once it is asked for, checked against what was written.
public final class KeptContent: Sendable {
  /// The text as it lies there: it may be anything.
  public let text: FlatArray<UInt8>
  private let record: FlatArray<UInt8>
  private let checksum: UInt64
  private let owner: any MemoryOwner
  let hidesText: Bool
  let isStyledForTerminal: Bool
  let sectionCount: Int
  private let titleBytes: ArraySlice<UInt8>?
  private let known = Lock<PackedContent?>(nil)

  /// A report of which `text` and `record` lie in the memory of `owner`; both have the checksum that was written.
  public init(
    text: FlatArray<UInt8>, record: FlatArray<UInt8>, checksum: UInt64, hidesText: Bool, isStyledForTerminal: Bool,
    sectionCount: Int, title: ArraySlice<UInt8>?, owner: any MemoryOwner
  ) {
    self.sectionCount = sectionCount
    titleBytes = title
    self.text = text
    self.record = record
    self.checksum = checksum
    self.owner = owner
    self.hidesText = hidesText
    self.isStyledForTerminal = isStyledForTerminal
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
  var title: String? { titleBytes.map { String(decoding: $0, as: UTF8.self) } }

  /// Reads it, so that its owner learns where it is not as it was written.
  public func check() { _ = read() }

  /// The content without keeping it in memory.
  func read() -> PackedContent {
    // Copied first: what was checked must be what is read.
    let (text, record) = (text.array, record.array)
    guard Self.checksum(text: text, record: record) == checksum, let content = PackedContent(text: text, record: record)
    else {
      owner.noteDamage()
      return PackedContent(.blank(bytes: text.count))
    }
    return content
  }

  /// The checksum of a text and a record.
  public static func checksum(text: [UInt8], record: [UInt8]) -> UInt64 {
    Checksum.of(record, seed: Checksum.of(text))
  }
}

extension PackedReport {
  /// All of the report but its text and its source, as it is written to an index on the disk.
  public var record: [UInt8] { content.record }
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
