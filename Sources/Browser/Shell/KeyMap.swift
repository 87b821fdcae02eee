import ScreenModel

/// The keys in force: the meaning of each key, or sequence of keys, in each context.
public struct KeyMap: Sendable {
  /// The meaning of the keys typed so far.
  public enum Meaning: Equatable, Sendable {
    case command(Invocation)
    /// The keys begin one or more bindings.
    case unfinished
    case nothing
  }

  private var bindings: [KeyContext: [[Key]: Invocation]] = [:]
  private var ordered: [(context: KeyContext, keys: [Key], invocation: Invocation)] = []

  /// A key map of known commands; a binding of an unknown command is left out (files are checked when they are read).
  public init(_ list: [KeyBinding] = []) {
    for binding in list {
      guard let invocation = Invocation(text: binding.command) else { continue }
      bindings[binding.context, default: [:]][binding.keys] = invocation
      ordered.append((binding.context, binding.keys, invocation))
    }
  }

  /// Whether nothing is bound.
  public var isEmpty: Bool { ordered.isEmpty }

  /// The meaning of `keys` in `context`: by its own bindings first, then by the global ones (which prompts do not
  /// have).
  public func meaning(of keys: [Key], in context: KeyContext) -> Meaning {
    let contexts: [KeyContext] = [.text, .tree, .results].contains(context) ? [context, .global] : [context]
    for context in contexts {
      guard let known = bindings[context] else { continue }
      if let found = known[keys] { return .command(found) }
      if known.keys.contains(where: { $0.count > keys.count && $0.starts(with: keys) }) { return .unfinished }
    }
    return .nothing
  }

  /// The keys bound to a command, in the order of the key map, as text (`z a`, `ctrl-d`).
  public func keys(for invocation: Invocation, in contexts: [KeyContext] = KeyContext.allCases) -> [String] {
    ordered.filter { $0.invocation == invocation && contexts.contains($0.context) }
      .map { $0.keys.map(\.text).joined(separator: " ") }
  }

  /// The first keys bound to a command with any argument; nil where none are.
  public func firstKey(for command: Command) -> String? {
    ordered.first { $0.invocation.command == command }.map { $0.keys.map(\.text).joined(separator: " ") }
  }

  /// Every binding of a command, with its argument, in the order of the key map.
  public func bindings(of command: Command) -> [(keys: String, argument: String?)] {
    ordered.filter { $0.invocation.command == command }
      .map { ($0.keys.map(\.text).joined(separator: " "), $0.invocation.argument) }
  }
}
