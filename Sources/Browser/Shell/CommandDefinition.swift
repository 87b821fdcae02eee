import TextFacts

/// All there is to a command: its names, its help, what may be typed with it, and what it does. Help, command prompt and
/// key maps derive from it; each room keeps the definitions of its own in one file.
public struct CommandDefinition: Sendable {
  /// The parts of the help.
  public enum Group: Int, CaseIterable, Sendable { case text, sections, tree, searching, terms, reports, prompt }

  /// The meaning of digits typed before the key.
  enum Count: Sendable {
    /// They mean nothing.
    case none
    /// So many times, or so many lines, columns or hits.
    case times
    /// The number of a line, of a section, of a level, or percent.
    case number
  }

  /// The meaning of what is typed after the name at the prompt, or stands after it in a key map.
  enum Argument: Sendable {
    /// It takes none.
    case none
    /// A number, which goes before a count.
    case number
    /// Text as the prompt that the command opens would take it.
    case text
    /// One of the names that can be completed.
    case name(@Sendable (BrowserState) -> [String])
  }

  /// The command.
  public let command: Command
  /// The part of the help it stands in.
  public let group: Group
  /// Its name in Chinese, which the prompt takes as well.
  public let chineseName: String
  /// Other names it goes by: those of `less` and `vi`.
  public let aliases: [String]
  let count: Count
  let argument: Argument
  /// Whether the list of hits gives the keys back first: the command is about the text or the tree.
  let leavesList: Bool
  let run: @Sendable (inout BrowserState, CommandInput) -> [Effect]
  private let help: (english: String, chinese: String)

  init(
    _ command: Command, _ group: Group, _ english: String, _ chinese: String, name: String, aliases: [String] = [],
    count: Count = .none, argument: Argument = .none, leavesList: Bool = false,
    run: @escaping @Sendable (inout BrowserState, CommandInput) -> [Effect]
  ) {
    self.command = command
    self.group = group
    help = (english, chinese)
    chineseName = name
    self.aliases = aliases
    self.count = count
    self.argument = argument
    self.leavesList = leavesList
    self.run = run
  }

  /// One that asks nothing of the world.
  init(
    _ command: Command, _ group: Group, _ english: String, _ chinese: String, name: String, aliases: [String] = [],
    count: Count = .none, argument: Argument = .none, leavesList: Bool = false,
    does act: @escaping @Sendable (inout BrowserState, CommandInput) -> Void
  ) {
    self.init(
      command, group, english, chinese, name: name, aliases: aliases, count: count, argument: argument,
      leavesList: leavesList
    ) { state, input in
      act(&state, input)
      return []
    }
  }

  /// The help of the command, in a few words.
  public func help(in language: Language) -> String {
    switch language {
    case .english: help.english
    case .chinese: help.chinese
    }
  }

  /// Whether people type it by name: all but what edits the line being typed.
  var isTypeable: Bool { group != .prompt }
}

/// The count and the argument typed with a command.
struct CommandInput: Sendable {
  /// The digits typed before it.
  var count: Int?
  /// The text after its name.
  var argument: String?

  /// The number of times to do it: once without a count.
  var times: Int { max(1, count ?? 1) }
  /// The number in the argument, else the count.
  var number: Int? { argument.flatMap { Int($0) } ?? count }
}
