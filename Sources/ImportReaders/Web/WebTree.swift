/// A web page as a flat array of nodes in document order: each knows its parent and the end of its subtree, so that
/// nothing recurses however deep a page nests.
struct WebTree {
  /// The nodes; the first is the page itself.
  var nodes: [WebNode] = [WebNode(element: .block, parent: 0, end: 1)]
  /// The characters of all runs of text, in UTF-8.
  var text: [UInt8] = []
  /// Whether elements nested deeper than the limit; those stand beside what holds them.
  var isFlattened = false
  /// Whether the page has more nodes or text than the limit, and was cut there.
  var isCut = false

  /// The bytes of a run of text.
  func bytes(of node: WebNode) -> ArraySlice<UInt8> { text[Int(node.textStart)..<Int(node.textEnd)] }
}

/// An element or a run of text.
struct WebNode {
  var element: Element
  /// The facts its attributes tell.
  var marks: Marks = []
  /// The position of the element it stands in.
  var parent: Int32
  /// The position after its subtree.
  var end: Int32
  /// For a run of text: its bytes in `WebTree.text`.
  var textStart: UInt32 = 0
  var textEnd: UInt32 = 0
  /// For a list: its first number; for an item: its own. Nil where the page says none.
  var number: Int32?

  /// The facts that attributes tell of an element.
  struct Marks: OptionSet {
    let rawValue: UInt16
    /// Not shown: the `hidden` attribute, `display: none`, `visibility: hidden`.
    static let hidden = Marks(rawValue: 1 << 0)
    /// A link to another page.
    static let link = Marks(rawValue: 1 << 1)
    /// A link that runs a script: a control, not a reference.
    static let control = Marks(rawValue: 1 << 2)
    /// Said to be navigation or the like by its `role`.
    static let furniture = Marks(rawValue: 1 << 3)
    /// A table for layout by its `role`.
    static let presentation = Marks(rawValue: 1 << 4)
    /// The items of the list show no marks.
    static let unmarked = Marks(rawValue: 1 << 5)
    /// The list counts `a b c`, `A B C`, `i ii iii`, `I II III`.
    static let smallLetters = Marks(rawValue: 1 << 6)
    static let capitalLetters = Marks(rawValue: 1 << 7)
    static let smallRoman = Marks(rawValue: 1 << 8)
    static let capitalRoman = Marks(rawValue: 1 << 9)
    /// The list counts down.
    static let reversed = Marks(rawValue: 1 << 10)
  }
}
