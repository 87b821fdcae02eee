import ReportCompare
import ReportModel
import TextFacts

/// Two versions of a report as one self-contained page: a table of two columns, fit for print.
public struct ComparisonPage {
  private let table: ComparisonTable
  private let language: Language

  /// The page of a comparison.
  public init(_ comparison: ReportComparison, _ old: Report, _ new: Report, language: Language) {
    table = ComparisonTable(comparison, old, new)
    self.language = old.isEastAsian || new.isEastAsian ? .chinese : language
  }

  /// Hands on the page, piece by piece, until `sink` says false.
  public func write(to sink: ([UInt8]) -> Bool) {
    let (old, new) = (table.old, table.new)
    let title = ComparisonMessage.title(new.title(of: .root)).message(in: language)
    let frame = PageFrame(title: title, languageTag: new.languageTag, indentsParagraphs: false, language: language)
    var start = frame.start + Array("<main class=\"wide\">\n<h1>".utf8) + HTMLText.escaped(title)
    start += Array("</h1>\n<div class=\"table\"><table class=\"comparison\">\n<thead><tr>".utf8)
    for name in [old.source.shortName, new.source.shortName] {
      start += Array("<th>".utf8) + HTMLText.escaped(name) + Array("</th>".utf8)
    }
    guard sink(start + Array("</tr></thead>\n<tbody>\n".utf8)) else { return }
    var goesOn = true
    table.forEachRow { old, new in
      goesOn = sink(
        Array("<tr><td>".utf8) + cell(old, .old) + Array("</td><td>".utf8) + cell(new, .new)
          + Array("</td></tr>\n".utf8))
      return goesOn
    }
    if goesOn { _ = sink(Array("</tbody>\n</table></div>\n</main>\n".utf8) + frame.end) }
  }

  /// The runs of a cell between their tags.
  private func cell(_ runs: [ComparisonTable.CellRun], _ side: ComparisonTable.TableSide) -> [UInt8] {
    var out: [UInt8] = []
    for run in runs {
      if let move = run.move, let number = move.move {
        if run.beginsMove {
          let other = side == .old ? "new" : "old"
          out += Array(
            "<a id=\"move-\(number)-\(side.rawValue)\" href=\"#move-\(number)-\(other)\">↕\(number)</a> ".utf8)
        }
        out += Array("<span class=\"moved\">".utf8)
      }
      let tag = run.edit == nil ? "" : side == .old ? "del" : "ins"
      if !tag.isEmpty { out += Array((run.edit?.kind == .figure ? "<\(tag) class=\"figure\">" : "<\(tag)>").utf8) }
      for (index, line) in run.lines.enumerated() {
        if index > 0 { out += Array("<br>".utf8) }
        out += HTMLText.escaped(line)
      }
      if !tag.isEmpty { out += Array("</\(tag)>".utf8) }
      if run.move != nil { out += Array("</span>".utf8) }
    }
    return out
  }
}

/// Two versions of a report as a table of Markdown (GFM, 4.10), with the tags `del` and `ins`.
public struct ComparisonMarkdown {
  private let table: ComparisonTable

  /// The table of a comparison.
  public init(_ comparison: ReportComparison, _ old: Report, _ new: Report) {
    table = ComparisonTable(comparison, old, new)
  }

  /// Hands on the table, row by row, until `sink` says false.
  public func write(to sink: ([UInt8]) -> Bool) {
    let names = [table.old.source.shortName, table.new.source.shortName].map { words($0) }
    guard sink(MarkdownPassage.row(names) + MarkdownPassage.row(names.map { _ in Array("---".utf8) })) else { return }
    table.forEachRow { old, new in sink(MarkdownPassage.row([cell(old, .old), cell(new, .new)])) }
  }

  private func words(_ line: String) -> [UInt8] {
    MarkdownText.escaped(Array(VisibleText.line(line).utf8), isInCell: true)
  }

  private func cell(_ runs: [ComparisonTable.CellRun], _ side: ComparisonTable.TableSide) -> [UInt8] {
    var out: [UInt8] = []
    for run in runs {
      if run.beginsMove, let number = run.move?.move { out += Array("↕\(number) ".utf8) }
      let tag = run.edit == nil ? "" : side == .old ? "del" : "ins"
      if !tag.isEmpty { out += Array("<\(tag)>".utf8) }
      out += run.lines.map(words).joined(separator: Array("<br>".utf8))
      if !tag.isEmpty { out += Array("</\(tag)>".utf8) }
    }
    return out
  }
}

/// Words of the program in written comparisons.
enum ComparisonMessage: Message {
  /// The heading of a comparison of versions of that title.
  case title(String)

  func message(in language: Language) -> String {
    switch self {
    case .title(let title):
      title.isEmpty
        ? language.wording(english: "Comparison of two versions", chinese: "新旧条文对照表")
        : language.wording(english: "\(title): comparison of two versions", chinese: "\(title)新旧条文对照表")
    }
  }
}
