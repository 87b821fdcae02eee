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
  /// Runs of `text` that are more than letters, and the first byte of characters that get a reading.
  var runs = InlineRuns()
  var rubyStart = 0
  /// The names of the bookmarks that begin in it.
  var anchors: [String] = []
  /// Whether it holds an image, or a line drawn across.
  var hasImage = false
  var isRule = false

  /// The words that stand for the image, as the document has them.
  var imageWords = ""
  /// Whether its text is these words alone.
  private(set) var isImageAlone = false
  /// The pictures in its text.
  private var images = InlineImages()

  var isBlank: Bool { isImageAlone || text.allSatisfy { $0.isWhitespace } }

  /// Adds a picture at the end of the text.
  mutating func add(picture words: String, _ style: InlineStyle) {
    let image = InlineImage(words.contains(where: \.isLetter) ? words : "")
    images.add(words, image)
    runs.add(image.runs(style), at: text.utf8.count)
    text += image.text
  }

  /// Gives an image that stands alone the words that stand for it.
  mutating func describeImage() {
    guard hasImage, goesOn == false, boxes.isEmpty else { return }
    let words = InlineImage.plain(imageWords)
    if images.areAll(of: text) {
      isImageAlone = true
      guard images.count == 1, words.contains(where: \.isLetter) else { return }
      (text, runs) = (words, InlineRuns())
    } else if isBlank, words.contains(where: \.isLetter) {
      text = words
      isImageAlone = true
    }
  }

  /// The lines of the paragraph with the spans and changes in each; `number` stands before the first.
  func lines(after number: String, _ words: InlineWords) -> [DocxLine] {
    var lines: [DocxLine] = []
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
      let spans = runs.records(in: start..<end, of: piece, at: lines.isEmpty ? number.utf8.count : 0, words)
      lines.append(DocxLine(text: (lines.isEmpty ? number : "") + piece, spans: spans, changes: own))
      start = end + 1
    }
    while lines.count > 1, let last = lines.last, last.text.isEmpty, last.changes.isEmpty { lines.removeLast() }
    return lines
  }
}

/// A line of a paragraph with what it holds besides letters.
struct DocxLine {
  var text: String
  var spans: [ImportRecord]
  var changes: [Revision]
}
