import ReportWriting

/// Text to be handed to the clipboard, and how much it is.
public struct CopiedText: Sendable, Equatable {
  /// The text in UTF-8, without controls but tabs and line feeds.
  public var text: [UInt8]
  /// The amount that the reader is told of.
  public var amount: CopiedAmount
}

/// An amount of text that is selected or copied.
public enum CopiedAmount: Sendable, Equatable {
  /// Characters, white space not counted, and paragraphs.
  case passage(characters: Int, paragraphs: Int)
  /// A row of a list or of the tree.
  case row
  /// The address of a link.
  case link

  init(_ passage: PlainPassage) {
    self = .passage(characters: passage.characters, paragraphs: passage.paragraphs)
  }
}

/// The outcome of handing text to the clipboard.
public enum CopyOutcome: Sendable, Equatable {
  /// Sent to the terminal, which does not say what it made of it.
  case sentToTerminal
  /// Given to the program of this name, which took it.
  case given(program: String)
  /// Not sent: the terminal takes so many bytes of base64 only.
  case tooLong(limit: Int)
  /// Not done, for the reason in words.
  case failed(String)
}
