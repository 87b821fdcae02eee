import ImportStream

/// An entry of a book's own table of contents: its navigation document (EPUB 3.3, 7), or the NCX of EPUB 2 (OPF 2.0.1,
/// 2.4.1).
struct EpubEntry: Equatable {
  /// 1 for the outermost.
  var level: Int
  var title: String
  /// The document it leads to, by its name in the archive, and the identifier in it; nil for its beginning.
  var document: String
  var anchor: String?
}

/// Reads a book's own table of contents.
struct EpubContents {
  /// A book has no more entries.
  private static let most = 20_000
  /// Levels of headings; what is deeper is of the last.
  private static let deepest = 9
  private static let spaces = [
    "http://www.w3.org/1999/xhtml": "h", "http://www.daisy.org/z3986/2005/ncx/": "ncx",
  ]

  /// The folder that references are relative to.
  private let folder: [String]
  private var entries: [EpubEntry] = []
  private var depth = 0
  private var title = ""
  private var target: String?
  /// Whether words are those of an entry.
  private var isTitle = false
  /// The levels of entries that lead nowhere themselves: they stand where the next entry does.
  private var waiting: [EpubEntry] = []

  /// The entries of the navigation document or NCX `part`, called `name`; empty where it cannot be read.
  static func entries(of part: [UInt8], name: String) -> [EpubEntry] {
    var contents = EpubContents(
      folder: name.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init))
    let text = Prologue.withoutType(part)
    // A navigation document may hold lists of pages and landmarks besides.
    var isInOther = false
    let xml = XMLReader(text, part: name, spaces: spaces, into: nil)
    xml.forEach { event in
      switch event {
      case .start("h:nav"): isInOther = !["toc", nil].contains(xml.attribute("type"))
      case .end("h:nav"): isInOther = false
      case .start(let name): if !isInOther { contents.start(name, xml) }
      case .end(let name): if !isInOther { contents.end(name) }
      case .text(let words): if contents.isTitle, contents.title.utf8.count < 1_000 { contents.title += words }
      }
    }
    return contents.entries
  }

  private init(folder: [String]) { self.folder = folder }

  private mutating func start(_ name: String, _ xml: XMLReader) {
    switch name {
    case "h:ol", "ncx:navPoint": depth += 1
    case "h:a":
      (title, target, isTitle) = ("", xml.attribute("href"), depth > 0)
    case "h:span": if depth > 0, !isTitle { (title, target, isTitle) = ("", nil, true) }
    case "ncx:navLabel": if depth > 0 { (title, isTitle) = ("", true) }
    case "ncx:content":
      // A list of pages has such elements too.
      guard depth > 0 else { return }
      target = xml.attribute("src")
      add()
    default: break
    }
  }

  private mutating func end(_ name: String) {
    switch name {
    case "h:ol", "ncx:navPoint": depth -= 1
    case "h:a": if isTitle { add() }
    // A span inside a link is part of its title.
    case "h:span": if isTitle, target == nil { add() }
    case "ncx:navLabel": isTitle = false
    default: break
    }
  }

  private mutating func add() {
    isTitle = false
    let words = title.split { $0.isWhitespace }.joined(separator: " ")
    title = ""
    guard !words.isEmpty, entries.count + waiting.count < Self.most else { return }
    var entry = EpubEntry(level: min(max(depth, 1), Self.deepest), title: words, document: "", anchor: nil)
    guard let target else { return waiting.append(entry) }
    let halves = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    entry.document = EpubReader.path(target, from: folder)
    entry.anchor = halves.count == 2 && !halves[1].isEmpty ? EpubReader.decoded(halves[1]) : nil
    for var above in waiting {
      (above.document, above.anchor) = (entry.document, entry.anchor)
      entries.append(above)
    }
    waiting = []
    entries.append(entry)
  }
}

extension Prologue {
  /// The text of a part without its document type and with the one name for a character that books use: the navigation
  /// of a book may have both. A type with declarations of its own stays, and the part is refused for it.
  static func withoutType(_ bytes: [UInt8]) -> [UInt8] {
    let word = Array("<!DOCTYPE".utf8)
    guard
      let start = bytes.prefix(4_096).indices.first(where: { bytes[$0] == 0x3C && bytes[$0...].starts(with: word) }),
      let end = bytes[start...].prefix(2_048).firstIndex(of: 0x3E), !bytes[start..<end].contains(0x5B)
    else { return spelled(bytes) }
    return spelled(Array(bytes[..<start] + bytes[(end + 1)...]))
  }

  /// `&nbsp;` as a number.
  private static func spelled(_ bytes: [UInt8]) -> [UInt8] {
    let word = Array("&nbsp;".utf8)
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x26, bytes[place...].starts(with: word) {
        kept += Array("&#160;".utf8)
        place += word.count
      } else {
        kept.append(bytes[place])
        place += 1
      }
    }
    return kept
  }
}
