import ReportIndex
import ReportModel
import ScreenModel

/// A prompt or panel over the panes; the topmost has the keys.
enum Layer: Sendable {
  case prompt(Prompt)
  case help(HelpPanel)
  case labels(Labels)
  case list(ListPanel)
  /// The table of terms; its content is `BrowserState.terms`, which stays when the table is closed.
  case terms
}

/// A line being typed, its purpose, and the state to come back to.
struct Prompt: Sendable {
  enum Purpose: Sendable, Equatable {
    case search(forward: Bool)
    case goTo
    case command
    case filter
    case pin
    case theme
    case check
    case termsFilter

    /// Whether the typed text is searched for in texts.
    var isSearch: Bool {
      switch self {
      case .search, .pin: true
      case .goTo, .command, .filter, .theme, .check, .termsFilter: false
      }
    }
  }

  var purpose: Purpose
  var line = LineEditor()
  /// All choices, where they were gathered once when the prompt was opened.
  var list: [Candidate] = []
  var candidates: [Candidate] = []
  /// The candidate that Enter takes, as an index into `candidates`.
  var selected = 0
  /// The syntax of the typed text; whether characters that people take for the same match; and whether simplified and
  /// traditional characters differ all the same.
  var syntax = SearchQuery.Syntax.literal
  var folds = false
  var keepsVariants = false
  var caseRule: SearchQuery.CaseRule
  /// The error in the typed text.
  var error: String?
  /// The position in the history that the line was taken from; nil for a line being typed.
  var recalled: Int?
  /// The line being typed before the history was recalled.
  var draft = ""
  /// The state that Esc restores.
  var before: Snapshot

  /// The state that a prompt with a preview must restore.
  struct Snapshot: Sendable {
    var subject: ReadingSubject
    var view: ReportView
    var tree: TreePosition
    var search: SearchState
    var theme: String
    var focus: Focus
    var results: Results?
  }

  /// The query for `text` with the switches as they are.
  func query(_ text: String) -> SearchQuery {
    SearchQuery(
      text, syntax: syntax, caseRule: caseRule, folds: !folds ? .exact : keepsVariants ? .forms : .everything)
  }

  var candidate: Candidate? { candidates.indices.contains(selected) ? candidates[selected] : nil }

  /// The range of text of the chosen candidate; nil where it has none.
  var pointedRange: TextRange? {
    guard case .range(let range) = candidate?.target else { return nil }
    return range
  }
}

/// One line of a list under a prompt.
struct Candidate: Sendable, Equatable {
  enum Target: Sendable, Equatable {
    case section(SectionIndex)
    case report(Int)
    case text(String)
    case range(TextRange)
  }

  var target: Target
  /// The first column, which tells candidates apart: an address, a command's name.
  var label: String
  /// A description in words.
  var detail: String
  /// Levels of indent, so that a list of headings shows the outline.
  var indent = 0
}

/// The help, with its scroll position.
struct HelpPanel: Sendable {
  /// The first line on the screen.
  var top = 0
}

/// Letters shown on the visible headings; typing one goes to its section.
struct Labels: Sendable {
  var sections: [SectionIndex]
  /// The letters of each section, in the order of `sections`.
  var letters: [String]
  /// The letters typed so far.
  var typed = ""

  /// Gives letters to `sections`: one each where the alphabet is enough, else two.
  init(_ sections: [SectionIndex]) {
    let alphabet = Array("asdfghjklqwertyuiopzxcvbnm")
    let short = sections.count <= alphabet.count
    self.sections = Array(sections.prefix(short ? alphabet.count : alphabet.count * alphabet.count))
    letters = self.sections.indices.map { index in
      short
        ? String(alphabet[index])
        : String([alphabet[index / alphabet.count], alphabet[index % alphabet.count]])
    }
  }

  /// The letters still to be typed for `section`; nil where it has none, or where other letters were typed.
  func rest(for section: SectionIndex) -> String? {
    guard let index = sections.firstIndex(of: section), letters[index].hasPrefix(typed) else { return nil }
    return String(letters[index].dropFirst(typed.count))
  }
}

/// The pane that has the keys.
enum Focus: Sendable {
  case text, tree
  /// The list of hits, in the place of the text.
  case results
}
