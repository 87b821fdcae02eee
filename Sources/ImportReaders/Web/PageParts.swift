/// The parts of a page: its text, and the furniture around it: menus, links, controls, imprint.
///
/// Judged by what elements are for (HTML Living Standard, 4.3 and 4.4) and by how much of them is links, never by
/// the names a site gives its classes.
struct PageParts {
  /// The nodes left out with all below them.
  private(set) var isLeftOut: [Bool]
  /// The element that holds nearly all running text.
  private(set) var main = 0
  /// The measure of the text below each node, furniture by purpose not counted.
  private let measures: [TextMeasure]
  private let tree: WebTree

  /// The parts of `tree`. Where `keepsAll` is set only what is never shown is left out.
  init(_ tree: WebTree, keepsAll: Bool) {
    self.tree = tree
    let silent = Self.silent(tree)
    isLeftOut = silent
    guard !keepsAll else {
      measures = TextMeasure.all(of: tree) { silent[$0] }
      return
    }
    let whole = TextMeasure.all(of: tree) { silent[$0] }
    let byPurpose = tree.nodes.indices.map { silent[$0] || Self.isFurniture($0, tree, whole) }
    isLeftOut = byPurpose
    measures = TextMeasure.all(of: tree) { byPurpose[$0] }
    main = mainElement()
    leaveOutLinkLists()
    leaveOutImprint()
  }

  /// The nodes that are never shown. Where a page hides all it says until a script has run, nothing is hidden.
  private static func silent(_ tree: WebTree) -> [Bool] {
    var unread = tree.nodes.indices.map { index in
      let element = tree.nodes[index].element
      return element == .silent || element == .reading || element == .scriptless && asksForScripts(index, tree)
    }
    if tree.nodes.contains(where: { $0.marks.contains(.deleted) }) {
      let measures = TextMeasure.all(of: tree) { unread[$0] }
      for index in tree.nodes.indices where tree.nodes[index].marks.contains(.deleted) {
        unread[index] = unread[index] || measures[index].characters <= longestDeletion
      }
    }
    guard tree.nodes.contains(where: { $0.marks.contains(.hidden) }) else { return unread }
    let silent = tree.nodes.indices.map { unread[$0] || tree.nodes[$0].marks.contains(.hidden) }
    let all = TextMeasure.all(of: tree) { unread[$0] }[0].characters
    let shown = TextMeasure.all(of: tree) { silent[$0] }[0].characters
    return shown < all / Self.hiddenShare ? unread : silent
  }

  /// Whether what stands where no scripts run only says that they should: it names them, or holds no words at all.
  private static func asksForScripts(_ index: Int, _ tree: WebTree) -> Bool {
    var words: [UInt8] = []
    var place = index
    while place < min(Int(tree.nodes[index].end), index + 4_096), words.count < Self.longestNotice {
      let node = tree.nodes[place]
      if node.element == .text { words += tree.bytes(of: node).filter { $0 > 0x20 } }
      place = node.element == .silent ? Int(node.end) : place + 1
    }
    let text = String(decoding: words, as: UTF8.self).lowercased()
    return words.isEmpty || words.count < Self.longestNotice && (text.contains("script") || text.contains("脚本"))
  }

  /// Characters of a deletion; a longer one is more likely an element that nobody closed, and stays as struck text.
  private static let longestDeletion: Int32 = 1_200

  /// Bytes of words; a notice is shorter.
  private static let longestNotice = 400

  /// Less than one part in so many shown is no page.
  private static let hiddenShare: Int32 = 20

  /// The measure of the text below the node at `index`.
  func measure(_ index: Int) -> TextMeasure { measures[index] }

  /// Whether the node at `index` stands inside the main element.
  func isInMain(_ index: Int) -> Bool { index >= main && index < Int(tree.nodes[main].end) }

  /// Whether a table holds data rather than the layout of the page: several columns of short cells, and no table inside
  /// unless all of it is short and leads nowhere.
  func isDataTable(_ index: Int) -> Bool {
    let measure = measures[index]
    guard !tree.nodes[index].marks.contains(.presentation), measure.headings == 0 else { return false }
    if measure.tables > 1, measure.links > 0 || measure.characters > Self.longestNest { return false }
    return measure.columns >= 2 && (measure.headCells > 0 || (measure.rows >= 2 && measure.longestCell <= 500))
  }

  /// Characters of a table with tables inside; a longer one sets text on the page.
  private static let longestNest: Int32 = 1_000

  // MARK: By purpose

  private static func isFurniture(_ index: Int, _ tree: WebTree, _ measures: [TextMeasure]) -> Bool {
    let node = tree.nodes[index]
    let measure = measures[index]
    // Old pages stand in one form, or in a header, as a whole.
    guard measure.plainCharacters * 2 < measures[0].plainCharacters else { return false }
    switch node.element {
    case .navigation, .aside: return true
    case .form: return true
    case .header: return measure.headings == 0 && !stands(index, in: [.article, .main], tree)
    case .footer: return !stands(index, in: [.article, .main], tree)
    default: return node.marks.contains(.furniture)
    }
  }

  private static func stands(_ index: Int, in elements: [Element], _ tree: WebTree) -> Bool {
    var above = index
    while above > 0 {
      above = Int(tree.nodes[above].parent)
      if elements.contains(tree.nodes[above].element) { return true }
    }
    return false
  }

  // MARK: By links

  /// Blocks that are two links or more and hardly a word besides, from the outermost; those that stand in the text, under
  /// a heading of it or between its paragraphs, belong to it.
  private mutating func leaveOutLinkLists() {
    let text = textPlaces()
    var index = 0
    while index < tree.nodes.count {
      let node = tree.nodes[index]
      // The first heading of a page may stand among the links of its head: those are lists below.
      let isBlock = node.element.isBlock && node.element.headingLevel == nil
      let isList =
        isBlock && measures[index].topHeadings == 0 && Self.isLinkList(measures[index])
        && !isAmong(text, index)
      if isLeftOut[index] || isList && !isText(index) {
        isLeftOut[index] = true
        index = Int(node.end)
      } else if isList || node.element == .table && isText(index) && isDataTable(index) {
        // Rows of links are rows.
        index = Int(node.end)
      } else {
        index += 1
      }
    }
  }

  /// Whether a list or a table of links is itself what the page has to say: it has most characters of the main element,
  /// or that stands in it.
  private func isText(_ index: Int) -> Bool {
    switch tree.nodes[index].element {
    case .table, .orderedList, .unorderedList:
      let holdsMain = index < main && main < Int(tree.nodes[index].end)
      return (isInMain(index) || holdsMain)
        && measures[index].characters * 2 > measures[holdsMain ? 0 : main].characters
    default: return false
    }
  }

  /// Characters of a run of text that is no label beside links.
  private static let fewestCharacters = 10

  /// The last nodes of the runs of text of the main element outside links, and of its headings, in order.
  private func textPlaces() -> [TextPlace] {
    var places: [TextPlace] = []
    var index = main
    while index < Int(tree.nodes[main].end) {
      let node = tree.nodes[index]
      if isLeftOut[index] || (node.element == .anchor && node.marks.contains(.link)) {
        index = Int(node.end)
      } else if node.element.headingLevel != nil {
        if measures[index].characters > 0 { places.append(TextPlace(end: Int(node.end), isHeading: true)) }
        index = Int(node.end)
      } else {
        if node.element == .text, measures[index].characters >= Self.fewestCharacters {
          let bytes = tree.bytes(of: node)
          let last = bytes.lastIndex { $0 > 0x20 }.map { bytes[...$0].suffix(3) } ?? []
          let announces = last.last == 0x3A || last.elementsEqual("：".utf8)
          places.append(TextPlace(end: index + 1, isHeading: announces))
        }
        index += 1
      }
    }
    return places
  }

  /// The place of a run of text, and whether it heads or announces what follows.
  private struct TextPlace {
    var end: Int
    var isHeading: Bool
  }

  /// Whether the block at `index` stands in the text: text before it, and after it or announcing it.
  private func isAmong(_ text: [TextPlace], _ index: Int) -> Bool {
    let next = text.partitionPoint { $0.end <= index }
    guard next > 1 || (next == 1 && !text[0].isHeading) else { return false }
    return text[next - 1].isHeading || text.last.map { $0.end > Int(tree.nodes[index].end) } ?? false
  }

  /// Whether so measured a run of text is a menu, a path of links, or controls, and not a sentence with references.
  static func isLinkList(_ measure: TextMeasure) -> Bool {
    measure.links >= 2 && measure.sentences == 0 && measure.linkCharacters * 2 >= measure.characters
      && measure.plainCharacters <= 60
  }

  // MARK: By place

  /// The innermost element that holds most of the text that is not links.
  private func mainElement() -> Int {
    var found = 0
    var index = 1
    while index < tree.nodes.count, index < Int(tree.nodes[found].end) {
      let node = tree.nodes[index]
      if node.element == .text || isLeftOut[index] || !node.element.isBlock
        || measures[index].plainCharacters * 10 < measures[found].plainCharacters * 8
      {
        index = Int(node.end)
        continue
      }
      found = index
      index += 1
    }
    return found
  }

  /// The blocks after the main element that have links, no sentence, no heading and few words: who publishes the
  /// page, its number in registers, the pages before and after.
  private mutating func leaveOutImprint() {
    var index = Int(tree.nodes[main].end)
    while index < tree.nodes.count {
      let measure = measures[index]
      let isImprint =
        tree.nodes[index].element.isBlock && measure.links > 0 && measure.sentences == 0 && measure.headings == 0
        && measure.characters <= 400
      if isImprint { isLeftOut[index] = true }
      index = isImprint || isLeftOut[index] ? Int(tree.nodes[index].end) : index + 1
    }
  }
}
