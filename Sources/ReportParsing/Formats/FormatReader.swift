import ImportStream
import ReportModel

/// Text in lines.
struct LinedText {
  /// Valid UTF-8.
  var text: [UInt8]
  /// The lines that are not blank, in order.
  var lines: [Line] = []
  /// Headings inside paragraphs, in order.
  var inner: [Head] = []
  /// Headings the format marks, in order of their lines: `#` and underlines.
  var marked: [MarkedHeading] = []
  /// Whether the first of them is the title where it stands in front and is of the highest level.
  var marksTitle = true
  /// Whether a title is looked for among lines that are not marked.
  var guessesTitle = true
  /// Whether what speaks for and against headings is kept, in order, to be shown.
  var keepsEvidence = false
  var evidence: [HeadingEvidence] = []
  /// Whether it is a tale (`Tale`).
  var isTale = false
  /// The positions of lines that hold a date alone and head the text below them, ascending.
  var dated: [Int] = []
  /// The positions of lines that are titles of pieces of a collection, each over the line of its date, ascending.
  var works: [Int] = []
  /// Headings that somebody's own rules make, in order.
  var ruled: [Head] = []
  /// Whether the import program read it from another format: white space before its lines says little.
  var isImported = false
  /// The first byte of every line, blank ones included.
  var lineStarts: [Int] = []
  /// The places of the bytes that the reader was given, as lines were joined.
  var moves = OffsetMap()
  /// The characters of `text` that are not those written, as their places are in the source.
  var written = WrittenCharacters()
  /// The page it was wrapped by hand for; nil where line ends are ends of paragraphs.
  var page: PageLayout?
  /// Whether the format marks its headings: then lines without marks and numbers are none.
  var marksHeadings = false
  /// Whether the marks give the title and little more, in a text that numbers its headings: its other lines are read as
  /// those of plain text.
  var hasFewMarks = false
  /// Blocks and inline spans the format marks, in order of their first byte.
  var blocks: [Block] = []
  var spans: [InlineSpan] = []
  /// The positions of lines that go on the paragraph of the line above, ascending: a page shows no line end there.
  var continued: [Int] = []
  /// The bytes inside lines at which another paragraph begins, ascending: rows of a table that share a line.
  var parted: [Int] = []
  /// The words of spans that do not stand in the text.
  var spanWords = SpanWords()
  /// The look of each line of `lines`; empty where the format tells none.
  var typography: [Typography] = []
  /// The size of most characters of the text in half-points; 0 where it is not known.
  var usualSize: UInt8 = 0
  /// Whether the document's own outline names its headings throughout: other numbered lines are items.
  var isOutlined = false
  /// The changes and comments that the document records, in order of their places.
  var revisions: [Revision] = []
}

extension LinedText {
  /// The look of the line at `index`.
  func look(ofLine index: Int) -> Typography { typography.indices.contains(index) ? typography[index] : .unknown }

  /// The size of the line at `index` in tenths of the usual size, 10 where it is the usual one or is not known.
  func tenthsOfUsualSize(ofLine index: Int) -> Int {
    let size = Int(look(ofLine: index).size)
    return size > 0 && usualSize > 0 ? (size * 10 + Int(usualSize) / 2) / Int(usualSize) : 10
  }

  /// Whether the format marks the line at `index` as a heading.
  func isMarked(_ index: Int) -> Bool {
    let place = marked.partitionPoint { $0.line < index }
    return place < marked.count && marked[place].line == index
  }
}

extension LinedText {
  /// Says that the format has said what the title is, or that there is none: none is looked for.
  mutating func knowsTitle() { (marksTitle, guessesTitle) = (false, false) }
}

/// A heading marked by the format.
struct MarkedHeading: Equatable {
  /// The position of its line among the lines that are not blank.
  var line: Int
  /// 1 for the highest; 0 where it stands below the numbered heading before it, of any style.
  var depth: Int
  /// Its words without the marks.
  var content: Range<Int>
  /// The byte after the marks that end it (an underline is part of the heading).
  var end: Int
  /// Whether the document's bookmarks name it rather than a mark on the line.
  var isBookmark = false
  /// Whether its type, and no mark of the format, tells it.
  var isTypographic = false
}
