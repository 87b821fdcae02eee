/// The pane or layer that takes the keys, and so the part of the key map that is asked first.
public enum KeyContext: String, CaseIterable, Sendable, Hashable {
  /// Everywhere no prompt is open, after the pane's own bindings.
  case global
  case text
  case tree
  /// The list of hits.
  case results
  /// While a line is typed: search, go to, command.
  case prompt
  /// While a help or notice screen covers the panes.
  case panel
  /// While the table of terms covers the panes.
  case terms
  /// While text is selected.
  case selection
  /// While two versions of a report are compared.
  case compare
}

/// One line of a key map: in a context, keys pressed one after the other mean a command.
public struct KeyBinding: Hashable, Sendable {
  public var context: KeyContext
  /// One key, or several as in `z a`.
  public var keys: [Key]
  /// The command's name, with anything after the first space as its argument (`go-top-section 3`).
  public var command: String

  public init(context: KeyContext, keys: [Key], command: String) {
    self.context = context
    self.keys = keys
    self.command = command
  }
}
