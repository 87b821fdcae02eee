import ImportStream

/// Records as text, one line each, with the letters of the stream: what a test writes as its expectation. The look that
/// a page gives what it says nothing of is left out, and so are parts and spans, which `dumpBlocks` shows.
func dump(_ records: [ImportRecord]) -> String {
  records.filter { $0 != .look(Typography(size: 24)) && !$0.isPartOrSpan }.map { record in
    switch record {
    case .paragraph(let text): "P \(text)"
    case .heading(let level, let text): "H\(level) \(text)"
    case .row(let cells): "T \(cells.joined(separator: " | "))"
    case .preformatted(let text): "C \(text)"
    case .bookmark(let level, let text): "B\(level) \(text)"
    case .outlined(let level, let text): "O\(level) \(text)"
    case .footnote(let mark, let text): "F \(mark) \(text)"
    case .part, .span: ""
    case .look(let look): "L \(look.size) \(look.traits.words)"
    case .revision(let change):
      "R \(change.kind.rawValue) \(change.author) \(change.range.lower.bytes)–\(change.range.upper.bytes) \(change.words)"
    case .note(let note): "N \(note.reason.rawValue) \(note.detail)"
    case .end: "E"
    }
  }.joined(separator: "\n")
}

extension ImportRecord {
  fileprivate var isPartOrSpan: Bool {
    switch self {
    case .part, .span: true
    default: false
    }
  }
}

extension Typography.Traits {
  /// The names of those that hold.
  fileprivate var words: String {
    let names: [(Typography.Traits, String)] = [
      (.bold, "bold"), (.centred, "centred"), (.boxed, "boxed"), (.contents, "contents"), (.italic, "italic"),
      (.flushRight, "right"), (.beside, "beside"), (.apart, "apart"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
