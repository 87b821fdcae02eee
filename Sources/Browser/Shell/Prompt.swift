import ReportIndex
import ReportModel
import ScreenModel

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
    case links
    case termsFilter
    case listFilter
    case writing
    case compareSearch
    case note
    /// The new name of a saved search.
    case rename

    /// Whether the line is about the layers that it stands in the place of, which come back with it.
    var coversLayers: Bool {
      switch self {
      case .command, .writing, .rename: true
      case .search, .goTo, .filter, .pin, .theme, .check, .links, .termsFilter, .listFilter, .compareSearch, .note:
        false
      }
    }

    /// Whether the typed text is searched for in texts.
    var isSearch: Bool {
      switch self {
      case .search, .pin: true
      case .goTo, .command, .filter, .theme, .check, .links, .termsFilter, .listFilter, .writing, .compareSearch, .note,
        .rename:
        false
      }
    }
  }

  var purpose: Purpose
  var line = LineEditor()
  /// All choices, where they were gathered once when the prompt was opened.
  var list: [PromptCandidate] = []
  var candidates: [PromptCandidate] = []
  /// The candidate that Enter takes, as an index into `candidates`.
  var selected = 0
  /// The syntax of the typed text; whether characters that people take for the same match; and whether simplified and
  /// traditional characters differ all the same.
  var syntax = SearchQuery.Syntax.literal
  var folds = false
  var keepsVariants = false
  var caseRule: SearchQuery.CaseRule
  /// Whether candidates and preview are those of an earlier line.
  var isStale = false
  /// The number typed before the prompt was opened: the hit that a search goes to, counted from here.
  var times = 1
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
    /// The list over the whole screen, as it was.
    var list: ListView?
    /// The filter of a library's tree.
    var filter: LibraryFilter?
  }

  /// The query for `text` with the switches as they are.
  func query(_ text: String) -> SearchQuery {
    SearchQuery(
      text, syntax: syntax, caseRule: caseRule, folds: !folds ? .exact : keepsVariants ? .forms : .everything)
  }

  var candidate: PromptCandidate? { candidates.indices.contains(selected) ? candidates[selected] : nil }

  /// The range of text of the chosen candidate; nil where it has none.
  var pointedRange: TextRange? {
    switch candidate?.target {
    case .range(let range): return range
    case .link(let link): return link.words
    case .section, .report, .text, nil: return nil
    }
  }
}

/// One line of a list under a prompt.
struct PromptCandidate: Sendable, Equatable {
  enum Target: Sendable, Equatable {
    case section(SectionIndex)
    case report(Int)
    case text(String)
    case range(TextRange)
    case link(ReportLink)
  }

  var target: Target
  /// The first column, which tells candidates apart: an address, a command's name.
  var label: String
  /// A description in words.
  var detail: String
  /// Levels of indent, so that a list of headings shows the outline.
  var indent = 0
  /// The fields of its row where the list is written to a file, as those of findings and of revisions are.
  var fields: [String] = []
}
