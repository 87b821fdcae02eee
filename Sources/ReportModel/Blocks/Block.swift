/// A block of a report: the part a run of its text plays besides running text, by the marks of its format.
///
/// Blocks stand in a flat array in the order of their first byte, a block before those inside it. They are beside the
/// paragraphs, not instead of them: a paragraph that lies in no block is running text. The marks themselves stay in the
/// text; what a page does not show of them is a `concealed` span.
public struct Block: Sendable, Hashable {
  /// The kinds of blocks, each with the marks that make one in the formats that are read.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// An item of a list with all that belongs to it (CommonMark 0.31, 5.2; Org, plain lists; reStructuredText, bullet,
    /// enumerated and definition lists; AsciiDoc, lists; `.IP` and `.TP` of man(7), `.It` of mdoc(7)).
    case listItem
    /// A quotation (CommonMark 5.1; `#+BEGIN_QUOTE`; `____` of AsciiDoc; a block quote of reStructuredText).
    case quotation
    /// Text that stands as it is (CommonMark 4.4 and 4.5; `#+BEGIN_SRC`; `----` and `....` of AsciiDoc; a literal block
    /// of reStructuredText; `.nf` of man(7), `.Bd -literal` of mdoc(7)).
    case code
    /// A table (GFM 4.10; Org, tables; `|===` of AsciiDoc; grid and simple tables of reStructuredText; rows of other
    /// formats).
    case table
    /// A row of the table it stands in.
    case row
    /// A cell of the row it stands in, without white space around.
    case cell
    /// A line drawn across (CommonMark 4.1, thematic breaks; `-----` of Org; `'''` of AsciiDoc; transitions of
    /// reStructuredText).
    case rule
    /// An image that stands by itself.
    case image
    /// The text of a note (`[^1]:` of GFM; `[fn:1]` of Org; `.. [1]` of reStructuredText).
    case footnote
    /// The title of a table, an image or a listing (`#+CAPTION:`; `.Title` of AsciiDoc; a caption of another format).
    case caption
    /// A field of what is said about the document: YAML and TOML front matter, `#+KEY:` and drawers of Org, attributes of
    /// AsciiDoc, field lists of reStructuredText, `.TH` and `.Dd` of manual pages.
    case metadata
    /// A remark to those who write the document, or an instruction to the program that sets it: HTML comments, `# ` of
    /// Org, `//` of AsciiDoc, `..` of reStructuredText, `.\"` of roff.
    case comment
    /// Lines of one paragraph, parted by breaks inside it (`<br>`: HTML, 4.5.27; `w:br`: ECMA-376 Part 1, 17.3.3.1).
    case lines
  }

  /// The bytes of the block, its marks among them, without the line end after it.
  public var range: TextRange
  /// The words by which the block is told from its like, within `range`: the marker of a list item (`-`, `3.`), the
  /// language of code, the mark of a footnote, the key of a field; empty where there are none.
  public var marker: TextRange
  @usableFromInline var number: UInt32
  /// The part it plays.
  public var kind: Kind
  /// For list items and quotations, the number of blocks of the kind it stands in, itself among them: 1 for the
  /// outermost, 255 for all deeper ones. For cells the number of their alignment. 0 for other blocks.
  public var depth: UInt8

  /// The sides that the words of a cell keep to (`align` and `text-align`: HTML, 15.3.9; `w:jc`: ECMA-376 Part 1,
  /// 17.3.1.13).
  public enum CellAlignment: UInt8, Sendable, CaseIterable {
    case left = 1
    case centre, right
  }

  /// The alignment of a cell; nil where the document says none, and for other blocks.
  public var alignment: CellAlignment? {
    get { kind == .cell ? CellAlignment(rawValue: depth) : nil }
    set { if kind == .cell { depth = newValue?.rawValue ?? 0 } }
  }

  /// The value of `number` that means: none.
  @usableFromInline static let none = UInt32.max

  /// The number of a list item as its marker says it; the position of a row in its table from 1, 0 for one of column
  /// heads; the column of a cell from 1; nil for all others.
  @inlinable public var ordinal: Int? {
    get { number == Self.none ? nil : Int(number) }
    set { number = newValue.map { min(UInt32(clamping: $0), Self.none - 1) } ?? Self.none }
  }

  /// A block; see the properties for what each part means.
  public init(_ kind: Kind, _ range: TextRange, marker: TextRange? = nil, depth: Int = 0, ordinal: Int? = nil) {
    self.kind = kind
    self.range = range
    self.marker = marker ?? TextRange(emptyAt: range.lower)
    self.depth = UInt8(clamping: depth)
    number = Self.none
    self.ordinal = ordinal
  }

  /// The block in a copy of the text where each byte moved as `place` says.
  public func moved(_ place: (Int) -> Int) -> Block {
    var moved = self
    moved.range = TextRange(place(range.lower.bytes), place(range.upper.bytes))
    moved.marker = TextRange(place(marker.lower.bytes), place(marker.upper.bytes))
    return moved
  }
}
