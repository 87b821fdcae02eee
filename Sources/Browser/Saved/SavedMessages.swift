import TextFacts

/// Messages about questions that are kept under a name.
enum SavedMessage: Message {
  case needsLibrary, nothingSearched
  case tooMany(Int)
  /// Kept under a name; in the place of another one of this name.
  case saved(String), replaced(String)
  /// Kept under a name, as the same is already under another.
  case savedAgain(String, as: String)
  case removed(String)
  /// One is removed by the same key again.
  case sure(String, key: String)
  case renamed(String)
  case nameTaken(String)
  case none(key: String)
  case notUnderstood(String)
  case noSavedList
  case listName

  /// The columns of the list in files.
  static let columns = ["name", "hits", "query", "terms", "order", "filter"]

  /// The names over the columns.
  static func heads(in language: Language) -> [String] {
    language == .chinese
      ? ["名称", "命中", "查询", "固定词", "次序", "筛选"] : ["name", "hits", "query", "pinned terms", "order", "filter"]
  }

  func message(in language: Language) -> String {
    switch self {
    case .needsLibrary:
      language.wording(
        english: "searches are saved for a folder of reports: open one", chinese: "检索按文库保存：请打开文件夹")
    case .nothingSearched: language.wording(english: "search for something first", chinese: "请先检索")
    case .tooMany(let most):
      language.wording(
        english: "at most \(most) searches are saved: x in :saved removes one",
        chinese: "最多保存 \(most) 个检索：可在 :saved 中按 x 移除")
    case .saved(let name):
      language.wording(english: "saved as \(name): :saved lists all", chinese: "已保存为“\(name)”：用 :saved 列出")
    case .savedAgain(let name, let other):
      language.wording(
        english: "saved as \(name), as it already is as \(other): :saved lists all",
        chinese: "已保存为“\(name)”；“\(other)”是同一检索，用 :saved 列出")
    case .replaced(let name): language.wording(english: "\(name) now asks this", chinese: "“\(name)”已改为当前检索")
    case .removed(let name): language.wording(english: "\(name) removed", chinese: "已移除“\(name)”")
    case .sure(let name, let key):
      language.wording(english: "\(key) again removes \(name)", chinese: "再按一次 \(key) 移除“\(name)”")
    case .renamed(let name): language.wording(english: "now called \(name)", chinese: "已改名为“\(name)”")
    case .nameTaken(let name):
      language.wording(english: "another search is called \(name)", chinese: "已有名为“\(name)”的检索")
    case .none(let key):
      language.wording(english: "no search is saved: search, then \(key) NAME", chinese: "尚无保存的检索：检索后用 \(key) 名称")
    case .notUnderstood(let name):
      language.wording(english: "\(name) was saved in a form that is not known here", chinese: "“\(name)”的保存格式无法识别")
    case .noSavedList: language.wording(english: "only in the list of :saved", chinese: "只用于 :saved 的列表")
    case .listName: language.wording(english: "saved searches", chinese: "保存的检索")
    }
  }
}
