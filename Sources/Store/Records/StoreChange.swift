import ReportModel
import TextFacts

/// One thing to remember. A place is a byte offset in the decoded text of its report, and, where that is known, the text
/// around it.
public enum StoreChange: Hashable, Sendable {
  /// A search; an empty one is none.
  case search(String)
  /// A mark set by the reader. A capital letter's mark is one for all reports, any other's belongs to its report.
  case mark(Unicode.Scalar, report: ReportIdentity, offset: Int, quote: TextQuote? = nil)
  /// The place where a report was left.
  case place(report: ReportIdentity, offset: Int, quote: TextQuote? = nil)
  /// The folds of a report's outline, in the form of whoever remembers them.
  case folds(report: ReportIdentity, [UInt8])
  /// A term that stays highlighted in a report, or no longer does.
  case pin(KeptPin, report: ReportIdentity, isKept: Bool)
  /// A mark that is removed; one of a capital letter belongs to no report.
  case markRemoved(Unicode.Scalar, report: ReportIdentity?)
  /// A note on a passage of a report.
  case note(Note, report: ReportIdentity)
  /// A note, by its name, that is removed.
  case noteRemoved(String)
  /// The way in which the folders and files that were named together were left, in the form of whoever remembers it.
  case library(roots: [[UInt8]], [UInt8])
  /// A question saved with the folders and files that were named together, and one that is removed, by its name.
  case question(RememberedQuestion, roots: [[UInt8]])
  case questionRemoved(String, roots: [[UInt8]])
  /// A choice that holds for every report.
  case choice(RememberedChoice)

  /// The report that the change is about; nil for what belongs to none.
  var report: ReportIdentity? {
    get {
      switch self {
      case .search, .choice, .noteRemoved, .library, .question, .questionRemoved: nil
      case .markRemoved(_, let report): report
      case .mark(_, let report, _, _), .place(let report, _, _), .folds(let report, _), .pin(_, let report, _),
        .note(_, let report):
        report
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .search, .choice, .noteRemoved, .library, .question, .questionRemoved: break
      case .mark(let letter, _, let offset, let quote):
        self = .mark(letter, report: newValue, offset: offset, quote: quote)
      case .place(_, let offset, let quote): self = .place(report: newValue, offset: offset, quote: quote)
      case .folds(_, let folds): self = .folds(report: newValue, folds)
      case .pin(let pin, _, let isKept): self = .pin(pin, report: newValue, isKept: isKept)
      case .markRemoved(let letter, _): self = .markRemoved(letter, report: newValue)
      case .note(let note, _): self = .note(note, report: newValue)
      }
    }
  }

  /// Whether a later change of the same thing makes this one needless, and it may wait for that: such things change with
  /// every key.
  var mayWait: Bool {
    switch self {
    case .place, .folds, .choice, .library: true
    case .search, .mark, .pin, .markRemoved, .note, .noteRemoved, .question, .questionRemoved: false
    }
  }

  /// Whether the first frame shows the thing.
  var isInFirstFrame: Bool {
    switch self {
    case .place, .folds, .choice: true
    case .search, .mark, .pin, .markRemoved, .note, .noteRemoved, .library, .question, .questionRemoved: false
    }
  }

  /// Whether `earlier`, which may wait, is overtaken by this change.
  func overtakes(_ earlier: StoreChange) -> Bool {
    switch (self, earlier) {
    case (.place(let report, _, _), .place(let other, _, _)): report.path == other.path
    case (.folds(let report, _), .folds(let other, _)): report.path == other.path
    case (.choice(let choice), .choice(let other)): choice.name == other.name
    case (.library(let roots, _), .library(let other, _)): roots == other
    case (.library, _), (.place, _), (.folds, _), (.choice, _), (.search, _), (.mark, _), (.pin, _), (.markRemoved, _),
      (.note, _),
      (.noteRemoved, _), (.question, _), (.questionRemoved, _):
      false
    }
  }
}
