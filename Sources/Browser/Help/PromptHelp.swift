import ScreenModel

/// The keys of a line being typed, which the help shows over it:
///
///      While typing  found:
///       enter                         accept
///       tab                           in the order of the text, or by kind
extension BrowserState {
  func promptLines(_ purpose: Prompt.Purpose, _ matcher: HeadingMatcher) -> [HelpLine] {
    let heading = CommandDefinition.HelpGroup.prompt.message(in: language)
    var lines = headingLines("\(heading)  \(purpose.message(in: language))".trimming())
    for row in CommandTable.definitions where purpose.takes(row.command) {
      let contexts: [KeyContext] = row.group == .prompt ? [.prompt] : [.text, .global]
      let keys = Self.keysShown(shell.keyMap.keys(for: Invocation(row.command), in: contexts))
      guard !keys.isEmpty else { continue }
      let isFitting =
        matcher.isEmpty || isHelp(row, about: matcher) || keys.contains { $0.hasSameBytes(as: listFilter) }
      guard isFitting else { continue }
      let words = row.command == .promptComplete ? purpose.completing?.message(in: language) : nil
      lines += helpLines(of: row, keys: keys, words: words)
    }
    return lines
  }
}

extension Prompt.Purpose {
  /// Whether the list above the line has candidates to choose from.
  private var hasCandidates: Bool {
    switch self {
    case .goTo, .command, .pin, .theme, .check, .links, .writing: true
    case .search, .filter, .termsFilter, .listFilter, .compareSearch, .note, .rename: false
    }
  }

  /// The effect of the key that completes, where it is another one.
  fileprivate var completing: PromptMessage? {
    switch self {
    case .filter: .hintSearchText
    case .writing: .hintTakeName
    case .check: .hintSort
    case .search, .goTo, .command, .pin, .theme, .links, .termsFilter, .listFilter, .compareSearch, .note, .rename: nil
    }
  }

  /// Whether a command means something while a line of this purpose is typed.
  fileprivate func takes(_ command: Command) -> Bool {
    let definition = CommandTable.definition(of: command)
    if command == .commandLine { return self == .check || self == .links }
    guard definition?.group == .prompt else { return false }
    let reading: [Command] = [.promptRegular, .promptCase, .promptFolding, .promptVariants, .promptQuery]
    if reading.contains(command) { return isSearch || self == .compareSearch }
    if command == .promptComplete { return hasCandidates || completing != nil }
    if command == .promptCopy { return hasCandidates }
    if command == .promptEditor { return self == .note }
    if command == .promptPrevious || command == .promptNext {
      return self != .filter && self != .note && self != .rename
    }
    return true
  }
}
