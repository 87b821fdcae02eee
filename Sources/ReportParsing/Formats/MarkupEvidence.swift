import TextFacts

/// The marks of Org, AsciiDoc, reStructuredText and manual pages in the first lines of a text.
struct MarkupEvidence {
  private var org = OrgEvidence()
  private var asciiDoc = AsciiDocEvidence()
  private var restructuredText = RestructuredTextEvidence()
  private var manual = ManualEvidence()
  private var isFirst = true

  var isManual: Bool { manual.isFormat }
  var isOrg: Bool { org.isFormat }
  var isAsciiDoc: Bool { asciiDoc.isFormat }
  var isRestructuredText: Bool { restructuredText.isFormat }

  /// Notes the marks of the line with `content`, which is not blank, set in by `indent` bytes.
  mutating func add(_ text: [UInt8], _ content: Range<Int>, indent: Int) {
    defer { isFirst = false }
    restructuredText.add(text, content, indent: indent)
    // No mark of the others is beyond ASCII.
    guard text[content.lowerBound] < 0x80 else { return asciiDoc.addText() }
    if isFirst { org.addFirstLine(text, content) }
    guard indent == 0 else { return }
    org.add(text, content)
    asciiDoc.add(text, content)
    manual.add(text, content)
  }

  /// Notes a blank line.
  mutating func addBlank() { restructuredText.addBlank() }
}
