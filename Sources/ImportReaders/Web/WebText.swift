import ImportStream

/// Writes the text of a page as records: headings, paragraphs, list items with their marks, tables, preformatted lines.
struct WebText {
  private let tree: WebTree
  private let parts: PageParts
  private let headings: WebHeadings
  private(set) var records: [ImportRecord] = []
  /// Whether a blank line made of a no-break space is one of the text; pages of the web space out with them.
  private let keepsBlankLines: Bool

  /// The paragraph under way, and the links in it.
  private var words = CollapsedText()
  private var measure = TextMeasure()
  /// Whether it holds a control: `字号：大 中 小`.
  private var hasControl = false
  private var heading: Int?
  private var lists: [ListCount] = []
  /// The mark of a list item that has no text yet.
  private var itemMark = ""
  /// The cells of the row under way; nil outside data tables.
  private var cells: [String]?
  private var lines: PreformattedText?

  private init(_ tree: WebTree, _ parts: PageParts, keepsBlankLines: Bool = false) {
    self.keepsBlankLines = keepsBlankLines
    self.tree = tree
    self.parts = parts
    headings = WebHeadings(tree, parts)
  }

  /// The records of the text of `tree`; see `PageParts` for `keepsAll`.
  static func records(of tree: WebTree, keepsAll: Bool = false) -> [ImportRecord] {
    var text = WebText(tree, PageParts(tree, keepsAll: keepsAll), keepsBlankLines: keepsAll)
    text.walk()
    if text.records.isEmpty {
      text = WebText(tree, PageParts(tree, keepsAll: true))
      text.walk()
    }
    return text.records
  }

  private mutating func walk() {
    var open: [Int] = []
    var index = 0
    while index < tree.nodes.count {
      while let last = open.last, Int(tree.nodes[last].end) <= index {
        close(last)
        open.removeLast()
      }
      let node = tree.nodes[index]
      if parts.isLeftOut[index] {
        index = Int(node.end)
        continue
      }
      if node.element == .text {
        add(tree.bytes(of: node))
      } else {
        self.open(index)
        open.append(index)
      }
      index += 1
    }
    while let last = open.popLast() { close(last) }
    flush()
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    if lines != nil {
      lines?.append(bytes)
    } else {
      words.append(bytes)
    }
  }

  // MARK: Elements

  private mutating func open(_ index: Int) {
    let node = tree.nodes[index]
    if cells != nil, node.element != .cell, node.element != .headCell, node.element != .row {
      // Inside a cell lines and blocks only set words apart.
      if node.element.isBlock || node.element == .lineBreak { words.space() }
      return
    }
    switch node.element {
    case .text, .inline, .silent: break
    case .anchor:
      if node.marks.contains(.link) {
        measure.links += 1
        measure.linkCharacters += parts.measure(index).linkCharacters
      }
      if node.marks.contains(.control) { hasControl = true }
    case .lineBreak:
      if lines != nil { lines?.append([0x0A]) } else { flush() }
    case .preformatted:
      flush()
      lines = PreformattedText()
    case .orderedList, .unorderedList:
      flush()
      lists.append(ListCount(node, items: node.marks.contains(.reversed) ? items(of: index) : 0))
    case .listItem:
      flush()
      if let last = lists.indices.last { itemMark = lists[last].mark(of: node) }
    case .row where isInDataTable(index):
      flush()
      cells = []
    default:
      flush()
      if heading == nil { heading = headings.level(index) }
    }
  }

  private mutating func close(_ index: Int) {
    let node = tree.nodes[index]
    if let row = cells {
      switch node.element {
      case .cell, .headCell:
        cells?.append(words.take())
        measure = TextMeasure()
      case .row:
        cells = nil
        if row.contains(where: { !$0.isEmpty }) { records.append(.row(cells: row)) }
        words = CollapsedText()
      default: if node.element.isBlock { words.space() }
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
      if node.element.headingLevel != nil { heading = nil }
    }
  }

  private mutating func closeLines() {
    guard let lines else { return }
    self.lines = nil
    guard lines.isRunningText else {
      records.append(contentsOf: lines.lines.map { .preformatted($0) })
      return
    }
    for line in lines.lines {
      words.append(Array(line.utf8)[...])
      // A blank line of such text is one of the author's, as in a text file.
      if line.utf8.allSatisfy({ $0 <= 0x20 }) { records.append(.paragraph("")) }
      flush()
    }
  }

  private func isInDataTable(_ index: Int) -> Bool {
    var above = Int(tree.nodes[index].parent)
    while above > 0, tree.nodes[above].element != .table { above = Int(tree.nodes[above].parent) }
    return above > 0 && parts.isDataTable(above)
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
    let text = words.take()
    defer {
      measure = TextMeasure()
      hasControl = false
    }
    guard !text.isEmpty else {
      if isBlankLine, keepsBlankLines, heading == nil { records.append(.paragraph("")) }
      return
    }
    measure.characters = Int32(clamping: text.unicodeScalars.count { $0.value > 0x20 })
    measure.sentences = text.utf8.count > 600 || text.unicodeScalars.contains("。") ? 1 : 0
    let isControls = hasControl && measure.sentences == 0 && measure.plainCharacters <= 20
    if heading == nil, parts.main > 0, isControls || PageParts.isLinkList(measure) { return }
    if let heading {
      records.append(.heading(level: heading, text))
    } else {
      records.append(.paragraph(ListCount.marked(text, with: itemMark)))
    }
    itemMark = ""
  }
}
