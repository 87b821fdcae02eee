import ReportModel
import TextFacts

/// The messages of `gangmu index`.
enum IndexMessage: Message {
  case none
  /// The folders hold no report that can be read.
  case nothingToKeep
  /// The reader's own rules for headings change what is read.
  case rules
  case one(folders: [String], bytes: Int)
  case made(reports: Int, bytes: Int)
  case extent(reports: Int, bytes: Int, isSound: Bool, changes: Changes)
  /// Settings say that no index is kept of a folder.
  case excluded
  /// The path names a file.
  case noFolder(String)

  /// The files that are others than in an index, and what it has of the files there are. Those that are gone are in none of
  /// its answers, and not counted.
  struct Changes {
    var (changed, come) = (0, 0)
    /// The reports in the index whose files are still there, and the bytes of their texts as it has them.
    private(set) var (reports, bytes) = (0, 0)

    var isNone: Bool { changed + come == 0 }

    /// Counts a report that is in the index, by the bytes of its text.
    mutating func note(bytes: Int) {
      reports += 1
      self.bytes += bytes
    }
  }

  /// The message as a line, in the language of the environment.
  var line: String { message(in: Process.language) + "\n" }

  func message(in language: Language) -> String {
    switch self {
    case .none: language.wording(english: "no index", chinese: "没有索引")
    case .nothingToKeep:
      language.wording(english: "no report was found: no index is made", chinese: "没有找到报告：未建立索引")
    case .rules:
      language.wording(
        english: "with rules for headings of your own no index is made", chinese: "使用自定义标题规则时不建立索引")
    case .one(let folders, let bytes): "\(folders.joined(separator: "  "))  \(Self.megabytes(bytes)) MB"
    case .made(let reports, let bytes):
      language.wording(
        english: "\(reports) reports; texts in the index: \(Self.megabytes(bytes)) MB",
        chinese: "报告 \(reports) 份；索引中的文本 \(Self.megabytes(bytes)) MB")
    case .noFolder(let path):
      language.wording(
        english: "\(path) is no folder: an index is kept of folders", chinese: "\(path) 不是文件夹：只对文件夹建立索引")
    case .excluded:
      language.wording(
        english: "no index is kept of this folder (library.toml: index.exclude)",
        chinese: "此文件夹不建立索引（library.toml：index.exclude）")
    case .extent(let reports, let bytes, let isSound, let changes):
      language.wording(
        english: "\(reports) reports, \(Self.megabytes(bytes)) MB of text; "
          + (changes.isNone ? "" : "stale: files changed \(changes.changed), come \(changes.come); ")
          + (isSound ? "sound" : "damaged"),
        chinese: "报告 \(reports) 份，文本 \(Self.megabytes(bytes)) MB；"
          + (changes.isNone ? "" : "已过时：更改 \(changes.changed)、新增 \(changes.come) 个文件；")
          + (isSound ? "完好" : "已损坏"))
    }
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
