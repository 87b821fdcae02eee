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

  /// Bytes of a word typed that may be a name: of a command, a theme, a field of the query language, a year. Names are few
  /// and short; a longer word is none, and is not compared with them.
  public static let nameTyped = 64

  /// Bytes of a string or a word of a settings file, and of a key there: such are compared with names, some as `String`,
  /// which is quadratic on mixed combining marks.
  public static let (settingBytes, settingKeyBytes) = (4_096, 1_024)

  // MARK: Text shown and searched

  /// Bytes of a heading, a title or a term that are made into words for one row of the screen: more than
  /// `screenColumns` columns of Han take.
  public static let wordsShown = 4_096
  /// Bytes of a term of the table that are searched for or kept highlighted. Longer ones are runs of one letter, which no
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
