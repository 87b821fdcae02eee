import TextFacts

/// Messages about comparisons.
enum CompareMessage: Message {
  /// A comparison with a version of that name is being made; the key that gives it up.
  case comparing(String, key: String?)
  case gaveUp(String)
  /// The name of the version that a report was when it was opened.
  case asOpened
  /// The report is as it was when it was opened.
  case isAsOpened
  case noDifference
  case noComparison
  case noEditShown
  case firstEdit, lastEdit
  case firstSection, lastSection
  case noMove
  /// Passages are being selected.
  case selecting
  /// The other report has no such section, or several.
  case noSuchSection(String)
  /// The number of edits shown, of all.
  case edits(Int, of: Int)
  /// Edits of a kind are shown again; are left out.
  case shows(EditFilterKind)
  case hides(EditFilterKind)
  /// The kinds of edits left out.
  case leftOut([EditFilterKind])
  case fate(SectionFate)
  /// The library has no report of the series of an earlier year.
  case noYearBefore
  /// The report that was named is of a later year than the one being read.
  case newerFirst
  case noTables
  /// The other report has nothing for the row.
  case onlyHere

  func message(in language: Language) -> String {
    switch self {
    case .comparing, .gaveUp, .asOpened, .isAsOpened, .noDifference, .noComparison: aboutAsking(in: language)
    case .noEditShown:
      language.wording(
        english: "no edit is shown: all kinds there are have been left out", chinese: "没有可显示的改动：现有各类均已隐去")
    case .firstEdit: language.wording(english: "this is the first edit", chinese: "已是第一处改动")
    case .lastEdit: language.wording(english: "this is the last edit", chinese: "已是最后一处改动")
    case .firstSection: language.wording(english: "no changed section before this one", chinese: "前面没有改动过的章节")
    case .lastSection: language.wording(english: "no changed section after this one", chinese: "后面没有改动过的章节")
    case .selecting:
      language.wording(
        english: "j and k select passages, y or c copies them, V ends", chinese: "j、k 选取文字，y 或 c 复制，V 结束")
    case .noSuchSection(let address):
      language.wording(english: "no section, or several, at \(address)", chinese: "没有编号为“\(address)”的章节，或不止一节")
    case .noMove: language.wording(english: "nothing here has moved", chinese: "此处没有移动的文字")
    case .edits(let shown, let all):
      shown == all
        ? language.wording(english: all == 1 ? "1 edit" : "\(all) edits", chinese: "\(all) 处改动")
        : language.wording(english: "\(shown) of \(all) edits", chinese: "\(all) 处改动，显示 \(shown) 处")
    case .shows(let kind):
      language.wording(english: "\(Self.name(kind, language)) shown", chinese: "显示\(Self.name(kind, language))")
    case .hides(let kind):
      language.wording(english: "\(Self.name(kind, language)) left out", chinese: "隐去\(Self.name(kind, language))")
    case .leftOut([]): ""
    case .leftOut(let kinds):
      language.wording(
        english: "without " + kinds.map { Self.name($0, language) }.joined(separator: ", "),
        chinese: "隐去" + kinds.map { Self.name($0, language) }.joined(separator: "、"))
    case .fate(let fate): Self.name(fate, language)
    case .newerFirst:
      language.wording(
        english: "the report named is the later one, and stands as old: open it and name this one",
        chinese: "所给报告年份较晚，却列为旧稿：请打开那一份，再给出这一份")
    case .noYearBefore:
      language.wording(
        english: "no report of an earlier year beside this one; :years FILE names one",
        chinese: "旁边没有往年的报告；请用 :years 文件 指明")
    case .noTables:
      language.wording(english: "this list has no other table", chinese: "此列表没有别的表")
    case .onlyHere: language.wording(english: "the other report has no such place", chinese: "另一份报告中没有对应处")
    }
  }

  private func aboutAsking(in language: Language) -> String {
    switch self {
    case .comparing(let name, let key):
      language.wording(english: "comparing with \(name)", chinese: "正在与 \(name) 比较")
        + (key.map { language.wording(english: "  \($0) gives up", chinese: "  按 \($0) 放弃") } ?? "")
    case .gaveUp(let name): language.wording(english: "not compared with \(name)", chinese: "已放弃与 \(name) 比较")
    case .asOpened: language.wording(english: "as opened", chinese: "打开时的内容")
    case .isAsOpened:
      language.wording(
        english: "the report is as it was when it was opened; :compare FILE compares with another",
        chinese: "报告与打开时相同；与其他文件比较请用 :compare 文件")
    case .noDifference: language.wording(english: "no difference", chinese: "没有不同")
    case .noComparison:
      language.wording(english: "nothing is compared here: :compare FILE", chinese: "此处没有比较：请用 :compare 文件")
    case .noEditShown, .firstEdit, .lastEdit, .firstSection, .lastSection, .noMove, .edits, .shows, .hides, .leftOut,
      .fate, .noYearBefore, .newerFirst, .noTables, .onlyHere, .selecting, .noSuchSection:
      ""
    }
  }

  private static func name(_ kind: EditFilterKind, _ language: Language) -> String {
    switch kind {
    case .moved: language.wording(english: "moves", chinese: "移动")
    case .figures: language.wording(english: "figures", chinese: "数字")
    case .punctuation: language.wording(english: "punctuation", chinese: "标点")
    case .sections: language.wording(english: "new sections", chinese: "增删的章节")
    }
  }

  private static func name(_ fate: SectionFate, _ language: Language) -> String {
    switch fate {
    case .same: ""
    case .inserted: language.wording(english: "new", chinese: "新增")
    case .deleted: language.wording(english: "gone", chinese: "删去")
    case .changed: language.wording(english: "changed", chinese: "有改动")
    case .moved: language.wording(english: "moved", chinese: "移动")
    }
  }
}
