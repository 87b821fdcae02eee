import TextFacts

/// Words that stand in written passages.
public enum PassageMessage: Message {
  /// The words before those that stand for an image.
  case image

  /// The text in a language.
  public func message(in language: Language) -> String {
    switch self {
    case .image: language.wording(english: "image: ", chinese: "图：")
    }
  }
}
