import Glibc
import TextFacts

/// Messages about the clipboard.
enum CopyingMessage: Message {
  /// The terminal has none that a program can set.
  case noClipboard
  /// The program that copies was started.
  case giving(String)
  /// The program that copies could not be started.
  case notStarted(String, errno: Int32)
  /// It ended with a code that is not 0.
  case refused(String, code: Int32)
  /// It did not end in time.
  case tooSlow(String, seconds: Int)

  func message(in language: Language) -> String {
    switch self {
    case .noClipboard:
      language.wording(
        english: "this terminal has no clipboard: set copy-command", chinese: "此终端没有剪贴板：请设置 copy-command")
    case .giving(let program): language.wording(english: "copying with \(program) …", chinese: "正在用 \(program) 复制…")
    case .notStarted(let program, let code):
      language.wording(
        english: "not copied: \(program) cannot be run: \(Self.reason(code))",
        chinese: "未复制：无法运行 \(program)：\(Self.reason(code))")
    case .refused(let program, let code):
      language.wording(
        english: "not copied: \(program) ended with \(code)", chinese: "未复制：\(program) 以 \(code) 退出")
    case .tooSlow(let program, let seconds):
      language.wording(
        english: "not copied: \(program) took more than \(seconds) seconds",
        chinese: "未复制：\(program) 超过 \(seconds) 秒没有结束")
    }
  }

  private static func reason(_ code: Int32) -> String { strerror(code).map { String(cString: $0) } ?? "errno \(code)" }
}
