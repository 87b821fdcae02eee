import TextFacts

/// The marks of Org, AsciiDoc, reStructuredText and roff in the first lines of a text, counted.
struct MarkupEvidence {
  private var lines = 0
  private var before: Range<Int>?
  private var isBlankBefore = true

  private var orgKeywords = 0
  private var orgHeadings = 0
  private var orgDrawers = 0
  /// Whether the first line names the mode of Emacs whose marks Org took over: `-*- outline -*-`.
  private var isOutlineMode = false

  private var hasAsciiDocTitle = false
  private var asciiDocHeadings = 0
  private var asciiDocFields = 0
  private var isHeader = true

  private var directives = 0
  private var underlines = 0
  private var otherUnderlines = 0
  private var overlines = 0
  private var literals = 0
  private var roles = 0
  private var isTopMarked = false
  /// Whether lines of source code stand outside of literal blocks: remarks there may hold such marks.
  private var hasCode = false

  private var roffTitles = 0
  private var roffSections = 0

  var isManual: Bool { roffTitles > 0 && roffSections > 0 }
  var isOrg: Bool { orgKeywords > 0 || (orgDrawers > 0 || isOutlineMode) && orgHeadings > 0 }
  var isAsciiDoc: Bool {
    (hasAsciiDocTitle && asciiDocHeadings + asciiDocFields > 0) || (asciiDocHeadings > 1 && asciiDocFields > 0)
  }
  /// Whether sections are underlined as reStructuredText does, and something says that it is that.
  var isRestructuredText: Bool {
    let others = directives + literals + roles + overlines + (otherUnderlines > 1 ? 1 : 0)
    return underlines + otherUnderlines > 0 && others > 0 && (isTopMarked || !hasCode)
  }

  /// Notes the marks of the line with `content`, which is not blank, set in by `indent` bytes.
  mutating func add(_ text: [UInt8], _ content: Range<Int>, indent: Int) {
    defer {
      before = content
      isBlankBefore = false
      lines += 1
    }
    let first = text[content.lowerBound]
    guard first < 0x80 else {
      isHeader = false
      return
    }
    if lines == 0, text.contains("-*-", in: content) {
      isOutlineMode = text.contains(" outline ", in: content) || text.contains(" org ", in: content)
    }
    if indent == 0 {
      addOrg(text, content, first)
      addAsciiDoc(text, content, first)
      addRoff(text, content, first)
    }
    addRestructured(text, content, first, indent)
    if indent == 0, lines < 40 {
      hasCode =
        hasCode || text.begins(with: "import ", in: content) || text.begins(with: "def ", in: content)
        || text.begins(with: "#!", in: content) || text.begins(with: "#include", in: content)
        || text.begins(with: "from ", in: content) && text.contains(" import ", in: content)
    }
  }

  /// Notes a blank line.
  mutating func addBlank() {
    before = nil
    isBlankBefore = true
  }

  private mutating func addOrg(_ text: [UInt8], _ content: Range<Int>, _ first: UInt8) {
    switch first {
    case 0x23:
      guard text.begins(with: "#+", in: content), content.count > 4 else { return }
      var place = content.lowerBound + 2
      while place < content.upperBound, HTMLTag.isLetter(text[place]) || text[place] == 0x5F || text[place] == 0x2D {
        place += 1
      }
      let isBlock = text.beginsFolded(with: "#+begin_", in: content)
      if place > content.lowerBound + 3, isBlock || (place < content.upperBound && text[place] == 0x3A) {
        orgKeywords += 1
      }
    case 0x2A:
      let stars = text.run(of: 0x2A, in: content)
      let after = content.lowerBound + stars
      if after < content.upperBound, text[after] == 0x20 { orgHeadings += 1 }
    case 0x3A:
      if content.count == 12, text.begins(with: ":PROPERTIES:", in: content) { orgDrawers += 1 }
    default: break
    }
  }

  private mutating func addAsciiDoc(_ text: [UInt8], _ content: Range<Int>, _ first: UInt8) {
    let isHeaderLine = isHeader
    let field = AsciiDocLines.attribute(text, content)
    isHeader = isHeader && (field != nil || AsciiDocReader.isComment(text, content))
    switch first {
    case 0x3D:
      guard let heading = AsciiDocLines.heading(text, content), heading.words.upperBound == content.upperBound,
        text[content.upperBound - 1] != 0x3D
      else { return }
      if heading.depth == 1 { hasAsciiDocTitle = hasAsciiDocTitle || isHeaderLine } else { asciiDocHeadings += 1 }
    case 0x3A: if field != nil { asciiDocFields += 1 }
    case 0x5B:
      if text.begins(with: "[source", in: content) || text.begins(with: "[NOTE]", in: content)
        || text.begins(with: "[[", in: content) || text.begins(with: "[TIP]", in: content)
        || text.begins(with: "[cols", in: content) || text.begins(with: "[quote", in: content)
      {
        asciiDocFields += 1
      }
    case 0x7C: if content.count >= 4, AsciiDocLines.delimiter(text, content) != nil { asciiDocFields += 1 }
    default: break
    }
  }

  private mutating func addRoff(_ text: [UInt8], _ content: Range<Int>, _ first: UInt8) {
    guard first == 0x2E, content.count >= 3 else { return }
    let name = content.lowerBound + 1..<content.upperBound
    if text.begins(with: "TH ", in: name) || text.begins(with: "Dd ", in: name) || text.begins(with: "Dt ", in: name) {
      roffTitles += 1
    } else if text.begins(with: "SH", in: name) || text.begins(with: "Sh ", in: name) {
      roffSections += 1
    }
  }

  private mutating func addRestructured(_ text: [UInt8], _ content: Range<Int>, _ first: UInt8, _ indent: Int) {
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
  }

  private mutating func addRule(_ text: [UInt8], _ content: Range<Int>, _ byte: UInt8) {
    // Low lines are those of a form to be filled in much more often.
    guard let above = before, RestructuredTextLines.ruleByte(text, above) == nil, byte != 0x5F,
      content.count >= min(FixedWidthColumns.count(text.span, above), 200),
      // A frame around a heading has its sign at both ends of it too.
      text[above.lowerBound] != byte || text[above.upperBound - 1] != byte
    else {
      if before == nil, isBlankBefore, lines == 0 { overlineByte = byte }
      return
    }
    if lines < 3 { isTopMarked = true }
    if byte == 0x3D || byte == 0x2D { underlines += 1 } else { otherUnderlines += 1 }
    if overlineByte == byte, lines == 2 { overlines += 1 }
  }

  /// The mark of a first line that is all of it.
  private var overlineByte: UInt8?
}
