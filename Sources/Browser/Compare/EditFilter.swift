import ReportCompare
import TextFacts

/// The kinds of edits that can be left out.
enum EditFilterKind: Int, CaseIterable, Sendable {
  case moved, figures, punctuation, sections
}

/// The kinds of edits that the reader has left out: what they changed is shown as it stands, and not gone to.
struct EditFilter: Sendable, Equatable {
  private var hidden: [EditFilterKind] = []

  /// The kinds left out, in their order.
  var kinds: [EditFilterKind] { EditFilterKind.allCases.filter(hidden.contains) }

  /// Leaves a kind out, or shows it again; whether it is shown now.
  mutating func toggle(_ kind: EditFilterKind) -> Bool {
    if let index = hidden.firstIndex(of: kind) {
      hidden.remove(at: index)
      return true
    }
    hidden.append(kind)
    return false
  }

  /// Whether an edit is left out.
  func hides(_ placed: PlacedEdit) -> Bool {
    switch placed.edit.kind {
    case .moved: hidden.contains(.moved)
    case .figure: hidden.contains(.figures)
    case .punctuation: hidden.contains(.punctuation)
    case .inserted, .deleted: placed.isSection && hidden.contains(.sections)
    case .changed, .split, .merged, .renumbered, .retitled: false
    }
  }
}
