import ScreenModel

/// The keys in force: what each key, or keys one after the other, mean where the keys go.
public struct KeyMap: Sendable {
  /// What keys typed so far mean.
  public enum Answer: Equatable, Sendable {
    case command(Invocation)
    /// The keys begin one or more bindings.
    case unfinished
    case nothing
  }

  private var bindings: [KeyContext: [[Key]: Invocation]] = [:]
  private var ordered: [(context: KeyContext, keys: [Key], invocation: Invocation)] = []

  /// A key map of bindings whose commands are known; an unknown one binds nothing (files are checked when read).
  public init(_ list: [KeyBinding] = []) {
    for binding in list {
      guard let invocation = Invocation(text: binding.command) else { continue }
      bindings[binding.context, default: [:]][binding.keys] = invocation
      ordered.append((binding.context, binding.keys, invocation))
    }
  }

  /// Whether nothing is bound.
  public var isEmpty: Bool { ordered.isEmpty }

  /// What `keys` mean in `context`: its own bindings first, then the global ones (which no prompt has).
  public func answer(to keys: [Key], in context: KeyContext) -> Answer {
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

  /// The first keys bound to a command whatever its argument; nil where none are.
  public func firstKey(for command: Command) -> String? {
    ordered.first { $0.invocation.command == command }.map { $0.keys.map(\.text).joined(separator: " ") }
  }

  /// Every binding of a command, with its argument, in the order of the key map.
  public func bindings(of command: Command) -> [(keys: String, argument: String?)] {
    ordered.filter { $0.invocation.command == command }
      .map { ($0.keys.map(\.text).joined(separator: " "), $0.invocation.argument) }
  }
}
