/// The bounds of work and of room that a document, a folder, a terminal or a typist would else make as large as they
/// like. All other work is linear in its input.
///
/// A row each: the number, its unit, and the reason. Bounds that the reader sets are not here (`library.toml`), nor are
/// those of the import program, which has its own process and limits.
public enum WorkBudget {
  // MARK: The screen

  /// Columns of a screen that are drawn: a screen of 3,840 pixels in a font four pixels wide has 960. A terminal may say
  /// 65,535, and a frame of that square would be four thousand million cells.
  public static let screenColumns = 1_000
  /// Rows of a screen that are drawn, for the same reason: 2,160 pixels in a font five pixels high are 432.
  public static let screenRows = 500

  // MARK: Keys

  /// Keys and pastes that are handled before a frame is drawn: a page of text pasted without marks is one batch and one
  /// preview, and a flood of keys still shows that something happens.
  public static let keysInBatch = 1_024
  /// Scalars of a line typed at a prompt: a longer one was pasted by mistake, and would be searched for and drawn at
  /// every key.
  public static let promptScalars = 4_096

  /// Keys, pastes and commands that wait for what is not there yet: more are a cat on the keyboard.
  public static let keysHeld = 1_000
  /// Bytes of an unfinished control sequence that wait for their end, and of a paste: a terminal may send either for ever.
  public static let (sequenceBytes, pasteBytes) = (4_096, 1 << 20)
  /// Messages to the reader that can be read again: one comes with a key at most.
  public static let messagesKept = 200
  /// Places to go back to: a jump is made with a key.
  public static let jumpsKept = 200

  /// Bytes of a word typed that may be a name: of a command, a theme, a field of the query language, a year. Names are few
  /// and short; a longer word is none, and is not compared with them.
  public static let nameTyped = 64

  /// Bytes of a string or a word of a settings file, and of a key there: such are compared with names, some as `String`,
  /// which is quadratic on mixed combining marks.
  public static let (settingBytes, settingKeyBytes) = (4_096, 1_024)
  /// Bytes of a settings file: one given by mistake must not hold up the start. Lists in lists there. Problems told of
  /// one: a file that is not TOML at all has one a line.
  public static let (settingsFileBytes, settingsDepth, settingsProblems) = (4 << 20, 32, 50)
  /// Rules of the reader's own for headings: each is tried on every line.
  public static let headingRules = 200

  // MARK: At a key

  /// Bytes of a text in which a phrase is searched at a key, and in which a query that folds or an expression is: 20 ms of
  /// work. More is searched in the background.
  public static let searchedAtKey = (bytes: 256 << 20, foldedBytes: 2 << 20)
  /// Bytes of a report that is checked, unpacked, whose terms are counted, and in which the places of a term are looked for,
  /// at a key: each some milliseconds of work.
  public static let (checkedAtKey, unpackedAtKey, termsAtKey, termPlacesAtKey) = (100_000, 2 << 20, 200_000, 500_000)
  /// Rows of a step that are laid out; a longer one goes by the bytes of the paragraphs.
  public static let rowsCounted = 20_000
  /// Rows of the list of hits that are looked through for a filter at a key, and rows of a list that are written to a file.
  public static let (rowsFiltered, rowsWritten) = (20_000, 100_000)
  /// Bytes of a text that is copied at a key, and bytes of base64 that a terminal takes for its clipboard (OSC 52) where no
  /// setting says otherwise: the least that a terminal in use is known to stop at.
  public static let (bytesCopied, clipboardBytes) = (4 << 20, 74_994)
  /// Bytes of a report or a section that is written to a file at a key: more would hold up the keys. Of that `gangmu export` makes a
  /// file.
  public static let bytesWritten = 8 << 20
  /// Terms whose variants are unfolded together.
  public static let termsUnfolded = 2_000

  // MARK: Queries

  /// Bytes of a regular expression, brackets in brackets of a query, its phrases, and the characters between two of them:
  /// what a person writes has fewer, and a machine may write any number.
  public static let (patternBytes, queryDepth, queryTerms, queryDistance) = (4_096, 64, 256, 10_000)
  /// Letters of a query in pinyin that are looked at, and bytes of a title that are: what is longer is a paragraph.
  public static let (pinyinPlaces, titleBytes) = (63, 1_024)
  /// Bytes of a text that are looked through for words which typed letters spell, at a key.
  public static let textSpelled = 1 << 18

  // MARK: Kept in memory

  /// Hits kept of one term in a report, places kept of an answer of a library, and hits that are sorted: a letter all over
  /// a large file must not take many times the file's memory. Beyond, hits are counted.
  public static let (hitsKept, placesKept, hitsSorted) = (4_000_000, 20_000_000, 5_000_000)
  /// Hits of a list that another program made, and bytes of such a list: each hit takes some hundred bytes until it is placed.
  public static let (hitsGiven, hitListBytes) = (1_000_000, 512 << 20)
  /// Reports of a library that are kept unpacked, and their sections and paragraphs, beside those of the last one.
  public static let (unpackedReports, unpackedParts) = (96, 400_000)

  // MARK: Remembered

  /// Reports, searches, and marks of one report that are remembered; the oldest go first.
  public static let remembered = (reports: 20_000, searches: 1_000, marks: 1_000)
  /// Bytes of a search that is remembered.
  public static let searchRemembered = 1 << 16
  /// A passage that is to be found again: bytes of it and around it that are kept, bytes on either side of its old
  /// place that are searched for it, places of its words that are weighed, and bytes of a text that it may be of.
  public static let quote = (passage: 2_048, around: 48, reach: 4 << 20, places: 1_000, text: 1 << 40)
  /// Sections folded or unfolded by hand that are remembered of a report, and sections of a report of which any are.
  public static let foldsRemembered = (exceptions: 1_000, sections: 200_000)
  /// Reports of one folder, and of one name, whose texts are compared with that of a report which is not known.
  public static let reportsCompared = 200
  /// Notes that are listed, and bytes of one; terms pinned in a report.
  public static let notes = (count: 10_000, bytes: 1 << 16)
  public static let pinsRemembered = 100
  /// Questions that are kept under a name with a library: each is asked anew when that changes.
  public static let questionsSaved = 30
  /// Libraries of which it is remembered how they were left, and bytes of that.
  public static let librariesRemembered = (count: 1_000, bytes: 1 << 16)
  /// Bytes of the file that is read before the first frame, and reports in it.
  public static let firstFrame = (bytes: 1 << 18, reports: 64)
  /// Changes that wait while nothing can be written; the oldest go first.
  public static let changesHeld = 10_000
  /// Bytes of the file of before the store, and its lines that count: more than such a file was ever given.
  public static let (olderStateBytes, olderStateLines) = (64 << 20, 20_000)

  // MARK: Text shown and searched

  /// Bytes of a heading, a title or a term that are made into words for one row of the screen: more than
  /// `screenColumns` columns of Han take.
  public static let wordsShown = 4_096
  /// Bytes of a term of the table that are searched for or pinned. Longer ones are runs of one letter, which no
  /// search tells apart, and would be compared at every hit.
  public static let termSearched = 4_096
  /// Bytes of a name by which it is put in order; names longer than this that begin alike stand in the order of their
  /// bytes. Longer than any path the system opens.
  public static let sortKey = 8_192
  /// Marks drawn over one character (Unicode, combining marks); later ones are not drawn. Text in use has two.
  public static let marksPerBase = 2

  // MARK: Mark-up

  /// Blocks within blocks of marked-up text: each line is compared with all that are open. Deeper marks are text.
  public static let blockDepth = 64
  /// Columns of a table; further cells are part of the last one's row, and no cells.
  public static let tableColumns = 512
  /// Empty cells of a table that merged ones leave beside and below them: a few bytes can ask for thousands.
  public static let coveredCells = 1 << 18
  /// Bytes of a tag, a title of a link, a formula: text that opens one and never closes it would be read to its end
  /// again and again.
  public static let tagBytes = 4_096
  /// Inline spans of a report: each takes 20 bytes, and a text may be all marks. Marks beyond are shown as they stand.
  public static let inlineSpans = 1 << 22

  // MARK: Proofreading

  /// Marks of one kind left open in a paragraph that are remembered while it is checked. Those beyond are not told of:
  /// nobody closes so many, and each would be a line on the screen.
  public static let openMarks = 1_000
  /// Findings of a check that the browser lists; the batch command prints all.
  public static let findingsListed = 10_000

  // MARK: Folders

  /// Folders within folders below a root, where `library.toml` says nothing else: nobody reads a tree that is deeper.
  /// However deep, a path of PATH_MAX bytes (limits.h) is the longest that the system opens.
  public static let folderDepth = 64
}
