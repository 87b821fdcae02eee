import Browser
import ScreenModel
import Settings
import TextFacts

/// The program about itself: settings to begin with, keys in force, themes, pages of the manual.
enum Dump {
  /// The text that the first words of a command line ask for; nil where they ask for something else.
  static func text(for words: [String], language: Language) -> String? {
    if let completion = Completion(arguments: words, language: language) {
      return completion.lines.joined(separator: "\n")
    }
    guard words.first == "--dump-manual", words.count == 2 else { return nil }
    return ManualPages.source(of: words[1], language: language)
  }

  /// A `config.toml` that changes nothing.
  static func configuration(_ language: Language) -> String { SettingDefinition.file(in: language) }

  /// The keys in force, as a `keys.toml` that would set all of them.
  static func keys(_ bindings: [KeyBinding], _ language: Language) -> String {
    KeyContext.allCases.map { context in
      let rows = bindings.filter { $0.context == context }.map { binding in
        let keys = binding.keys.map(\.text).joined(separator: " ")
        return "\(quoted(keys)) = \(quoted(binding.command))"
      }
      return "# \(context.title(in: language))\n[\(context.rawValue)]\n" + rows.map { $0 + "\n" }.joined()
    }.joined(separator: "\n")
  }

  /// A basic string of TOML 1.0.0.
  private static func quoted(_ text: String) -> String {
    let escaped = text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
