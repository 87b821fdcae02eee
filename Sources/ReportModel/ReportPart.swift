extension Report {
  /// A section, with all below it, as a report of its own called `name`: its text, outline and paragraphs, their places
  /// counted from its beginning. Blocks and spans are left out.
  public func part(_ index: SectionIndex, named name: String) -> Report {
    let whole = self[index].range
    func moved(_ range: TextRange) -> TextRange {
      let lower = min(max(range.lower.bytes, whole.lower.bytes), whole.upper.bytes)
      let upper = min(max(range.upper.bytes, lower), whole.upper.bytes)
      return TextRange(lower - whole.lower.bytes, upper - whole.lower.bytes)
    }
    let first = max(1, index.value)
    let end = index == .root ? sections.count : max(first, self[index].subtreeEnd.value)
    let top = index == .root ? 0 : self[index].level - 1
    var parts = [
      Section(
        kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(end - first + 1),
        range: TextRange(0, whole.count),
        heading: TextRange(0, 0), body: TextRange(0, index == .root ? moved(root.body).upper.bytes : 0),
        number: TextRange(0, 0), title: TextRange(0, 0), characters: self[index].characters)
    ]
    for position in first..<end {
      var section = sections[position]
      let parent = section.parent.map { $0.value - first + 1 } ?? 0
      section.parent = SectionIndex(max(0, parent))
      section.level -= top
      section.subtreeEnd = SectionIndex(min(end, section.subtreeEnd.value) - first + 1)
      section.range = moved(section.range)
      section.heading = moved(section.heading)
      section.body = moved(section.body)
      section.number = moved(section.number)
      section.title = moved(section.title)
      parts.append(section)
    }
    let paragraphs = self.paragraphs.filter { $0.range.lower < whole.upper && $0.range.upper > whole.lower }.map {
      var paragraph = $0
      paragraph.range = moved($0.range)
      return paragraph
    }
    return Report(
      source: ReportSource(name: name), text: Array(text[whole.bytes]), sections: parts, paragraphs: paragraphs,
      lines: nil, encoding: encoding, replacements: 0, isComplete: isComplete)
  }
}
