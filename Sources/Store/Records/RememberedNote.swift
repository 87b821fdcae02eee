import TextFacts

/// A note of the reader's on a passage of a report.
public struct RememberedNote: Hashable, Sendable {
  /// The name by which it is known everywhere, so that one that is imported twice is one.
  public var name: String
  /// The passage, with the text around it.
  public var quote: TextQuote
  /// The reader's words.
  public var text: String
  /// Seconds since 1970-01-01T00:00:00Z at which it was written last.
  public var time: Int

  public init(name: String, quote: TextQuote, text: String, time: Int) {
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

/// A note, and the absolute path of the report that it is on.
public struct StoredNote: Hashable, Sendable {
  public var path: [UInt8]
  public var note: RememberedNote

  public init(path: [UInt8], note: RememberedNote) {
    self.path = path
    self.note = note
  }
}
