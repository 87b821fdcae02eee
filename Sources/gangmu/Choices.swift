import Browser
import Settings
import Store

/// The reader's choices on the screen, from one run to the next. A choice holds until the setting that it went
/// beyond is changed: then the setting counts.
struct Choices {
  private let configured: [(name: String, value: String)]
  private let firstFrame: FirstFrameText?

  /// `firstFrame` holds the choices of earlier runs; nil for none.
  init(_ firstFrame: FirstFrameText?, _ configuration: Configuration) {
    self.firstFrame = firstFrame
    configured = [
      (KeptChoice.theme, configuration.theme ?? BrowserOptions.automaticTheme),
      (KeptChoice.paragraph, configuration.paragraphs.rawValue),
      (KeptChoice.tree, configuration.treeWidth.map { "\($0)" } ?? "auto"),
    ]
  }

  /// The choice of an earlier run; nil where there is none, or another setting.
  subscript(name: String) -> String? {
    guard let parts = firstFrame?.choice(name)?.split(separator: "\t", omittingEmptySubsequences: false),
      parts.count == 2, parts[1] == setting(name)
    else { return nil }
    return String(parts[0])
  }

  /// A choice as it is remembered: with the setting of today.
  func remembered(_ name: String, _ value: String) -> RememberedChoice {
    RememberedChoice(name: name, value: value + "\t" + setting(name))
  }

  private func setting(_ name: String) -> String { configured.first { $0.name == name }?.value ?? "" }
}
