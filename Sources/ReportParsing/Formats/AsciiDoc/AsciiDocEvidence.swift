import TextFacts

/// The marks of AsciiDoc in the first lines of a text, counted.
struct AsciiDocEvidence {
  private var hasTitle = false
  private var headings = 0
  private var fields = 0
  /// Whether only fields and remarks stand above: the title may follow.
  private var isHeader = true

  var isFormat: Bool { (hasTitle && headings + fields > 0) || (headings > 1 && fields > 0) }

  /// Notes a line that no mark of the format begins.
  mutating func addText() { isHeader = false }

  /// Notes the marks of a line at the margin.
  mutating func add(_ text: [UInt8], _ content: Range<Int>) {
    let isHeaderLine = isHeader
    let field = AsciiDocLines.attribute(text, content)
    isHeader = isHeader && (field != nil || AsciiDocReader.isComment(text, content))
    switch text[content.lowerBound] {
    case 0x3D:
      guard let heading = AsciiDocLines.heading(text, content), heading.words.upperBound == content.upperBound,
        text[content.upperBound - 1] != 0x3D
      else { return }
      if heading.depth == 1 { hasTitle = hasTitle || isHeaderLine } else { headings += 1 }
    case 0x3A: if field != nil { fields += 1 }
    case 0x5B:
      if text.begins(with: "[source", in: content) || text.begins(with: "[NOTE]", in: content)
        || text.begins(with: "[[", in: content) || text.begins(with: "[TIP]", in: content)
        || text.begins(with: "[cols", in: content) || text.begins(with: "[quote", in: content)
      {
        fields += 1
      }
    case 0x7C: if content.count >= 4, AsciiDocLines.delimiter(text, content) != nil { fields += 1 }
    default: break
    }
  }
}
