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
      page.markTitle(&document)
    }
    FrontMatter.mark(&document)
    let below = page?.lineStartsBelow(document) ?? []
    var numbered = NumberedHeads.find(in: document) {
      $0.part != .text || $0.isRuledOut || (isSetIn && below.contains($0.start))
    }
    numbered = merged(document.ruled, numbered)
    document.ruled = []
    if !isSetIn, !document.marksHeadings {
      numbered = merged(PartHeads.find(in: &document, numbered: numbered), numbered)
    }
    var unnumbered: [Head] =
      if let page, isSetIn {
        page.heads(in: document, numbered: numbered)
      } else {
        UnnumberedHeads.find(in: document, numbered: numbered)
      }
    if document.marksHeadings { unnumbered = [] }
    unnumbered.removeAll { document.lines[$0.line].isRuledOut }
    let inner = document.inner
    document.inner = []
    var heads = merged(merged(numbered, unnumbered), inner)
    dropOverlaps(&heads)
    Nesting.level(&heads, in: document)
    return Closings.added(to: heads, in: document).filter { !document.lines[$0.line].isRuledOut || !$0.opensLine }
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

/// Gives each heading its level.
enum Nesting {
  static func level(_ heads: inout [Head], in document: LinedText) {
    let order = StyleOrder(heads)
    let ruled = RuledNesting(heads, order)
    var ranks: [Int] = []
    for index in heads.indices {
      if case .ruled(let level) = heads[index].evidence {
        ranks.removeLast(max(0, ranks.count - (level - 1)))
        ranks.append(ruled.rank(of: heads[index].rule, below: ranks.last))
        heads[index].level = ranks.count
        continue
      }
      let rank = order.rank(of: heads[index].evidence)
      if index > 0, isUnnumbered(heads[index]), vocativeStands(between: heads[index - 1], and: heads[index], document) {
        // A vocative ends the parts of the section above: the text after it goes on the part, not its last （十） or 一是.
        ranks.removeLast(max(0, ranks.count - 1))
      }
      while let above = ranks.last, above >= rank { ranks.removeLast() }
      ranks.append(rank)
      heads[index].level = ranks.count
    }
  }

  private static func isUnnumbered(_ head: Head) -> Bool {
    switch head.evidence {
    case .parallel, .dashed, .plain: true
    case .numbered, .annex, .part, .margin, .marked, .ruled, .enumerated, .inner, .closing: false
    }
  }

  private static func vocativeStands(between before: Head, and head: Head, _ document: LinedText) -> Bool {
    guard head.line > before.line + 1, head.line - before.line < 8 else { return false }
    return ((before.line + 1)..<head.line).contains { Closings.isVocative(document.text, document.lines[$0]) }
  }
}
