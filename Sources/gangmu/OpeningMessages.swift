import TextFacts

/// Messages about files that links lead to, or that are to be opened by name.
enum OpeningMessage: Message {
  /// The file lies in none of the folders that were named, or is not there.
  case outsideFolders(String)
  /// There is no such file.
  case noFile(String)
  /// The first word is no file, and nearly the name of a subcommand.
  case noSubcommand(String, near: String)
  /// Reading another file would lose a report that came through a pipe.
  case pipeWouldBeLost
  /// A secure session writes nothing, starts no program and reads nothing that was not named.
  case secure

  func message(in language: Language) -> String {
    switch self {
    case .outsideFolders(let file):
      language.wording(
        english: "\(file): no file of the folders that were named, not opened",
        chinese: "\(file)：不是所指定文件夹中的文件，未打开")
    case .noFile(let file): language.wording(english: "no file \(file)", chinese: "没有文件 \(file)")
    case .noSubcommand(let word, let name):
      language.wording(
        english: "no file \(word); did you mean gangmu \(name)?", chinese: "没有文件 \(word)，是否要用 gangmu \(name)？")
    case .pipeWouldBeLost:
      language.wording(
        english: "not opened: the report from the pipe would be lost", chinese: "未打开：来自管道的报告会丢失")
    case .secure:
      language.wording(
        english: "a secure session writes nothing, runs nothing and opens no other file",
        chinese: "安全模式：不写文件，不运行程序，不打开其他文件")
    }
  }
}
