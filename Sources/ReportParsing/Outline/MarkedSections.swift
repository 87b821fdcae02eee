/// Sections below units that the format marks, told from titles that it marks one level below their numbers.
enum MarkedSections {
  /// Headings before and after that are looked at.
  private static let reach = 64

  /// Whether headings of `depth` are sections of those of depth `unit`: somewhere near `line` two stand below one. A title
  /// stands alone below its number.
  static func stand(at depth: Int, under unit: Int, near line: Int, in document: LinedText) -> Bool {
    let place = document.marked.partitionPoint { $0.line < line }
    let near = document.marked[max(0, place - reach)..<min(document.marked.count, place + reach)]
    var count = 0
    for heading in near {
      if heading.depth <= unit { count = 0 }
      if heading.depth == depth { count += 1 }
      if count > 1 { return true }
    }
    return false
  }
}
