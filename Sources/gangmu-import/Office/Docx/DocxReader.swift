import ImportStream

/// Office Open XML text.
enum DocxReader {
  /// Reads the document behind `descriptor`.
  static func read(from descriptor: Int32, into writer: RecordWriter) { writer.note(.missingTool, "docx") }
}
