/// A change that the document keeps a record of, or a comment on it. The text reads as if all changes were accepted.
public struct Revision: Sendable, Hashable {
  /// The kinds of changes. The raw value is the key in the import stream.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Words put in; they stand in the text.
    case insertion
    /// Words taken out; they stand nowhere in the text.
    case deletion
    /// Words moved from elsewhere; they stand in the text, in their new place.
    case move
    /// A remark on words of the text.
    case comment
  }

  /// The kind of change.
  public var kind: Kind
  /// The person who made it, as the document names them; empty where it does not.
  public var author: String
  /// The date and time as the document writes them (ISO 8601 in office formats); empty where it does not.
  public var date: String
  /// The words put in, taken out or moved, or those of the comment.
  public var words: String
  /// The words put in, moved or commented on, in the text; empty, at the place where they stood, for a deletion.
  public var range: TextRange

  /// A change with its place.
  public init(_ kind: Kind, author: String, date: String = "", words: String, range: TextRange) {
    self.kind = kind
    self.author = author
    self.date = date
    self.words = words
    self.range = range
  }
}
