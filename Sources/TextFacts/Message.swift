/// Something the program says to its user: a value that carries its evidence and becomes text in one language.
///
/// Messages are put into words in the files named `…Messages.swift`, and nowhere else.
public protocol Message: Sendable {
  /// The text in a language.
  func message(in language: Language) -> String
}

extension Language {
  /// The wording in this language of what is worded in all of them. An argument a language, so that the compiler names
  /// every wording that lacks one.
  @inlinable public func wording(
    english: @autoclosure () -> String, chinese: @autoclosure () -> String
  ) -> String {
    switch self {
    case .chinese: chinese()
    case .english: english()
    }
  }
}
