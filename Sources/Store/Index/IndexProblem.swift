import Glibc
import TextFacts

/// Trouble with the index on the disk. None of it stops the program: reports are read from their files then.
public enum IndexProblem: Error, Hashable, Sendable {
  /// A file of the index cannot be read.
  case unreadable(file: String, errno: Int32)
  /// The index cannot be written.
  case unwritable(file: String, errno: Int32)
  /// A file is no part of an index, or not this user's.
  case foreign(file: String)
  /// A file is cut short or not as it was written.
  case damaged(file: String)
  /// Another version of the program wrote it.
  case otherVersion(file: String)
  /// Another program is writing the index.
  case busy(file: String)
  /// There is no folder to have an index in.
  case noFolder
  /// Indexes that were not used for the longest time were removed, as all may take so many bytes; no trouble, but told.
  case evicted(count: Int, limit: Int)
}

extension IndexProblem: Message {
  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let file, let code):
      language.wording(
        english: "\(file): the index cannot be read, files are read instead: \(Self.words(code))",
        chinese: "\(file)：索引无法读取，改读原文件：\(Self.words(code))")
    case .unwritable(let file, let code):
      language.wording(
        english: "\(file): the index cannot be written: \(Self.words(code))",
        chinese: "\(file)：索引无法写入：\(Self.words(code))")
    case .foreign(let file):
      language.wording(
        english: "\(file): no index of this program's; it is made anew", chinese: "\(file)：不是本程序的索引，将重新建立")
    case .damaged(let file):
      language.wording(
        english: "\(file): the index is damaged; it is made anew", chinese: "\(file)：索引已损坏，将重新建立")
    case .otherVersion(let file):
      language.wording(
        english: "\(file): the index is of another version of the program; it is made anew",
        chinese: "\(file)：索引由另一版本的程序写成，将重新建立")
    case .busy(let file):
      language.wording(
        english: "\(file): another program is writing the index; this one leaves it",
        chinese: "\(file)：另一程序正在写入索引，本程序不写")
    case .evicted(let count, let limit):
      language.wording(
        english: "indexes removed that were not used for the longest time: \(count); all may take \(limit >> 20) MB "
          + "(library.toml: index.megabytes)",
        chinese: "已删除最久未用的索引 \(count) 个；全部索引上限 \(limit >> 20) MB（library.toml：index.megabytes）")
    case .noFolder:
      language.wording(
        english: "no folder for the index: neither XDG_CACHE_HOME nor HOME is set",
        chinese: "没有存放索引的文件夹：XDG_CACHE_HOME 和 HOME 均未设置")
    }
  }

  private static func words(_ code: Int32) -> String {
    strerror(code).flatMap { String(validatingCString: $0) } ?? "errno \(code)"
  }
}
