import ReportModel
import TextFacts

/// A passage as HTML, without what stands around it in a page: headings with names to link to, paragraphs, lists,
/// quotations, notes, code and tables.
public struct PagePassage {
  /// An element that is open.
  private enum OpenElement: Equatable {
    case list(isOrdered: Bool)
    case item(Int), quotation(Int), note(Int)
    case table(Int)
    case code(Int?)
  }

  private let reader: PassageReader
  private var runs: PageRuns
  private let titleLevels: Int
  /// The name that links to a section.
  private let name: (SectionIndex) -> String
  private var out: [UInt8] = []
  private var open: [OpenElement] = []
  private var isTitleOpen = false
  /// The block of lines that the last paragraph is one of.
  private var openLines: Int?
  private static let paragraphEnd = Array("</p>\n".utf8)
  /// Bytes gathered before they are handed on.
  private static let piece = 64 << 10

  /// A writer of the report that `reader` reads; `name` gives the name of the place of a section, its address by itself.
  public init(_ reader: PassageReader, naming name: ((SectionIndex) -> String)? = nil) {
    var reader = reader
    reader.splitsHeadings = true
    self.reader = reader
    let addresses = Addresses(reader.report)
    let named = name ?? { addresses.address(of: $0) }
    self.name = named
    runs = PageRuns(naming: named) { _ in nil }
    titleLevels = reader.report.titleParagraphs.isEmpty ? 0 : 1
  }

  /// Hands on the passage in `range`, piece by piece, until `sink` says false.
  public mutating func write(_ range: TextRange, to sink: ([UInt8]) -> Bool) {
    var copy = self
    let targets = LinkTargets(reader.report, in: range, naming: name)
    copy.runs.link = { targets.link(to: $0) }
    reader.forEach(in: range) { paragraph in
      copy.add(paragraph)
      guard copy.out.count >= Self.piece else { return true }
      defer { copy.out.removeAll(keepingCapacity: true) }
      return sink(copy.out)
    }
    copy.closeTitle()
    copy.close(to: 0)
    if !copy.out.isEmpty { _ = sink(copy.out) }
    copy.out = []
    self = copy
  }

  // MARK: Paragraphs

  private mutating func add(_ paragraph: PassageParagraph) {
    if paragraph.part == .blank { return }
    if paragraph.part == .title {
      close(to: 0)
      put(isTitleOpen ? "<br>" : "<h1>")
      isTitleOpen = true
      out += runs.html(paragraph.runs)
      return
    }
    closeTitle()
    openSurroundings(of: paragraph)
    switch paragraph.part {
    case .heading(let section):
      let level = min(6, max(1, reader.report[section].level + titleLevels))
      put("<h\(level) id=\"")
      out += HTMLText.identifier(name(section))
      put("\">")
      out += runs.html(paragraph.runs)
      put("</h\(level)>\n")
    case .text, .salutation:
      if let lines = paragraph.lines, lines == openLines, out.suffix(Self.paragraphEnd.count) == Self.paragraphEnd[...]
      {
        out.removeLast(Self.paragraphEnd.count)
        put("<br>")
        out += runs.html(paragraph.runs)
        put("</p>\n")
        break
      }
      openLines = paragraph.lines
      let classes = Self.classes(of: paragraph)
      put(classes.isEmpty ? "<p>" : "<p class=\"\(classes)\">")
      addMarker(of: paragraph)
      out += runs.html(paragraph.runs)
      put("</p>\n")
    case .code:
      HTMLText.append(paragraph.words, to: &out)
      out.append(0x0A)
    case .row(_, let isHead): addRow(paragraph, isHead)
    case .rule: put("<hr>\n")
    case .title, .blank: break
    }
  }

  private static func classes(of paragraph: PassageParagraph) -> String {
    var classes: [String] = []
    if paragraph.part == .salutation || paragraph.continuesLine { classes.append("flush") }
    if paragraph.isMuted { classes.append("muted") }
    return classes.joined(separator: " ")
  }

  /// A marker that no list of HTML counts as.
  private mutating func addMarker(of paragraph: PassageParagraph) {
    for around in paragraph.surroundings where around.begins {
      switch around.part {
      case .item where around.isDone != nil:
        put("<input type=\"checkbox\" disabled\(around.isDone == true ? " checked" : "")> ")
      case .item where !around.isBullet && around.number == nil:
        put("<span class=\"marker\">")
        out += HTMLText.escaped(around.marker)
        put("</span> ")
      case .note:
        put("<span class=\"marker\">[")
        out += HTMLText.escaped(around.marker)
        put("]</span> ")
      case .item, .quotation: break
      }
    }
  }

  private mutating func addRow(_ paragraph: PassageParagraph, _ isHead: Bool) {
    let tag = isHead ? "th" : "td"
    put("<tr>")
    for (cell, side) in zip(paragraph.cells, paragraph.sides) {
      put("<\(tag)\(Self.style(of: side))>")
      out += runs.html(cell)
      put("</\(tag)>")
    }
    put("</tr>\n")
  }

  /// The attribute of a cell whose words keep to a side; heads of columns would else be centred (HTML, 15.3.9).
  private static func style(of side: Block.CellAlignment?) -> String {
    switch side {
    case .left: " style=\"text-align: left\""
    case .centre: " style=\"text-align: center\""
    case .right: " style=\"text-align: right\""
    case nil: ""
    }
  }

  // MARK: Elements around

  private mutating func openSurroundings(of paragraph: PassageParagraph) {
    let wanted = elements(around: paragraph)
    let shared = zip(open, wanted).prefix { $0 == $1 }.count
    close(to: shared)
    for (index, element) in wanted.enumerated().dropFirst(shared) {
      open.append(element)
      put(tag(of: element, paragraph, wanted[..<index]))
    }
  }

  private func elements(around paragraph: PassageParagraph) -> [OpenElement] {
    var elements: [OpenElement] = []
    for around in paragraph.surroundings {
      switch around.part {
      case .item: elements += [.list(isOrdered: around.number != nil), .item(around.block)]
      case .quotation: elements.append(.quotation(around.block))
      case .note: elements.append(.note(around.block))
      }
    }
    switch paragraph.part {
    case .row(let table, _): elements.append(.table(table))
    case .code(let block): elements.append(.code(block))
    case .title, .heading, .text, .salutation, .rule, .blank: break
    }
    return elements
  }

  private func tag(
    of element: OpenElement, _ paragraph: PassageParagraph, _ outer: ArraySlice<OpenElement>
  ) -> String {
    switch element {
    case .list(let isOrdered): return isOrdered ? "<ol>\n" : "<ul>\n"
    case .item(let block):
      let item = paragraph.surroundings.first { $0.block == block }
      if let number = item?.number { return "<li value=\"\(number)\">" }
      return item?.isBullet == true && item?.isDone == nil ? "<li>" : "<li class=\"marked\">"
    case .quotation: return "<blockquote>\n"
    case .note(let block):
      let marker = paragraph.surroundings.first { $0.block == block }?.marker ?? ""
      let mark = marker.hasPrefix("^") ? String(marker.dropFirst()) : marker
      let name = String(decoding: HTMLText.identifier("note-" + mark), as: UTF8.self)
      return "<div class=\"note\" id=\"\(name)\">"
    case .table: return "<div class=\"table\"><table>\n"
    // A line end right after the tag is none of the text.
    case .code: return "<pre>\n"
    }
  }

  private mutating func close(to depth: Int) {
    while open.count > depth, let element = open.popLast() {
      switch element {
      case .list(let isOrdered): put(isOrdered ? "</ol>\n" : "</ul>\n")
      case .item: put("</li>\n")
      case .quotation: put("</blockquote>\n")
      case .note: put("</div>\n")
      case .table: put("</table></div>\n")
      case .code: put("</pre>\n")
      }
    }
  }

  private mutating func closeTitle() {
    guard isTitleOpen else { return }
    isTitleOpen = false
    put("</h1>\n")
  }

  private mutating func put(_ tags: String) { out += tags.utf8 }
}
