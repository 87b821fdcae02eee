import ReportModel

/// Numbered lines that are entries of a list in the text, not headings.
///
/// An entry heads nothing: the next line is the next entry. So lines of one style in a row without text between them,
/// where none holds more than one sentence, are a list, for the styles that number lists too (`1.` `（1）` `①` …) and,
/// in an annex, for all below its first. Items that end with a semicolon are parts of one sentence in any style.
enum ListEntries {
  /// For each of `candidates`, in order, whether it is an entry.
  static func find(among candidates: [Head], in document: LinedText) -> [Bool] {
    var isEntry = [Bool](repeating: false, count: candidates.count)
    var isAnnex = false
    var index = 0
    while index < candidates.count {
      guard case .numbered(let style, _) = candidates[index].evidence, !candidates[index].isMarked else {
        if candidates[index].kind == .annex { isAnnex = true }
        index += 1
        continue
      }
      let end = endOfRun(candidates, from: index, style, document)
      let run = index..<end
      let isList =
        isAnnex ? !style.standsAlone || style == .hanBracket : !style.standsAlone && !headsMore(end - 1, candidates)
      if run.count >= 2, style != .article, isList || semicolons(run, candidates, document) {
        for entry in run { isEntry[entry] = true }
      } else if isAnnex, isList, headsNothing(index, candidates, document) {
        isEntry[index] = true
      }
      index = max(end, index + 1)
    }
    return isEntry
  }

  /// The end of the run of bare lines of `style`: each on the line after the one before, and nothing else on it.
  private static func endOfRun(
    _ candidates: [Head], from start: Int, _ style: NumberStyle, _ document: LinedText
  ) -> Int {
    var end = start
    while end < candidates.count, case .numbered(style, _) = candidates[end].evidence, !candidates[end].isMarked {
      if end > start, candidates[end].line != candidates[end - 1].line + 1 { break }
      guard isBare(candidates[end], document) else { break }
      end += 1
    }
    // The last entry's text stands on its line too: text below it makes it a heading like those before.
    if end - start >= 2, end == candidates.count || candidates[end].line > candidates[end - 1].line + 1 {
      let next = candidates[end - 1].line + 1
      if next < document.lines.count, isParagraph(document.lines[next]), style.standsAlone { return start }
    }
    return end
  }

  /// Whether the next candidate stands right below, and no sentence ends on the line.
  private static func headsNothing(_ index: Int, _ candidates: [Head], _ document: LinedText) -> Bool {
    let next = index + 1 < candidates.count ? candidates[index + 1].line : document.lines.count
    return next == candidates[index].line + 1 && document.lines[candidates[index].line].firstMark != .period
  }

  /// Whether a number of a style below stands right under a candidate.
  private static func headsMore(_ index: Int, _ candidates: [Head]) -> Bool {
    guard index >= 0, index + 1 < candidates.count, candidates[index + 1].line == candidates[index].line + 1,
      case .numbered(let style, _) = candidates[index].evidence,
      case .numbered(let below, 1) = candidates[index + 1].evidence
    else { return false }
    return below.rawValue > style.rawValue
  }

  private static func isBare(_ head: Head, _ document: LinedText) -> Bool {
    let line = document.lines[head.line]
    return line.isOneSentence
  }

  private static func isParagraph(_ line: Line) -> Bool { line.characters > 60 }

  private static func semicolons(_ run: Range<Int>, _ candidates: [Head], _ document: LinedText) -> Bool {
    run.dropLast().allSatisfy { document.lines[candidates[$0].line].lastMark == .semicolon }
  }
}
