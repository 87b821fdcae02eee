/// The forms in which reports, sections, outlines and lists are written to files.
enum WrittenForm: String, Sendable, CaseIterable {
  case markdown = ".md"
  case text = ".txt"
  /// One self-contained page.
  case page = ".html"
  /// A record a section or a row.
  case jsonLines = ".jsonl"
  case csv = ".csv"

  /// The form that the end of a file's name asks for, in any letter case; text for all others.
  init(fileName: String) {
    let name = fileName.lowercased()
    let ends: [(WrittenForm, [String])] = [
      (.markdown, [".md", ".markdown"]), (.page, [".html", ".htm"]), (.jsonLines, [".jsonl", ".ndjson", ".json"]),
      (.csv, [".csv"]),
    ]
    self = ends.first { $0.1.contains(where: name.hasSuffix) }?.0 ?? .text
  }

  /// The end of a file's name that asks for a form which is not written here: a text under such a name would be a file
  /// that no program opens. Nil for all others.
  static func unwritten(fileName: String) -> String? {
    let ends = [
      ".docx", ".doc", ".odt", ".rtf", ".epub", ".pdf", ".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".wps", ".et",
      ".ofd", ".zip", ".gz", ".xz", ".bz2", ".zst",
    ]
    let name = fileName.lowercased()
    return ends.first(where: name.hasSuffix)
  }

  /// The ends of the names of files that are written.
  static var writtenEnds: String { allCases.map { String($0.rawValue.dropFirst()) }.joined(separator: ", ") }
}

/// The thing that is written.
enum WritingSubject: Sendable, Equatable {
  case section, report, outline
  case list(ListKind)
}

/// The amount that was written.
public enum WrittenAmount: Sendable, Equatable {
  /// Rows of a list, headings of an outline, sections as records.
  case rows(Int)
  /// Characters of text, white space not counted.
  case characters(Int)
}
