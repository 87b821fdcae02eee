import ScreenModel
import TextFacts

/// The choice of a theme: each is shown as soon as it is chosen, and typing narrows the list.
extension BrowserState {
  mutating func openThemes() -> [Effect] {
    openLine(.theme)
    // The theme after the one in use comes first, so that the key alone walks through all of them.
    withPrompt { state, prompt in
      let current = prompt.candidates.firstIndex { $0.label == state.options.screen.theme } ?? -1
      prompt.selected = prompt.candidates.isEmpty ? 0 : (current + 1) % prompt.candidates.count
    }
    return previewTheme()
  }

  /// The themes whose names hold what is typed.
  func themeCandidates(_ typed: String) -> [PromptCandidate] {
    let matcher = HeadingMatcher(typed.trimming(), readsPinyin: false)
    return options.screen.themes.filter { matcher.isEmpty || matcher.matches($0) }.map { name in
      let detail = name == BrowserOptions.automaticTheme ? PromptMessage.automaticTheme.message(in: language) : ""
      return PromptCandidate(target: .text(name), label: name, detail: detail)
    }
  }

  /// Uses the theme with this name; without one lists all.
  mutating func useTheme(_ name: String?) -> [Effect] {
    guard let name, !name.isEmpty else { return openThemes() }
    guard options.screen.themes.contains(where: { $0.hasSameBytes(as: name) }) else {
      complain(ShellMessage.noSuchTheme(name, themes: options.screen.themes))
      return []
    }
    options.screen.theme = name
    return [.theme(name), .remember(.choice(KeptChoice.theme, name))]
  }

  /// The effect that shows the theme chosen in the list; none where no list of themes is open.
  func previewTheme() -> [Effect] {
    guard let prompt, prompt.purpose == .theme, case .text(let name) = prompt.candidate?.target else { return [] }
    return [.theme(name)]
  }
}
