import ImportStream

/// The runs of the paragraph of a page that is under way, and what belongs to them.
struct PageSpans {
  private var runs = InlineRuns()
  /// The spans and the changes of the row under way.
  private(set) var cells: [ImportRecord] = []
  /// The first byte of the cell under way in the row.
  private var cellStart = 0
  private var words: InlineWords
  /// The first byte of the characters that the next reading is of.
  private var rubyStart = 0
  /// The style of white space that is not written yet.
  private var spaceStyle = InlineStyle.plain

  /// The changes that the page records in the paragraph.
  var changes = PageChanges()
  /// The images of the paragraph.
  private var images = InlineImages()

  /// Spans of a page whose links lead to `words`.
  init(_ words: InlineWords) { self.words = words }

  /// Adds characters of a style to the paragraph. A space between words is in the style of the text it stands in.
  mutating func append(_ text: ArraySlice<UInt8>, _ style: InlineStyle, to words: inout CollapsedText) {
    let (before, wasSpaced) = (words.count, words.endsInSpace)
    let range = words.append(text)
    if before > 0, !range.isEmpty { runs.add(before..<range.lowerBound, wasSpaced ? spaceStyle : style) }
    runs.add(range, style)
    if words.endsInSpace, !wasSpaced || !range.isEmpty { spaceStyle = style }
  }

  /// Adds an image, for which `name` stands, to the paragraph.
  mutating func append(image name: String, _ style: InlineStyle, to words: inout CollapsedText) {
    let image = InlineImage(name)
    images.add(name, image)
    append(Array(image.text.utf8)[...], style, signs: image.runs(style), to: &words)
  }

  private mutating func append(
    _ text: ArraySlice<UInt8>, _ style: InlineStyle, signs: InlineRuns, to words: inout CollapsedText
  ) {
    let (before, wasSpaced) = (words.count, words.endsInSpace)
    let range = words.append(text)
    if before > 0, !range.isEmpty { runs.add(before..<range.lowerBound, wasSpaced ? spaceStyle : style) }
    runs.add(signs, at: range.lowerBound)
  }

  /// The words of the image that `text`, the paragraph, consists of alone, empty for one without; nil for any other.
  func soleImage(in text: String) -> String? { images.count == 1 && images.areAll(of: text) ? images.words : nil }

  /// Characters with readings begin.
  mutating func beginRuby(at place: Int) { rubyStart = place }

  /// The characters up to `place`, since the last reading, have this one.
  mutating func add(reading: String, at place: Int) {
    let range = min(rubyStart, place)..<place
    rubyStart = place
    if let number = words.add(reading: reading) { runs.set(ruby: number, over: range) }
  }

  /// The spans and the changes of the paragraph, whose text begins at `shift` in the record.
  mutating func records(of text: String, at shift: Int) -> [ImportRecord] {
    runs.records(of: text, at: shift, words) + changes.records(of: text, at: shift)
  }

  /// A cell of the row ends, with so many empty ones before it.
  mutating func endCell(_ text: String, after empty: Int) {
    cellStart += empty
    if !runs.isEmpty || !changes.isEmpty, cells.count < ImportLimits.spans {
      cells += records(of: text, at: cellStart)
    }
    cellStart += text.utf8.count + 1
    endLine()
  }

  /// The paragraph has ended.
  mutating func endLine() {
    if !runs.isEmpty { runs = InlineRuns() }
    changes.endLine()
    if images.count > 0 { images = InlineImages() }
    rubyStart = 0
  }

  /// The row has ended.
  mutating func endRow() {
    if !cells.isEmpty { cells = [] }
    cellStart = 0
    endLine()
  }
}
