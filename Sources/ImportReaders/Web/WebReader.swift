import ImportStream

/// HTML: headings, paragraphs, lists, tables; what is around a page's text is left out.
public enum WebReader {
  /// No more bytes of a page are read.
  static let largest = 32 << 20

  /// Reads the page behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let (page, isWhole) = DocumentBytes.read(from: descriptor, limit: largest)
    let (records, notes) = records(of: page)
    if !isWhole { writer.note(.tooLarge, "\(largest >> 20) MiB") }
    for note in notes { writer.note(note.reason, note.detail) }
    for record in records { writer.write(record) }
    if records.isEmpty { writer.note(.noText) }
  }

  /// The text of a page in any encoding as records, and what could not be read of it. `charset` is the encoding that
  /// the message around it names. Where `keepsAll` is set nothing is taken for furniture: the pages of a book have none.
  public static func records(
    of page: [UInt8], charset: String? = nil, keepsAll: Bool = false
  ) -> (records: [ImportRecord], notes: [ImportNote]) {
    let page = text(of: page, charset: charset, keepsAll: keepsAll, linked: nil)
    return (page.records, page.notes)
  }

  /// The same with the position in the records from which on the text of each of `anchors` stands. Links lead to the
  /// anchors of `linked`, where that is nil those of the page itself; `name` is the one of the page in a book.
  static func text(
    of page: [UInt8], charset: String? = nil, keepsAll: Bool, anchors: Set<String> = [], linked: Set<String>? = nil,
    name: String = ""
  ) -> (records: [ImportRecord], places: [String: Int], notes: [ImportNote]) {
    let (text, isBounded) = StartTags.bounded(PageEncoding.text(of: page, charset: charset), .html)
    let linked = linked ?? LinkedAnchors.names(in: text)
    let tree = WebTreeBuilder.tree(of: text, anchors: anchors.union(linked))
    var notes: [ImportNote] = []
    if isBounded { notes.append(ImportNote(.tooManyAttributes)) }
    if tree.isFlattened { notes.append(ImportNote(.tooDeep)) }
    if tree.isCut { notes.append(ImportNote(.tooLarge)) }
    let found = WebText.text(of: tree, keepsAll: keepsAll, linked: linked, page: name)
    // The pages of a book have the names of its chapters.
    let records =
      keepsAll
      ? found.records : PageTitle.marked(found.records, PageTitle.words(text), article: PageTitle.article(text))
    return (records, found.places, notes)
  }
}
