import ReportModel

/// Reads the bytes of the stream as they come, in pieces of any size.
///
/// Every length is checked before it is used; bytes that are not UTF-8 are read with U+FFFD in their place. Spans that
/// do not fit the text before them, and parts that are none, are passed over. After an error nothing more is read: what
/// was read before it stands.
public struct RecordDecoder: Sendable {
  /// The faults by which bytes are no stream of records.
  public enum Failure: Error, Sendable, Hashable {
    /// A tag that is none of the protocol's, at `offset` bytes from the start of the stream.
    case unknownTag(UInt8, offset: Int)
    /// A length over `ImportLimits.payload`.
    case tooLong(Int, offset: Int)
    /// A heading or bookmark without level, or with one out of `ImportLimits.levels`.
    case badLevel(offset: Int)
    /// Bytes after the end record.
    case afterEnd(offset: Int)
  }

  /// Whether the end record was read.
  public private(set) var hasEnded = false
  /// The first error met; nil while the bytes are good.
  public private(set) var failure: Failure?
  /// The bytes not yet read as records.
  private var pending: [UInt8] = []
  /// The number of bytes of the stream that were read as records.
  private var consumed = 0
  /// The spans that the text read last may have.
  private var order = SpanOrder()

  /// A decoder at the start of a stream.
  public init() {}

  /// Whether the bytes so far end between two records.
  public var isBetweenRecords: Bool { pending.isEmpty }

  /// The records completed by `bytes`, in order. Throws nothing: see `failure`.
  public mutating func read(_ bytes: some Sequence<UInt8>) -> [ImportRecord] {
    guard failure == nil else { return [] }
    pending.append(contentsOf: bytes)
    var records: [ImportRecord] = []
    var start = 0
    do {
      while let (record, next) = try record(at: start) {
        if let record { records.append(record) }
        start = next
      }
    } catch {
      failure = error
    }
    pending.removeFirst(start)
    consumed += start
    return records
  }

  /// The record at `start` of the pending bytes, nil for one that is passed over, and the place after it; nil where it is
  /// not whole yet.
  private mutating func record(at start: Int) throws(Failure) -> (ImportRecord?, Int)? {
    let offset = consumed + start
    guard start < pending.count else { return nil }
    guard !hasEnded else { throw .afterEnd(offset: offset) }
    guard let tag = RecordTag(rawValue: pending[start]) else { throw .unknownTag(pending[start], offset: offset) }
    guard pending.count - start >= ImportLimits.header else { return nil }
    let length = (1...4).reversed().reduce(0) { $0 << 8 | Int(pending[start + $1]) }
    guard length <= ImportLimits.payload else { throw .tooLong(length, offset: offset) }
    let first = start + ImportLimits.header
    guard pending.count - first >= length else { return nil }
    let record = try value(tag, pending[first..<first + length], offset: offset)
    if record == .end { hasEnded = true }
    return (record, first + length)
  }

  private mutating func value(
    _ tag: RecordTag, _ payload: ArraySlice<UInt8>, offset: Int
  ) throws(Failure) -> ImportRecord? {
    switch tag {
    case .paragraph: return .paragraph(spanned(payload))
    case .preformatted:
      order.begin()
      return .preformatted(text(payload))
    case .row:
      let cells = payload.split(separator: 0x09, omittingEmptySubsequences: false).map(text)
      order.begin(cells: cells)
      return .row(cells: cells)
    case .bookmark:
      order.begin()
      guard let level = level(payload) else { throw .badLevel(offset: offset) }
      return .bookmark(level: level, text(payload.dropFirst()))
    case .heading, .outlined:
      guard let level = level(payload) else { throw .badLevel(offset: offset) }
      let words = spanned(payload.dropFirst())
      return tag == .heading ? .heading(level: level, words) : .outlined(level: level, words)
    case .footnote:
      let (mark, rest) = halves(payload)
      order.begin(rest)
      return .footnote(mark: mark, rest)
    case .look:
      guard let size = payload.first, let traits = payload.dropFirst().first else { return .look(.unknown) }
      return .look(Typography(size: size, Typography.Traits(rawValue: traits)))
    case .part: return ImportPart(payload: payload).map { .part($0) }
    case .span:
      guard let span = ImportSpan(payload: payload), order.takes(span.range) else { return nil }
      return .span(span)
    case .revision: return revision(payload)
    case .note:
      let (key, detail) = halves(payload)
      guard let reason = ImportNote.Reason(rawValue: key) else { return .note(ImportNote(.other, detail: key)) }
      return .note(ImportNote(reason, detail: detail))
    case .end: return .end
    }
  }

  /// The level of a heading or bookmark; nil for one that there is not.
  private func level(_ payload: ArraySlice<UInt8>) -> Int? {
    payload.first.map(Int.init).flatMap { ImportLimits.levels.contains($0) ? $0 : nil }
  }

  /// The text of a record that spans may follow.
  private mutating func spanned(_ payload: ArraySlice<UInt8>) -> String {
    let words = text(payload)
    order.begin(words)
    return words
  }

  /// A change; one of a kind that is not known is passed over like a note of a reason that is not known.
  private func revision(_ payload: ArraySlice<UInt8>) -> ImportRecord {
    let fields = payload.split(separator: 0x09, maxSplits: 5, omittingEmptySubsequences: false).map(text)
    guard fields.count == 6, let kind = Revision.Kind(rawValue: fields[0]), let first = Int(fields[1]),
      let end = Int(fields[2]), first >= 0, first <= end, end <= ImportLimits.payload
    else { return .note(ImportNote(.other, detail: fields.first ?? "")) }
    return .revision(
      Revision(kind, author: fields[3], date: fields[4], words: fields[5], range: TextRange(first, end)))
  }

  /// The text before the first TAB and the text after it.
  private func halves(_ payload: ArraySlice<UInt8>) -> (String, String) {
    guard let tab = payload.firstIndex(of: 0x09) else { return (text(payload), "") }
    return (text(payload[..<tab]), text(payload[(tab + 1)...]))
  }

  /// The text of a payload. A line end would make two lines of what is one: it is read as a space.
  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
