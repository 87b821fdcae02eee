import ReportModel
import TextFacts

/// A report, or a section of it, as one self-contained page of HTML: its contents with links, its text, terms highlighted.
public struct ReportPage {
  private let reader: PassageReader
  private let section: SectionIndex
  private let addresses: Addresses
  private let language: Language

  /// The page of a section, by itself of the whole report; `highlights` are places in the report.
  public init(
    _ report: Report, section: SectionIndex = .root, highlights: [PassageHighlight] = [], language: Language,
    addresses: Addresses? = nil
  ) {
    // The words of the page are those of the one who reads the report, not of the one who writes it.
    let language = report.isEastAsian ? .chinese : language
    var reader = PassageReader(report, language: language)
    reader.highlights = highlights
    self.reader = reader
    self.section = section
    self.addresses = addresses ?? Addresses(report)
    self.language = language
  }

  /// Hands on the page, piece by piece, until `sink` says false.
  public func write(to sink: ([UInt8]) -> Bool) {
    let report = reader.report
    let words = report.words(in: report[section].heading)
    let frame = PageFrame(
      title: section == .root || words.isEmpty ? report.listedTitle(year: report.namedYear) : words,
      languageTag: report.languageTag, indentsParagraphs: report.isEastAsian, language: language)
    var goesOn = sink(frame.start)
    guard goesOn else { return }
    frame.contents(entries) { piece in
      goesOn = sink(piece)
      return goesOn
    }
    guard goesOn, sink(Array("<main>\n".utf8) + legend) else { return }
    let addresses = addresses
    var passage = PagePassage(reader) { addresses.address(of: $0) }
    passage.write(report[section].range) { piece in
      goesOn = sink(piece)
      return goesOn
    }
    if goesOn { _ = sink(Array("</main>\n".utf8) + frame.end) }
  }

  /// The headings below the section, those that end nothing but a part left out.
  private var entries: some Sequence<PageEntry> {
    let report = reader.report
    let top = report[section].level
    let range = section.value + 1..<max(section.value + 1, report[section].subtreeEnd.value)
    return range.lazy.filter { report.sections[$0].kind != .closing && !report.sections[$0].heading.isEmpty }
      .map { index in
        let section = report.sections[index]
        let number = report.words(in: report.numberRange(of: section))
        let title = report.words(in: section.title)
        return PageEntry(
          level: section.level - top, name: addresses.address(of: SectionIndex(index)),
          words: number + title)
      }
  }

  /// The terms that are highlighted, each in its colour.
  private var legend: [UInt8] {
    guard !reader.highlights.isEmpty else { return [] }
    var out = Array("<p class=\"legend flush\">\(PageMessage.highlighted.message(in: language))".utf8)
    for (number, highlight) in reader.highlights.enumerated() {
      out += Array(" <mark class=\"term-\(number % 8 + 1)\">".utf8) + HTMLText.escaped(highlight.term)
      out += Array("</mark> \(highlight.places.count)".utf8)
    }
    return out + Array("</p>\n".utf8)
  }
}

/// A table as a self-contained page.
public enum TablePage {
  /// The page: `columns` are the heads, `row` makes the fields of each row.
  public static func bytes(
    title: String, columns: [String], count: Int, language: Language, row: (Int) -> [String]
  ) -> [UInt8] {
    let tag = language == .chinese ? "zh" : "en"
    let frame = PageFrame(title: title, languageTag: tag, indentsParagraphs: false, language: language)
    var out = frame.start + Array("<main class=\"wide\">\n<h1>".utf8) + HTMLText.escaped(title)
    out += Array("</h1>\n<div class=\"table\"><table>\n<thead><tr>".utf8)
    for column in columns { out += Array("<th>".utf8) + HTMLText.escaped(column) + Array("</th>".utf8) }
    out += Array("</tr></thead>\n<tbody>\n".utf8)
    for index in 0..<count {
      out += Array("<tr>".utf8)
      for field in row(index) { out += Array("<td>".utf8) + HTMLText.escaped(field) + Array("</td>".utf8) }
      out += Array("</tr>\n".utf8)
    }
    return out + Array("</tbody>\n</table></div>\n</main>\n".utf8) + frame.end
  }
}
