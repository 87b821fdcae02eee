import TextFacts

/// The definition of a command: its names, its help, its count and argument, and its action. The help, the command
/// prompt and the key maps are derived from it; each folder defines its own commands in one file.
public struct CommandDefinition: Sendable {
  /// The parts of the help.
  public enum HelpGroup: Int, CaseIterable, Sendable {
    case text, sections, tree, searching, lists, terms, comparing, reports, prompt
  }

  /// The meaning of the argument, the text after the name at the prompt or in a key map.
  enum Argument: Sendable {
    /// The command takes no argument.
    case none
    /// A number, which overrides a count.
    case number
    /// Text that the prompt opened by the command would take.
    case text
    /// The name of a file, or of an open report.
    case file
    /// One of the names that can be completed.
    case name(@Sendable (BrowserState) -> [String])
  }

  /// The defined command.
  public let command: Command
  /// The part of the help that lists the command.
  public let group: HelpGroup
  /// The Chinese name, which the prompt takes as well.
  public let chineseName: String
  /// Other names for it: those of `less` and `vi`.
  public let aliases: [String]
  /// Whether digits typed before the key mean something: a repetition, or the number of a line or section.
  let takesCount: Bool
  let argument: Argument
  /// Whether the list of hits is closed first, since the command is about the text or the tree.
  let leavesList: Bool
  let run: @Sendable (inout BrowserState, CommandInput) -> [Effect]
  private let help: (english: String, chinese: String)

  init(
    _ command: Command, _ group: HelpGroup, _ english: String, _ chinese: String, name: String, aliases: [String] = [],
    takesCount: Bool = false, argument: Argument = .none, leavesList: Bool = false,
    run: @escaping @Sendable (inout BrowserState, CommandInput) -> [Effect]
  ) {
    self.command = command
    self.group = group
    help = (english, chinese)
    chineseName = name
    self.aliases = aliases
    self.takesCount = takesCount
    self.argument = argument
    self.leavesList = leavesList
    self.run = run
  }

  /// A command without effects outside the browser.
  init(
    _ command: Command, _ group: HelpGroup, _ english: String, _ chinese: String, name: String, aliases: [String] = [],
    takesCount: Bool = false, argument: Argument = .none, leavesList: Bool = false,
    does act: @escaping @Sendable (inout BrowserState, CommandInput) -> Void
  ) {
    self.init(
      command, group, english, chinese, name: name, aliases: aliases, takesCount: takesCount, argument: argument,
      leavesList: leavesList
    ) { state, input in
      act(&state, input)
      return []
    }
  }

  /// The purpose of the command, in a few words.
  public func help(in language: Language) -> String {
    switch language {
    case .english: help.english
    case .chinese: help.chinese
    }
  }

  /// The names that it has at the prompt: its own, its Chinese one, and the others.
  public var names: [String] { [command.rawValue, chineseName] + aliases }

  /// Whether the command can be typed by name: all but those that edit the line being typed.
  var isTypeable: Bool { group != .prompt }
}

/// The count and the argument given with a command.
struct CommandInput: Sendable {
  /// The digits typed before the command.
  var count: Int?
  /// The text after its name.
  var argument: String?

  /// The number of repetitions: 1 without a count.
  var times: Int { max(1, count ?? 1) }
  /// The number in the argument, or else the count.
  var number: Int? { argument.flatMap { Int($0) } ?? count }
}
