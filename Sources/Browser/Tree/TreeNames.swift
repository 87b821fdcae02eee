import ReportModel
import TextFacts

/// The words of the tree's rows.
extension BrowserState {
  func treeName(of row: TreeRow, _ walk: TreeWalk) -> String {
    switch row {
    case .folder(let folder): walk.catalogue?.name(of: folder) ?? ""
    case .section(let number, .root): walk.catalogue == nil ? shownTitle : listedName(of: number)
    case .section(let number, let section): walk.outline(of: number).map { heading(of: section, in: $0.report) } ?? ""
    }
  }

  /// The words behind the names of rows: the first of articles; the names of files, of reports with the same title on the
  /// screen.
  func wordsBehind(_ rows: [TreeRow], _ names: [String], _ walk: TreeWalk) -> [String] {
    guard walk.catalogue != nil, options.tree.naming == .titles else {
      return rows.map { isReport($0) ? "" : firstWords(of: $0, walk) }
    }
    // Titles are a document's words: compared by bytes, each once.
    var counts: [[UInt8]: Int] = [:]
    for (row, name) in zip(rows, names) where row.section == .root { counts[Array(name.utf8), default: 0] += 1 }
    return rows.indices.map { index in
      guard let number = rows[index].report, isReport(rows[index]) else { return firstWords(of: rows[index], walk) }
      return counts[Array(names[index].utf8), default: 0] > 1 ? name(of: number) : ""
    }
  }

  private func isReport(_ row: TreeRow) -> Bool { row.report != nil && row.section == .root }

  /// The first words of a section that has a number and no title, as the articles of laws; empty for any other.
  func firstWords(of row: TreeRow, _ walk: TreeWalk) -> String {
    guard case .section(let number, let index) = row, index != .root, let outline = walk.outline(of: number)
    else { return "" }
    let section = outline.report[index]
    guard section.title.isEmpty, !section.number.isEmpty, !section.body.isEmpty else { return "" }
    return outline.report.shortWords(in: section.body, bytes: Self.firstWordsBytes).trimming()
  }

  /// The most bytes of the first words: more than the widest tree has room for.
  private static var firstWordsBytes: Int { 400 }

  /// The state of a row in words, for a screen that is read aloud: its level, whether it is folded and over how much,
  /// its hits.
  func stateInWords(of row: TreeRow, _ walk: TreeWalk, _ counts: TreeCounts) -> String {
    var state = TreeRowState(hits: counts.stops(in: row))
    if walk.hasRowsBelow(row) { state.isFolded = walk.isFolded(row) }
    switch row {
    case .folder:
      state.reports = walk.catalogue.flatMap { catalogue in
        catalogue.position(of: row).map { catalogue.reportCount(in: $0) }
      }
    case .section(_, .root): break
    case .section(let number, let section):
      guard let report = walk.outline(of: number)?.report else { break }
      state.level = report[section].level
      state.sections = report[section].subtreeEnd.value - section.value - 1
    }
    return state.message(in: language)
  }
}

/// The state of a row of the tree.
struct TreeRowState: Message {
  var level: Int?
  /// Whether the rows below it are hidden; nil where there are none.
  var isFolded: Bool?
  var sections = 0
  var reports: Int?
  var hits = 0

  func message(in language: Language) -> String {
    var parts: [String] = []
    if let level { parts.append(language.wording(english: "level \(level)", chinese: "第 \(level) 级")) }
    if let reports {
      let count = NumberText.grouped(reports)
      parts.append(
        language.wording(english: reports == 1 ? "1 report" : "\(count) reports", chinese: "\(count) 份报告"))
    }
    if let isFolded {
      parts.append(
        isFolded
          ? language.wording(english: "folded", chinese: "已折叠") : language.wording(english: "unfolded", chinese: "已展开"))
    }
    if sections > 0 {
      let count = NumberText.grouped(sections)
      parts.append(
        language.wording(english: sections == 1 ? "1 section" : "\(count) sections", chinese: "下含 \(count) 节"))
    }
    if hits > 0 {
      let count = NumberText.grouped(hits)
      parts.append(language.wording(english: hits == 1 ? "1 hit" : "\(count) hits", chinese: "\(count) 处命中"))
    }
    return parts.map { language.wording(english: ", ", chinese: "，") + $0 }.joined()
  }
}
