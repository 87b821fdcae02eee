import ReportModel
import TextFacts

/// Headings that the format marks.
extension NumberedCandidates {
  /// A marked heading that is a number alone, with its title: the next marked heading without a number (a second one
  /// right below too, where the title is in two lines), or the line below that reads as one.
  func titled(_ head: Head, below index: Int) -> Head {
    let text = document.text
    var titled = head
    let isBareAnnex = head.kind == .annex && head.number.isEmpty && AnnexName.isPlainName(text[head.title])
    if isBareAnnex { (titled.number, titled.title) = (head.title, head.title.upperBound..<head.title.upperBound) }
    guard titled.title.isEmpty, !titled.number.isEmpty else { return head }
    for next in (index + 1)..<max(index + 1, min(index + 3, document.lines.count)) {
      let place = document.marked.partitionPoint { $0.line < next }
      guard place < document.marked.count, document.marked[place].line == next else { break }
      let below = document.marked[place]
      guard next == index + 1 || below.depth == document.marked[place - 1].depth,
        isTitleDepth(below, of: head),
        AnnexName.at(text, below.content) == nil,
        NumberReader.candidate(text, at: below.content.lowerBound, end: below.content.upperBound) == nil
      else { break }
      let start = titled.title.isEmpty ? below.content.lowerBound : titled.title.lowerBound
      (titled.title, titled.end) = (start..<below.content.upperBound, below.end)
    }
    // A line of mark-up that begins a heading ends it too.
    guard titled.title.isEmpty, document.isImported || head.traits.contains(.isTypographic) || head.kind == .annex
    else {
      return titled
    }
    let found: Range<Int>? =
      if case .numbered(let style, let value) = head.evidence, style.standsAlone {
        TitleBelow.find(style, value, index, in: document)
      } else {
        head.kind == .annex ? AnnexName.titleBelow(index, document) : nil
      }
    guard let found else { return isBareAnnex ? head : titled }
    (titled.title, titled.end) = (Trimming.title(text, found), found.upperBound)
    return titled
  }

  /// Whether the heading `below` the number `head` may be its title. The parts of a version stand below the
  /// version: `# 3.2` and `## Fixed`.
  private func isTitleDepth(_ below: MarkedHeading, of head: Head) -> Bool {
    if below.depth > Int(head.depth), !below.isTypographic, !namedBelow.isName(below: head) { return false }
    if head.kind == .annex { return true }
    guard case .numbered(let style, _) = head.evidence, !style.namesUnit else {
      // The look of lines says little of their depths.
      return below.isTypographic || below.depth == Int(head.depth)
        || below.depth > Int(head.depth)
          && !MarkedSections.stand(at: below.depth, under: Int(head.depth), near: below.line, in: document)
    }
    return below.depth == Int(head.depth)
  }

  /// A heading the format marks: by its number where it begins with one, else by its depth.
  func head(_ heading: MarkedHeading) -> Head {
    let text = document.text
    let content = heading.content
    let none = content.lowerBound..<content.lowerBound
    if let annex = AnnexName.at(text, content) {
      var head = Head(
        kind: .annex, start: content.lowerBound, number: annex.number, title: annex.title, end: heading.end,
        line: heading.line, evidence: .annex, isMarked: true, isBookmark: heading.isBookmark)
      head.depth = UInt8(clamping: heading.depth)
      return head
    }
    guard let mark = markedNumber(content) ?? marks.mark(of: heading) else {
      return Head(
        kind: .plain, start: content.lowerBound, number: none, title: title(heading, from: content.lowerBound),
        end: heading.end,
        line: heading.line, evidence: heading.depth > 0 ? .marked(depth: heading.depth) : .plain, isMarked: true,
        isBookmark: heading.isBookmark)
    }
    var head = head(
      mark, title(heading, from: mark.titleStart), end: heading.end, at: heading.line)
    head.isMarked = true
    head.isBookmark = heading.isBookmark
    head.depth = UInt8(clamping: heading.depth)
    return head
  }

  /// The number of a marked heading: `一　概况` needs no other beside it.
  private func markedNumber(_ content: Range<Int>) -> NumberMark? {
    let text = document.text
    var mark = NumberReader.candidate(text, at: content.lowerBound, end: content.upperBound)
    if mark?.style == .hanPause { mark?.traits.remove(.needsSeries) }
    if mark?.traits.contains(.needsSeries) == true { mark = nil }
    // `1 Chapter 1. Sources`: the style numbers what the words number themselves.
    if let outer = mark, outer.style == .decimal1 || outer.style == .arabicPoint,
      var inner = unit(outer.titleStart..<content.upperBound), inner.value == outer.value
    {
      inner.start = outer.start
      return inner
    }
    return mark ?? unit(content)
  }

  /// The unit that begins words, in small letters too: a style may show them as capitals (`глава 1. Источники`).
  private func unit(_ words: Range<Int>) -> NumberMark? {
    guard let first = words.first, document.text[first] < 0xE2 else { return nil }
    let cursor = Cursor(text: document.text, place: words.lowerBound, end: words.upperBound)
    guard let mark = WesternNumbers.read(cursor, allowsSmall: true), mark.style.namesUnit else { return nil }
    return mark
  }

  /// The words of a marked heading from `start` on: a question and a cry keep their marks, and the name of a sign its
  /// colons (`:heart:`).
  private func title(_ heading: MarkedHeading, from start: Int) -> Range<Int> {
    let words = start..<max(start, heading.content.upperBound)
    let last = document.text[words].last
    guard last != 0x3F, last != 0x21, !document.text[words].suffix(3).elementsEqual("？".utf8),
      !endsWithSign(document.text[words])
    else {
      return Blank.trimmed(document.text.span, words)
    }
    return Trimming.title(document.text, words)
  }

  /// Whether words end with the name of a sign in colons, as GitHub and chat programs write them.
  private func endsWithSign(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.last == 0x3A else { return false }
    let name = words.dropLast().reversed().prefix {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || [0x5F, 0x2B, 0x2D].contains($0)
    }
    let before = words.dropLast(name.count + 1)
    return !name.isEmpty && before.last == 0x3A && before.dropLast().last ?? 0x20 <= 0x20
  }
}
