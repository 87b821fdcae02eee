import ReportIndex
import ReportModel
import ScreenModel

/// A layer over the panes, which has the keys.
enum Layer: Sendable {
  case prompt(Prompt)
  case help(HelpPanel)
  case labels(Labels)
  case list(ListPanel)
  /// The table of terms; what it shows is `BrowserState.terms`, which stays when it is closed.
  case terms
}

/// A line being typed, what for, and what to come back to.
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

    /// Whether what is typed is looked for in texts.
    var isSearch: Bool {
      switch self {
      case .search, .pin: true
      case .goTo, .command, .filter, .theme, .check, .termsFilter: false
      }
    }
  }

  var purpose: Purpose
  var line = LineEditor()
  /// All there is to choose from, where that was gathered once when the prompt was opened.
  var list: [Candidate] = []
  var candidates: [Candidate] = []
  /// The candidate that Enter takes, an index of `candidates`.
  var selected = 0
  /// The syntax of the text typed, whether a search passes over what people take for the same, and whether simplified
  /// and traditional characters are different all the same.
  var syntax = SearchQuery.Syntax.literal
  var folds = false
  var keepsVariants = false
  var caseRule: SearchQuery.CaseRule
  /// The fault of the text typed.
  var error: String?
  /// The number of steps back in the history to the line that is shown; nil for the one being typed.
  var recalled: Int?
  /// The line that was being typed before the history was asked.
  var draft = ""
  /// The state that Esc comes back to.
  var before: Snapshot

  /// The state that a prompt with previews must put back.
  struct Snapshot: Sendable {
    var subject: ReadingSubject
    var view: ReportView
    var tree: TreePosition
    var search: SearchState
    var theme: String
    var focus: Focus
    var results: Results?
  }

  /// The query that `text` means with the switches as they are.
  func query(_ text: String) -> SearchQuery {
    SearchQuery(
      text, syntax: syntax, caseRule: caseRule, folds: !folds ? .exact : keepsVariants ? .forms : .everything)
  }

  var candidate: Candidate? { candidates.indices.contains(selected) ? candidates[selected] : nil }

  /// The run of text that the chosen candidate is about; nil where it is about none.
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
  /// The first words of a candidate, which tell it apart: an address, a command's name.
  var label: String
  /// The description of the candidate.
  var detail: String
  /// Levels of indent, so that a list of headings still shows the outline.
  var indent = 0
}

/// The help, scrolled.
struct HelpPanel: Sendable {
  /// The first line shown.
  var top = 0
}

/// Letters on the headings in sight.
struct Labels: Sendable {
  var sections: [SectionIndex]
  /// As many letter strings as sections.
  var letters: [String]
  /// The letters typed of a label.
  var typed = ""

  /// Letters for `sections`: one each where the alphabet is enough for all, else two.
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

  /// The letters still to be typed for `section`; nil where it has none or others were typed.
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
