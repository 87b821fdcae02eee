import TextFacts

/// Messages about the open reports and their files.
enum LibraryMessage: Message {
  // MARK: Reports

  case noNextReport
  case noPreviousReport
  case reportCount(Int, count: Int, name: String)
  case skipped(Int)
  case size(reports: Int, bytes: Int)
  case nothingSkipped
  case oneReportOnly
  case namedByTitles
  case namedByFiles
  case orderedByName
  case orderedByYear
  case orderedByTitle

  // MARK: Loading

  case loaded(LoadingProgress)
  case loading(LoadingProgress, LoadingDetail)
  case loadingStopped

  // MARK: Files that change

  case changed
  /// The file has changed; `key` reads it again.
  case isStale(key: String?)
  case vanished
  case changeUnread(String)
  case filesChanged(changed: Int, vanished: Int, appeared: Int)

  /// The text shown while no report is read.
  case overview

  func message(in language: Language) -> String {
    switch self {
    case .noNextReport: return language.wording(english: "no next report", chinese: "没有下一份报告")
    case .noPreviousReport: return language.wording(english: "no previous report", chinese: "没有上一份报告")
    case .reportCount(let number, let count, let name):
      return language.wording(
        english: "report \(number) of \(count): \(name)", chinese: "第 \(number)/\(count) 份：\(name)")
    case .skipped(0): return ""
    case .skipped(let count):
      let count = NumberText.grouped(count)
      return language.wording(english: "\(count) skipped", chinese: "跳过 \(count)")
    case .size(let reports, let bytes):
      let (reports, size) = (NumberText.grouped(reports), NumberText.megabytes(bytes))
      return language.wording(english: "\(reports) reports  \(size)", chinese: "\(reports) 份报告  \(size)")
    case .nothingSkipped: return language.wording(english: "nothing was skipped", chinese: "没有跳过任何文件")
    case .oneReportOnly: return language.wording(english: "one report is open only", chinese: "只打开了一份报告")
    case .namedByTitles: return language.wording(english: "reports by year and title", chinese: "报告显示年份与标题")
    case .namedByFiles: return language.wording(english: "reports by the names of their files", chinese: "报告显示文件名")
    case .orderedByName: return language.wording(english: "reports in the order of their names", chinese: "报告按名称排序")
    case .orderedByYear:
      return language.wording(english: "reports in the order of their years, newest first", chinese: "报告按年份排序，新的在前")
    case .orderedByTitle:
      return language.wording(english: "reports in the order of their titles", chinese: "报告按标题排序")
    case .loaded(let progress): return Self.loaded(progress, language)
    case .loading(let progress, let detail): return Self.loading(progress, detail, language)
    case .loadingStopped:
      return language.wording(english: "loading stopped; what is loaded stays", chinese: "已停止读取；已读入的仍可阅读、检索")
    case .changed:
      return language.wording(english: "the file has changed and was read again", chinese: "文件已变化，已重新读取")
    case .isStale(let key):
      let hint = key.map { language.wording(english: "; \($0) reads it again", chinese: "，按 \($0) 重新读取") } ?? ""
      return language.wording(english: "the file has changed\(hint)", chinese: "文件已变化\(hint)")
    case .vanished:
      return language.wording(english: "the file is gone; what was read stays", chinese: "文件已不存在；已读入的仍可阅读")
    case .changeUnread(let reason):
      return language.wording(
        english: "the file has changed and cannot be read (\(reason)); what was read stays",
        chinese: "文件已改变，无法读取（\(reason)）；已读入的仍可阅读")
    case .filesChanged(let changed, let vanished, let appeared):
      return Self.filesChanged(changed, vanished, appeared, language)
    case .overview: return Self.overview(language)
    }
  }

  private static func loaded(_ progress: LoadingProgress, _ language: Language) -> String {
    let reports = NumberText.grouped(progress.reports)
    let size = NumberText.megabytes(progress.bytesDone)
    let seconds = NumberText.tenths(progress.elapsed)
    let count = NumberText.grouped(progress.skipped)
    let skipped =
      progress.skipped == 0
      ? "" : language.wording(english: "; \(count) skipped (:skipped)", chinese: "；跳过 \(count) 项（:skipped）")
    return language.wording(
      english: "\(reports) reports, \(size) in \(seconds) s\(skipped)",
      chinese: "共 \(reports) 份报告，\(size)，用时 \(seconds) 秒\(skipped)")
  }

  private static func loading(_ progress: LoadingProgress, _ detail: LoadingDetail, _ language: Language) -> String {
    let all = progress.isFound ? "" : "+"
    let number = "\(NumberText.grouped(progress.filesDone))/\(NumberText.grouped(progress.files))"
    let files = language.wording(english: "\(number)\(all) files", chinese: "\(number)\(all) 个文件")
    let (done, bytes) = (progress.bytesDone / 1_000_000, progress.bytes / 1_000_000)
    let size = "\(NumberText.grouped(done))/\(NumberText.grouped(bytes))\(all) MB"
    let speed = progress.bytesPerSecond > 0 ? "\(NumberText.megabytes(progress.bytesPerSecond))/s" : ""
    let left = progress.secondsLeft.map { language.wording(english: "\($0) s left", chinese: "剩 \($0) 秒") } ?? ""
    let skipped = LibraryMessage.skipped(progress.skipped).message(in: language)
    let parts =
      switch detail {
      case .everything:
        [language.wording(english: "loading", chinese: "读取"), files, size, speed, left, skipped]
      case .figures: [files, size, speed, left, skipped]
      case .withoutSpeed: [files, size, left, skipped]
      case .filesAndTime: [files, left]
      case .files: [number]
      case .percent: ["\(progress.percent) %"]
      }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private static func filesChanged(
    _ changed: Int, _ vanished: Int, _ appeared: Int, _ language: Language
  ) -> String {
    var parts: [String] = []
    if changed != 0 {
      let count = NumberText.grouped(changed)
      parts.append(language.wording(english: "\(count) changed", chinese: "\(count) 个已变化"))
    }
    if vanished != 0 {
      let count = NumberText.grouped(vanished)
      parts.append(language.wording(english: "\(count) gone", chinese: "\(count) 个已不存在"))
    }
    if appeared != 0 {
      let count = NumberText.grouped(appeared)
      parts.append(language.wording(english: "\(count) new", chinese: "\(count) 个新增"))
    }
    return language.wording(english: "files: ", chinese: "文件：")
      + parts.joined(separator: language.wording(english: ", ", chinese: "，"))
  }

  private static func overview(_ language: Language) -> String {
    language.wording(
      english: """
        A library of reports

        Choose one in the tree: j and k go up and down and show what they are on, l and h unfold and fold, Enter reads.

        / searches all reports, and n goes on from one to the next; s goes to a report by its name and folder; f shows \
        only names with the words typed.

        Tab goes between tree and text. Once a report is opened, / in the tree does what f does, and in the text it searches.

        Whatever is loaded can be read and searched while the rest comes in.
        """,
      chinese: """
        报告库

        在目录中选择报告：j、k 上下移动并预览，l、h 展开与折叠，回车阅读。

        按 / 检索全部报告，n 逐份走过各处命中；s 按名称和文件夹跳到报告；f 只显示名称含所输文字的报告。

        Tab 在目录与正文之间切换。打开报告之后，在目录中按 / 与 f 相同，在正文中按 / 仍为检索。

        已读入的报告随时可读、可检索，不必等待全部读完。
        """)
  }
}

/// The details of the loading message, for less and less room.
enum LoadingDetail: CaseIterable, Sendable { case everything, figures, withoutSpeed, filesAndTime, files, percent }
