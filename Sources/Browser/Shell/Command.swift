/// A command that a key or a typed name calls. The raw value is the name that key maps, the `:` prompt and the help
/// use.
///
/// A count is the number typed before the key; `CommandTable` says for each command what its count and its argument
/// mean.
public enum Command: String, CaseIterable, Sendable, Hashable {
  // Moving in the text.
  case lineDown = "line-down"
  case lineUp = "line-up"
  case halfPageDown = "half-page-down"
  case halfPageUp = "half-page-up"
  case pageDown = "page-down"
  case pageUp = "page-up"
  /// The first line, or with a count that line of the source.
  case goStart = "go-start"
  /// The end, or with a count that line of the source.
  case goEnd = "go-end"
  /// Goes to the point of the report that the count names, in percent.
  case goPercent = "go-percent"
  case shiftLeft = "shift-left"
  case shiftRight = "shift-right"
  case follow
  /// Shows mark-up as it is written, or as a page shows it.
  case source
  /// Sets how one paragraph is told from the next.
  case paragraph
  /// Lists the links and notes of the row being read, to follow one.
  case links

  /// Begins a selection; in one begins anew at its moving end.
  case select
  case selectSwap = "select-swap"
  case selectCharacter = "select-character"
  case selectCharacterBack = "select-character-back"
  case selectSentence = "select-sentence"
  case selectSentenceBack = "select-sentence-back"
  case selectParagraph = "select-paragraph"
  case selectParagraphBack = "select-paragraph-back"
  case selectSection = "select-section"
  case selectSectionBack = "select-section-back"
  case selectRowStart = "select-row-start"
  case selectRowEnd = "select-row-end"
  /// Copies the selection, the section at hand, or the row of a list.
  case copy
  case copyCitation = "copy-citation"

  // From section to section.
  case nextSection = "next-section"
  case previousSection = "previous-section"
  case nextSibling = "next-sibling"
  case previousSibling = "previous-sibling"
  case parentSection = "parent-section"
  case topSection = "top-section"
  case goTo = "go-to"
  case labels
  case back
  case forward
  case setMark = "set-mark"
  /// Marks the last row in sight.
  case setMarkBelow = "set-mark-below"
  case goMark = "go-mark"
  /// Lists the marks.
  case marks
  /// Writes a note on the selection, or on the section at hand.
  case note
  /// Lists the notes.
  case notes

  // Panes and the tree.
  case otherPane = "other-pane"
  case focusTree = "focus-tree"
  case focusText = "focus-text"
  case hideTree = "hide-tree"
  case narrowTree = "narrow-tree"
  case widenTree = "widen-tree"
  case treeDown = "tree-down"
  case treeUp = "tree-up"
  case treePageDown = "tree-page-down"
  case treePageUp = "tree-page-up"
  case treeFirst = "tree-first"
  case treeLast = "tree-last"
  /// Unfolds; on a section with nothing below it, or already unfolded, steps in.
  case treeIn = "tree-in"
  /// Folds; on a section already folded, goes to its parent.
  case treeOut = "tree-out"
  /// Goes to the section and gives the keys to the text.
  case treeEnter = "tree-enter"
  /// Searches all reports of a library while none of them is open; else filters the tree.
  case treeSearch = "tree-search"
  case treeFilter = "tree-filter"
  case treeHits = "tree-hits"
  case treeDepth = "tree-depth"
  case foldToggle = "fold-toggle"
  case foldOpen = "fold-open"
  case foldClose = "fold-close"
  case foldAll = "fold-all"
  case unfoldAll = "unfold-all"
  case foldLevel = "fold-level"

  // Searching.
  case searchForward = "search-forward"
  case searchBackward = "search-backward"
  case nextHit = "next-hit"
  case previousHit = "previous-hit"
  case pinSearch = "pin-search"
  case pinTerm = "pin-term"
  /// Lists the terms that stay highlighted.
  case pins
  case unpinTerm = "unpin-term"
  case hitScope = "hit-scope"
  case toggleHighlight = "toggle-highlight"
  /// Forgets the search: nothing is highlighted but what is pinned.
  case clearSearch = "clear-search"
  case toggleCase = "toggle-case"

  /// Keeps the search under a name; lists those that are kept; gives one another name.
  case save, saved
  case savedRename = "saved-rename"

  // The list of hits.
  case results
  case resultsEnter = "results-enter"
  case resultsOrder = "results-order"

  // Every list.
  /// Goes where the chosen row leads.
  case listEnter = "list-enter"
  case listSort = "list-sort"
  case listReverse = "list-reverse"
  /// Removes the mark, the term or the note that is chosen.
  case listDelete = "list-delete"
  case listFilter = "list-filter"
  /// Asks what to write, and under what name.
  case writeAs = "write-as"
  /// Writes the list to a new file.
  case write
  /// Writes the list, or what was to be written last, in the place of a file.
  case overwrite = "write!"

  // The table of terms.
  /// Opens the table: as it was left, unless it was left for another report.
  case terms
  /// Switches between the terms of the report being read and those of all reports.
  case termsScope = "terms-scope"
  /// Sorts by the next column, or by the column named.
  case termsSort = "terms-sort"
  case termsSortBack = "terms-sort-back"
  case termsReverse = "terms-reverse"
  case termsKind = "terms-kind"
  case termsKindBack = "terms-kind-back"
  case termsFilter = "terms-filter"
  /// Plots phrases over the years of the library.
  case track
  /// Shows the places of the term under the cursor.
  case termsPlaces = "terms-places"
  /// Returns to the list from which the reader went to a place, on the same row.
  case backToList = "back-to-list"

  /// Lists the near variants of the phrase of a plot, and the words that stand beside it, by period.
  case trackVariants = "track-variants"
  case trackCollocates = "track-collocates"
  /// Lists the terms of the library that rise or fall over the years.
  case rising

  // Two versions of a report.
  /// Compares the report with an older version: another report, a file, or itself as it was opened.
  case compare
  /// Sets the report beside one of an earlier year, by tables; the next of these.
  case years
  case nextTable = "next-table"
  case nextEdit = "next-edit"
  case previousEdit = "previous-edit"
  case nextChanged = "next-changed"
  case previousChanged = "previous-changed"
  /// Gives the keys to the tree, the old text and the new text in turn.
  case comparePane = "compare-pane"
  case compareEnter = "compare-enter"
  /// Begins to select passages of a comparison, and ends it.
  case compareSelect = "compare-select"
  /// Goes from one end of moved text to the other.
  case otherEnd = "other-end"
  /// Lists the edits.
  case edits
  case compareSearch = "compare-search"
  case compareNextHit = "compare-next-hit"
  case comparePreviousHit = "compare-previous-hit"
  case editMoves = "edit-moves"
  case editFigures = "edit-figures"
  case editPunctuation = "edit-punctuation"
  case editSections = "edit-sections"

  // Passages that several reports have.
  /// Lists the passages of the report that others have too.
  case reuse
  /// Marks them in the text and the tree, or no longer.
  case reuseShares = "reuse-shares"
  /// Leaves formulations and titles out of the list, or puts them back.
  case reuseBoilerplate = "reuse-boilerplate"
  /// Lists the sections of the library that are most like the one in front.
  case similar

  // Reports and the program.
  case nextReport = "next-report"
  case previousReport = "previous-report"
  /// Orders the reports of each folder by name, or by year.
  case reportOrder = "report-order"
  /// Names reports by title, or by file.
  case reportNames = "report-names"
  case reload
  case encoding
  case edit
  /// Reads another file: one that is open, or one that is not.
  case open
  case information
  case check
  case revisions
  case skipped
  case mouse
  case themes
  case theme
  case help
  /// Tells the version, the formats read, and how the import program is confined.
  case about
  /// Lists the messages there were.
  case messages
  case commandLine = "command-line"
  case redraw
  case suspend
  /// Says that no command of the system is run from here.
  case shell
  case cancel
  case close
  case quit

  // While a line is typed.
  case promptAccept = "prompt-accept"
  case promptCancel = "prompt-cancel"
  case promptLeft = "prompt-left"
  case promptRight = "prompt-right"
  case promptStart = "prompt-start"
  case promptEnd = "prompt-end"
  case promptErase = "prompt-erase"
  case promptDelete = "prompt-delete"
  case promptEraseWord = "prompt-erase-word"
  case promptEraseLine = "prompt-erase-line"
  /// Takes the older line of the history, or the candidate above.
  case promptPrevious = "prompt-previous"
  /// Takes the newer line of the history, or the candidate below.
  case promptNext = "prompt-next"
  case promptComplete = "prompt-complete"
  case promptRegular = "prompt-regular"
  case promptCase = "prompt-case"
  case promptFolding = "prompt-folding"
  /// Switches whether a search that folds tells simplified from traditional characters.
  case promptVariants = "prompt-variants"
  case promptQuery = "prompt-query"
  /// Goes on with the note in the reader's editor.
  case promptEditor = "prompt-editor"
  /// Copies the chosen candidate: of a link its address.
  case promptCopy = "prompt-copy"
}

/// A command with its argument.
public struct Invocation: Hashable, Sendable {
  /// The command.
  public var command: Command
  /// The text after the name, as the `3` of `top-section 3`.
  public var argument: String?

  /// A command with its argument.
  public init(_ command: Command, argument: String? = nil) {
    self.command = command
    self.argument = argument
  }

  /// Reads `name argument`; nil where the name is not that of a command.
  public init?(text: String) {
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let name = parts.first, let command = Command(rawValue: String(name)) else { return nil }
    self.command = command
    self.argument = parts.count > 1 ? String(parts[1]) : nil
  }
}
