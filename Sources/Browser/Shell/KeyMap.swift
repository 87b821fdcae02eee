import ScreenModel

/// The keys in force: the meaning of each key, or sequence of keys, in each context.
///
/// The list is searched at every key; building a table of all keys at every start would be far more work.
public struct KeyMap: Sendable {
  /// The meaning of the keys typed so far.
  public enum Meaning: Equatable, Sendable {
    case command(Invocation)
    /// The keys begin one or more bindings.
    case unfinished
    case nothing
  }

  private let bindings: [KeyBinding]

  /// A key map of known commands; a binding of an unknown command has no effect (files are checked when they are read).
  public init(_ list: [KeyBinding] = []) { bindings = list }

  /// Whether nothing is bound.
  public var isEmpty: Bool { bindings.isEmpty }

  /// The meaning of `keys` in `context`: by its own bindings first, then by the global ones (which prompts do not
  /// have).
  public func meaning(of keys: [Key], in context: KeyContext) -> Meaning {
    let hasGlobal = [.text, .tree, .results].contains(context)
    return meaning(of: keys, inAlone: context) ?? (hasGlobal ? meaning(of: keys, inAlone: .global) : nil) ?? .nothing
  }

  /// The meaning of `keys` by the bindings of `context` alone; nil without one. Of several bindings of the same keys
  /// the last counts.
  private func meaning(of keys: [Key], inAlone context: KeyContext) -> Meaning? {
    var isBeginning = false
    for binding in bindings.reversed() where binding.context == context && binding.keys.starts(with: keys) {
      guard let invocation = binding.invocation else { continue }
      if binding.keys.count == keys.count { return .command(invocation) }
      isBeginning = true
    }
    return isBeginning ? .unfinished : nil
  }

  /// The keys bound to a command, in the order of the key map, as text (`z a`, `ctrl-d`).
  public func keys(for invocation: Invocation, in contexts: [KeyContext] = KeyContext.allCases) -> [String] {
    bindings.lazy.filter { contexts.contains($0.context) && $0.names(invocation.command) }
      .filter { $0.invocation == invocation }.map(\.keysText)
  }

  /// The first keys bound to a command with any argument in one of `contexts`, in any where none are named; nil where
  /// none are.
  public func firstKey(for command: Command, in contexts: [KeyContext] = KeyContext.allCases) -> String? {
    bindings.first { contexts.contains($0.context) && $0.names(command) }?.keysText
  }

  /// The keys of each command with any argument, by the command's name, in the order of the key map: for a list of many
  /// commands, where a search of the map for each would take the product of the two.
  public func keysByCommand() -> [String: [String]] {
    var found: [String: [String]] = [:]
    for binding in bindings {
      found[String(binding.command.prefix { $0 != " " }), default: []].append(binding.keysText)
    }
    return found
  }
}

extension KeyBinding {
  /// Whether the keys call the command `name`, with or without an argument.
  fileprivate func names(_ name: Command) -> Bool {
    let rest = command.utf8.dropFirst(name.rawValue.utf8.count)
    return (rest.isEmpty || rest.first == UInt8(ascii: " ")) && command.utf8.starts(with: name.rawValue.utf8)
  }

  /// The command that the keys call, with its argument; nil for an unknown one. The name is compared with all names:
  /// the compiler's own search by raw value builds a table of them first, which costs more than a key.
  fileprivate var invocation: Invocation? {
    Command.allCases.first(where: names).map { Invocation($0, argument: argument) }
  }

  /// The text after the command's name; nil without any.
  fileprivate var argument: String? {
    let rest = command.utf8.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
    return rest.isEmpty ? nil : String(rest)
  }

  fileprivate var keysText: String { keys.map(\.text).joined(by: " ") }
}
