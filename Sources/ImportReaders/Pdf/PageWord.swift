/// A run of text on a page with its place, in points from the page's top left corner.
struct PageWord {
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// The size of its type; its height where the document does not say.
  var size: Double

  /// Whether most of its height is beside that of `other`.
  func standsBeside(_ other: PageWord) -> Bool {
    let shared = min(bottom, other.bottom) - max(top, other.top)
    return shared > 0.5 * min(bottom - top, other.bottom - other.top)
  }
}

/// A line of a page: words side by side, from left to right.
struct PageLine {
  /// Its words with spaces where they stand apart.
  var text: String
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double
  /// The size of most of its type.
  var size: Double
  /// The width of its first word that cannot be broken: one Chinese character, or a word of letters.
  var firstUnit: Double
  /// The column of running text it stands in, from 0 on each page.
  var column = 0
  /// The columns of a table that its words stand in; else empty.
  var cells: [PageCell] = []
}

/// The words of a line that stand apart from the others, as in a table.
struct PageCell {
  var text: String
  var left: Double
}

/// The lines of a page in the order they are read.
struct PageText {
  var lines: [PageLine]
  /// The width of the page in points; 0 where unknown.
  var width: Double
}
