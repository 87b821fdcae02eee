/// The fields of the format of a citation, `——《{report}》[{address}][，第{line}行]`, by the names that stand in braces.
public enum CitationField: String, CaseIterable, Sendable {
  /// The title, and the title with place and year before it as a list of reports shows it.
  case title, report
  /// The address and the heading of the section.
  case address, heading
  /// The first line of the passage, and its first to its last.
  case line, lines
  case file, year

  /// The names in braces that are those of no field, each once, as they stand in a format.
  public static func unknown(in format: String) -> [String] {
    var unknown: [String] = []
    var rest = format[...]
    while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: start)..<end])
      if CitationField(rawValue: name) == nil, !unknown.contains(name) { unknown.append(name) }
      rest = rest[rest.index(after: end)...]
    }
    return unknown
  }
}
