import ReportIndex
import ReportModel
import ScreenModel
import TextFacts

/// What the browser says, in English and Chinese. The only place where its notices become words.
enum Words {
  static func say(_ language: Language, _ english: String, _ chinese: String) -> String {
    language == .chinese ? chinese : english
  }

  // MARK: Keys

  static func unbound(_ keys: String, help: String?, _ language: Language) -> String {
    let hint = help.map { say(language, "; \($0) shows the keys", "，按 \($0) 查看按键") } ?? ""
    return say(language, "\(keys) is not bound\(hint)", "\(keys) 没有对应的命令\(hint)")
  }

  static func interruptDoesNotQuit(key: String?, _ language: Language) -> String {
    let key = key ?? ":quit"
    return say(language, "ctrl-c cancels; \(key) quits", "ctrl-c 只取消，退出请按 \(key)")
  }

  // MARK: Places

  static func atEnd(_ language: Language) -> String { say(language, "end of the report", "已到末尾") }
  static func noLines(_ language: Language) -> String { say(language, "this format has no lines", "此格式没有行号") }

  static func noSuchLine(_ line: Int, _ lines: Int, _ language: Language) -> String {
    say(language, "no line \(line): the file has \(lines)", "没有第 \(line) 行：文件共 \(lines) 行")
  }

  static func noSuchSection(_ language: Language) -> String { say(language, "no further section", "没有更多章节") }

  static func noTopSection(_ number: Int, _ count: Int, _ language: Language) -> String {
    say(language, "no top section \(number): there are \(count)", "没有第 \(number) 个一级章节：共 \(count) 个")
  }

  static func noEarlierPlace(_ language: Language) -> String {
    say(language, "no earlier place to go back to", "没有更早的位置")
  }

  static func noLaterPlace(_ language: Language) -> String {
    say(language, "no later place to go forward to", "没有更晚的位置")
  }

  static func marked(_ letter: String, _ language: Language) -> String {
    say(language, "marked: '\(letter) comes back here", "已标记：按 '\(letter) 回到此处")
  }

  static func noMark(_ letter: String, _ language: Language) -> String {
    say(language, "no mark \(letter)", "没有标记 \(letter)")
  }

  static func markIsNoLetter(_ language: Language) -> String {
    say(language, "a mark is a letter", "标记必须是字母")
  }

  static func awaitsMark(_ language: Language) -> String { say(language, "mark: type a letter", "标记：请按一个字母") }

  static func noHeadingInSight(_ language: Language) -> String {
    say(language, "no heading in sight", "屏幕上没有标题")
  }

  static func noSuchLabel(_ typed: String, _ language: Language) -> String {
    say(language, "no heading has the label \(typed)", "没有标签 \(typed)")
  }

  static func typeLabel(_ language: Language) -> String {
    say(language, "type the letters on a heading to go there", "按标题上的字母跳转")
  }

  static func noNameWith(_ typed: String, keys: [String], _ language: Language) -> String {
    let keys = keys.joined(separator: say(language, ", then ", " 再按 "))
    let comma = keys.count > 1 ? "," : ""
    let hint = keys.isEmpty ? "" : say(language, "; \(keys)\(comma) searches the texts", "；按 \(keys) 检索正文")
    return say(language, "no folder or report is called \(typed)\(hint)", "没有名称含 \(typed) 的文件夹或报告\(hint)")
  }

  static func noHeadingWith(_ typed: String, _ language: Language) -> String {
    say(language, "no section or heading: \(typed)", "没有这样的章节或标题：\(typed)")
  }

  // MARK: Tree

  static func depthOverview(_ language: Language) -> String { say(language, "tree: overview", "目录：概览") }
  static func depthContents(_ language: Language) -> String { say(language, "tree: contents", "目录：章节") }
  static func depthAll(_ language: Language) -> String { say(language, "tree: all levels", "目录：全部层级") }

  static func treeShowsHits(key: String?, _ language: Language) -> String {
    let again = key.map { say(language, "; \($0) again shows all", "，再按 \($0) 显示全部") } ?? ""
    return say(language, "tree: sections with hits\(again)", "目录：只显示有命中的章节\(again)")
  }

  // MARK: Searching

  static func notFound(_ pattern: String, _ language: Language) -> String {
    say(language, "not found: \(pattern)", "未找到：\(pattern)")
  }

  static func nothingSearched(_ language: Language) -> String { say(language, "nothing searched yet", "尚未搜索") }

  static func wrappedToStart(_ language: Language) -> String {
    say(language, "search went on at the start", "已从开头继续搜索")
  }

  static func wrappedToEnd(_ language: Language) -> String {
    say(language, "search went on at the end", "已从末尾继续搜索")
  }

  static func pinned(_ term: String, _ count: Int?, _ language: Language) -> String {
    guard let count else {
      return say(
        language, "highlighted: \(term), \(searchingReport(language))", "已固定高亮：\(term)，\(searchingReport(language))")
    }
    return say(language, "highlighted: \(term), \(count)", "已固定高亮：\(term)，\(count) 处")
  }

  static func pinnedAlready(_ language: Language) -> String { say(language, "highlighted already", "已经固定高亮") }

  static func unpinned(_ term: String, _ language: Language) -> String {
    say(language, "no longer highlighted: \(term)", "已取消高亮：\(term)")
  }

  static func noPinnedTerm(_ language: Language) -> String { say(language, "no highlighted term", "没有固定的高亮词") }

  static func scopePinned(_ language: Language) -> String {
    say(language, "n and N go through all highlighted terms", "n、N 逐个走过全部高亮词")
  }

  static func scopeCurrent(_ language: Language) -> String {
    say(language, "n and N go through the current search", "n、N 只走当前搜索词")
  }

  static func caseExact(_ language: Language) -> String { say(language, "letter case counts", "区分大小写") }
  static func caseIgnored(_ language: Language) -> String { say(language, "letter case is ignored", "不区分大小写") }

  static func queryError(_ error: QueryError, _ language: Language) -> String {
    error.words(chinese: language == .chinese)
  }

  // MARK: Reports

  static func following(_ language: Language) -> String {
    say(language, "following the file; ctrl-c stops", "正在跟随文件增长，ctrl-c 停止")
  }

  static func followingStopped(_ language: Language) -> String { say(language, "no longer following", "已停止跟随") }
  static func noNextReport(_ language: Language) -> String { say(language, "no next report", "没有下一份报告") }
  static func noPreviousReport(_ language: Language) -> String { say(language, "no previous report", "没有上一份报告") }

  static func reportCount(_ number: Int, _ count: Int, _ name: String, _ language: Language) -> String {
    say(language, "report \(number) of \(count): \(name)", "第 \(number)/\(count) 份：\(name)")
  }

  // MARK: The library

  static func overview(_ language: Language) -> String {
    say(
      language,
      """
      A library of reports

      Choose one in the tree: j and k go up and down and show what they are on, l and h unfold and fold, Enter reads.

      / searches all reports, and n goes on from one to the next; s goes to a report by its name and folder; f shows \
      only names with the words typed.

      Tab goes between tree and text. Once a report is opened, / in the tree does what f does, and in the text it searches.

      Whatever is loaded can be read and searched while the rest comes in.
      """,
      """
      报告库

      在目录中选择报告：j、k 上下移动并预览，l、h 展开与折叠，回车阅读。

      按 / 检索全部报告，n 逐份走过各处命中；s 按名称和文件夹跳到报告；f 只显示名称含所输文字的报告。

      Tab 在目录与正文之间切换。打开报告之后，在目录中按 / 与 f 相同，在正文中按 / 仍为检索。

      已读入的报告随时可读、可检索，不必等待全部读完。
      """)
  }

  static func loaded(_ progress: LoadingProgress, _ language: Language) -> String {
    let reports = grouped(progress.reports)
    let size = megabytes(progress.bytesDone)
    let seconds = tenths(progress.elapsed)
    let skipped =
      progress.skipped == 0
      ? ""
      : say(
        language, "; \(grouped(progress.skipped)) skipped (:skipped)", "；跳过 \(grouped(progress.skipped)) 项（:skipped）")
    return say(
      language, "\(reports) reports, \(size) in \(seconds) s\(skipped)",
      "共 \(reports) 份报告，\(size)，用时 \(seconds) 秒\(skipped)")
  }

  static func searchingReport(_ language: Language) -> String { say(language, "searching…", "正在检索…") }
  static func searchingLibrary(_ language: Language) -> String { say(language, "searching all reports…", "正在检索全部报告…") }

  /// What all reports together have of what is searched.
  static func inAllReports(_ count: Int, _ language: Language) -> String {
    say(language, "all \(grouped(count))", "全库 \(grouped(count))")
  }

  /// How far loading has come, in as many words as there may be room for, the fullest first.
  static func loading(_ progress: LoadingProgress, _ language: Language) -> [String] {
    let all = progress.isFound ? "" : "+"
    let reports = say(
      language, "\(grouped(progress.filesDone))/\(grouped(progress.files))\(all) files",
      "\(grouped(progress.filesDone))/\(grouped(progress.files))\(all) 个文件")
    let size = "\(grouped(progress.bytesDone / 1_000_000))/\(grouped(progress.bytes / 1_000_000))\(all) MB"
    let speed = progress.bytesPerSecond > 0 ? "\(megabytes(progress.bytesPerSecond))/s" : ""
    let left = progress.secondsLeft.map { say(language, "\($0) s left", "剩 \($0) 秒") } ?? ""
    let skipped = skipped(progress.skipped, language)
    return [
      [say(language, "loading", "读取"), reports, size, speed, left, skipped], [reports, size, speed, left, skipped],
      [reports, size, left, skipped], [reports, left], [grouped(progress.filesDone) + "/" + grouped(progress.files)],
      ["\(progress.percent) %"],
    ].map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
  }

  static func skipped(_ count: Int, _ language: Language) -> String {
    count == 0 ? "" : say(language, "\(grouped(count)) skipped", "跳过 \(grouped(count))")
  }

  static func librarySize(_ reports: Int, _ bytes: Int, _ language: Language) -> String {
    say(language, "\(grouped(reports)) reports  \(megabytes(bytes))", "\(grouped(reports)) 份报告  \(megabytes(bytes))")
  }

  static func nothingSkipped(_ language: Language) -> String { say(language, "nothing was skipped", "没有跳过任何文件") }

  static func loadingStopped(_ language: Language) -> String {
    say(language, "loading stopped; what is loaded stays", "已停止读取；已读入的仍可阅读、检索")
  }

  static func changed(_ language: Language) -> String {
    say(language, "the file has changed and was read again", "文件已变化，已重新读取")
  }

  static func isStale(key: String?, _ language: Language) -> String {
    let hint = key.map { say(language, "; \($0) reads it again", "，按 \($0) 重新读取") } ?? ""
    return say(language, "the file has changed\(hint)", "文件已变化\(hint)")
  }

  static func vanished(_ language: Language) -> String {
    say(language, "the file is gone; what was read stays", "文件已不存在；已读入的仍可阅读")
  }

  static func libraryChanged(_ changed: Int, _ vanished: Int, _ appeared: Int, _ language: Language) -> String {
    let parts = [
      changed == 0 ? "" : say(language, "\(grouped(changed)) changed", "\(grouped(changed)) 个已变化"),
      vanished == 0 ? "" : say(language, "\(grouped(vanished)) gone", "\(grouped(vanished)) 个已不存在"),
      appeared == 0 ? "" : say(language, "\(grouped(appeared)) new", "\(grouped(appeared)) 个新增"),
    ]
    return say(language, "files: ", "文件：") + parts.filter { !$0.isEmpty }.joined(separator: say(language, ", ", "，"))
  }

  /// Bytes as people read them: `53 MB`, of a million bytes each, below ten with a tenth; `53 kB`.
  static func megabytes(_ bytes: Int) -> String {
    if bytes < 1_000_000 { return "\((bytes + 999) / 1000) kB" }
    return bytes < 10_000_000 ? "\(tenths(bytes / 1000)) MB" : "\(grouped(bytes / 1_000_000)) MB"
  }

  /// Thousandths to one place: `1.4`.
  static func tenths(_ thousandths: Int) -> String { "\(thousandths / 1000).\(thousandths % 1000 / 100)" }

  static func nothingToEdit(_ language: Language) -> String {
    say(language, "this report is no file: nothing to edit", "这份报告不是文件，无法编辑")
  }

  static func noSuchTheme(_ name: String, _ themes: [String], _ language: Language) -> String {
    let list = themes.joined(separator: " ")
    return say(language, "no theme \(name); there are: \(list)", "没有配色 \(name)，可用：\(list)")
  }

  static func nothingToReadAgain(_ language: Language) -> String {
    say(language, "this report is no file: nothing to read again", "这份报告不是文件，无法重新读取")
  }

  static func noSuchEncoding(_ name: String, _ names: [String], _ language: Language) -> String {
    let list = names.joined(separator: " ")
    return say(language, "no encoding \(name); there are: \(list)", "没有编码 \(name)，可用：\(list)")
  }

  static func nothingWrong(_ language: Language) -> String {
    say(language, "nothing looks wrong", "没有发现问题")
  }

  static func noSuchCommand(_ typed: String, _ language: Language) -> String {
    say(language, "no command: \(typed)", "没有这个命令：\(typed)")
  }

  static func severalCommands(_ typed: String, _ language: Language) -> String {
    say(language, "several commands begin with \(typed): type more, or choose one", "以 \(typed) 开头的命令不止一个：请再输入，或选一个")
  }

  static func noArgument(_ name: String, _ language: Language) -> String {
    say(language, "\(name) takes nothing after its name", "\(name) 之后不能有内容")
  }

  /// What `=` tells.
  static func information(of state: BrowserState) -> String {
    let report = state.report
    let language = state.language
    let bottom = state.visibleRange.upper
    var parts = [report.source.name]
    if state.reportCount > 1, let ordinal = state.ordinal {
      let place = "\(grouped(ordinal + 1))/\(grouped(state.reportCount))"
      parts.append(say(language, "report \(place)", "第 \(place) 份"))
    }
    if let lines = report.lines {
      let first = lines.line(at: state.view.top).value
      let last = lines.line(at: max(state.view.top, bottom.advanced(by: -1))).value
      parts.append(say(language, "lines \(first)–\(last) of \(lines.count)", "第 \(first)–\(last) 行，共 \(lines.count) 行"))
    }
    parts.append(say(language, "\(grouped(report.root.characters)) characters", "\(grouped(report.root.characters)) 字"))
    parts.append(say(language, "\(report.sections.count - 1) sections", "\(report.sections.count - 1) 个章节"))
    parts.append(report.encoding.rawValue)
    if report.replacements > 0 {
      parts.append(say(language, "\(report.replacements) bad bytes", "\(report.replacements) 处坏字节"))
    }
    return parts.joined(separator: "  ")
  }

  /// A number with its thousands apart: `1,460`.
  static func grouped(_ number: Int) -> String {
    let digits = String(number).utf8
    var out = String.UnicodeScalarView()
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0, out.last != "-" { out.append(",") }
      out.append(Unicode.Scalar(digit))
    }
    return String(out)
  }

  // MARK: Screen

  static func tooSmall(_ size: ScreenSize, _ language: Language) -> String {
    say(language, "window too small", "窗口太小")
  }

  static func prompt(_ prompt: Prompt, _ language: Language) -> String {
    switch prompt.purpose {
    case .search(let forward): forward ? "/" : "?"
    case .goTo: say(language, "go to: ", "跳转到：")
    case .command: ":"
    case .filter: say(language, "tree: ", "目录筛选：")
    case .pin: say(language, "highlight: ", "高亮：")
    case .check: say(language, "found: ", "校对：")
    case .termsFilter: say(language, "terms: ", "用语筛选：")
    case .theme: say(language, "theme: ", "配色：")
    }
  }

  static func promptState(_ prompt: Prompt, _ language: Language) -> String {
    var marks: [String] = []
    switch prompt.syntax {
    case .literal: break
    case .regularExpression: marks.append(say(language, "regex", "正则"))
    case .query: marks.append(say(language, "query", "检索式"))
    }
    if prompt.folds, prompt.purpose.isSearch, prompt.syntax != .regularExpression {
      marks.append(say(language, "folded", "宽松") + (prompt.keepsVariants ? " 简≠繁" : " 简=繁"))
    }
    if prompt.caseRule != .exact { marks.append(say(language, "any case", "不分大小写")) }
    return marks.joined(separator: " ")
  }

  static func lineIsFull(_ language: Language) -> String {
    say(language, "too long: cut to \(LineEditor.capacity) characters", "过长：只保留 \(LineEditor.capacity) 个字符")
  }

  static func reading(_ language: Language) -> String { say(language, "reading…", "读取中…") }
  static func characters(_ count: Int, _ language: Language) -> String {
    say(language, "\(grouped(count)) 字", "\(grouped(count)) 字")
  }
  static func list(_ subject: ListPanel.Subject, _ language: Language) -> String {
    switch subject {
    case .skipped: say(language, "skipped", "未读取")
    }
  }
  static func hintBack(_ language: Language) -> String { say(language, "back", "返回") }
  static func hintHelp(_ language: Language) -> String { say(language, "help", "帮助") }
  static func hintSearch(_ language: Language) -> String { say(language, "search", "搜索") }
  static func hintFilter(_ language: Language) -> String { say(language, "filter", "筛选") }
  static func hintGoTo(_ language: Language) -> String { say(language, "go to", "跳转") }
  static func closing(_ language: Language) -> String { say(language, "closing", "结束语") }

  static func group(_ group: CommandDefinition.Group, _ language: Language) -> String {
    switch group {
    case .text: say(language, "Text (keys as in less)", "正文（按键与 less 相同）")
    case .sections: say(language, "Sections", "章节")
    case .tree: say(language, "Tree", "目录")
    case .searching: say(language, "Searching", "搜索")
    case .terms: say(language, "Terms", "用语")
    case .reports: say(language, "Reports and program", "报告与程序")
    case .prompt: say(language, "While typing", "输入时")
    }
  }
}
