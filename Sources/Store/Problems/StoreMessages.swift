import CSQLite
import Glibc
import TextFacts

extension StoreProblem: Message {
  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let file, let cause):
      language.wording(
        english: "\(file): cannot be read, so nothing of it is remembered: \(Self.words(of: cause))",
        chinese: "\(file)：无法读取，其中的记录未载入：\(Self.words(of: cause))")
    case .unusable(let file, let cause):
      language.wording(
        english: "\(file): cannot be read or written, so nothing is remembered: \(Self.words(of: cause))",
        chinese: "\(file)：无法读写，记录不能载入或保存：\(Self.words(of: cause))")
    case .unwritable(let file, let cause):
      language.wording(
        english: "\(file): cannot be written, so nothing new is remembered: \(Self.words(of: cause))",
        chinese: "\(file)：无法写入，新的记录不能保存：\(Self.words(of: cause))")
    case .notAFile(let file):
      language.wording(
        english: "\(file): not a file; nothing is remembered until it is moved away",
        chinese: "\(file)：不是普通文件；移走之前不能保存记录")
    case .tooLarge(let file, let limit):
      language.wording(
        english: "\(file): larger than \(limit) bytes, left unread", chinese: "\(file)：超过 \(limit) 字节，未读取")
    case .busy(let file):
      language.wording(
        english: "\(file): in use by another program; it is tried again",
        chinese: "\(file)：正被其他程序使用，稍后重试")
    case .damaged(let file, let kept):
      language.wording(
        english: "\(file) was damaged: it is kept as \(kept), and a new one was begun",
        chinese: "\(file) 已损坏：原文件保存为 \(kept)，另建新文件")
    case .newer(let file, let version):
      language.wording(
        english: "\(file) is from a newer version (\(version)): it is left as it is, and nothing is remembered",
        chinese: "\(file) 由较新版本（\(version)）写成：保持原样，本次不读取也不保存记录")
    case .outOfMemory(let file):
      language.wording(
        english: "\(file): not enough memory, so nothing new is remembered",
        chinese: "\(file)：内存不足，新的记录不能保存")
    case .unfinished(let file, let count):
      language.wording(
        english: "\(file): the end came before all was written; left out: \(count)",
        chinese: "\(file)：结束前未能全部写入，未写入 \(count) 项")
    }
  }

  /// The system's or SQLite's own words.
  private static func words(of cause: Cause) -> String {
    switch cause {
    case .system(let code): strerror(code).flatMap { String(validatingCString: $0) } ?? "errno \(code)"
    case .database(let code): sqlite3_errstr(code).flatMap { String(validatingCString: $0) } ?? "SQLite \(code)"
    }
  }
}
