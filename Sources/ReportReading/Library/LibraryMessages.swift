import ReportModel
import TextFacts

extension SkippedFile: Message {
  /// One line for people: the name, made safe to print, and why it was skipped.
  public func message(in language: Language) -> String {
    let (name, reason) = (ShownPath.words(path), reason.message(in: language))
    return language.wording(english: "\(name): \(reason)", chinese: "\(name)：\(reason)")
  }
}

extension SkipReason: Message {
  /// The reason, without the name of the file.
  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let error): error.message(in: language)
    case .tooLarge(let bytes, let limit):
      language.wording(
        english:
          "is too large (\(ByteCount.words(bytes)); at most \(ByteCount.words(limit)): library.toml: limits.file-megabytes)",
        chinese: "太大（\(ByteCount.words(bytes))，最多 \(ByteCount.words(limit))，见 library.toml：limits.file-megabytes）")
    case .vanished: language.wording(english: "vanished before it was read", chinese: "读取前已消失")
    case .danglingLink: language.wording(english: "is a link that leads nowhere", chinese: "是没有目标的链接")
    case .linkLoop: language.wording(english: "is a link that leads back to where it came from", chinese: "是循环链接")
    case .outsideLink(let target):
      language.wording(
        english: "is a link to \(ShownPath.words(target)), outside of the folders named; to follow it: --follow-links",
        chinese: "是指向所列文件夹之外的链接（\(ShownPath.words(target))）；要读取请加 --follow-links")
    case .kernelFiles:
      language.wording(english: "is made up by the kernel and holds no reports; not read", chinese: "是内核虚拟文件，不含报告，未读取")
    case .repeated: language.wording(english: "is another name of something read already", chinese: "与已读取的内容是同一文件或文件夹")
    case .tooDeep(let limit):
      language.wording(
        english: "is more than \(limit) folders deep (library.toml: limits.depth)",
        chinese: "超过 \(limit) 层文件夹（library.toml：limits.depth）")
    case .tooManyFiles(let limit):
      language.wording(
        english: "not read, nor anything after it: more than \(limit) files (library.toml: limits.files)",
        chinese: "未读取，其后的也未读取：超过 \(limit) 个文件（library.toml：limits.files）")
    case .libraryTooLarge(let limit):
      language.wording(
        english:
          "not read: with it the library has more than \(ByteCount.words(limit)) (library.toml: limits.total-megabytes)",
        chinese: "未读取：加上它超过全库上限 \(ByteCount.words(limit))（library.toml：limits.total-megabytes）")
    }
  }
}
