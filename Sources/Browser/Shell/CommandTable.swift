import TextFacts

/// The table of all commands, each once, in the order of the help.
public enum CommandTable {
  /// All definitions.
  public static let definitions: [CommandDefinition] =
    ReadingCommands.text + SelectionCommands.all + LinksCommands.all + ReadingCommands.sections + TreeCommands.all
    + SearchCommands.all
    + ResultsCommands.all + ListCommands.all + NotesCommands.all
    + TermsCommands.all + CompareCommands.all + ReuseCommands.all + SimilarCommands.all + SavedCommands.all
    + LibraryCommands.reports + LibraryCommands.listing
    + ChecksCommands.all
    + WritingCommands.all + LibraryCommands.skipped + ThemeCommands.all
    + MouseCommands.all + HelpCommands.all + ShellCommands.all + PromptCommands.all

  /// The definitions by command, for the dispatch of keys.
  private static let byCommand = Dictionary(definitions.map { ($0.command, $0) }) { first, _ in first }

  /// The definition of a command; a test holds that every command has one.
  public static func definition(of command: Command) -> CommandDefinition? { byCommand[command] }

  /// The commands that a typed name can mean: the one whose name or alias it equals, else all whose names begin with
  /// it. A name is run only where it means a single command.
  static func meanings(of name: String) -> [CommandDefinition] {
    guard name.utf8.count <= WorkBudget.nameTyped else { return [] }
    let typeable = definitions.filter(\.isTypeable)
    let whole = typeable.filter { $0.names.contains(name) }
    if !whole.isEmpty { return whole }
    let beginning = typeable.filter { $0.command.rawValue.hasPrefix(name) || $0.chineseName.hasPrefix(name) }
    // A name is typed in any letter case; only aliases tell `Q` from `q`.
    let lowercased = name.lowercased()
    return beginning.isEmpty && lowercased != name ? meanings(of: lowercased) : beginning
  }
}
