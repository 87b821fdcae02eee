/// Walking the outline. Every step is over the flat array: nothing recurses, whatever the depth.
extension Report {
  /// The sections directly below `index`, in order.
  public func children(of index: SectionIndex) -> [SectionIndex] {
    var found: [SectionIndex] = []
    var next = index.value + 1
    let end = self[index].subtreeEnd.value
    while next < end, sections.indices.contains(next) {
      found.append(SectionIndex(next))
      next = max(next + 1, sections[next].subtreeEnd.value)
    }
    return found
  }

  /// Whether any section stands below `index`.
  public func hasChildren(_ index: SectionIndex) -> Bool { self[index].subtreeEnd.value > index.value + 1 }

  /// The sections that hold `index`, innermost first, without itself; the last is the root.
  public func ancestors(of index: SectionIndex) -> [SectionIndex] {
    var found: [SectionIndex] = []
    var next = self[index].parent
    while let ancestor = next, found.count <= sections.count {
      found.append(ancestor)
      next = self[ancestor].parent
    }
    return found
  }

  /// The section after `index` with the same parent.
  public func nextSibling(of index: SectionIndex) -> SectionIndex? {
    let next = self[index].subtreeEnd
    guard sections.indices.contains(next.value), self[next].parent == self[index].parent else { return nil }
    return next
  }

  /// The section before `index` with the same parent.
  public func previousSibling(of index: SectionIndex) -> SectionIndex? {
    guard let parent = self[index].parent else { return nil }
    var candidate = SectionIndex(index.value - 1)
    while candidate > parent {
      if self[candidate].parent == parent { return candidate }
      guard let above = self[candidate].parent else { return nil }
      candidate = above
    }
    return nil
  }

  /// The segments of the text in order: each section's heading, then its own text. Concatenated they are the text.
  public var segments: [TextRange] {
    sections.flatMap { [$0.heading, $0.body] }
  }
}
