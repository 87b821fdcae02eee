/// The marks of characters that elements and style sheets of pages give (HTML, 15.3.4; CSS Text Decoration 4).
enum ElementSpans {
  /// The marks that the element called `name` gives its words, besides bold and italics.
  static func marks(of name: String) -> InlineMarks {
    switch name {
    case "cite", "dfn", "var": .emphasis
    case "code", "kbd", "samp", "tt": .code
    case "sup": .superscript
    case "sub": .subscript
    case "s", "strike", "del": .strike
    default: []
    }
  }

  /// The marks that a declaration gives, besides bold and italics.
  static func marks(of property: Substring, _ value: Substring) -> InlineMarks {
    switch property {
    case "text-decoration", "text-decoration-line":
      return value.hasPrefix("line-through") || value.hasSuffix("line-through") ? .strike : []
    case "vertical-align":
      if value == "super" { return .superscript }
      return value == "sub" ? .subscript : []
    // The dots that set off words of Chinese and Japanese.
    case "text-emphasis", "text-emphasis-style", "-webkit-text-emphasis", "-webkit-text-emphasis-style":
      return value == "none" || value.isEmpty ? [] : .emphasis
    default: return []
    }
  }
}

extension InlineStyle {
  /// The style inside `node`. Only elements inside a line give one: what a whole block has is its look.
  func inside(_ node: WebNode) -> InlineStyle {
    guard !node.element.isBlock else { return self }
    var style = self
    if node.marks.contains(.light) { style.marks.remove(.strong) }
    if node.marks.contains(.bold) { style.marks.insert(.strong) }
    if node.marks.contains(.italic) { style.marks.insert(.emphasis) }
    if style.marks.contains(.superscript), node.inline.contains(.superscript) { style.marks.insert(.raisedAgain) }
    style.marks.formUnion(node.inline)
    if node.element == .anchor, let number = node.number { style.link = Int(number) }
    return style
  }
}
