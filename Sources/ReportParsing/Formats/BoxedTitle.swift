import ImportStream
import ReportModel

/// The title of an official document that its author set in a text box, as red heads are (GB/T 9704-2012, 7.2 and 7.3).
enum BoxedTitle {
  /// It stands among so many lines.
  private static let front = 12

  /// Marks the first line of a box in front as the title, where its words are the subject of a document and no other
  /// line in front has such words.
  static func mark(_ document: inout LinedText) {
    guard !document.typography.isEmpty, !document.lines.contains(where: { $0.part == .title }) else { return }
    let end = min(front, document.marked.first?.line ?? .max, document.lines.count)
    var found: Int?
    for index in 0..<end {
      let line = document.lines[index]
      guard line.part == .text || line.part == .furniture, line.characters >= 6, line.lastMark == .none else {
        continue
      }
      let words = OpeningLine(document, index).words
      guard TitleWords.isStrongEnd(words), TitleWords.isAbout(words), !FrontFields.isIssuer(words) else { continue }
      guard document.look(ofLine: index).traits.contains(.boxed) else { return }
      if found == nil { found = index }
    }
    if let found { document.lines[found].part = .title }
  }
}
