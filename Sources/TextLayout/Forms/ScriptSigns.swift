/// The signs that are drawn at a character: which stands above or below the line, or whose reading is told.
struct ScriptSigns {
  /// The sign before it, 0 for none; whether a bracket stands between the two.
  var sign: UInt32 = 0
  var opens = false
  /// The brackets behind it.
  var closes = 0
  /// The number of the reading behind it among those of the passage, nil for none; and its columns.
  var reading: Int?
  var readingWidth = 0

  static let none = ScriptSigns()

  /// Columns of the signs, which but for the reading are all of ASCII.
  var width: Int { (sign == 0 ? 0 : 1) + (opens ? 1 : 0) + closes + readingWidth }
}
