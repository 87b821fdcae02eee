import CPoppler
import Glibc
import ImportStream

/// PDF: the text of pages joined into paragraphs, with the bookmarks at the places they lead to.
public enum PdfReader {
  /// No larger file is read: a PDF is read from its end.
  static let largest = 160 << 20
  private static let mostPages = 20_000
  private static let mostBookmarks = 10_000
  /// Milliseconds for the bookmarks.
  private static let patience: Int32 = 3_000
  /// Pages are read until so many seconds of the processor are used; the process may use 20.
  private static let seconds = 14

  /// Reads the document behind `descriptor`.
  public static func read(from descriptor: Int32, into writer: RecordWriter) {
    let (bytes, isWhole) = DocumentBytes.read(from: descriptor, limit: largest)
    guard isWhole else { return writer.note(.tooLarge, "\(largest >> 20) MiB") }
    let (records, notes) = records(of: bytes)
    for record in records { writer.write(record) }
    for note in notes { writer.note(note.reason, note.detail) }
  }

  /// The bookmarks and the text of a document as records, and what could not be read of it.
  static func records(of bytes: [UInt8]) -> (records: [ImportRecord], notes: [ImportNote]) {
    bytes.withUnsafeBytes { raw in
      var state = pdf_readable
      guard let document = pdf_open(raw.baseAddress?.assumingMemoryBound(to: CChar.self), raw.count, &state) else {
        return ([], [ImportNote(state == pdf_locked ? .encrypted : .damaged)])
      }
      defer { pdf_close(document) }
      var notes: [ImportNote] = []
      let pages = RunningLines.removed(from: pages(of: document, &notes))
      let bookmarks = bookmarks(of: document)
      let placed = PageBookmarks.placed(bookmarks.filter { $0.page >= 0 }, on: pages)
      let text = ParagraphJoiner.records(of: placed)
      if pdf_lacks_tables() {
        notes.append(ImportNote(.missingTool, detail: "poppler-data"))
      } else if text.isEmpty {
        notes.append(ImportNote(.noText))
      }
      let unplaced = bookmarks.filter { $0.page < 0 }.map { ImportRecord.bookmark(level: $0.level, $0.title) }
      return (unplaced + text, notes)
    }
  }

  private static func bookmarks(of document: OpaquePointer) -> [PageBookmarks.Bookmark] {
    var first: UnsafePointer<pdf_bookmark>?
    var count = 0
    pdf_bookmarks(document, mostBookmarks, patience, &first, &count)
    return UnsafeBufferPointer(start: first, count: count).compactMap { bookmark in
      let title = PdfText.string(bookmark.text, bookmark.length)
      guard !title.isEmpty, !PageBookmarks.isAutomatic(title) else { return nil }
      return PageBookmarks.Bookmark(
        level: Int(bookmark.level), title: title, page: Int(bookmark.page),
        top: bookmark.top.isFinite ? min(bookmark.top, 100_000) : -1)
    }
  }

  private static func pages(of document: OpaquePointer, _ notes: inout [ImportNote]) -> [PageText] {
    let count = Int(pdf_page_count(document))
    if count > mostPages { notes.append(ImportNote(.tooLarge, detail: "\(mostPages)/\(count)")) }
    var pages: [PageText] = []
    var gutters = Gutters()
    let start = clock()
    for index in 0..<max(0, min(count, mostPages)) {
      guard clock() - start < __clock_t(seconds) * 1_000_000 else {
        notes.append(ImportNote(.tooLarge, detail: "\(index)/\(count)"))
        break
      }
      var page = pdf_page()
      guard pdf_read_page(document, Int32(index), &page) else {
        notes.append(ImportNote(.damaged, detail: "\(index + 1)"))
        pages.append(PageText(lines: [], width: 0))
        continue
      }
      var turned = PageTurning(page)
      turned.dropLineNumbers()
      var lines = ReadingOrder.lines(of: turned, gutters: &gutters)
      ContentsEntries.mark(&lines)
      pages.append(
        PageText(
          lines: lines, width: turned.width, height: turned.height, apart: turned.apart))
    }
    return NamelessFonts.emboldened(TurnedText.withoutWatermarks(pages))
  }
}

/// Text that is turned otherwise than the page it stands on.
enum TurnedText {
  /// The pages without turned text that stands more than once: a watermark, a stamp on every page.
  static func withoutWatermarks(_ pages: [PageText]) -> [PageText] {
    var counts: [String: Int] = [:]
    for text in pages.lazy.flatMap(\.apart) { counts[text, default: 0] += 1 }
    return pages.map { page in
      guard !page.apart.isEmpty else { return page }
      var page = page
      page.apart.removeAll { counts[$0, default: 0] > 1 }
      return page
    }
  }
}
