/// A part of a report that could not be read, or not as text, and the reason. The rest of the report was read.
public struct ReportNote: Sendable, Hashable {
  /// The kinds of things that cannot be read. The raw value is its key where the import program tells of it.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// The document, or a part of it, needs a password.
    case encrypted
    /// An XML part declares a document type, which office files have no use for and attacks have.
    case doctype
    /// Elements nest deeper than the limit; what was deeper is left out.
    case tooDeep = "too-deep"
    /// The archive has more parts than the limit.
    case tooManyParts = "too-many-parts"
    /// Elements have more attributes than the limit; the attributes over it are left out.
    case tooManyAttributes = "too-many-attributes"
    /// A part, or the whole, is larger than the limit; what was over it is left out.
    case tooLarge = "too-large"
    /// A reference to something outside the document was not followed.
    case external
    /// Bytes that are not what the format asks for; what stood before them was read.
    case damaged
    /// A part that the document cannot be read without is not there.
    case missingPart = "missing-part"
    /// The document holds no text (a scan, pictures only).
    case noText = "no-text"
    /// The document is of a kind of its format that no program at hand reads.
    case unknownKind = "unknown-kind"
    /// A library or tool that reads this format is not installed.
    case missingTool = "missing-tool"
    /// One of the reader's own rules takes too long on this text and was left out; the detail names it.
    case costlyRule = "costly-rule"
    /// Characters U+0000 stand in a text; the detail has their number and the line of the first.
    case nulCharacters = "nul-characters"
    /// The program that reads this format ended before it was done: a crash or a limit of time or memory.
    case endedEarly = "ended-early"
    /// A key that this program does not know; the detail holds it.
    case other
  }

  /// The kind of thing that could not be read.
  public var reason: Reason
  /// The thing that could not be read: a part's name, a count, a package to install; empty where there is nothing to
  /// say.
  public var detail: String

  /// A note that something could not be read for `reason`.
  public init(_ reason: Reason, detail: String = "") {
    self.reason = reason
    self.detail = detail
  }

  /// A note on so many characters U+0000 in a text, the first of them in a line, from 1.
  public static func nulCharacters(count: Int, line: Int) -> ReportNote {
    ReportNote(.nulCharacters, detail: "\(count) \(line)")
  }
}
