/// A run of text on a page with its place, in points from the top left corner of the page as its lines are read.
struct PageWord {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// The line its characters stand on.
  var baseline: Double
  /// The size of its type; its height where the document does not say.
  var size: Double
  var isBold = false
  /// The font that has no name it is set in; 0 where it has one.
  var face = 0
  /// Whether white space stands behind it on its line.
  var hasSpaceAfter = false
  /// The line poppler has it on.
  var line = 0

  /// The width of its characters that are an em wide.
  var isWide: Bool { text.unicodeScalars.contains { Spacing.isIdeograph($0) } }
}

/// Words side by side that no wide gap parts: a line of a column, a cell of a row.
struct PageSegment {
  /// From left to right.
  var words: [PageWord]
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var baseline: Double
  /// The size of most of its type.
  var size: Double
  /// The rows of a table that stands in its place; else empty.
  private(set) var table: [PageLine] = []

  /// A table as a segment.
  init(table: [PageLine], left: Double, right: Double, top: Double, bottom: Double) {
    words = []
    (self.left, self.right, self.top, self.bottom) = (left, right, top, bottom)
    (baseline, size, self.table) = (top, 0, table)
  }

  init(_ words: [PageWord]) {
    self.words = words
    left = words.map(\.left).min() ?? 0
    right = words.map(\.right).max() ?? 0
    let type = PageSegment.mainSize(of: words)
    size = type
    let main = words.filter { abs($0.size - type) < 0.1 * type }
    let measured = main.isEmpty ? words : main
    top = measured.map(\.top).min() ?? 0
    bottom = measured.map(\.bottom).max() ?? 0
    baseline = measured.map(\.baseline).max() ?? bottom
  }

  var width: Double { right - left }
  var hasSeveralCharacters: Bool { words.count > 1 || words.contains { $0.text.unicodeScalars.count > 1 } }
  /// The number of its characters, in bytes.
  var length: Int { words.reduce(0) { $0 + $1.text.utf8.count } }
  var isBold: Bool { words.reduce(0) { $0 + ($1.isBold ? $1.text.utf8.count : 0) } * 10 >= length * 8 }
  /// The font of no name that four in five of its bytes are set in; 0 where there is none.
  var face: Int {
    guard let first = words.first(where: { $0.face > 0 })?.face else { return 0 }
    var counts: [Int: Int] = [first: 0]
    for word in words { counts[word.face, default: 0] += word.text.utf8.count }
    return counts.first { $0.key > 0 && $0.value * 10 >= length * 8 }?.key ?? 0
  }
  var hasLetters: Bool {
    words.reduce(0) { $0 + $1.text.unicodeScalars.count { $0.properties.isAlphabetic } } >= 2
  }

  /// The size most characters have; the larger one where small capitals take most.
  private static func mainSize(of words: [PageWord]) -> Double {
    if let first = words.first?.size, words.allSatisfy({ $0.size == first }) { return first }
    var counts: [Int: Int] = [:]
    for word in words { counts[Int(word.size * 4), default: 0] += word.text.utf8.count }
    let all = counts.values.reduce(0, +)
    var larger = 0
    for (size, count) in counts.sorted(by: { $0.key > $1.key }) {
      larger += count
      if larger * 10 >= all * 4 { return Double(size) / 4 }
    }
    return 10
  }
}

/// Segments with one baseline, from left to right.
struct PageRow {
  var segments: [PageSegment]
  var baseline: Double
  var top: Double
  var bottom: Double
  var size: Double

  init(_ segments: [PageSegment]) {
    self.segments = segments.sorted { $0.left < $1.left }
    let main = segments.max { $0.size < $1.size }
    baseline = main?.baseline ?? 0
    size = main?.size ?? 10
    top = segments.map(\.top).min() ?? 0
    bottom = segments.map(\.bottom).max() ?? 0
  }

  var left: Double { segments.first?.left ?? 0 }
  var right: Double { segments.map(\.right).max() ?? 0 }
}

/// A line of a page: words side by side, from left to right.
struct PageLine {
  /// Its words with spaces where they stand apart, and the runs above and below it.
  var words: LineWords
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  var baseline: Double
  /// The size of most of its type.
  var size: Double
  /// The width of its first word that cannot be broken: one Chinese character, or a word of letters.
  var firstUnit: Double
  var isBold = false
  /// The font of no name that most of it is set in; 0 where there is none.
  var face = 0
  /// The column of running text it stands in, from 0 on each page: 0 where the page has one.
  var column = 0
  /// Whether it stands in the margin beside the text.
  var isBeside = false
  /// Whether it is an entry of a list of contents, or its title.
  var isEntry = false
  /// The cells of a row of a table; else empty.
  var cells: [String] = []
  /// The bookmarks that lead to it.
  var bookmarks: [PageBookmark] = []
  /// Whether it goes on the heading of a bookmark on the line above.
  var goesOnHeading = false
  /// Whether the heading of a bookmark ends with it.
  var endsHeading = false

  var text: String { words.text }
}

/// A bookmark and the heading it names.
struct PageBookmark {
  var level: Int
  var title: String
  /// Whether its words are those of the line it leads to.
  var isOnPage: Bool
}

/// The lines of a page in the order they are read.
struct PageText {
  var lines: [PageLine]
  /// The width and the height of the page in points, as its lines are read; 0 where unknown.
  var width: Double
  var height = 0.0
  /// Text turned otherwise than most of the page.
  var apart: [String] = []
}
