import ScreenModel

/// A pane or panel that can have the keys.
enum Pane: Sendable {
  case text, tree, results, terms, compare, help, list, labels, prompt, selection

  /// The part of the key map that is asked for it first.
  var keyContext: KeyContext {
    switch self {
    case .text: .text
    case .tree: .tree
    case .results: .results
    case .terms: .terms
    case .compare: .compare
    case .help, .list, .labels: .panel
    case .prompt: .prompt
    case .selection: .selection
    }
  }
}
