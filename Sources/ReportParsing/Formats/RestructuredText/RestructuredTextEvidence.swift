import TextFacts

/// The marks of reStructuredText in the first lines of a text, counted.
struct RestructuredTextEvidence {
  private var lines = 0
  /// The content of the line before; nil behind a blank one.
  private var before: Range<Int>?
  private var directives = 0
  private var underlines = 0
  private var otherUnderlines = 0
  private var overlines = 0
  private var literals = 0
  private var roles = 0
  private var isTopMarked = false
  /// Whether lines of source code stand outside of literal blocks: remarks there may hold such marks.
  private var hasCode = false
  /// The mark of a first line that is all of it.
  private var overlineByte: UInt8?

  /// Whether sections are underlined as reStructuredText does, and something says that it is that.
  var isFormat: Bool {
    let others = directives + literals + roles + overlines + (otherUnderlines > 1 ? 1 : 0)
    return underlines + otherUnderlines > 0 && others > 0 && (isTopMarked || !hasCode)
  }

  /// Notes a blank line.
  mutating func addBlank() { before = nil }

  /// Notes the marks of a line set in by `indent` bytes.
  mutating func add(_ text: [UInt8], _ content: Range<Int>, indent: Int) {
    defer {
      before = content
      lines += 1
    }
    let first = text[content.lowerBound]
    guard first < 0x80 else { return }
    if first == 0x2E, text.begins(with: ".. ", in: content) {
      let rest = text.trimmed(content.lowerBound + 3..<content.upperBound)
      let isDirective = RestructuredTextLines.directive(text, rest) != nil
      if isDirective || text[rest].first == 0x5F { directives += 1 }
      if lines < 3, isDirective || text[rest].first == 0x5F { isTopMarked = true }
    } else if indent == 0, let byte = RestructuredTextLines.ruleByte(text, content), content.count > 2 {
      addRule(text, content, byte)
    } else if content.count > 2, text[content].suffix(2).elementsEqual("::".utf8), text[content.upperBound - 3] != 0x3A
    {
      literals += 1
    } else if first == 0x3A || text[content].contains(0x60), text.contains(":`", in: content) {
      roles += 1
    } else if first == 0x3A, lines < 3, RestructuredTextLines.fieldEnd(text, content) != nil {
      isTopMarked = true
    }
    if indent == 0, lines < 40 { hasCode = hasCode || isCode(text, content) }
  }

  private mutating func addRule(_ text: [UInt8], _ content: Range<Int>, _ byte: UInt8) {
    // Low lines are those of a form to be filled in much more often.
    guard let above = before, RestructuredTextLines.ruleByte(text, above) == nil, byte != 0x5F,
      content.count >= min(FixedWidthColumns.count(text.span, above), 200),
      // A frame around a heading has its sign at both ends of it too.
      text[above.lowerBound] != byte || text[above.upperBound - 1] != byte
    else {
      if before == nil, lines == 0 { overlineByte = byte }
      return
    }
    if lines < 3 { isTopMarked = true }
    if byte == 0x3D || byte == 0x2D { underlines += 1 } else { otherUnderlines += 1 }
    if overlineByte == byte, lines == 2 { overlines += 1 }
  }

  private func isCode(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    text.begins(with: "import ", in: content) || text.begins(with: "def ", in: content)
      || text.begins(with: "#!", in: content) || text.begins(with: "#include", in: content)
      || text.begins(with: "from ", in: content) && text.contains(" import ", in: content)
  }
}
