import ReportModel
import TextFacts

/// Finds the outline of a text in lines: candidates of every style, what accepts them, their levels.
enum Outline {
  /// The headings of `document` in order, with their levels. Marks on the way what its lines are.
  static func find(in document: inout LinedText) -> [Head] {
    PageMarks.mark(&document)
    if !document.marksHeadings { ContentsList.mark(&document) }
    let page = document.page
    let isSetIn = page?.isSetIn ?? false
    if let page, isSetIn {
      page.markPageBreaks(&document)
      if document.guessesTitle { page.markTitle(&document) }
    }
    if !document.marksHeadings {
      document.works = DatedTitles.find(in: document)
      for title in document.works { document.lines[title + 1].part = .block }
      if document.works.isEmpty { document.dated = DatedEntries.find(in: document) }
    }
    FrontMatter.mark(&document)
    let below = page?.lineStartsBelow(document) ?? []
    var numbered = NumberedHeads.find(in: &document) {
      $0.part != .text || $0.isRuledOut || (isSetIn && below.contains($0.start))
    }
    if numbered.isEmpty, isSetIn {
      // No number stands at the margin: the whole text is set in, its headings with it.
      numbered = NumberedHeads.find(in: &document) { $0.part != .text || $0.isRuledOut }
    }
    TitlePageParts.drop(from: &numbered, in: &document)
    LabelLevels.raise(&numbered, in: document)
    numbered = merged(document.ruled, numbered)
    document.ruled = []
    if !document.works.isEmpty { numbered = merged(DatedTitles.heads(document.works, in: document), numbered) }
    let isMarked = document.marksHeadings
    if !isSetIn, !isMarked {
      let order = StyleOrder(numbered)
      let titles = InnerTitles.find(in: document, numbered: numbered, order)
      numbered = merged(PartHeads.find(in: &document, numbered: numbered, order), numbered)
      numbered = merged(titles, numbered)
      numbered = merged(PartWords.find(in: document, numbered: numbered), numbered)
    }
    var evidence: [HeadingEvidence] = []
    var speakers: Set<Int> = []
    let lineHeads =
      isMarked
      ? [] : LineHeads.find(in: document, numbered: numbered, evidence: &evidence, speakers: &speakers)
    var unnumbered = lineHeads
    if isMarked {
      unnumbered = UnnumberedHeads.topics(in: document, numbered: numbered)
    } else if lineHeads.isEmpty, !isSetIn || HangingLines(document) != nil {
      unnumbered = UnnumberedHeads.find(in: document, numbered: numbered, evidence: &evidence)
      if !speakers.isEmpty { unnumbered.removeAll { speakers.contains($0.line) } }
    }
    document.add(evidence)
    if !isMarked {
      let named = ContentsHeads.find(in: document, besides: merged(numbered, unnumbered))
      if !named.isEmpty { unnumbered = merged(unnumbered, named) }
      let gapped = GapHeads.find(in: document, besides: numbered)
      if !gapped.isEmpty {
        let lines = Set(gapped.map(\.line))
        unnumbered = merged(unnumbered.filter { !lines.contains($0.line) }, gapped)
      }
      if numbered.isEmpty, unnumbered.isEmpty { unnumbered = SetApartHeads.find(in: document) }
    }
    // Lines before the title are no part of the report.
    let title = document.lines.prefix(100).lastIndex { $0.part == .title } ?? -1
    unnumbered.removeAll { document.lines[$0.line].isRuledOut || $0.line < title }
    if document.isTale { unnumbered.removeAll { !isWorkPart($0, document) } }
    let inner = document.isTale ? [] : document.inner
    document.inner = []
    var heads = merged(merged(numbered, merged(datedHeads(document), unnumbered)), inner)
    dropOverlaps(&heads)
    Nesting.level(&heads, in: document)
    return Closings.added(to: heads, in: document).filter { !document.lines[$0.line].isRuledOut || !$0.opensLine }
  }

  /// Whether a heading without number is one of those that the parts of works have (序, 后记, Preface).
  private static func isWorkPart(_ head: Head, _ document: LinedText) -> Bool {
    if head.isMarked { return true }
    let line = OpeningLine(document, head.line)
    return !line.isEastAsian || HeadingWords.isOne(line.words)
  }

  private static func datedHeads(_ document: LinedText) -> [Head] {
    document.dated.map { index in
      let content = document.lines[index].content
      return Head(
        kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
        title: Trimming.heading(document.text, content), end: content.upperBound, line: index, evidence: .plain)
    }
  }

  private static func merged(_ left: [Head], _ right: [Head]) -> [Head] {
    left.merged(with: right) { $0.start < $1.start }
  }

  /// Drop headings that claim bytes of one found before them.
  private static func dropOverlaps(_ heads: inout [Head]) {
    var end = 0
    heads.removeAll { head in
      if head.start < end { return true }
      end = max(head.end, head.start)
      return false
    }
  }
}

extension LinedText {
  /// Adds what was found to speak for and against lines without a number that nothing was found about before.
  fileprivate mutating func add(_ found: [HeadingEvidence]) {
    guard !found.isEmpty else { return }
    let judged = Set(evidence.map(\.heading.lower))
    evidence = (evidence + found.filter { !judged.contains($0.heading.lower) }).sorted {
      $0.heading.lower < $1.heading.lower
    }
  }
}
