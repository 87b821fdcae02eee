import ReportModel

/// Prints outlines for people and scripts.
public enum OutlinePrinter {
  /// How much is said of each heading.
  public enum Explanation: Sendable {
    /// Why it is one is left out, or said in English or in Chinese.
    case none, english, chinese
  }

  /// One JSON object a line: the title lines (level 0), the salutation, then each section, in document order. The
  /// fields are `level`, `kind`, `line`, `number`, `title`, `address`, `path`, `start`, `end` and `characters`; explained
  /// sections have `reason` (a name) and `explanation` (words) too.
  public static func jsonLines(_ report: Report, explained: Explanation = .none) -> String {
    var out = JSONLines()
    let addresses = Addresses(report)
    var fronts = frontRows(report)[...]
    for index in report.sections.indices.dropFirst() {
      let section = report.sections[index]
      while let front = fronts.first, front.range.lower < section.range.lower {
        out.append(front.row)
        fronts.removeFirst()
      }
      let name = SectionIndex(index)
      out.append(
        JSONLines.Row(
          level: section.level, kind: section.kind.rawValue, line: report.lines?.line(at: section.range.lower).value,
          number: report.number(of: name).split(separator: " ").joined(), title: report.title(of: name),
          address: addresses.address(of: name), path: addresses.path(of: name), range: section.range,
          characters: section.characters, reason: reason(report, name, explained)))
    }
    for front in fronts { out.append(front.row) }
    return out.text
  }

  /// Number and title of each section down to `depth`, indented by two columns a level; explained, each is followed by
  /// a tab and why it is a heading.
  public static func text(_ report: Report, depth: Int = .max, explained: Explanation = .none) -> String {
    var out = report.title.map { $0 + "\n" } ?? ""
    for (index, section) in report.sections.enumerated().dropFirst() where section.level <= depth {
      out += String(repeating: "  ", count: min(section.level - 1, 64))
      out += heading(report, SectionIndex(index))
      if let reason = reason(report, SectionIndex(index), explained) { out += "\t\(reason.words)" }
      out += "\n"
    }
    return out
  }

  /// Why a section's heading is one: its name for scripts, and in words.
  private static func reason(
    _ report: Report, _ index: SectionIndex, _ explained: Explanation
  ) -> (name: String, words: String)? {
    guard explained != .none, let reason = report[index].reason else { return nil }
    let section = report[index]
    let mark = report.words(in: TextRange(section.heading.lower, max(section.number.upper, section.title.lower)))
    let number = section.number.isEmpty ? "" : mark
    return (
      reason.name,
      reason.words(number: number, rule: report.rule(of: index) ?? "", chinese: explained == .chinese)
    )
  }

  /// The outline as Markdown: the title a first-level heading, the sections a nested list.
  public static func markdown(_ report: Report, depth: Int = .max) -> String {
    var out = report.title.map { "# \($0)\n\n" } ?? ""
    for (index, section) in report.sections.enumerated().dropFirst() where section.level <= depth {
      out += String(repeating: "  ", count: min(section.level - 1, 64)) + "- "
      out += heading(report, SectionIndex(index)) + "\n"
    }
    return out
  }

  /// A heading as written, number and punctuation included, without the mark that ends it.
  private static func heading(_ report: Report, _ index: SectionIndex) -> String {
    let section = report[index]
    let lower = section.heading.lower
    let upper = section.title.isEmpty ? max(section.number.upper, lower) : section.title.upper
    return report.words(in: TextRange(lower, upper))
  }

  /// Title lines and salutation, in order.
  private static func frontRows(_ report: Report) -> [(range: TextRange, row: JSONLines.Row)] {
    var rows: [(TextRange, JSONLines.Row)] = []
    let titles = Set(report.titleParagraphs)
    for (index, paragraph) in report.paragraphs.prefix(400).enumerated() {
      let isTitle = titles.contains(ParagraphIndex(index))
      guard isTitle || paragraph.kind == .salutation else { continue }
      rows.append(
        (
          paragraph.range,
          JSONLines.Row(
            level: isTitle ? 0 : 1, kind: isTitle ? "title" : "salutation",
            line: report.lines?.line(at: paragraph.range.lower).value, number: "",
            title: report.words(in: isTitle ? report.titleRange(of: ParagraphIndex(index)) : paragraph.range),
            address: "", path: "", range: paragraph.range,
            characters: nil)
        ))
    }
    return rows
  }
}

/// JSON objects, one a line, written by hand: text of a document is escaped byte for byte.
struct JSONLines {
  struct Row {
    var level: Int
    var kind: String
    var line: Int?
    var number: String
    var title: String
    var address: String
    var path: String
    var range: TextRange
    var characters: Int?
    var reason: (name: String, words: String)?
  }

  private var bytes: [UInt8] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ row: Row) {
    bytes += "{\"level\":\(row.level),\"kind\":\"\(row.kind)\",\"line\":\(row.line.map(String.init) ?? "null")".utf8
    append("number", row.number)
    append("title", row.title)
    append("address", row.address)
    append("path", row.path)
    bytes += ",\"start\":\(row.range.lower.bytes),\"end\":\(row.range.upper.bytes)".utf8
    if let characters = row.characters { bytes += ",\"characters\":\(characters)".utf8 }
    if let reason = row.reason {
      append("reason", reason.name)
      append("explanation", reason.words)
    }
    bytes += "}\n".utf8
  }

  private mutating func append(_ name: String, _ value: String) {
    bytes += ",\"\(name)\":".utf8 + JSONText.quoted(value)
  }
}
