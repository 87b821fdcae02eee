import HelpPages
import ReportModel
import ScreenModel
import TextFacts

/// The prompt for commands. A line runs a command where it is the whole name, an alias, or the unambiguous beginning of
/// a name; one that is no command but a topic of the help, as `settings` is, opens its page.
extension BrowserState {
  /// The candidates for a typed line: the commands it can mean, then those whose name or help contains it; after a
  /// whole name, its possible arguments.
  func commandCandidates(_ typed: String) -> [PromptCandidate] {
    let typed = Self.withPlainName(typed)
    let words = typed.split(separator: " ", maxSplits: 1)
    guard let name = words.first.map(String.init) else {
      return candidates(CommandTable.definitions.filter(\.isTypeable))
    }
    if words.count > 1 || typed.hasSuffix(" ") {
      return argumentCandidates(of: name, start: words.count > 1 ? String(words[1]) : "")
    }
    guard name.utf8.count <= WorkBudget.nameTyped else { return [] }
    let meant = CommandTable.meanings(of: name)
    let others = CommandTable.definitions.filter { definition in
      definition.isTypeable && !meant.contains { $0.command == definition.command }
    }
    let lowercased = name.lowercased()
    let begins = { (definition: CommandDefinition) in definition.names.contains { $0.hasPrefix(lowercased) } }
    let starting = others.filter(begins)
    let holding = others.filter { definition in
      !begins(definition)
        && (definition.names.contains { $0.contains(lowercased) }
          || definition.help(in: language).lowercased().contains(lowercased))
    }
    return candidates(meant + starting + holding)
  }

  /// A typed line with the full-width forms of its first word, and the space after it, as ASCII: an input method that is
  /// on sends them.
  static func withPlainName(_ typed: String) -> String {
    var line = String.UnicodeScalarView()
    var isName = true
    for scalar in typed.unicodeScalars {
      guard isName, let plain = KeyForms.ascii(of: scalar) else {
        line.append(scalar)
        if scalar == " " { isName = false }
        continue
      }
      line.append(plain)
      if plain == " " { isName = false }
    }
    return String(line)
  }

  private func argumentCandidates(of name: String, start: String) -> [PromptCandidate] {
    let meanings = CommandTable.meanings(of: name)
    guard let definition = meanings.only else { return candidates(meanings) }
    guard case .name(let names) = definition.argument else { return [] }
    let lowercased = Array(start.lowercased().utf8)
    return names(self).filter { $0.utf8.starts(with: lowercased) }
      .map { PromptCandidate(target: .text("\(definition.command.rawValue) \($0)"), label: $0, detail: "") }
  }

  private func candidates(_ definitions: [CommandDefinition]) -> [PromptCandidate] {
    let bound = shell.keyMap.keysByCommand()
    return definitions.map { definition in
      let name = definition.command.rawValue
      let key = bound[name]?.first.map { "  \($0)" } ?? ""
      let words = definition.help(in: language) + key
      return switch language {
      case .english: PromptCandidate(target: .text(name), label: name, detail: words)
      case .chinese: PromptCandidate(target: .text(name), label: "\(definition.chineseName) \(name)", detail: words)
      }
    }
  }

  /// Handles Enter at the `:` prompt: goes to a line where a number was typed, runs the candidate chosen with the
  /// arrows, or else the one command that the line means. Otherwise the prompt stays open with an error.
  mutating func acceptCommand(_ prompt: Prompt) -> [Effect] {
    let typed = Self.withPlainName(prompt.line.text.trimming())
    if prompt.selected > 0, case .text(let name) = prompt.candidate?.target, let invocation = Invocation(text: name) {
      return perform(invocation)
    }
    guard !typed.isEmpty else { return [] }
    if let line = Int(typed) {
      count = line
      defer { count = nil }
      return perform(Invocation(.goStart))
    }
    let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
    let name = words.first ?? typed
    let meanings = CommandTable.meanings(of: name)
    guard let definition = meanings.only else {
      if meanings.isEmpty, HelpTopic.name(meantBy: typed) != nil { return perform(Invocation(.help, argument: typed)) }
      if meanings.isEmpty { return stay(prompt, .noSuchCommand(typed)) }
      return stay(prompt, .severalCommands(name), candidates: candidates(meanings))
    }
    let argument = words.count > 1 ? words[1] : nil
    if argument != nil, case .none = definition.argument { return stay(prompt, .noArgument(name)) }
    if let argument, case .number = definition.argument, Int(argument) == nil {
      return stay(prompt, .needsNumber(name))
    }
    if let argument, case .name = definition.argument, argument.utf8.count > WorkBudget.nameTyped {
      return stay(prompt, .noSuchName(argument))
    }
    return perform(Invocation(definition.command, argument: argument))
  }

  /// Keeps the prompt open, with an error; `candidates` are the commands to choose from, nil to leave them as they are.
  private mutating func stay(
    _ prompt: Prompt, _ error: PromptMessage, candidates: [PromptCandidate]? = nil
  ) -> [Effect] {
    var prompt = prompt
    if let candidates { (prompt.candidates, prompt.selected) = (candidates, 0) }
    prompt.error = error.message(in: language)
    shell.layers.append(.prompt(prompt))
    return []
  }
}

extension Array {
  /// The only element; nil where there are none or several.
  var only: Element? { count == 1 ? first : nil }
}
