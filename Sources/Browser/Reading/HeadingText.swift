import ReportModel
import TextFacts

extension Report {
  /// The title of a section, at most as much of it as a screen can show: a title may be as long as a paragraph, and a
  /// screen has many.
  func shortTitle(of index: SectionIndex) -> String {
    guard index == .root else { return shortWords(in: self[index].title) }
    var lines: [String] = []
    var left = WorkBudget.wordsShown
    for paragraph in titleParagraphs where left > 0 {
      let range = titleRange(of: paragraph)
      lines.append(shortWords(in: range, bytes: left))
      left -= range.count
    }
    return lines.isEmpty ? source.shortName : lines.joined(by: " ")
  }

  /// The number of a section as written, without its punctuation, at most as much of it as a screen can show.
  func shortNumber(of index: SectionIndex) -> String { shortWords(in: self[index].number) }

  /// The words of `range` (see `words(in:)`), of its first `bytes` bytes only.
  func shortWords(in range: TextRange, bytes: Int = WorkBudget.wordsShown) -> String {
    guard range.count > bytes else { return words(in: range) }
    // Cut before a character, not inside it.
    let wanted = min(range.lower.bytes + bytes, text.count)
    let end = text.span.scalarStart(atOrBefore: wanted, from: range.lower.bytes)
    return words(in: TextRange(range.lower, TextOffset(end)))
  }

  /// The number of a heading with its punctuation, as written: `（三）`, `一、`, `1.`; empty without a number.
  func writtenNumber(of section: SectionIndex) -> String {
    let section = self[section]
    return shortWords(in: numberRange(of: section))
  }

  /// Whether a space is shown between number and title: where the report has one (`第一章　总则`, `1.1 Purpose`), except
  /// after full-width punctuation, which looks like a space.
  func spacesNumber(of section: SectionIndex) -> Bool {
    let section = self[section]
    guard !section.number.isEmpty, !section.title.isEmpty else { return false }
    if leadsWithTitle(section) || bracketBeforeTitle(of: section) != nil { return true }
    let span = text.span
    let end = section.title.lower.bytes
    var place = section.number.upper.bytes
    var hasSpace = false
    while let (scalar, next) = TextScalar.read(span, at: place, end: min(end, place + WorkBudget.wordsShown)) {
      // 、 ） ． 。 ：
      if [0x3001, 0xFF09, 0xFF0E, 0x3002, 0xFF1A].contains(scalar) { return false }
      hasSpace = hasSpace || WhiteSpace.contains(scalar)
      place = next
    }
    return hasSpace
  }
}
