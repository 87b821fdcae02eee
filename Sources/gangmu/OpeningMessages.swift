import TextFacts

/// Messages about files that links lead to.
enum OpeningMessage: Message {
  /// The file lies in none of the folders that were named, or is not there.
  case outsideFolders(String)

  func message(in language: Language) -> String {
    switch self {
    case .outsideFolders(let file):
      language.wording(
        english: "\(file): no file of the folders that were named, not opened",
        chinese: "\(file)：不是所指定文件夹中的文件，未打开")
    }
  }
}
