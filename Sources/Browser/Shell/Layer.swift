import HelpPages
import ScreenModel

/// A prompt or panel over the panes; the topmost has the keys.
enum Layer: Sendable {
  case prompt(Prompt)
  case help(HelpPanel)
  case labels(Labels)
  case selection(Selection)
  case list(ListPanel)
  /// The table of terms; its content is `BrowserState.terms`, which stays when the table is closed.
  case terms
}

/// The help, with its scroll position.
struct HelpPanel: Sendable {
  /// The first line on the screen.
  var top = 0
  /// The words of the lines shown; empty for all.
  var filter = ""
  /// The page of the manual that is shown; nil for the keys.
  var page: HelpPage?
  /// The purpose of the line below it, whose keys it shows; nil for all keys.
  var purpose: Prompt.Purpose?
}

/// The pane that has the keys.
enum Focus: Sendable {
  case text, tree
  /// The list of hits, in the place of the text.
  case results
}
