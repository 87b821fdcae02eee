import ImportStream

/// Records as text, one line each, with the letters of the stream: what a test writes as its expectation.
func dump(_ records: [ImportRecord]) -> String {
  records.map { record in
    switch record {
    case .paragraph(let text): "P \(text)"
    case .heading(let level, let text): "H\(level) \(text)"
    case .row(let cells): "T \(cells.joined(separator: " | "))"
    case .preformatted(let text): "C \(text)"
    case .bookmark(let level, let text): "B\(level) \(text)"
    case .footnote(let mark, let text): "F \(mark) \(text)"
    case .note(let note): "N \(note.reason.rawValue) \(note.detail)"
    case .end: "E"
    }
  }.joined(separator: "\n")
}
