import ReportModel
import ReportWriting
import Store
import TextFacts

/// Messages about notes that are printed.
enum NotePrintingMessage: Message {
  /// The notes on a report were found by the likeness of its text to that of a file which is gone.
  case byLikeness(String, of: [UInt8])

  func message(in language: Language) -> String {
    switch self {
    case .byLikeness(let name, let path):
      let other = VisibleText.line(String(decoding: path, as: UTF8.self))
      return language.wording(
        english: "\(name): the notes on \(other), which this text is like",
        chinese: "\(name)：正文相近的 \(other) 的批注")
    }
  }
}

/// The notes on a report as they are printed.
struct NotePrinter {
  private let report: Report
  private let addresses: Addresses
  private let citation: Citation
  private let year: Int?

  init(_ report: Report, year: Int?, citation format: String?) {
    self.report = report
    self.year = year
    addresses = Addresses(report)
    citation = Citation(format: format, for: report)
  }

  /// The passage of a note as it is in the report now; nil where it is gone.
  private func range(of note: Note) -> TextRange? {
    note.quote.range(in: report.text).map { TextRange($0.lowerBound, $0.upperBound) }
  }

  private func cited(_ range: TextRange) -> (address: String, section: SectionIndex, line: String) {
    let section = report.shownSection(at: range.lower)
    let address = section == .root ? "" : addresses.address(of: section)
    let cited = addresses.citedAddress(of: section)
    return (address, section, citation.line(of: report, range, section: section, address: cited, year: year))
  }

  /// A heading with the report's title, then each note below the passage it is on.
  func markdown(_ notes: [Note]) -> [UInt8] {
    var text = "# \(MarkdownText.line(VisibleText.line(report.listedTitle(year: year ?? report.namedYear))))\n"
    for note in notes {
      let range = range(of: note)
      // As it is read: marks of the source are none of its words.
      let read = range.map { PlainPassage(PassageReader(report, language: Process.language), $0).text[...] }
      let passage = String(decoding: read ?? note.quote.exact[...], as: UTF8.self)
      text += "\n" + Self.lines(passage.isEmpty ? "…" : passage).map { "> \($0)\n" }.joined()
      if let range { text += ">\n> \(MarkdownText.line(cited(range).line))\n" }
      text += "\n" + Self.paragraphs(of: note.text)
    }
    return Array(text.utf8)
  }

  private static func lines(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { MarkdownText.line(VisibleText.line(String($0))) }
  }

  /// The lines of a note, with a break where the reader has one; blank lines part paragraphs.
  private static func paragraphs(of text: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map {
      MarkdownText.line(VisibleText.line(String($0)))
    }
    return lines.indices.map { index in
      let isBeforeAnother = index + 1 < lines.count && !lines[index + 1].isEmpty && !lines[index].isEmpty
      return lines[index] + (isBeforeAnother ? "\\\n" : "\n")
    }.joined()
  }

  /// A JSON object a line.
  func records(_ notes: [Note]) -> [UInt8] {
    notes.flatMap { note -> [UInt8] in
      var record = JSONRecord()
      let range = range(of: note)
      let place = range.map(cited)
      let passage = range.map { report.text[$0.bytes] } ?? note.quote.exact[...]
      record.add("file", report.source)
      record.add("address", json: Self.nullable(place?.address))
      record.add("line", range.flatMap { report.lines?.line(at: $0.lower).value })
      record.add("heading", place.map { $0.section == .root ? "" : report.title(of: $0.section) } ?? "")
      record.add("text", String(decoding: passage, as: UTF8.self))
      record.add("note", note.text)
      record.add("citation", place?.line ?? "")
      record.add("time", note.time)
      record.add("name", note.name)
      let quote = range.map { TextQuote($0.bytes, in: report.text) } ?? note.quote
      record.add("start", quote.start)
      record.add("count", quote.count)
      record.add("prefix", String(decoding: quote.prefix, as: UTF8.self))
      record.add("suffix", String(decoding: quote.suffix, as: UTF8.self))
      return record.line
    }
  }

  private static func nullable(_ text: String?) -> [UInt8] {
    guard let text else { return Array("null".utf8) }
    var record = JSONRecord()
    record.add("", text)
    return Array(record.fields.dropFirst(3))
  }
}
