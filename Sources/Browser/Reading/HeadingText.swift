import ReportModel
import TextFacts

extension Report {
  /// The title of a section, at most as much of it as a screen can show: a title may be as long as a paragraph, and a
  /// screen has many.
  func shortTitle(of index: SectionIndex) -> String {
    let title = self[index].title
    guard index != .root, title.count > Self.shortTitle else { return self.title(of: index) }
    // Cut before a character, not inside it.
    let wanted = min(title.lower.bytes + Self.shortTitle, text.count)
    let end = text.span.scalarStart(atOrBefore: wanted, from: title.lower.bytes)
    return words(in: TextRange(title.lower, TextOffset(end)))
  }

  /// The bytes of a title that are enough for any screen.
  private static var shortTitle: Int { 2_048 }

  /// The number of a heading with its punctuation, as written: `（三）`, `一、`, `1.`; empty without a number.
  func writtenNumber(of section: SectionIndex) -> String {
    let section = self[section]
    guard !section.number.isEmpty else { return "" }
    return words(in: TextRange(section.heading.lower, section.title.lower))
  }

  /// Whether a space is shown between number and title: where the report has one (`第一章　总则`, `1.1 Purpose`), except
  /// after full-width punctuation, which looks like a space.
  func spacesNumber(of section: SectionIndex) -> Bool {
    let section = self[section]
    guard !section.number.isEmpty, !section.title.isEmpty else { return false }
    let gap = String(decoding: text[TextRange(section.number.upper, section.title.lower).bytes], as: UTF8.self)
    guard gap.contains(where: \.isWhitespace) else { return false }
    return !gap.contains { "、）．。：".contains($0) }
  }
}
