import CLibXML2

/// Makes a tree of a page with libxml2's HTML parser, which repairs what is not closed. Nothing is fetched: the
/// parser gets bytes and no addresses.
final class WebTreeBuilder {
  /// Elements nest no deeper than this; what is deeper stands beside what holds it.
  static let deepest = 256
  /// A page has no more nodes than this.
  static let mostNodes = 3_000_000
  /// The parser gets so many bytes at a time.
  private static let piece = 1 << 16
  /// Elements the parser itself may hold open. It looks through them at many tags: what opens more is no page.
  private static let mostOpen = 20_000
  /// Bytes of a date.
  private static let longestDate = 64

  private var tree = WebTree()
  /// The open elements, outermost first, and how many deeper than the limit are open.
  private var open: [Int] = [0]
  private var tooDeep = 0
  private var formulas = WebFormulas()
  /// The head of the page while it is open.
  private var head: Int?
  private var context: htmlParserCtxtPtr?

  /// The elements asked for by their identifiers.
  private let wanted: Set<String>

  private init(wanted: Set<String>) { self.wanted = wanted }

  /// The tree of `page`, which is UTF-8; the places of the elements called `anchors` are noted.
  static func tree(of page: [UInt8], anchors: Set<String> = []) -> WebTree {
    let builder = WebTreeBuilder(wanted: anchors)
    builder.parse(ServerInstructions.blanked(page))
    builder.closeAll()
    return builder.tree
  }

  private func parse(_ page: [UInt8]) {
    var events = htmlSAXHandler()
    events.startElement = { builder, name, attributes in
      WebTreeBuilder.of(builder)?.start(name, attributes)
    }
    events.endElement = { builder, name in WebTreeBuilder.of(builder)?.end(name) }
    events.characters = { builder, bytes, count in WebTreeBuilder.of(builder)?.characters(bytes, Int(count)) }
    events.ignorableWhitespace = events.characters
    let itself = Unmanaged.passUnretained(self).toOpaque()
    context = htmlCreatePushParserCtxt(&events, itself, nil, 0, nil, XML_CHAR_ENCODING_UTF8)
    guard let context else { return }
    defer { htmlFreeParserCtxt(context) }
    // The text is decoded already: what the page says of its encoding no longer holds.
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    page.withUnsafeBytes { raw in
      var start = 0
      while start < raw.count, !tree.isCut {
        let part = UnsafeRawBufferPointer(rebasing: raw[start..<min(start + Self.piece, raw.count)])
        htmlParseChunk(context, part.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(part.count), 0)
        start += part.count
      }
      if !tree.isCut { htmlParseChunk(context, nil, 0, 1) }
    }
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> WebTreeBuilder? {
    pointer.map { Unmanaged<WebTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: What the parser tells

  private func start(_ name: UnsafePointer<xmlChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let name, !tree.isCut else { return }
    let tag = Self.name(name)
    let attribute = { (name: String) in Self.value(of: name, attributes) }
    if formulas.start(tag, attribute) { return }
    var node = WebNode(element: Element(named: tag), parent: Int32(open.last ?? 0), end: 0)
    node.take(tag)
    var next = attributes
    var image = ImageAttributes()
    while let attribute = next?.pointee {
      let value = next?[1].map(Self.string) ?? ""
      let key = Self.name(attribute)
      ElementMarks.read(key, value, into: &node)
      if key == "id" || key == "name", wanted.contains(value), tree.anchors[value] == nil {
        tree.anchors[value] = tree.nodes.count
      }
      if key == "href", node.element == .anchor {
        node.number = tree.words.add(destination: value).map { Int32(clamping: $0) }
      }
      if node.element == .image { image.read(key, value) }
      if key == "datetime", !node.marks.isDisjoint(with: [.inserted, .deleted]), value.utf8.count <= Self.longestDate {
        tree.dates[tree.nodes.count] = value
      }
      next = next?.advanced(by: 2)
    }
    if formulas.isCopy(in: open.last ?? 0, attribute) { node.marks.insert(.hidden) }
    if tag == "head" { head = tree.nodes.count } else { endHead(before: node.element, tag) }
    if node.element == .image, let words = image.words { tree.alternatives[tree.nodes.count] = words }
    guard append(node) else { return }
    if open.count <= Self.deepest, tooDeep == 0 {
      open.append(tree.nodes.count - 1)
    } else {
      tree.isFlattened = true
      tooDeep += 1
      if tooDeep > Self.mostOpen { cut() }
    }
  }

  /// Ends the head where an element of the text begins (HTML, 13.2.6.4.4): the parser knows none of HTML 5, and leaves
  /// `<title>T</title><article>` in the head.
  private func endHead(before element: Element, _ tag: String) {
    guard let head, element.isBlock || element == .anchor || tag.utf8.contains(0x2D) else { return }
    tree.nodes[head].element = .block
    self.head = nil
  }

  private func end(_ name: UnsafePointer<xmlChar>?) {
    if let text = formulas.end(in: open.suffix(2)) { return add(Array(text.utf8)) }
    if tooDeep > 0 {
      tooDeep -= 1
      // Text after the end is not the element's: a break tells where a flattened block ended.
      if let name, Element(named: Self.name(name)).isBlock {
        _ = append(WebNode(element: .lineBreak, parent: Int32(open.last ?? 0), end: 0))
      }
    } else if open.count > 1 {
      let closed = open.removeLast()
      tree.nodes[closed].end = Int32(tree.nodes.count)
      if closed == head { head = nil }
    }
  }

  private func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let bytes, count > 0, !tree.isCut else { return }
    let characters = UnsafeBufferPointer(start: bytes, count: count)
    if !formulas.add(characters) { add(characters) }
  }

  /// Adds a run of text.
  private func add(_ bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = tree.text.count
    tree.text.append(contentsOf: bytes)
    if let last = tree.nodes.indices.last, tree.nodes[last].element == .text,
      Int(tree.nodes[last].parent) == open.last, Int(tree.nodes[last].textEnd) == start
    {
      tree.nodes[last].textEnd = UInt32(tree.text.count)
      return
    }
    var node = WebNode(element: .text, parent: Int32(open.last ?? 0), end: 0)
    node.textStart = UInt32(start)
    node.textEnd = UInt32(tree.text.count)
    _ = append(node)
  }

  private func append(_ node: WebNode) -> Bool {
    guard tree.nodes.count < Self.mostNodes else {
      cut()
      return false
    }
    var node = node
    node.end = Int32(tree.nodes.count + 1)
    tree.nodes.append(node)
    return true
  }

  private func cut() {
    tree.isCut = true
    if let context { xmlStopParser(context) }
  }

  private func closeAll() {
    if let text = formulas.endAll() { add(Array(text.utf8)) }
    while let last = open.popLast() { tree.nodes[last].end = Int32(tree.nodes.count) }
  }

  /// The value of the attribute called `name`.
  private static func value(
    of name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) -> String? {
    var next = attributes
    while let attribute = next?.pointee {
      if self.name(attribute) == name { return next?[1].map(string) ?? "" }
      next = next?.advanced(by: 2)
    }
    return nil
  }

  /// The name of an element or attribute, in small letters.
  private static func name(_ name: UnsafePointer<xmlChar>) -> String { string(name).lowercased() }

  private static func string(_ text: UnsafePointer<xmlChar>) -> String {
    String(cString: UnsafeRawPointer(text).assumingMemoryBound(to: CChar.self))
  }
}
