/// The place among the elements of a docx at which its reader stands.
struct DocxPlace {
  /// The number of open elements inside one that is left out, itself included.
  var skipped = 0
  /// Whether that is a deletion, whose words are kept as a change, and whether its text is open.
  var isDeletion = false
  var isDeletedText = false
  /// Whether the properties of a paragraph are open, or those of a row.
  var isInProperties = false
  var isInRow = false
  /// Whether text is open, or the code of a field.
  var isText = false
  var isCode = false
  /// For each content control that is open, whether it is the gallery of contents (17.5.2.13).
  var controls: [Bool] = []
  /// For each annotation of Word 2003 XML that is open, whether it is an insertion.
  var annotations: [Bool] = []
}

/// The runs of a docx that are open.
struct DocxRuns {
  var count = 0
  /// The look of the innermost, and the look that its paragraph gives it.
  var look = DocxCharacters()
  var usual = DocxCharacters()
}

/// The notes of a docx as its text refers to them.
struct DocxNoteCount {
  /// The number of references so far.
  var count = 0
  /// A note whose text stands where its mark does, as in Word 2003 XML; its text and the paragraphs open around it.
  var inline: (text: String, depth: Int)?
}

/// All that is known of a paragraph of a docx before it begins.
struct ComingParagraph {
  /// A paragraph whose end is deleted: the next goes on with it.
  var carried: DocxParagraph?
  /// The names of bookmarks that begin before it.
  var anchors: [String] = []
}
