import ImportStream
import ReportModel

/// Writes the text of a page as records: headings, paragraphs, list items with their marks, tables, preformatted lines.
struct WebText {
  private let tree: WebTree
  private let parts: PageParts
  private let headings: WebHeadings
  private(set) var records: [ImportRecord] = []
  /// The position in `records` from which on the text of each anchor stands.
  private(set) var places: [String: Int] = [:]
  /// The anchors by the element they are on.
  private let anchors: [Int: [String]]
  /// The anchors that links lead to, by name, and the name of the page in a book before each; and those whose text is
  /// still to come.
  private let linked: Set<String>
  private let page: String
  private var comingAnchors: [String] = []
  /// Whether a blank line made of a no-break space is one of the text; pages of the web space out with them.
  private let keepsBlankLines: Bool

  /// The paragraph under way, and the links in it.
  private var words = CollapsedText()
  private var measure = TextMeasure()
  /// Whether it holds a control: `字号：大 中 小`.
  private var hasControl = false
  private var heading: Int?
  /// The lines that may be entries of a list of contents, and their entries so far.
  private var contents = LinkedContents()
  /// The words of the links in the heading under way.
  private var headingLinks: [String] = []
  private var look = LineLook()
  /// The look of characters inside each open element, and the traits its lines have.
  private var looks = [InheritedLook()]
  /// The runs of the paragraph under way that are more than letters, and the blocks it lies in.
  private var spans: PageSpans
  private var blocks = PageBlocks()
  private var lists: [ListCount] = []
  /// The mark of a list item that has no text yet.
  private var itemMark = ""
  /// The row under way; nil outside data tables.
  private var row: WebTableRow?
  /// The table of the row written last, and the columns of the one whose rows are read.
  private var lastTable = -1
  private var grid = WebTableGrid()
  /// Whether the line before ended with a break inside a paragraph.
  private var goesOn = false
  /// A line that is longer than this many bytes is a paragraph, whatever ends it.
  private static let longestLine = 240
  private var lines: PreformattedText?

  private init(
    _ tree: WebTree, _ parts: PageParts, keepsBlankLines: Bool = false, linked: Set<String> = [], page: String = ""
  ) {
    self.keepsBlankLines = keepsBlankLines
    self.linked = linked
    self.page = page
    if linked.contains("") { comingAnchors = [page] }
    self.tree = tree
    self.parts = parts
    spans = PageSpans(tree.words)
    headings = WebHeadings(tree, parts, readsImages: keepsBlankLines)
    anchors = [Int: [String]](tree.anchors.map { ($0.value, [$0.key]) }, uniquingKeysWith: +)
  }

  /// The records of the text of `tree`; see `PageParts` for `keepsAll`.
  static func records(of tree: WebTree, keepsAll: Bool = false) -> [ImportRecord] {
    text(of: tree, keepsAll: keepsAll).records
  }

  /// The same with the places of the anchors. Links lead to those of `linked`, and to the page itself where that holds an
  /// empty name; in a book the name of the `page` stands before each.
  static func text(
    of tree: WebTree, keepsAll: Bool, linked: Set<String> = [], page: String = ""
  ) -> WebText {
    var text = WebText(
      tree, PageParts(tree, keepsAll: keepsAll), keepsBlankLines: keepsAll, linked: linked, page: page)
    text.walk()
    if text.records.isEmpty {
      text = WebText(tree, PageParts(tree, keepsAll: true), linked: linked, page: page)
      text.walk()
    }
    return text
  }

  private mutating func walk() {
    var open: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      while let last = open.last, Int(tree.nodes[last].end) <= index {
        close(last)
        open.removeLast()
        looks.removeLast()
      }
      let node = tree.nodes[index]
      if parts.isLeftOut[index] {
        if node.element == .reading { spans.add(reading: wordsOfText(below: index), at: words.count) }
        if node.marks.contains(.deleted) {
          let deleted = DeletedWords.words(below: index, in: tree)
          spans.changes.delete(deleted, at: words.count, date: tree.dates[index] ?? "")
        }
        index = Int(node.end)
        continue
      }
      if node.element == .text {
        add(tree.bytes(of: node))
      } else {
        self.open(index)
        open.append(index)
        looks.append(looks[looks.count - 1].inside(node))
        for anchor in anchors[index] ?? [] {
          places[anchor] = records.count
          if linked.contains(anchor) { comingAnchors.append(page.isEmpty ? anchor : page + "#" + anchor) }
        }
      }
      index += 1
    }
    while let last = open.popLast() { close(last) }
    flush()
    contents.mark(&records)
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    if lines != nil {
      lines?.append(bytes)
    } else {
      let inherited = looks[looks.count - 1]
      spans.append(bytes, inherited.inline, to: &words)
      if inherited.isOwnLink { contents.add(bytes) }
      look.add(bytes, isBold: inherited.isBold, isItalic: inherited.isItalic, size: inherited.size)
    }
  }

  // MARK: Elements

  private mutating func open(_ index: Int) {
    let node = tree.nodes[index]
    if node.element == .ruby { spans.beginRuby(at: words.count) }
    if node.marks.contains(.inserted) { spans.changes.begin(at: words.count, date: tree.dates[index] ?? "") }
    if row != nil, node.element != .cell, node.element != .headCell, node.element != .row {
      // Inside a cell lines and blocks only set words apart.
      if node.element.isBlock || node.element == .lineBreak { words.space() }
      if node.element == .image, let words = tree.alternatives[index] { addImage(words) }
      return
    }
    if heading != nil, node.element == .anchor { headingLinks.append(wordsOfText(below: index)) }
    guard node.element.isBlock else { return openInline(node, index) }
    flush()
    blocks.open(node.element, index)
    switch node.element {
    case .preformatted: lines = PreformattedText()
    case .orderedList, .unorderedList:
      lists.append(ListCount(node, items: node.marks.contains(.reversed) ? items(of: index) : 0))
    case .listItem: if let last = lists.indices.last { itemMark = lists[last].mark(of: node) }
    case .row where dataTable(around: index) != nil:
      // A row inside a row, in tables that nobody closed: what the outer one has so far is a row.
      endRow()
      row = dataTable(around: index).map { WebTableRow(table: $0, group: Int(node.parent)) }
      if let row { grid.begin(row) }
    default:
      if heading == nil {
        heading = node.marks.contains(.wordTitle) ? 0 : headings.level(index)
        headingLinks = []
      }
    }
  }

  private mutating func openInline(_ node: WebNode, _ index: Int) {
    switch node.element {
    case .anchor:
      if node.marks.contains(.link) {
        measure.links += 1
        measure.linkCharacters += parts.measure(index).linkCharacters
      }
      if node.marks.contains(.control) { hasControl = true }
    case .image: if let words = tree.alternatives[index] { addImage(words) }
    case .lineBreak:
      if lines != nil {
        lines?.append([0x0A])
      } else if heading != nil {
        // A heading set on several lines is one.
        words.append([0x0A])
      } else {
        let count = records.count
        let length = words.count
        flush()
        goesOn = records.count > count && length <= Self.longestLine
      }
    default: break
    }
  }

  /// An image stands here, for which these words stand.
  private mutating func addImage(_ words: String) {
    if heading != nil {
      if keepsBlankLines { add(Array(words.utf8)[...]) }
    } else if lines == nil, keepsBlankLines || measure.links == 0 {
      // Pictures that are links to other pages of a site are its furniture.
      spans.append(image: words, looks[looks.count - 1].inline, to: &self.words)
    }
  }

  private mutating func close(_ index: Int) {
    let node = tree.nodes[index]
    if node.marks.contains(.inserted) { spans.changes.end(at: words.count) }
    if row != nil {
      switch node.element {
      case .cell, .headCell:
        let text = words.take()
        let side = side
        let empty = row?.endCell(text, isHead: node.element == .headCell, side, column: grid.place(node))
        spans.endCell(text, after: empty ?? 0)
        measure = TextMeasure()
      case .row: endRow()
      default:
        guard node.element.isBlock else { break }
        words.space()
        let side = side
        row?.endBlock(side)
      }
      return
    }
    switch node.element {
    case .preformatted:
      closeLines()
    case .orderedList, .unorderedList:
      flush()
      if !lists.isEmpty { lists.removeLast() }
      itemMark = ""
    case .listItem:
      flush()
      itemMark = ""
    default:
      if node.element.isBlock { flush() }
      if node.element.headingLevel != nil || node.marks.contains(.wordTitle) { heading = nil }
    }
    blocks.close(node.element, index)
  }

  private mutating func closeLines() {
    guard let lines else { return }
    self.lines = nil
    guard lines.isRunningText else {
      for line in lines.lines { records += blocks.tell() + [.preformatted(line)] }
      return
    }
    for line in lines.lines {
      words.append(Array(line.utf8)[...])
      // A blank line of such text is one of the author's, as in a text file.
      if line.utf8.allSatisfy({ $0 <= 0x20 }) { records.append(.paragraph("")) }
      flush()
    }
  }

  /// Marks the record written last, whose text is `text`, as the place of the anchors that stand before it.
  private mutating func addAnchors(to text: String) {
    for anchor in comingAnchors.prefix(ImportLimits.spans / 4) where LinkDestination.isShort(anchor) {
      records.append(.span(ImportSpan(.anchor, 0..<text.utf8.count, anchor)))
    }
    comingAnchors = []
  }

  /// The words of the text below the element at `index`, which holds a few.
  private func wordsOfText(below index: Int) -> String {
    var words: [UInt8] = []
    for place in index..<min(Int(tree.nodes[index].end), index + 16) where tree.nodes[place].element == .text {
      words += tree.bytes(of: tree.nodes[place]).prefix(64)
    }
    return String(decoding: words, as: UTF8.self).trimmed
  }

  /// Ends the row under way, if there is one; words after its last cell are no cell's.
  private mutating func endRow() {
    guard let row else { return }
    self.row = nil
    grid.endRow()
    if row.cells.contains(where: { !$0.isEmpty }) {
      records += row.parts(isFirst: row.table != lastTable) + blocks.tell() + [.row(cells: row.cells)] + spans.cells
      lastTable = row.table
    } else {
      // All that was taken out of it.
      records += spans.cells
    }
    words = CollapsedText()
    spans.endRow()
  }

  /// The side that the words under way keep to; nil for the left.
  private var side: Block.CellAlignment? {
    let traits = looks[looks.count - 1].traits
    return traits.contains(.flushRight) ? .right : traits.contains(.centred) ? .centre : nil
  }

  /// The table of data that a row stands in; nil where it is none, or a table that sets text on the page.
  private func dataTable(around index: Int) -> Int? {
    var above = Int(tree.nodes[index].parent)
    while above > 0, tree.nodes[above].element != .table { above = Int(tree.nodes[above].parent) }
    return above > 0 && parts.isDataTable(above) ? above : nil
  }

  private func items(of list: Int) -> Int {
    (list..<Int(tree.nodes[list].end)).count {
      tree.nodes[$0].element == .listItem && Int(tree.nodes[$0].parent) == list
    }
  }

  // MARK: Paragraphs

  /// Ends the paragraph under way.
  private mutating func flush() {
    guard lines == nil else { return }
    let isBlankLine = words.isBlankLine
    var text = words.take()
    let typography = look.typography(looks[looks.count - 1].traits)
    look = LineLook()
    defer {
      measure = TextMeasure()
      hasControl = false
      spans.endLine()
      goesOn = false
      contents.endLine()
    }
    if heading != nil { text = HeadingLinks.without(headingLinks, text) }
    if heading == nil, let image = spans.soleImage(in: text) {
      records += blocks.tell() + [.part(.image), .paragraph(image.isEmpty ? text : image)]
      if image.isEmpty { records += spans.records(of: text, at: 0) }
      return
    }
    guard !text.isEmpty else {
      if isBlankLine, keepsBlankLines, heading == nil { records.append(.paragraph("")) }
      return
    }
    measure.characters = Int32(clamping: text.unicodeScalars.count { $0.value > 0x20 })
    measure.sentences = text.utf8.count > 600 || text.unicodeScalars.contains("。") ? 1 : 0
    let isControls = hasControl && measure.sentences == 0 && measure.plainCharacters <= 20
    if heading == nil, parts.main > 0, isControls || PageParts.isLinkList(measure) { return }
    let marked = heading == nil ? ListCount.marked(text, with: itemMark) : text
    let marker = marked.utf8.count - text.utf8.count
    records += blocks.tell(marker: marker)
    if goesOn, heading == nil { records.append(.part(.line)) }
    if typography != .unknown { records.append(.look(typography)) }
    contents.add(lineOf: measure.characters, at: records.count, heading: heading == nil ? nil : text)
    records.append(heading.map { .heading(level: $0, text) } ?? .paragraph(marked))
    if !comingAnchors.isEmpty { addAnchors(to: heading == nil ? marked : text) }
    records += spans.records(of: text, at: marker)
    itemMark = ""
  }
}

/// The look that text inherits from the elements around it.
private struct InheritedLook {
  var isBold = false
  var isItalic = false
  var size = PageFont.usual
  var traits: Typography.Traits = []
  var inline = InlineStyle.plain
  /// Whether it is in a link within the page.
  var isOwnLink = false

  /// The look inside `node`.
  func inside(_ node: WebNode) -> InheritedLook {
    var look = self
    if node.marks.contains(.ownLink) { look.isOwnLink = true }
    if node.marks.contains(.light) { look.isBold = false }
    if node.marks.contains(.bold) { look.isBold = true }
    if node.marks.contains(.italic) { look.isItalic = true }
    look.inline = inline.inside(node)
    look.size = PageFont.size(node.size, within: size)
    // A table may be centred; its cells are not for that (HTML, 15.3.8).
    if node.element == .table || !node.marks.isDisjoint(with: [.centred, .flushRight, .flushLeft]) {
      look.traits.subtract([.centred, .flushRight])
    }
    if node.marks.contains(.centred) { look.traits.insert(.centred) }
    if node.marks.contains(.flushRight) { look.traits.insert(.flushRight) }
    if node.marks.contains(.wordContents) { look.traits.insert(.contents) }
    return look
  }
}
