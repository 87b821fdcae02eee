import ReportModel

extension SkippedFile {
  /// One line for people: the name, made safe to print, and why it was skipped.
  public func words(chinese isChinese: Bool) -> String {
    let name = ShownPath.words(path)
    return isChinese ? "\(name)：\(reason.words(chinese: true))" : "\(name): \(reason.words(chinese: false))"
  }
}

extension SkipReason {
  /// Why, without the name of the file.
  public func words(chinese isChinese: Bool) -> String { isChinese ? chinese : english }

  private var english: String {
    switch self {
    case .unreadable(let error): error.words(chinese: false)
    case .tooLarge(let bytes, let limit):
      "is too large (\(ByteCount.words(bytes)); at most \(ByteCount.words(limit)): library.toml: limits.file-megabytes)"
    case .vanished: "vanished before it was read"
    case .danglingLink: "is a link that leads nowhere"
    case .linkLoop: "is a link that leads back to where it came from"
    case .repeated: "is another name of something read already"
    case .tooDeep(let limit): "is more than \(limit) folders deep (library.toml: limits.depth)"
    case .tooManyFiles(let limit):
      "not read, nor anything after it: more than \(limit) files (library.toml: limits.files)"
    case .libraryTooLarge(let limit):
      "not read: with it the library has more than \(ByteCount.words(limit)) (library.toml: limits.total-megabytes)"
    }
  }

  private var chinese: String {
    switch self {
    case .unreadable(let error): error.words(chinese: true)
    case .tooLarge(let bytes, let limit):
      "太大（\(ByteCount.words(bytes))，最多 \(ByteCount.words(limit))，见 library.toml：limits.file-megabytes）"
    case .vanished: "读取前已消失"
    case .danglingLink: "是没有目标的链接"
    case .linkLoop: "是循环链接"
    case .repeated: "与已读取的内容是同一文件或文件夹"
    case .tooDeep(let limit): "超过 \(limit) 层文件夹（library.toml：limits.depth）"
    case .tooManyFiles(let limit): "未读取，其后的也未读取：超过 \(limit) 个文件（library.toml：limits.files）"
    case .libraryTooLarge(let limit):
      "未读取：加上它超过全库上限 \(ByteCount.words(limit))（library.toml：limits.total-megabytes）"
    }
  }
}
