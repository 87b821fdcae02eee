/// The cursor and the first visible row of a list of any length. It knows nothing of the content of the rows, so that
/// only the visible ones need to be made.
struct ListWindow: Sendable, Equatable {
  /// The row chosen.
  private(set) var cursor = 0
  /// The first row on the screen.
  private(set) var top = 0

  /// The visible rows of a list of `count` rows on a screen of `height` rows.
  func rows(count: Int, height: Int) -> Range<Int> {
    let first = min(max(0, top), max(0, count - max(0, height)))
    return first..<min(count, first + max(0, height))
  }

  /// Puts the cursor on a row and scrolls it into sight.
  mutating func choose(_ row: Int, count: Int, height: Int) {
    let height = max(1, height)
    cursor = min(max(0, row), max(0, count - 1))
    top = min(max(top, cursor - height + 1), cursor)
    top = min(top, max(0, count - height))
  }

  /// Puts the cursor on a row, `screenRow` rows below the first visible one where the list is long enough.
  mutating func place(_ row: Int, screenRow: Int, count: Int, height: Int) {
    top = max(0, row - min(max(0, screenRow), max(1, height) - 1))
    choose(row, count: count, height: height)
  }

  /// Moves as often as the count says; `start` and `end` with a count go to that row.
  mutating func move(_ motion: Motion, times: Int?, count: Int, height: Int) {
    let page = max(1, height - 1)
    let by = min(count, times ?? 1)
    let target =
      switch motion {
      case .lineDown: cursor + by
      case .lineUp: cursor - by
      case .halfPageDown: cursor + max(1, height / 2) * by
      case .halfPageUp: cursor - max(1, height / 2) * by
      case .pageDown: cursor + page * by
      case .pageUp: cursor - page * by
      case .start: (times ?? 1) - 1
      case .end: (times ?? count) - 1
      case .percent: max(0, count - 1) * min(100, times ?? 0) / 100
      }
    choose(target, count: count, height: height)
  }
}

/// A list over the whole screen.
struct ListPanel: Sendable {
  /// The content of the list.
  enum Listing: Sendable {
    /// Files and folders that were skipped.
    case skipped
    /// The program itself; nil while its facts are asked for.
    case about(ProgramFacts?)
    /// The messages there were, the newest first.
    case messages([String])
    /// Marked places.
    case marks([MarkRow])
    /// Terms that stay highlighted.
    case pins([PinnedTerm])
    case notes([NoteRow])
    /// The edits of a comparison.
    case edits(EditList)
    /// The tables of two reports of different years.
    case years(YearList)
    /// Phrases over the years of the library.
    case track(TrackList)
    /// Rows that lead to places in reports.
    case places(JumpList)

    var kind: ListKind {
      switch self {
      case .skipped: .skipped
      case .about: .about
      case .messages: .messages
      case .marks: .marks
      case .pins: .pins
      case .notes: .notes
      case .edits: .edits
      case .years: .years
      case .track: .track
      case .places(let list): list.kind
      }
    }
  }
  var listing: Listing
}
