/// A page of the help, in one language: `:help NAME` shows it, and man pages are made of such.
public struct HelpPage: Sendable, Equatable {
  /// A part of a page. Words between grave accents are typed or read as they stand.
  public enum Part: Sendable, Equatable {
    case heading(String)
    case paragraph(String)
    /// A thing and what it is: an option, a key, a setting.
    case entry(String, String)
    /// Lines as they are typed or as a file holds them.
    case example([String])
  }

  /// The name of the page, `gangmu` or that of a topic.
  public var name: String
  /// Its subject, in one line.
  public var purpose: String
  public var blocks: [Part]

  /// A page of these parts.
  public init(name: String, purpose: String, blocks: [Part]) {
    self.name = name
    self.purpose = purpose
    self.blocks = blocks
  }
}

/// Words without the grave accents around what stands as it is.
public enum LiteralMarks {
  /// The words, with what `literal` makes of each run between grave accents.
  public static func joined(_ text: String, literal: (String) -> String = { $0 }) -> String {
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // A single accent is one.
    guard parts.count % 2 == 1 else { return text }
    return parts.enumerated().map { $0 % 2 == 0 ? String($1) : literal(String($1)) }.joined()
  }
}
