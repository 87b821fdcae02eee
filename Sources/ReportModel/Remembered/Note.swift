import TextFacts

/// A note of the reader's on a passage of a report.
public struct Note: Hashable, Sendable {
  /// The name by which it is known everywhere, so that one that is imported twice is one.
  public var name: String
  /// The passage, with the text around it.
  public var quote: TextQuote
  /// The reader's words.
  public var text: String
  /// Seconds since 1970-01-01T00:00:00Z at which it was written last; 0 for one that is being written.
  public var time: Int

  public init(name: String, quote: TextQuote, text: String, time: Int = 0) {
    self.name = name
    self.quote = quote
    self.text = text
    self.time = time
  }

  /// Whether it can be remembered: there is a text, and neither it nor the name is beyond all use.
  public var isValid: Bool {
    !name.isEmpty && name.utf8.count <= 128 && !text.isEmpty && text.utf8.count <= WorkBudget.notes.bytes
  }
}

/// A note, and the path of the report that it is on.
public struct StoredNote: Hashable, Sendable {
  /// The path of the report's file: in a store absolute, links followed; in a run as it was named there, where it was.
  public var path: [UInt8]
  public var note: Note

  public init(path: [UInt8], note: Note) {
    self.path = path
    self.note = note
  }
}
