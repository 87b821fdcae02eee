import ReportIndex
import ReportModel
import TextFacts

/// The sections that are like one as a batch command prints them, the most alike first.
public struct SimilarListing {
  private let library: Library
  private let sections: [SimilarSection]

  /// Sections of a library.
  public init(_ sections: [SimilarSection], in library: Library) { (self.sections, self.library) = (sections, library) }

  private static let columns = ["file", "address", "start", "end", "percent", "year", "title", "shared"]

  /// All of them; with csv the columns.
  public func bytes(_ format: RecordFormat) -> [UInt8] {
    var out = format == .csv ? CSVText.row(Self.columns.map { .text($0) }) : []
    for like in sections {
      guard let entry = library[like.report] else { continue }
      let report = entry.report.unpackedOnce()
      let name = NamedSection(like.section, in: report)
      switch format {
      case .text:
        let file = VisibleText.line(report.source.name)
        let shared = like.shared.joined(separator: " ")
        out += Array("\(like.percent)%  \(file):\(name.address): \(name.title)  \(shared)\n".utf8)
      case .jsonl: out += record(like, entry, name, report.source)
      case .csv:
        out += CSVText.row([
          .text(VisibleText.line(report.source.name)), .text(name.address), .number(like.range.lower.bytes),
          .number(like.range.upper.bytes), .number(like.percent), .number(entry.year), .text(name.title),
          .text(like.shared.joined(separator: " ")),
        ])
      }
    }
    return out
  }

  private func record(_ like: SimilarSection, _ entry: LibraryReport, _ name: NamedSection, _ source: ReportSource)
    -> [UInt8]
  {
    var record = JSONRecord()
    record.add("file", source.name)
    record.add("address", name.address)
    record.add("start", like.range.lower.bytes)
    record.add("end", like.range.upper.bytes)
    record.add("percent", like.percent)
    if let year = entry.year { record.add("year", year) }
    record.add("title", name.title)
    record.add(
      "shared",
      list: like.shared.map { words in
        var bytes: [UInt8] = []
        JSONText.append(words.utf8, to: &bytes)
        return bytes
      })
    return record.line
  }
}
