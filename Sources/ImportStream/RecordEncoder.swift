import ReportModel
import TextFacts

/// Turns records into the bytes of the stream.
public enum RecordEncoder {
  /// Appends `record` to `bytes`.
  ///
  /// Line ends in a text become spaces, TABs in a cell, a mark or a title too. Text longer than `ImportLimits.payload`
  /// goes on in further records of its kind, cut between characters (a heading goes on as a paragraph).
  public static func append(_ record: ImportRecord, to bytes: inout [UInt8]) {
    switch record {
    case .paragraph(let text): append(.paragraph, [], text, keepsTabs: true, to: &bytes)
    case .preformatted(let text): append(.preformatted, [], text, keepsTabs: true, to: &bytes)
    case .heading(let level, let text):
      append(.heading, [levelByte(level)], text, rest: .paragraph, keepsTabs: true, to: &bytes)
    case .bookmark(let level, let text):
      append(.bookmark, [levelByte(level)], text, rest: .note, keepsTabs: false, to: &bytes)
    case .outlined(let level, let text):
      append(.outlined, [levelByte(level)], text, rest: .paragraph, keepsTabs: true, to: &bytes)
    case .row(let cells):
      let joined = cells.map { oneLine($0, keepsTabs: false) }.joined(separator: "\t")
      append(.row, [], joined, keepsTabs: true, to: &bytes)
    case .footnote(let mark, let text):
      let mark = Array(oneLine(mark, keepsTabs: false).utf8)
      let head = Array(mark[..<characterEnd(in: mark, from: 0, room: 64)]) + [0x09]
      append(.footnote, head, text, rest: .paragraph, keepsTabs: true, to: &bytes)
    case .look(let look): appendRecord(.look, [look.size, look.traits.rawValue], to: &bytes)
    case .part(let part): appendRecord(.part, part.payload, to: &bytes)
    case .span(let span): appendRecord(.span, span.payload, to: &bytes)
    case .revision(let revision): append(revision, to: &bytes)
    case .note(let note):
      let key = note.reason.rawValue
      let detail = oneLine(note.detail, keepsTabs: false)
      append(.note, [], detail.isEmpty ? key : key + "\t" + detail, keepsTabs: true, to: &bytes)
    case .end: appendRecord(.end, [], to: &bytes)
    }
  }

  /// The bytes of `records`, one after the other.
  public static func encode(_ records: [ImportRecord]) -> [UInt8] {
    var bytes: [UInt8] = []
    for record in records { append(record, to: &bytes) }
    return bytes
  }

  /// A change: kind, first byte, byte after the last, author, date, words, with a TAB between.
  private static func append(_ revision: Revision, to bytes: inout [UInt8]) {
    let fields = [
      revision.kind.rawValue, String(revision.range.lower.bytes), String(revision.range.upper.bytes),
      revision.author, revision.date, revision.words,
    ]
    let payload = Array(fields.map { oneLine($0, keepsTabs: false) }.joined(separator: "\t").utf8)
    let end = characterEnd(in: payload, from: 0, room: ImportLimits.payload)
    appendRecord(.revision, Array(payload[..<end]), to: &bytes)
  }

  private static func levelByte(_ level: Int) -> UInt8 {
    UInt8(min(max(level, ImportLimits.levels.lowerBound), ImportLimits.levels.upperBound))
  }

  /// Writes `text` after `head`; what does not fit goes on in records tagged `rest` (the same tag where none is
  /// given; a note's or bookmark's rest is dropped).
  private static func append(
    _ tag: RecordTag, _ head: [UInt8], _ text: String, rest: RecordTag? = nil, keepsTabs: Bool, to bytes: inout [UInt8]
  ) {
    let all = Array(oneLine(text, keepsTabs: keepsTabs).utf8)
    var start = 0
    var tag = tag
    var head = head
    repeat {
      let end = characterEnd(in: all, from: start, room: ImportLimits.payload - head.count)
      appendRecord(tag, head + all[start..<end], to: &bytes)
      start = end
      tag = rest ?? tag
      head = []
    } while start < all.count && tag != .note
  }

  /// The furthest end of a piece that starts at `start`, has at most `room` bytes and cuts no character.
  private static func characterEnd(in bytes: [UInt8], from start: Int, room: Int) -> Int {
    guard bytes.count - start > room else { return bytes.count }
    return bytes.span.scalarStart(atOrBefore: start + room, from: start + 1)
  }

  private static func appendRecord(_ tag: RecordTag, _ payload: [UInt8], to bytes: inout [UInt8]) {
    bytes.append(tag.rawValue)
    let length = UInt32(truncatingIfNeeded: payload.count)
    for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: length >> shift)) }
    bytes.append(contentsOf: payload)
  }

  /// `text` without LF and CR, and without TAB unless it is kept; NUL too is a space.
  private static func oneLine(_ text: String, keepsTabs: Bool) -> String {
    let isBreak: (UInt8) -> Bool = { $0 == 0x0A || $0 == 0x0D || $0 == 0 || (!keepsTabs && $0 == 0x09) }
    guard text.utf8.contains(where: isBreak) else { return text }
    return String(decoding: text.utf8.map { isBreak($0) ? 0x20 : $0 }, as: UTF8.self)
  }
}
