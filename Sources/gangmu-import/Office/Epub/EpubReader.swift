import ImportStream

/// EPUB 2 and 3.
enum EpubReader {
  /// Reads the book behind `descriptor`.
  static func read(from descriptor: Int32, into writer: RecordWriter) { writer.note(.missingTool, "epub") }
}
