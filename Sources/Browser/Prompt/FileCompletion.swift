import TextFacts

/// Names of files, completed by the key that completes, for commands that take one: they are looked for in the background,
/// and what is typed meanwhile counts.
extension BrowserState {
  /// The command on the line that takes a file, as it was typed too, and the beginning of the name; nil where there is none.
  private func fileBeingTyped(_ prompt: Prompt) -> (typed: String, command: Command, start: String)? {
    guard prompt.purpose == .command else { return nil }
    let typed = Self.withPlainName(prompt.line.text)
    guard let space = typed.firstIndex(of: " ") else { return nil }
    let name = String(typed[..<space])
    guard let definition = CommandTable.meanings(of: name).only, case .file = definition.argument else { return nil }
    return (name, definition.command, String(typed[typed.index(after: space)...].drop { $0 == " " }))
  }

  /// Asks for the names of files that the line begins; nil where it takes none.
  func completeFile() -> [Effect]? {
    guard let prompt, let typed = fileBeingTyped(prompt) else { return nil }
    guard !options.session.isSecure else { return [] }
    let folder = report.source.path.flatMap { path in path.lastIndex(of: 0x2F).map { Array(path[..<$0]) } }
    return [.listFiles(typed.start, beside: folder)]
  }

  /// Takes the names of files that begin as `start` does: the line goes on as far as all of them are the same, and several
  /// are listed.
  mutating func takeFiles(_ start: String, _ names: [String]) {
    guard let known = prompt, let typed = fileBeingTyped(known), typed.start == start else { return }
    guard let first = names.first else {
      return withPrompt { state, prompt in
        (prompt.list, prompt.candidates) = ([], [])
        prompt.error = PromptMessage.noSuchName(start).message(in: state.language)
      }
    }
    let shared = names.dropFirst().reduce(first) { shared, name in
      let pairs = zip(shared.unicodeScalars, name.unicodeScalars).prefix { $0 == $1 }
      return String(String.UnicodeScalarView(pairs.map(\.0)))
    }
    withPrompt { _, prompt in
      prompt.list = names.count == 1 ? [] : names.map { Self.candidate($0, typed.command) }
      prompt.line = LineEditor("\(typed.typed) \(shared)")
      prompt.isStale = true
    }
    settlePrompt()
  }

  private static func candidate(_ name: String, _ command: Command) -> PromptCandidate {
    // The folders before it stand on the line.
    let parts = name.split(separator: "/", omittingEmptySubsequences: true)
    let label = (parts.last.map(String.init) ?? name) + (name.hasSuffix("/") ? "/" : "")
    return PromptCandidate(
      target: .text("\(command.rawValue) \(name)"), label: VisibleText.line(label), detail: "")
  }

  /// The names listed last that begin as what is typed.
  func fileCandidates(_ prompt: Prompt) -> [PromptCandidate] {
    guard !prompt.list.isEmpty, let typed = fileBeingTyped(prompt) else { return [] }
    let start = "\(typed.command.rawValue) \(typed.start)"
    return prompt.list.filter { candidate in
      if case .text(let text) = candidate.target { text.utf8.starts(with: start.utf8) } else { false }
    }
  }
}
