import ImportStream
import TextFacts

/// Lists of contents of a page: three lines or more, one after the other, that are links to places on the same page.
struct LinkedContents {
  private static let fewest = 3
  /// The characters of the line under way in such links.
  private var linked = 0
  /// The lines so far, and by entry the line it is and the position of its record.
  private var lines = 0
  private var entries: [(line: Int, record: Int)] = []

  /// Characters of a link within the page.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    linked += bytes.reduce(0) { $0 + ($1 > 0x20 && !$1.isUTF8Continuation ? 1 : 0) }
  }

  /// The line under way, of so many characters, is to be the record at `record`. A number or a page may stand beside
  /// the link.
  mutating func add(lineOf characters: Int32, at record: Int, isHeading: Bool) {
    lines += 1
    if !isHeading, linked > 0, linked * 2 >= Int(characters) { entries.append((lines, record)) }
  }

  /// The line under way ends, written or not.
  mutating func endLine() { linked = 0 }

  /// Gives the entries of all lists the look of contents.
  func mark(_ records: inout [ImportRecord]) {
    var first = 0
    for index in entries.indices {
      let isLast = index + 1 == entries.count || entries[index + 1].line != entries[index].line + 1
      guard isLast else { continue }
      if index - first + 1 >= Self.fewest {
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
