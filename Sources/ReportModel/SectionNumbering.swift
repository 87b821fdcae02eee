import TextFacts

/// The place of a section's number in its heading: marks may stand before it (`★一、`), brackets around it, and the
/// title above it (`（目的）` over `第一条`, in Japanese laws).
extension Report {
  /// The number with its opening bracket and the punctuation before the title, but for brackets around that; empty where
  /// there is none.
  public func numberRange(of section: Section) -> TextRange {
    guard !section.number.isEmpty else { return section.number }
    let lower = bracketStart(of: section) ?? section.number.lower
    if leadsWithTitle(section) { return TextRange(lower, section.number.upper) }
    let upper = section.title.isEmpty ? bracketEnd(of: section) : bracketBeforeTitle(of: section)
    return TextRange(lower, max(section.number.upper, upper ?? section.title.lower))
  }

  /// The place of the bracket that opens right before the title: `第三条（定义）`. Number and title are shown without it.
  public func bracketBeforeTitle(of section: Section) -> TextOffset? {
    guard !section.title.isEmpty, section.number.upper < section.title.lower,
      let (scalar, lower) = TextScalar.read(
        text.span, before: section.title.lower.bytes, start: section.number.upper.bytes),
      [0x28, 0xFF08, 0x5B, 0x3010, 0x3014].contains(scalar)
    else { return nil }
    return TextOffset(lower)
  }

  /// Whether the number stands in brackets: whether one opens before it in the heading.
  public func opensBracket(_ section: Section) -> Bool { bracketStart(of: section) != nil }

  /// Whether the title stands before the number.
  public func leadsWithTitle(_ section: Section) -> Bool {
    !section.title.isEmpty && !section.number.isEmpty && section.title.upper <= section.number.lower
  }

  /// Whether a number begins with a word of Latin or Cyrillic letters (`Chapter 3`), which spaces set apart.
  public func isWord(_ number: TextRange) -> Bool {
    AddressSegment.beginsWord(text[number.bytes.clamped(to: 0..<text.count)])
  }

  /// The byte after the bracket that closes right behind the number; nil where none does.
  private func bracketEnd(of section: Section) -> TextOffset? {
    guard opensBracket(section),
      let (scalar, next) = TextScalar.read(text.span, at: section.number.upper.bytes, end: text.count),
      [0x29, 0x5D, 0xFF09, 0xFF3D, 0x3011, 0x3015].contains(scalar)
    else { return nil }
    return TextOffset(next)
  }

  private func bracketStart(of section: Section) -> TextOffset? {
    var place = section.number.lower.bytes
    let start = section.heading.lower.bytes
    while place > start, let (scalar, lower) = TextScalar.read(text.span, before: place, start: start) {
      if [0x28, 0x5B, 0xFF08, 0x3010, 0x3014].contains(scalar) { return TextOffset(lower) }
      guard Blank.contains(scalar) else { return nil }
      place = lower
    }
    return nil
  }
}
