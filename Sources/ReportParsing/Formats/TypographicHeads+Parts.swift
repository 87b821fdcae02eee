import ReportModel
import TextFacts

/// Parts beside headings that a format marks, and lines that look like headings and are none.
extension TypographicHeads {
  /// Marks bold lines as headings of the highest level where the document's own marks leave them out: before the first
  /// marked heading or after the last, above text, with the name of a part among those of their look (`Abstract` in
  /// bold italics beside headings of a style).
  func markParts(beside marked: [MarkedHeading], in document: inout LinedText) {
    guard let first = marked.first, let last = marked.last, let depth = marked.map(\.depth).min(), depth > 0,
      marked.count(where: { $0.depth == depth }) >= 2
    else { return }
    let title = document.lines.lastIndex { $0.part == .title } ?? -1
    var found: [MarkedHeading] = []
    for (style, lines) in lines where style.isBold {
      let heads = lines.filter { index in
        index > title && (index < first.line || index > last.line) && !document.isMarked(index)
          && number(index) == nil && mayHead(index) && isParagraph(index + 1)
      }
      let looks = Set(heads.filter { isNamedPart($0) }.map { document.look(ofLine: $0) })
      guard !looks.isEmpty else { continue }
      // The names alone tell, if lines inside sections have the same look.
      let isOfSections = lines.contains { $0 > first.line && $0 < last.line && !document.isMarked($0) && mayHead($0) }
      found += heads.filter { isNamedPart($0) || !isOfSections && looks.contains(document.look(ofLine: $0)) }
        .map { heading($0, depth: depth) }
    }
    if !found.isEmpty { document.marked = (marked + found).sorted { $0.line < $1.line } }
  }

  /// Headings of the highest level with the name of a part that bookmarks leave out, before the first or after the last of
  /// them: 前言 and 引言 of a standard whose outline begins with its first clause.
  func namedParts(outside marked: [MarkedHeading]) -> [MarkedHeading] {
    guard let first = marked.first, let last = marked.last, let depth = marked.map(\.depth).min() else { return [] }
    let title = document.lines.lastIndex { $0.part == .title } ?? -1
    return lines.values.joined().filter { index in
      index > title && (index < first.line || index > last.line) && !document.isMarked(index) && isNamedPart(index)
        && mayHead(index) && isParagraph(index + 1)
    }.map { heading($0, depth: depth) }
  }

  private func isNamedPart(_ index: Int) -> Bool {
    Self.parts.contains(Self.letters(document.text[document.lines[index].content]))
  }

  /// Whether a line is a paragraph of running text.
  private func isParagraph(_ index: Int) -> Bool {
    guard index < document.lines.count else { return false }
    let line = document.lines[index]
    return line.part == .text && isText(index) && !document.isMarked(index)
  }

  /// Whether a line leaves room to write in: `分管院长：______`.
  func isToFillIn(_ content: ArraySlice<UInt8>) -> Bool {
    guard let place = content.firstIndex(of: 0x5F) else { return false }
    return content[place...].prefix(3).elementsEqual([0x5F, 0x5F, 0x5F])
  }

  /// Whether a line signs the document: an organisation that only the day follows.
  func isSignature(_ index: Int) -> Bool {
    let rest = document.lines.count - 1 - index
    guard rest == 1, document.lines[index].characters <= 40, number(index) == nil else { return false }
    let (line, below) = (OpeningLine(document, index), OpeningLine(document, index + 1))
    return FrontFields.isOrganisation(line.words, fewest: 3)
      && FrontFields.field(of: below, in: document.text) == .date
  }

  /// The lines of a cover that begins with a short name in the largest type of all (`BEIMA`): its words in full and the kind
  /// of document stand below it, each line no larger than the one above and larger than the text.
  func coverTitle() -> Range<Int>? {
    guard let first = document.lines.firstIndex(where: { $0.part == .text }), first < 3,
      document.lines[first].characters <= 12, number(first) == nil
    else { return nil }
    let name = OpeningLine(document, first)
    let size = document.look(ofLine: first).size
    guard name.letters >= 3, name.letters == name.words.count, size > document.usualSize,
      document.typography.indices.allSatisfy({ $0 == first || document.typography[$0].size < size })
    else { return nil }
    var end = first + 1
    while end < document.lines.count, end - first < 4, document.lines[end].part == .text, number(end) == nil,
      document.look(ofLine: end).size <= document.look(ofLine: end - 1).size,
      Int(document.look(ofLine: end).size) * 100 >= Int(document.usualSize) * 115
    {
      end += 1
    }
    // The name is spelled out, and the last line says what the document is.
    let last = OpeningLine(document, end - 1)
    guard end - first >= 3, last.words.count <= 40, TitleWords.isWestern(last.folded),
      !FrontFields.isOrganisation(last.words)
    else { return nil }
    return first..<end
  }

  /// A line of so many characters may be full, and its rest has no more.
  private static let (full, longestRest) = (18, 8)

  /// Whether a numbered line goes on in the next, which has no number where all others of the series have one: a
  /// paragraph that its author broke at the edge of the page.
  func isWrapped(_ index: Int, _ series: [Int]) -> Bool {
    let (line, rest) = (document.lines[index], document.lines[index + 1])
    guard line.characters >= Self.full, rest.characters <= Self.longestRest, line.lastMark == .none,
      rest.lastMark == .none, number(index) != nil, number(index + 1) == nil,
      OpeningLine(document, index + 1).isEastAsian
    else { return false }
    return series.count(where: { number($0) == nil }) == 1 && series.count >= 3
  }
}
