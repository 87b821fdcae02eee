/// The line of a page that is under way.
struct WebLine {
  var words = CollapsedText()
  /// The links in it, and how much of it they are.
  var measure = TextMeasure()
  /// Whether it holds a control: `字号：大 中 小`.
  var hasControl = false
  var look = LineLook()
  /// Whether the line before ended with a break inside a paragraph.
  var goesOn = false
}

/// The heading of a page that is under way.
struct WebHeading {
  /// Its level; nil where none is.
  var level: Int?
  /// The words of the links in it.
  var links: [String] = []
}

/// The lists of a page that are open.
struct WebItems {
  var lists: [ListCount] = []
  /// The mark of a list item that has no text yet.
  var mark = ""
}

/// The table of data of a page whose rows are read.
struct WebTable {
  /// The row under way; nil outside data tables.
  var row: WebTableRow?
  /// The table of the row written last.
  var last = -1
  /// The columns in which its cells stand.
  var grid = WebTableGrid()
}

/// The places of a page that links lead to.
struct PageAnchors {
  /// The position among the records from which on the text of each anchor stands.
  var places: [String: Int] = [:]
  /// The anchors by the element they are on.
  let byElement: [Int: [String]]
  /// The anchors that links lead to, by name, and the name of the page in a book before each.
  let linked: Set<String>
  let page: String
  /// The ones whose text is still to come.
  var coming: [String] = []

  /// The anchors of a page. Links lead to those of `linked`, and to the page itself where that holds an empty name.
  init(of tree: WebTree, linked: Set<String>, page: String) {
    byElement = [Int: [String]](tree.anchors.map { ($0.value, [$0.key]) }, uniquingKeysWith: +)
    (self.linked, self.page) = (linked, page)
    if linked.contains("") { coming = [page] }
  }

  /// The text of an element begins with the record at a position.
  mutating func begin(_ element: Int, at position: Int) {
    for anchor in byElement[element] ?? [] {
      places[anchor] = position
      if linked.contains(anchor) { coming.append(page.isEmpty ? anchor : page + "#" + anchor) }
    }
  }
}
