import TextFacts

/// Words of the program in written pages.
public enum PageMessage: Message {
  /// The heading of the contents.
  case contents
  /// The heading of the terms that are highlighted.
  case highlighted

  /// The text in a language.
  public func message(in language: Language) -> String {
    switch self {
    case .contents: language.wording(english: "Contents", chinese: "目录")
    case .highlighted: language.wording(english: "Highlighted:", chinese: "标出的用语：")
    }
  }
}
