import ReportModel
import TextFacts

/// The outline of a report, to be written to a file.
struct WrittenOutline {
  private let report: Report

  init(_ report: Report) { self.report = report }

  /// A line a heading, indented by its level; as Markdown a nested list below the title.
  func lines(isMarkdown: Bool) -> [UInt8] {
    var out: [UInt8] = []
    if let title = report.title {
      out += Array("\(isMarkdown ? "# " : "")\(shown(title))\n\(isMarkdown ? "\n" : "")".utf8)
    }
    for index in report.sections.indices.dropFirst() {
      let indent = String(repeating: " ", count: 2 * min(report.sections[index].level - 1, 64))
      out += Array("\(indent)\(isMarkdown ? "- " : "")\(shown(heading(index)))\n".utf8)
    }
    return out
  }

  /// The headings as a table.
  func table(_ addresses: Addresses) -> ListTable {
    let report = report
    let columns = ["level", "number", "title", "address", "path", "line", "characters"]
    return ListTable(columns, count: report.sections.count - 1) { row in
      let index = SectionIndex(row + 1)
      let section = report[index]
      return [
        String(section.level), report.number(of: index), report.title(of: index), addresses.address(of: index),
        addresses.path(of: index), report.lines.map { String($0.line(at: section.range.lower).value) } ?? "",
        String(section.characters),
      ]
    }
  }

  private func heading(_ index: Int) -> String {
    let section = report.sections[index]
    let number = report.words(in: report.numberRange(of: section))
    let space = report.spacesNumber(of: SectionIndex(index)) ? " " : ""
    return number + space + report.words(in: section.title)
  }

  private func shown(_ words: String) -> String { VisibleText.line(words) }
}
