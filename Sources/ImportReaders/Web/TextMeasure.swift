import TextFacts

/// The measure of the text below a node of a page, counted in one pass from the last node to the first.
struct TextMeasure {
  /// Characters that are not white space.
  var characters: Int32 = 0
  /// Characters in links to other pages.
  var linkCharacters: Int32 = 0
  /// Links to other pages.
  var links: Int32 = 0
  /// Full stops outside links: `。！？` and `. ` are not told apart from names, so only the Chinese ones count.
  var sentences: Int32 = 0
  /// Headings, and those of them that are of the first level.
  var headings: Int32 = 0
  var topHeadings: Int32 = 0
  var tables: Int32 = 0
  var rows: Int32 = 0
  /// The most cells a row has.
  var columns: Int32 = 0
  var headCells: Int32 = 0
  /// The most characters a cell has.
  var longestCell: Int32 = 0

  /// A link of more characters is text that happens to lead somewhere.
  private static let longestLink = 120

  /// Characters outside links.
  var plainCharacters: Int32 { characters - linkCharacters }

  /// The measures of all nodes; what `skips` says is not shown counts for nothing.
  static func all(of tree: WebTree, skipping skips: (Int) -> Bool) -> [TextMeasure] {
    var measures = [TextMeasure](repeating: TextMeasure(), count: tree.nodes.count)
    for index in tree.nodes.indices.reversed() {
      let node = tree.nodes[index]
      if node.element == .text { measures[index].count(tree.bytes(of: node)) }
      measures[index].finish(node)
      guard index > 0, !skips(index) else {
        if index > 0 { measures[index] = TextMeasure() }
        continue
      }
      measures[Int(node.parent)].add(measures[index], node.element)
    }
    return measures
  }

  private mutating func count(_ bytes: ArraySlice<UInt8>) {
    var before: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte > 0x20, !byte.isUTF8Continuation { characters += 1 }
      // 。 U+3002
      if byte == 0x82, before == (0xE3, 0x80) { sentences += 1 }
      before = (before.1, byte)
    }
  }

  /// Takes account of the element itself, all below it being counted.
  private mutating func finish(_ node: WebNode) {
    switch node.element {
    case .anchor where node.marks.contains(.link):
      guard characters <= Self.longestLink else { return }
      linkCharacters = characters
      sentences = 0
      links += 1
    case .table: tables += 1
    case .row: rows += 1
    case .headCell: headCells += 1
    default:
      guard node.element.headingLevel != nil, characters > 0 else { return }
      headings += 1
      if node.element == .heading1 { topHeadings += 1 }
    }
  }

  private mutating func add(_ below: TextMeasure, _ element: Element) {
    characters += below.characters
    linkCharacters += below.linkCharacters
    links += below.links
    sentences += below.sentences
    headings += below.headings
    topHeadings += below.topHeadings
    tables += below.tables
    rows += below.rows
    headCells += below.headCells
    if element == .cell || element == .headCell {
      columns += 1
      longestCell = max(longestCell, below.characters)
    } else {
      columns = max(columns, below.columns)
      longestCell = max(longestCell, below.longestCell)
    }
  }
}
