import ImportStream
import ReportModel

/// Writes the text of a page as records: headings, paragraphs, list items with their marks, tables, preformatted lines.
struct WebText {
  private let tree: WebTree
  private let parts: PageParts
  private let headings: WebHeadings
  private(set) var records: [ImportRecord] = []
  /// The places that links lead to.
  private var anchors: PageAnchors
  /// Whether a blank line made of a no-break space is one of the text; pages of the web space out with them.
  private let keepsBlankLines: Bool

  /// The line and the heading under way.
  private var line = WebLine()
  private var heading = WebHeading()
  /// The lines that may be entries of a list of contents, and their entries so far.
  private var contents = LinkedContents()
  /// The look of characters inside each open element, and the traits its lines have.
  private var looks = [InheritedLook()]
  /// The runs of the paragraph under way that are more than letters, and the blocks it lies in.
  private var spans: PageSpans
  private var blocks = PageBlocks()
  private var items = WebItems()
  private var table = WebTable()
  /// A line that is longer than this many bytes is a paragraph, whatever ends it.
  private static let longestLine = 240
  private var lines: PreformattedText?

  private init(
    _ tree: WebTree, _ parts: PageParts, keepsBlankLines: Bool = false, linked: Set<String> = [], page: String = ""
  ) {
    self.keepsBlankLines = keepsBlankLines
    anchors = PageAnchors(of: tree, linked: linked, page: page)
    self.tree = tree
    self.parts = parts
    spans = PageSpans(tree.words)
    headings = WebHeadings(tree, parts, readsImages: keepsBlankLines)
  }

  /// The position in `records` from which on the text of each anchor stands.
  var places: [String: Int] { anchors.places }

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
        if node.element == .reading { spans.add(reading: wordsOfText(below: index), at: line.words.count) }
        if node.marks.contains(.deleted) {
          let deleted = DeletedWords.words(below: index, in: tree)
          spans.changes.delete(deleted, at: line.words.count, date: tree.dates[index] ?? "")
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
        anchors.begin(index, at: records.count)
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
      if looks[looks.count - 1].inline.marks.contains(.code) { lines?.hasCode = true }
    } else {
      let inherited = looks[looks.count - 1]
      spans.append(bytes, inherited.inline, to: &line.words)
      if inherited.isOwnLink { contents.add(bytes) }
      line.look.add(bytes, isBold: inherited.isBold, isItalic: inherited.isItalic, size: inherited.size)
    }
  }

  // MARK: Elements

  private mutating func open(_ index: Int) {
    let node = tree.nodes[index]
    if node.element == .ruby { spans.beginRuby(at: line.words.count) }
    if node.marks.contains(.inserted) { spans.changes.begin(at: line.words.count, date: tree.dates[index] ?? "") }
    let isOfTable = [.cell, .headCell, .row].contains(node.element)
    if let row = table.row, !isOfTable || tableElement(around: index) != row.table {
      // Inside a cell lines and blocks only set words apart.
      if node.element.isBlock || node.element == .lineBreak { line.words.space() }
      if node.element == .image, let name = tree.alternatives[index] { addImage(name) }
      return
    }
    if heading.level != nil, node.element == .anchor { heading.links.append(wordsOfText(below: index)) }
    guard node.element.isBlock else { return openInline(node, index) }
    flush()
    blocks.open(node.element, index)
    switch node.element {
    case .preformatted: lines = PreformattedText()
    case .orderedList, .unorderedList:
      items.lists.append(ListCount(node, items: node.marks.contains(.reversed) ? items(of: index) : 0))
    case .listItem: if let last = items.lists.indices.last { items.mark = items.lists[last].mark(of: node) }
    case .row where dataTable(around: index) != nil:
      // A row inside a row, in tables that nobody closed: what the outer one has so far is a row.
      endRow()
      table.row = dataTable(around: index).map { WebTableRow(table: $0, group: Int(node.parent)) }
      if let row = table.row { table.grid.begin(row) }
    default:
      if heading.level == nil {
        heading.level = node.marks.contains(.wordTitle) ? 0 : headings.level(index)
        heading.links = []
      }
    }
  }

  private mutating func openInline(_ node: WebNode, _ index: Int) {
    switch node.element {
    case .anchor:
      if node.marks.contains(.link) {
        line.measure.links += 1
        line.measure.linkCharacters += parts.measure(index).linkCharacters
      }
      if node.marks.contains(.control) { line.hasControl = true }
    case .image: if let name = tree.alternatives[index] { addImage(name) }
    case .lineBreak:
      if lines != nil {
        lines?.append([0x0A])
      } else if heading.level != nil {
        // A heading set on several lines is one.
        line.words.append([0x0A])
      } else {
        let count = records.count
        let length = line.words.count
        flush()
        line.goesOn = records.count > count && length <= Self.longestLine
      }
    default: break
    }
  }

  /// An image stands here, for which these words stand.
  private mutating func addImage(_ name: String) {
    if heading.level != nil {
      if keepsBlankLines { add(Array(name.utf8)[...]) }
    } else if lines == nil, keepsBlankLines || line.measure.links == 0 {
      // Pictures that are links to other pages of a site are its furniture.
      spans.append(image: name, looks[looks.count - 1].inline, to: &line.words)
    }
  }

  private mutating func close(_ index: Int) {
    let node = tree.nodes[index]
    if node.marks.contains(.inserted) { spans.changes.end(at: line.words.count) }
    if let row = table.row {
      let isInner = tableElement(around: index) != row.table
      switch node.element {
      case _ where isInner && [.cell, .headCell, .row].contains(node.element): line.words.space()
      case .cell, .headCell:
        let text = line.words.take()
        let side = side
        let empty = table.row?.endCell(text, isHead: node.element == .headCell, side, column: table.grid.place(node))
        spans.endCell(text, after: empty ?? 0)
        line.measure = TextMeasure()
      case .row: endRow()
      default:
        guard node.element.isBlock else { break }
        line.words.space()
        let side = side
        table.row?.endBlock(side)
      }
      return
    }
    switch node.element {
    case .preformatted:
      closeLines()
    case .orderedList, .unorderedList:
      flush()
      if !items.lists.isEmpty { items.lists.removeLast() }
      items.mark = ""
    case .listItem:
      flush()
      items.mark = ""
    default:
      if node.element.isBlock { flush() }
      if node.element.headingLevel != nil || node.marks.contains(.wordTitle) { heading.level = nil }
    }
    blocks.close(node.element, index)
  }

  private mutating func closeLines() {
    guard let lines else { return }
    self.lines = nil
    guard lines.isRunningText else {
      for text in lines.lines { records += blocks.tell() + [.preformatted(text)] }
      return
    }
    for text in lines.lines {
      line.words.append(Array(text.utf8)[...])
      // A blank line of such text is one of the author's, as in a text file.
      if text.utf8.allSatisfy({ $0 <= 0x20 }) { records.append(.paragraph("")) }
      flush()
    }
  }

  /// Marks the record written last, whose text is `text`, as the place of the anchors that stand before it.
  private mutating func addAnchors(to text: String) {
    for anchor in anchors.coming.prefix(ImportLimits.spans / 4) where LinkDestination.isShort(anchor) {
      records.append(.span(ImportSpan(.anchor, 0..<text.utf8.count, anchor)))
    }
    anchors.coming = []
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
    guard let row = table.row else { return }
    table.row = nil
    table.grid.endRow()
    if row.cells.contains(where: { !$0.isEmpty }) {
      records += row.parts(isFirst: row.table != table.last) + blocks.tell() + [.row(cells: row.cells)] + spans.cells
      table.last = row.table
    } else {
      // All that was taken out of it.
      records += spans.cells
    }
    line.words = CollapsedText()
    spans.endRow()
  }

  /// The side that the words under way keep to; nil for the left.
  private var side: Block.CellAlignment? {
    let traits = looks[looks.count - 1].traits
    return traits.contains(.flushRight) ? .right : traits.contains(.centred) ? .centre : nil
  }

  /// The table of data that a row stands in; nil where it is none, or a table that sets text on the page.
  private func dataTable(around index: Int) -> Int? {
    tableElement(around: index).flatMap { parts.isDataTable($0) ? $0 : nil }
  }

  /// The table that an element stands in; of one inside another the inner one.
  private func tableElement(around index: Int) -> Int? {
    var above = Int(tree.nodes[index].parent)
    while above > 0, tree.nodes[above].element != .table { above = Int(tree.nodes[above].parent) }
    return above > 0 ? above : nil
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
    let isBlankLine = line.words.isBlankLine
    var text = line.words.take()
    let typography = line.look.typography(looks[looks.count - 1].traits)
    line.look = LineLook()
    defer {
      line.measure = TextMeasure()
      line.hasControl = false
      spans.endLine()
      line.goesOn = false
      contents.endLine()
    }
    if heading.level != nil { text = HeadingLinks.without(heading.links, text) }
    if heading.level == nil, let image = spans.soleImage(in: text) {
      records += blocks.tell() + [.part(.image), .paragraph(image.isEmpty ? text : image)]
      if image.isEmpty { records += spans.records(of: text, at: 0) }
      return
    }
    guard !text.isEmpty else {
      if isBlankLine, keepsBlankLines, heading.level == nil { records.append(.paragraph("")) }
      return
    }
    line.measure.characters = Int32(clamping: text.unicodeScalars.count { $0.value > 0x20 })
    line.measure.sentences = text.utf8.count > 600 || text.unicodeScalars.contains("。") ? 1 : 0
    let isControls = line.hasControl && line.measure.sentences == 0 && line.measure.plainCharacters <= 20
    if heading.level == nil, parts.main > 0, isControls || PageParts.isLinkList(line.measure) { return }
    let marked = heading.level == nil ? ListCount.marked(text, with: items.mark) : text
    let marker = marked.utf8.count - text.utf8.count
    records += blocks.tell(marker: marker)
    if line.goesOn, heading.level == nil { records.append(.part(.line)) }
    if typography != .unknown { records.append(.look(typography)) }
    contents.add(lineOf: line.measure.characters, at: records.count, heading: heading.level == nil ? nil : text)
    records.append(heading.level.map { .heading(level: $0, text) } ?? .paragraph(marked))
    if !anchors.coming.isEmpty { addAnchors(to: heading.level == nil ? marked : text) }
    records += spans.records(of: text, at: marker)
    items.mark = ""
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
