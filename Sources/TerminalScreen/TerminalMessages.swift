import Glibc
import TextFacts

extension TerminalError: Message {
  /// One line for people: why there is no screen, and what to do.
  public func message(in language: Language) -> String {
    switch self {
    case .noTerminal:
      language.wording(
        english: "there is no terminal to draw on; to print reports as text: gangmu FILE | cat",
        chinese: "没有可用的终端；要按纯文本输出，请用：gangmu 文件 | cat")
    case .unknownTerminal(let name):
      language.wording(
        english: "\(name.map { "the terminal \($0) is not known" } ?? "TERM is not set"); try TERM=xterm-256color, "
          + "or print as text: gangmu FILE | cat",
        chinese: "\(name.map { "不认识终端 \($0)" } ?? "没有设置 TERM")；请试 TERM=xterm-256color，或按纯文本输出：gangmu 文件 | cat")
    case .cannotAddressCursor(let name):
      language.wording(
        english: "the terminal \(name) cannot place its cursor; to print reports as text: gangmu FILE | cat",
        chinese: "终端 \(name) 不能定位光标；要按纯文本输出，请用：gangmu 文件 | cat")
    case .localeNotUTF8(let name):
      language.wording(
        english: "the locale uses \(name), not UTF-8; try LC_ALL=C.UTF-8",
        chinese: "当前区域设置使用 \(name) 而不是 UTF-8；请试 LC_ALL=C.UTF-8")
    case .cannotBegin(let code):
      language.wording(
        english: "the screen cannot be opened: \(Self.system(code))", chinese: "无法打开屏幕：\(Self.system(code))")
    case .cannotRun(let program, let code):
      language.wording(
        english: "\(program) cannot be run: \(Self.system(code)); set EDITOR",
        chinese: "无法运行 \(program)：\(Self.system(code))；请设置 EDITOR")
    }
  }

  private static func system(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "errno \(code)" }
}
