import TextFacts

/// Marked numbers alone (`## Chapter 1`) whose names the format marks a level deeper (`### Setting up`).
///
/// A deeper heading is the first section of the chapter above it, and names it only where every chapter has exactly one
/// such heading, right below its number.
struct NamedBelow {
  private struct Series: Hashable {
    /// Nil for annexes.
    var style: NumberStyle?
    var depth: Int
  }
  private let unnamed: Set<Series>

  init(_ document: LinedText) {
    let (text, marked) = (document.text, document.marked)
    var unnamed: Set<Series> = []
    for (place, heading) in marked.enumerated() where !heading.isTypographic {
      guard let series = Self.series(of: heading, text), !unnamed.contains(series) else { continue }
      let below = marked[(place + 1)...].prefix { $0.depth > heading.depth }
      guard let name = below.first, name.line == heading.line + 1,
        !below.dropFirst().contains(where: { $0.depth <= name.depth })
      else {
        unnamed.insert(series)
        continue
      }
    }
    self.unnamed = unnamed
  }

  /// Whether a deeper heading right below the number `heading` is its name.
  func isName(below heading: Head) -> Bool {
    var style: NumberStyle?
    if case .numbered(let own, _) = heading.evidence { style = own }
    return !unnamed.contains(Series(style: style, depth: Int(heading.depth)))
  }

  /// The series of a marked number without words; nil for another heading.
  private static func series(of heading: MarkedHeading, _ text: [UInt8]) -> Series? {
    let content = heading.content
    if let annex = AnnexName.at(text, content) {
      return annex.title.isEmpty || annex.number.isEmpty ? Series(style: nil, depth: heading.depth) : nil
    }
    guard let mark = NumberReader.candidate(text, at: content.lowerBound, end: content.upperBound),
      mark.style.namesUnit, mark.titleStart >= content.upperBound
    else { return nil }
    return Series(style: mark.style, depth: heading.depth)
  }
}
