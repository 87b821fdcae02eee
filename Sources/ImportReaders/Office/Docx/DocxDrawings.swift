/// The drawings of a docx that are open (`w:drawing`, `w:pict`), one in the text box of another.
struct DocxDrawings {
  private struct OpenDrawing {
    /// The words that stand for it.
    var words = ""
    /// Whether it shows a picture rather than shapes and text.
    var isPicture = false
  }

  private var open: [OpenDrawing] = []

  /// A drawing begins.
  mutating func begin() { open.append(OpenDrawing()) }

  /// The innermost one shows a picture.
  mutating func markPicture() { if let last = open.indices.last { open[last].isPicture = true } }

  /// These words stand for the innermost one, unless others do.
  mutating func describe(_ words: String) {
    if let last = open.indices.last, open[last].words.isEmpty { open[last].words = words }
  }

  /// The innermost one ends; the words that stand for its picture, nil where it shows none or stands inside another.
  mutating func end() -> String? {
    guard let last = open.popLast(), last.isPicture, open.isEmpty else { return nil }
    return last.words
  }
}
