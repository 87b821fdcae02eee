import CPoppler
import Glibc
import ImportStream

/// PDF: bookmarks, and the text of pages joined into paragraphs.
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
      let pages = pages(of: document, &notes)
      let text = ParagraphJoiner.records(of: RunningLines.removed(from: pages))
      if text.isEmpty { notes.append(ImportNote(.noText)) }
      return (bookmarks(of: document) + text, notes)
    }
  }

  private static func bookmarks(of document: OpaquePointer) -> [ImportRecord] {
    var first: UnsafePointer<pdf_bookmark>?
    var count = 0
    pdf_bookmarks(document, mostBookmarks, patience, &first, &count)
    return UnsafeBufferPointer(start: first, count: count).compactMap { bookmark in
      let title = PdfText.string(bookmark.text, bookmark.length)
      return title.isEmpty ? nil : .bookmark(level: Int(bookmark.level), title)
    }
  }

  private static func pages(of document: OpaquePointer, _ notes: inout [ImportNote]) -> [PageText] {
    let count = Int(pdf_page_count(document))
    if count > mostPages { notes.append(ImportNote(.tooLarge, detail: "\(mostPages)/\(count)")) }
    var pages: [PageText] = []
    let start = clock()
    for index in 0..<max(0, min(count, mostPages)) {
      guard clock() - start < __clock_t(seconds) * 1_000_000 else {
        notes.append(ImportNote(.tooLarge, detail: "\(index)/\(count)"))
        break
      }
      var first: UnsafePointer<pdf_word>?
      var words = 0
      var width = 0.0
      guard pdf_page_words(document, Int32(index), &first, &words, &width) else {
        notes.append(ImportNote(.damaged, detail: "\(index + 1)"))
        continue
      }
      let lines = LineMaker.lines(of: UnsafeBufferPointer(start: first, count: words).compactMap(PdfText.word))
      pages.append(PageText(lines: lines, width: width.isFinite ? width : 0))
    }
    return pages
  }
}

/// Text as poppler gives it.
enum PdfText {
  /// A word of a page; nil where it has no place or no characters.
  static func word(_ word: pdf_word) -> PageWord? {
    let text = string(word.text, word.length)
    let places = [word.left, word.right, word.top, word.bottom]
    // Places come from the file: only those a page can have count.
    guard !text.isEmpty, places.allSatisfy({ $0.isFinite && abs($0) < 100_000 }) else { return nil }
    let height = max(1, word.bottom - word.top)
    let size = word.size.isFinite && word.size > 0.5 && word.size < 1_000 ? word.size : height
    return PageWord(
      text: text, left: word.left, right: max(word.left, word.right), top: word.top, bottom: word.top + height,
      size: size)
  }

  /// UTF-8 without white space around and without controls.
  static func string(_ bytes: UnsafePointer<CChar>?, _ count: Int) -> String {
    guard let bytes, count > 0 else { return "" }
    let raw = UnsafeRawBufferPointer(start: bytes, count: count).map { $0 < 0x20 ? 0x20 : $0 }
    guard let start = raw.firstIndex(where: { $0 != 0x20 }), let end = raw.lastIndex(where: { $0 != 0x20 }) else {
      return ""
    }
    return String(decoding: raw[start...end], as: UTF8.self)
  }
}
