import ImportStream

/// The blocks of a page that are open: items, quotations, captions.
struct PageBlocks {
  private var parts = OpenParts()
  private var definitions: [DefinitionList] = []
  private var isCaption = false

  /// The block element at `index` opens; the lines before it are written.
  mutating func open(_ element: Element, _ index: Int) {
    switch element {
    case .listItem: parts.begin(isItem: true, index)
    case .quotation: parts.begin(isItem: false, index)
    case .definitionList: definitions.append(DefinitionList(index))
    case .term: if let last = definitions.indices.last { definitions[last].term(&parts) }
    case .definition: if let last = definitions.indices.last { definitions[last].definition(&parts) }
    case .caption: isCaption = true
    case .rule: parts.add(.rule)
    default: break
    }
  }

  /// The element at `index` closes, all its lines being written.
  mutating func close(_ element: Element, _ index: Int) {
    switch element {
    case .listItem, .quotation: parts.end(index)
    case .definitionList: if var last = definitions.popLast() { last.end(&parts) }
    case .caption: isCaption = false
    default: break
    }
  }

  /// The records to be written before a line whose text begins with a marker of so many bytes.
  mutating func tell(marker: Int = 0) -> [ImportRecord] {
    if isCaption { parts.add(.caption) }
    return parts.tell(marker: marker)
  }
}

/// A list of definitions that is open: each term is an item, with what defines it.
struct DefinitionList {
  private let owner: Int
  private var isOpen = false
  private var isDefined = false

  /// The list of the element `owner`.
  init(_ owner: Int) { self.owner = owner }

  /// A term begins; one that follows another stands for the same.
  mutating func term(_ parts: inout OpenParts) {
    if isDefined { end(&parts) }
    begin(&parts)
  }

  /// A definition begins.
  mutating func definition(_ parts: inout OpenParts) {
    begin(&parts)
    isDefined = true
  }

  private mutating func begin(_ parts: inout OpenParts) {
    if !isOpen { parts.begin(isItem: true, owner) }
    isOpen = true
  }

  /// The item ends.
  mutating func end(_ parts: inout OpenParts) {
    if isOpen { parts.end(owner) }
    (isOpen, isDefined) = (false, false)
  }
}
