import ReportModel
import TextFacts

/// Messages about the report being read and about moving in it.
enum ReadingMessage: Message {
  // MARK: Places

  case endOfReport
  case sourceShown
  /// The way one paragraph is told from the next.
  case paragraphs(ParagraphSeparation)
  case sourceHidden
  /// No row in sight is wider than the pane, or all of it has been seen.
  case nothingWider
  case noLines
  case noSuchLine(Int, lines: Int)
  /// A line or the end was asked for where no file is named that has it.
  case startNeedsFile(String)
  case noFurtherSection
  case noTopSection(Int, count: Int)
  case noEarlierPlace
  /// The place at which a report was left in an earlier run, to which it opens; the key goes to the start.
  case left(at: String, key: String?)
  /// The place and the notes of a report were found by the likeness of its text to that of another name.
  case foundByLikeness(to: String)
  case noLaterPlace
  case marked(String)
  case noMark(String)
  case noMarks
  case markIsNoLetter
  case awaitsMark
  case noHeadingInSight
  case noSuchLabel(String)
  case typeLabel

  // MARK: The report and its file

  /// A report that is still being read from its file.
  case reading
  case readingProgress(ReadingProgress)
  /// The progress of a reading alone: a share, bytes, seconds; empty while nothing is known.
  case readingShare(ReadingProgress)
  /// A report that is being read and of which nothing is there yet; the keys end the reading, and the program.
  case readingNamed(String)
  case readingKeys(cancel: String?, quit: String?)
  case readingGivenUp(name: String, key: String?)
  case readingAgainGivenUp(name: String, key: String?)
  case readingStopped(name: String, key: String?)
  /// A report whose reading ended before its end.
  case incomplete
  case standardInput
  case characters(Int)
  /// The words before those that stand for an image.
  case image
  /// The word before a quotation, where no bars are drawn.
  case quotation
  /// The heading of a closing without one of its own.
  case closing
  case nothingRead
  case following
  case followingStopped
  case nothingToEdit
  case noTextToEdit
  case nothingToReadAgain
  case noSuchEncoding(String, encodings: [String])
  /// No way of telling paragraphs apart has this name.
  case noSuchParagraphs(String, names: [String])

  func message(in language: Language) -> String {
    switch self {
    case .paragraphs(let form): Self.words(of: form, language)
    case .sourceShown: language.wording(english: "mark-up is shown; :source hides it", chinese: "已显示标记原文，:source 隐藏")
    case .sourceHidden: language.wording(english: "mark-up is hidden", chinese: "已隐藏标记")
    case .quotation: language.wording(english: "quotation:", chinese: "引文：")
    case .image: language.wording(english: "image: ", chinese: "图：")
    case .endOfReport: language.wording(english: "end of the report", chinese: "已到末尾")
    case .nothingWider: language.wording(english: "nothing further to the right", chinese: "右侧没有更多内容")
    case .noLines: language.wording(english: "this format has no lines", chinese: "此格式没有行号")
    case .noSuchLine(let line, let lines):
      language.wording(english: "no line \(line): the file has \(lines)", chinese: "没有第 \(line) 行：文件共 \(lines) 行")
    case .startNeedsFile(let start):
      language.wording(
        english: "\(start) needs a file: no report of a folder is open yet", chinese: "\(start) 须指明文件：文件夹中的报告尚未打开")
    case .noFurtherSection: language.wording(english: "no further section", chinese: "没有更多章节")
    case .noTopSection(let number, let count):
      language.wording(
        english: "no top section \(number): there are \(count)", chinese: "没有第 \(number) 个一级章节：共 \(count) 个")
    case .left(let place, let key):
      language.wording(
        english: "left at \(place)" + (key.map { ", \($0) to the start" } ?? ""),
        chinese: "上次读到 \(place)" + (key.map { "，\($0) 回到开头" } ?? ""))
    case .foundByLikeness(let name):
      language.wording(
        english: "place and notes are those of \(name), which this text is like",
        chinese: "位置和批注来自正文相近的 \(name)")
    case .noEarlierPlace: language.wording(english: "no earlier place to go back to", chinese: "没有更早的位置")
    case .noLaterPlace: language.wording(english: "no later place to go forward to", chinese: "没有更晚的位置")
    case .marked(let letter):
      language.wording(english: "marked: '\(letter) comes back here", chinese: "已标记：按 '\(letter) 回到此处")
    case .noMark(let letter): language.wording(english: "no mark \(letter)", chinese: "没有标记 \(letter)")
    case .noMarks: language.wording(english: "no marks yet: m and a letter set one", chinese: "尚无标记：按 m 和一个字母即可标记")
    case .markIsNoLetter: language.wording(english: "a mark is a letter", chinese: "标记必须是字母")
    case .awaitsMark: language.wording(english: "mark: type a letter", chinese: "标记：请按一个字母")
    case .noHeadingInSight: language.wording(english: "no heading in sight", chinese: "屏幕上没有标题")
    case .noSuchLabel(let typed):
      language.wording(english: "no heading has the label \(typed)", chinese: "没有标签 \(typed)")
    case .typeLabel: language.wording(english: "type the letters on a heading to go there", chinese: "按标题上的字母跳转")
    case .reading: language.wording(english: "reading…", chinese: "读取中…")
    case .readingProgress(let progress):
      [Self.reading, .readingShare(progress)].map { $0.message(in: language) }.filter { !$0.isEmpty }
        .joined(separator: " ")
    case .readingShare(let progress): Self.share(progress, language)
    case .readingNamed(let name): language.wording(english: "reading \(name)", chinese: "正在读取 \(name)")
    case .readingKeys(let cancel, let quit): Self.keys(cancel, quit, language)
    case .readingGivenUp(let name, let key):
      language.wording(english: "\(name) was not read", chinese: "未读取 \(name)") + Self.again(key, language)
    case .readingAgainGivenUp(let name, let key):
      language.wording(
        english: "\(name) was not read again; what was read stays", chinese: "未重新读取 \(name)；已读入的仍可阅读")
        + Self.again(key, language)
    case .readingStopped(let name, let key):
      language.wording(
        english: "\(name) was not read to its end; what was read stays", chinese: "\(name) 未读完；已读入的仍可阅读")
        + Self.again(key, language)
    case .incomplete: language.wording(english: "incomplete", chinese: "未读完")
    case .standardInput: language.wording(english: "standard input", chinese: "标准输入")
    case .characters(let count):
      language.wording(english: "\(NumberText.grouped(count)) chars", chinese: "\(NumberText.grouped(count)) 字")
    case .closing: language.wording(english: "closing", chinese: "结束语")
    case .nothingRead: language.wording(english: "no report is being read", chinese: "当前没有在读的报告")
    case .following: language.wording(english: "following the file; ctrl-c stops", chinese: "正在跟随文件增长，ctrl-c 停止")
    case .followingStopped: language.wording(english: "no longer following", chinese: "已停止跟随")
    case .nothingToEdit:
      language.wording(english: "this report is no file: nothing to edit", chinese: "这份报告不是文件，无法编辑")
    case .noTextToEdit:
      language.wording(
        english: "this document is no text file: an editor cannot change it", chinese: "这份文档不是文本文件，编辑器无法修改")
    case .nothingToReadAgain:
      language.wording(english: "this report is no file: nothing to read again", chinese: "这份报告不是文件，无法重新读取")
    case .noSuchEncoding(let name, let encodings):
      language.wording(
        english: "no encoding \(name); there are: \(encodings.joined(separator: " "))",
        chinese: "没有编码 \(name)，可用：\(encodings.joined(separator: " "))")
    case .noSuchParagraphs(let name, let names):
      language.wording(
        english: "no such name: \(name); there are: \(names.joined(separator: " "))",
        chinese: "没有这个名称：\(name)，可用：\(names.joined(separator: " "))")
    }
  }
}

extension ReadingMessage {
  /// `45 %`, `1.2 MB 3 s`, `3 s`, whatever is known.
  private static func share(_ progress: ReadingProgress, _ language: Language) -> String {
    let seconds = progress.milliseconds / 1000
    let share = progress.percent.map { "\($0) %" } ?? (progress.bytes > 0 ? NumberText.megabytes(progress.bytes) : "")
    let time = seconds > 0 ? language.wording(english: "\(seconds) s", chinese: "\(seconds) 秒") : ""
    return [share, time].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `esc gives it up, Q quits`, of the keys there are.
  private static func keys(_ cancel: String?, _ quit: String?, _ language: Language) -> String {
    let parts = [
      cancel.map { language.wording(english: "\($0) gives it up", chinese: "按 \($0) 放弃读取") },
      quit.map { language.wording(english: "\($0) quits", chinese: "按 \($0) 退出") },
    ]
    return parts.compactMap(\.self).joined(separator: language.wording(english: ", ", chinese: "，"))
  }

  private static func again(_ key: String?, _ language: Language) -> String {
    key.map { language.wording(english: "; \($0) reads it again", chinese: "，按 \($0) 重新读取") } ?? ""
  }
}

extension ReportInformation: Message {
  func message(in language: Language) -> String {
    var parts = [name]
    if let place {
      let place = "\(NumberText.grouped(place.number))/\(NumberText.grouped(place.count))"
      parts.append(language.wording(english: "report \(place)", chinese: "第 \(place) 份"))
    }
    if let lines {
      let shown = "\(lines.shown.lowerBound)–\(lines.shown.upperBound)"
      parts.append(
        language.wording(english: "lines \(shown) of \(lines.count)", chinese: "第 \(shown) 行，共 \(lines.count) 行"))
    }
    let characters = NumberText.grouped(characters)
    parts.append(language.wording(english: "\(characters) chars", chinese: "\(characters) 字"))
    parts.append(language.wording(english: "\(sections) sections", chinese: "\(sections) 个章节"))
    parts.append(encoding.rawValue)
    if badBytes > 0 { parts.append(language.wording(english: "\(badBytes) bad bytes", chinese: "\(badBytes) 处坏字节")) }
    return parts.joined(separator: "  ")
  }
}

extension ReadingMessage {
  private static func words(of form: ParagraphSeparation, _ language: Language) -> String {
    switch form {
    case .automatic:
      language.wording(english: "paragraphs: as their language has it", chinese: "段落：按语言习惯")
    case .indent: language.wording(english: "paragraphs: indented", chinese: "段落：首行缩进")
    case .space: language.wording(english: "paragraphs: a blank row between them", chinese: "段落：空行分隔")
    case .source: language.wording(english: "paragraphs: as the source has them", chinese: "段落：与原文相同")
    }
  }
}
