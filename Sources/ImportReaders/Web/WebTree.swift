/// A web page as a flat array of nodes in document order: each knows its parent and the end of its subtree, so that
/// nothing recurses however deep a page nests.
struct WebTree {
  /// The nodes; the first is the page itself.
  var nodes: [WebNode] = [WebNode(element: .block, parent: 0, end: 1)]
  /// The characters of all runs of text, in UTF-8.
  var text: [UInt8] = []
  /// The elements that the reader was asked for by their `id` (or `name`), with their positions.
  var anchors: [String: Int] = [:]
  /// The words that stand for images, by the position of the element; empty for an image without any, none for one that
  /// decorates.
  var alternatives: [Int: String] = [:]
  /// The dates of changes, by the position of the element, as the page writes them (HTML, 4.7.3).
  var dates: [Int: String] = [:]
  /// The destinations of links.
  var words = InlineWords()
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
  /// The size of its characters in half-points, negative for hundredths of the size around it; 0 where it says nothing.
  var size: Int16 = 0
  /// For a run of text: its bytes in `WebTree.text`.
  var textStart: UInt32 = 0
  var textEnd: UInt32 = 0
  /// For a list: its first number; for an item: its own; for a link: that of its destination; for a cell: the columns and
  /// rows it reaches over (`reach`). Nil where the page says none.
  var number: Int32?

  /// The marks of its characters besides bold and italics.
  var inline: InlineMarks = []

  /// Whether it is a `font` element, whose `size` is one of characters.
  private(set) var isFont = false

  /// Takes up what the name of the element tells of its look.
  mutating func take(_ name: String) {
    switch name {
    case "b", "strong", "th": marks.insert(.bold)
    case "i", "em": marks.insert(.italic)
    case "center": marks.insert(.centred)
    case "font": isFont = true
    case "ins": marks.insert(.inserted)
    case "del":
      marks.insert(.deleted)
      inline = ElementSpans.marks(of: name)
    default:
      size = PageFont.size(of: name)
      inline = ElementSpans.marks(of: name)
    }
  }

  /// The facts that attributes tell of an element.
  struct Marks: OptionSet {
    let rawValue: UInt32
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
    /// Its words are bold, or said not to be; in italics.
    static let bold = Marks(rawValue: 1 << 11)
    static let light = Marks(rawValue: 1 << 12)
    static let italic = Marks(rawValue: 1 << 13)
    /// Its lines are centred, flush right, or said to be flush left.
    static let centred = Marks(rawValue: 1 << 14)
    static let flushRight = Marks(rawValue: 1 << 15)
    static let flushLeft = Marks(rawValue: 1 << 16)
    /// Word's own class of titles, and of entries of contents.
    static let wordTitle = Marks(rawValue: 1 << 17)
    static let wordContents = Marks(rawValue: 1 << 18)
    /// A link within the page.
    static let ownLink = Marks(rawValue: 1 << 19)
    /// A name of an author or the like, as DocBook's pages put it into heading elements.
    static let credit = Marks(rawValue: 1 << 20)
    /// Words put into the document, or taken out of it (HTML, 4.7.1 and 4.7.2).
    static let inserted = Marks(rawValue: 1 << 21)
    static let deleted = Marks(rawValue: 1 << 22)
  }
}
