/// The fields of the format of a citation, `——《{report}》[{address}][，第{line}行]`, by the names that stand in braces.
public enum CitationField: String, CaseIterable, Sendable {
  /// The title, and the title with place and year before it as a list of reports shows it.
  case title, report
  /// The address and the heading of the section.
  case address, heading
  /// The first line of the passage, and its first to its last.
  case line, lines
  case file, year

  /// The names in braces that are those of no field, each once, as they stand in a format. Braces around anything but a
  /// name are characters of the format: `\footnote{{title}}`.
  public static func unknown(in format: String) -> [String] {
    var unknown: [String] = []
    var rest = format[...]
    while let end = rest.firstIndex(of: "}") {
      if let start = rest[..<end].lastIndex(of: "{") {
        let name = String(rest[rest.index(after: start)..<end])
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        if isName, CitationField(rawValue: name) == nil, !unknown.contains(name) { unknown.append(name) }
      }
      rest = rest[rest.index(after: end)...]
    }
    return unknown
  }
}
