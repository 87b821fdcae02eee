import Glibc
import ScreenModel
import TerminalScreen
import TextFacts

extension TerminalError {
  /// One line for people: why there is no screen, and what to do.
  func words(in language: Language) -> String { language == .chinese ? chinese : english }

  private var english: String {
    switch self {
    case .noTerminal: "there is no terminal to draw on; to print reports as text: gangmu FILE | cat"
    case .unknownTerminal(let name):
      "\(name.map { "the terminal \($0) is not known" } ?? "TERM is not set"); try TERM=xterm-256color, "
        + "or print as text: gangmu FILE | cat"
    case .cannotAddressCursor(let name):
      "the terminal \(name) cannot place its cursor; to print reports as text: gangmu FILE | cat"
    case .localeNotUTF8(let name): "the locale uses \(name), not UTF-8; try LC_ALL=C.UTF-8"
    case .cannotBegin(let code): "the screen cannot be opened: \(Self.system(code))"
    case .cannotRun(let program, let code): "\(program) cannot be run: \(Self.system(code)); set EDITOR"
    }
  }

  private var chinese: String {
    switch self {
    case .noTerminal: "没有可用的终端；要按纯文本输出，请用：gangmu 文件 | cat"
    case .unknownTerminal(let name):
      "\(name.map { "不认识终端 \($0)" } ?? "没有设置 TERM")；请试 TERM=xterm-256color，或按纯文本输出：gangmu 文件 | cat"
    case .cannotAddressCursor(let name): "终端 \(name) 不能定位光标；要按纯文本输出，请用：gangmu 文件 | cat"
    case .localeNotUTF8(let name): "当前区域设置使用 \(name) 而不是 UTF-8；请试 LC_ALL=C.UTF-8"
    case .cannotBegin(let code): "无法打开屏幕：\(Self.system(code))"
    case .cannotRun(let program, let code): "无法运行 \(program)：\(Self.system(code))；请设置 EDITOR"
    }
  }

  private static func system(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "errno \(code)" }
}
