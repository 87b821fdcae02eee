import ImportStream
import ReportModel

/// A paragraph of a docx that is open.
struct DocxParagraph {
  var text = ""
  var style: String?
  /// Its own outline level, 0…9.
  var outline: Int?
  var list: String?
  var level: Int?
  /// Its own alignment, as `w:jc` says.
  var alignment: String?
  /// Whether its end is deleted, so that the next goes on with it.
  var goesOn = false
  var isHidden = false
  /// Whether the document's own list of contents holds it.
  var isContents = false
  var notes: [ImportRecord] = []
  /// The lines of its text boxes.
  var boxes: [ImportRecord] = []
  /// Changes and comments, their ranges in bytes of `text`.
  var changes: [Revision] = []
  var look = LineLook()

  var isBlank: Bool { text.allSatisfy { $0.isWhitespace } }

  /// The lines of the paragraph with the changes in each; `number` stands before the first.
  func lines(after number: String) -> [(text: String, changes: [Revision])] {
    var lines: [(text: String, changes: [Revision])] = []
    var start = 0
    var left = changes.sorted { $0.range.lower < $1.range.lower }[...]
    for piece in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let end = start + piece.utf8.count
      let shift = lines.isEmpty ? number.utf8.count - start : -start
      var own: [Revision] = []
      while let change = left.first, change.range.lower.bytes <= end {
        var change = change
        let upper = min(change.range.upper.bytes, end)
        change.range = TextRange(change.range.lower.bytes + shift, upper + shift)
        own.append(change)
        left = left.dropFirst()
      }
      lines.append(((lines.isEmpty ? number : "") + piece, own))
      start = end + 1
    }
    while lines.count > 1, let last = lines.last, last.text.isEmpty, last.changes.isEmpty { lines.removeLast() }
    return lines
  }
}
