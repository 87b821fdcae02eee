import ReportModel
import TestReports

/// A report put together from headings and bodies, for tests.
struct DraftReport {
  /// A section: its level, its heading and the text of its own.
  struct Part {
    var level: Int
    var heading: String
    var body: String
  }

  /// The title, a line of its own; empty for none.
  var title = ""
  /// The text before the first section.
  var preamble = ""
  var parts: [Part] = []

  /// The report, its sections closed as their levels say.
  var report: Report {
    var text = Array((title.isEmpty ? "" : title + "\n").utf8)
    let titleEnd = title.utf8.count
    text += preamble.utf8
    var sections = [
      Section(
        kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(parts.count + 1), range: TextRange(0, 0),
        heading: TextRange(0, 0), body: TextRange(0, text.count), number: TextRange(0, 0), title: TextRange(0, 0),
        characters: 0)
    ]
    for part in parts {
      let start = text.count
      text += part.heading.utf8
      let heading = TextRange(start, text.count)
      text += part.body.utf8
      sections.append(
        Section(
          kind: .plain, level: part.level, parent: nil, subtreeEnd: SectionIndex(0), range: TextRange(start, start),
          heading: heading, body: TextRange(heading.upper.bytes, text.count), number: TextRange(emptyAt: heading.lower),
          title: heading, characters: 0))
    }
    let titles = title.isEmpty ? [] : [Paragraph(range: TextRange(0, titleEnd), kind: .title)]
    let draft = Report(
      source: ReportSource(name: "草稿"), text: text, sections: sections, paragraphs: titles, lines: nil, encoding: .utf8,
      replacements: 0, isComplete: true)
    // Packing keeps what cannot be told from the levels; unpacking finds parents and ends.
    return PackedReport(draft).unpacked()
  }
}

extension DraftReport {
  private static let pieces = [
    "甲", "乙", "丙", "甲乙", "丁", "。", "，", "；", "\n", "!", " ", "”", "a. ", "。”）", "A", "Ａ", "\u{3000}", "，乙、",
  ]

  private static func words(_ random: inout SplitMix, _ most: Int) -> String {
    (0..<Int.random(in: 0...most, using: &random)).compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  /// Any report; `size` makes its sections longer.
  static func random(_ random: inout SplitMix, size: Int = 1) -> DraftReport {
    var draft = DraftReport(title: words(&random, 4).filter { $0 != "\n" }, preamble: words(&random, 6))
    var level = 0
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      level = Int.random(in: 1...(level + 1), using: &random)
      draft.parts.append(.init(level: level, heading: "一" + words(&random, 4), body: words(&random, 14 * size)))
    }
    return draft
  }
}
