import ImportStream
import TextFacts

/// Lists of contents of a page: three lines or more, one after the other, that are links to places on the same page; two
/// below a heading that says so.
struct LinkedContents {
  private static let fewest = 3
  private static let fewestTitled = 2
  private static let titles: Set<String> = [
    "目录", "目錄", "目次", "本页目录", "本页内容", "本頁目錄", "contents", "table of contents", "on this page", "in this article", "차례",
    "목차",
    "inhalt", "inhaltsverzeichnis", "sommaire", "table des matières", "índice", "contenido", "содержание", "оглавление",
    "mục lục", "indice",
  ]
  /// The characters of the line under way in such links.
  private var linked = 0
  /// The lines so far, and by entry the line it is and the position of its record.
  private var lines = 0
  private var entries: [(line: Int, record: Int)] = []
  /// The lines that are headings with the words of a list of contents.
  private var titled: Set<Int> = []

  /// Characters of a link within the page.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    linked += bytes.reduce(0) { $0 + ($1 > 0x20 && !$1.isUTF8Continuation ? 1 : 0) }
  }

  /// The line under way, of so many characters, is to be the record at `record`, and has the words of `heading` if it is
  /// one. A number or a page may stand beside the link.
  mutating func add(lineOf characters: Int32, at record: Int, heading: String?) {
    lines += 1
    if let heading {
      if Self.titles.contains(heading.lowercased()) { titled.insert(lines) }
    } else if linked > 0, linked * 2 >= Int(characters) {
      entries.append((lines, record))
    }
  }

  /// The line under way ends, written or not.
  mutating func endLine() { linked = 0 }

  /// Gives the entries of all lists the look of contents.
  func mark(_ records: inout [ImportRecord]) {
    var first = 0
    for index in entries.indices {
      let isLast = index + 1 == entries.count || entries[index + 1].line != entries[index].line + 1
      guard isLast else { continue }
      let fewest = titled.contains(entries[first].line - 1) ? Self.fewestTitled : Self.fewest
      if index - first + 1 >= fewest {
        for entry in entries[first...index] where entry.record > 0 {
          guard case .look(var look) = records[entry.record - 1] else { continue }
          look.traits.insert(.contents)
          records[entry.record - 1] = .look(look)
        }
      }
      first = index + 1
    }
  }
}
