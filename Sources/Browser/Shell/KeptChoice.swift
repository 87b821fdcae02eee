/// The names of the reader's choices that are remembered, and the forms of some of them.
public enum KeptChoice {
  /// The name of a theme.
  public static let theme = "theme"
  /// The way one paragraph is told from the next: the name of a `ParagraphSeparation`.
  public static let paragraph = "paragraph"
  /// The reader's change of the tree's width: `TreeSplit`.
  public static let tree = "tree"
}

/// The reader's change of the tree's width.
public struct TreeSplit: Sendable, Hashable {
  /// Columns added to its share of the screen, or taken from it.
  public var columnsAdded = 0

  public init(columnsAdded: Int = 0) { self.columnsAdded = columnsAdded }

  /// The change from its text, which may say anything; nil where it is of no such form. A second word, which said whether
  /// the tree was shown, is passed over: that is remembered for each report (`KeptFolds`).
  public init?(text: String) {
    let parts = text.split(separator: " ")
    guard let first = parts.first, parts.count <= 2, let columns = Int(first), (-1_000...1_000).contains(columns) else {
      return nil
    }
    self.init(columnsAdded: columns)
  }

  /// `-4`.
  public var text: String { "\(columnsAdded)" }
}

extension BrowserState {
  /// Has the tree's width remembered where the reader has changed it.
  mutating func rememberSplit() {
    let split = TreeSplit(columnsAdded: tree.columnsAdded)
    guard split != options.tree.split else { return }
    options.tree.split = split
    shell.effects.append(.remember(.choice(KeptChoice.tree, split.text)))
  }
}
