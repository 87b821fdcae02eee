import TextFacts

/// The marks of Org in the first lines of a text, counted.
struct OrgEvidence {
  private var keywords = 0
  private var headings = 0
  private var drawers = 0
  /// Whether the first line names the mode of Emacs whose marks Org took over: `-*- outline -*-`.
  private var isOutlineMode = false

  var isFormat: Bool { keywords > 0 || (drawers > 0 || isOutlineMode) && headings > 0 }

  /// Notes what the first line says of an editor's mode.
  mutating func addFirstLine(_ text: [UInt8], _ content: Range<Int>) {
    guard text.contains("-*-", in: content) else { return }
    isOutlineMode = text.contains(" outline ", in: content) || text.contains(" org ", in: content)
  }

  /// Notes the marks of a line at the margin.
  mutating func add(_ text: [UInt8], _ content: Range<Int>) {
    switch text[content.lowerBound] {
    case 0x23:
      guard text.begins(with: "#+", in: content), content.count > 4 else { return }
      var place = content.lowerBound + 2
      while place < content.upperBound, HTMLTag.isLetter(text[place]) || text[place] == 0x5F || text[place] == 0x2D {
        place += 1
      }
      let isBlock = text.beginsFolded(with: "#+begin_", in: content)
      if place > content.lowerBound + 3, isBlock || (place < content.upperBound && text[place] == 0x3A) {
        keywords += 1
      }
    case 0x2A:
      let stars = text.run(of: 0x2A, in: content)
      let after = content.lowerBound + stars
      if after < content.upperBound, text[after] == 0x20 { headings += 1 }
    case 0x3A:
      if content.count == 12, text.begins(with: ":PROPERTIES:", in: content) { drawers += 1 }
    default: break
    }
  }
}
