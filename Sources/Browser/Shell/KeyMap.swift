import ScreenModel

/// The keys in force: what each key, or keys one after the other, mean where the keys go.
///
/// It is looked through at every key, which is far less work than a table of all keys at every start.
public struct KeyMap: Sendable {
  /// The meaning of the keys typed so far.
  public enum Answer: Equatable, Sendable {
    case command(Invocation)
    /// The keys begin one or more bindings.
    case unfinished
    case nothing
  }

  private let bindings: [KeyBinding]

  /// A key map of bindings whose commands are known; an unknown one binds nothing (files are checked when read).
  public init(_ list: [KeyBinding] = []) { bindings = list }

  /// Whether nothing is bound.
  public var isEmpty: Bool { bindings.isEmpty }

  /// The meaning of `keys` in `context`: its own bindings first, then the global ones (which no prompt has).
  public func answer(to keys: [Key], in context: KeyContext) -> Answer {
    let hasGlobal = [.text, .tree, .results].contains(context)
    return answer(to: keys, inAlone: context) ?? (hasGlobal ? answer(to: keys, inAlone: .global) : nil) ?? .nothing
  }

  /// The answer of the bindings of `context` itself; nil where they have none. For the same keys the last one counts.
  private func answer(to keys: [Key], inAlone context: KeyContext) -> Answer? {
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

  /// The first keys bound to a command whatever its argument; nil where none are.
  public func firstKey(for command: Command) -> String? { bindings.first { $0.names(command) }?.keysText }

  /// Every binding of a command, with its argument, in the order of the key map.
  public func bindings(of command: Command) -> [(keys: String, argument: String?)] {
    bindings.lazy.filter { $0.names(command) }.map { ($0.keysText, $0.argument) }
  }
}

extension KeyBinding {
  /// Whether `command` is what the keys mean, with or without an argument.
  fileprivate func names(_ name: Command) -> Bool {
    let rest = command.utf8.dropFirst(name.rawValue.utf8.count)
    return (rest.isEmpty || rest.first == UInt8(ascii: " ")) && command.utf8.starts(with: name.rawValue.utf8)
  }

  /// The invocation that the keys mean; nil for an unknown command. Its name is compared with all: the compiler's own
  /// search by raw value first makes a table of them, which costs more than a key does.
  fileprivate var invocation: Invocation? {
    Command.allCases.first(where: names).map { Invocation($0, argument: argument) }
  }

  /// The text after the command's name.
  fileprivate var argument: String? {
    let rest = command.utf8.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }
    return rest.isEmpty ? nil : String(rest)
  }

  fileprivate var keysText: String { keys.map(\.text).joined(separator: " ") }
}
