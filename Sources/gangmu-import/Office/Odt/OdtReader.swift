import ImportStream

/// OpenDocument text.
enum OdtReader {
  /// Reads the document behind `descriptor`.
  static func read(from descriptor: Int32, into writer: RecordWriter) { writer.note(.missingTool, "odt") }
}
