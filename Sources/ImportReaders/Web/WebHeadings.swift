/// The heading elements of a page that head its text.
struct WebHeadings {
  /// The level of each heading element that is one, by its node.
  private let levels: [Int: Int]

  /// Judges the heading elements of `tree` that `parts` keeps.
  ///
  /// Inside the main element all are headings. Around it sites use them for whatever should look large (dates, names
  /// of columns): there the first of the highest level is the title of the page, unless the text has that level itself.
  /// With `readsImages` one that holds an image alone is one too: books set their headings so.
  init(_ tree: WebTree, _ parts: PageParts, readsImages: Bool = false) {
    var inside: [(index: Int, level: Int)] = []
    var around: [(index: Int, level: Int)] = []
    var index = 0
    while index < tree.nodes.count {
      if parts.isLeftOut[index] {
        index = Int(tree.nodes[index].end)
        continue
      }
      if let level = tree.nodes[index].element.headingLevel, !tree.nodes[index].marks.contains(.credit),
        parts.measure(index).characters > 0 || (readsImages && Self.holdsImage(index, tree))
      {
        if parts.isInMain(index) { inside.append((index, level)) } else { around.append((index, level)) }
      }
      index += 1
    }
    var levels: [Int: Int] = [:]
    for heading in inside { levels[heading.index] = heading.level }
    let highest = inside.map(\.level).min() ?? 7
    let before = around.filter { $0.index < parts.main }
    if let top = before.map(\.level).min(), top < highest, let title = before.first(where: { $0.level == top }) {
      levels[title.index] = inside.isEmpty ? 1 : top
    }
    self.levels = levels
  }

  private static func holdsImage(_ index: Int, _ tree: WebTree) -> Bool {
    (index..<Int(tree.nodes[index].end)).contains { tree.alternatives[$0] != nil }
  }

  /// The level of the heading at node `index`; nil where it is only text that looks large.
  func level(_ index: Int) -> Int? { levels[index] }
}
