/// The names of the reader's choices that are remembered, and the forms of some of them.
public enum KeptChoice {
  /// The name of a theme.
  public static let theme = "theme"
  /// The way one paragraph is told from the next: the name of a `ParagraphSeparation`.
  public static let paragraph = "paragraph"
  /// The width of the tree, and whether it is shown: `TreeSplit`.
  public static let tree = "tree"
}

/// The reader's change of the tree's width.
public struct TreeSplit: Sendable, Hashable {
  /// Columns added to its share of the screen, or taken from it.
  public var columnsAdded = 0
  /// Whether it is to be shown; nil leaves that to whether there is anything to show.
  public var isWanted: Bool?

  public init(columnsAdded: Int = 0, isWanted: Bool? = nil) {
    self.columnsAdded = columnsAdded
    self.isWanted = isWanted
  }

  /// The change from its text, which may say anything; nil where it is of no such form.
  public init?(text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let columns = Int(parts[0]), (-1_000...1_000).contains(columns),
      ["auto", "shown", "hidden"].contains(parts[1])
    else { return nil }
    self.init(columnsAdded: columns, isWanted: parts[1] == "auto" ? nil : parts[1] == "shown")
  }

  /// `-4 shown`.
  public var text: String { "\(columnsAdded) \(isWanted.map { $0 ? "shown" : "hidden" } ?? "auto")" }
}

extension BrowserState {
  /// Has the tree's width remembered where the reader has changed it.
  mutating func rememberSplit() {
    let split = TreeSplit(columnsAdded: tree.columnsAdded, isWanted: tree.isWanted)
    guard split != options.split else { return }
    options.split = split
    shell.effects.append(.remember(.choice(KeptChoice.tree, split.text)))
  }
}
