import ReportModel

/// Heads of parts without a number, above a numbering that begins again below each: `工作总结` `（一）…（二）…` `工作打算`
/// `（一）…`.
enum PartHeads {
  /// Lines of text there may be between the head of a part and its first number.
  private static let reach = 4
  private static let longest = 30

  /// The heads of parts of `document`; a title line becomes one where the other parts have theirs.
  static func find(in document: inout LinedText, numbered: [Head], _ order: StyleOrder) -> [Head] {
    guard let outermost = numbered.map({ rank($0, order) }).min() else { return [] }
    let above = aboveNumbering(&document, numbered, order, outermost)
    let outer = numbered.filter { rank($0, order) == outermost }
    var known = above.map(\.line)
    if known.isEmpty { known = StandingLines.find(in: document) { isNumberingCut(by: $0, outer) } }
    let open = known.isEmpty ? OpenLines.find(in: document, numbered: numbered).map(\.line) : []
    let named = PartNames.find(
      in: document, numbered: numbered, known: known.isEmpty ? open : known, outermost: outer)
    return (named.isEmpty ? known : named).map { head(at: $0, in: document) }
  }

  /// The lines above each beginning of the outermost numbering; empty unless each has one.
  private static func aboveNumbering(
    _ document: inout LinedText, _ numbered: [Head], _ order: StyleOrder, _ outermost: Int
  ) -> [Head] {
    let starts = numbered.indices.filter { index in
      guard case .numbered(_, value: 1) = numbered[index].evidence else { return false }
      return rank(numbered[index], order) == outermost
    }
    guard starts.count >= 2 else { return [] }
    var found: [Int] = []
    for start in starts {
      let before = start > 0 ? numbered[start - 1].line + 1 : 0
      if let line = lineAbove(numbered[start].line, from: before, in: document) { found.append(line) }
    }
    if found.count == starts.count - 1, let first = starts.first, let line = titleAbove(numbered[first].line, document)
    {
      document.lines[line].part = .text
      found.insert(line, at: 0)
    }
    guard found.count == starts.count else { return [] }
    return found.map { head(at: $0, in: document) }
  }

  /// Whether the outermost numbering goes on over a line: what stands in it heads no part.
  static func isNumberingCut(by line: Int, _ outermost: [Head]) -> Bool {
    let next = outermost.partitionPoint { $0.line < line }
    guard next < outermost.count, case .numbered(_, let value) = outermost[next].evidence else { return false }
    return value > 1
  }

  private static func rank(_ head: Head, _ order: StyleOrder) -> Int {
    guard case .numbered(let style, _) = head.evidence, !style.isLegal else { return .max }
    return order.rank(of: head.evidence)
  }

  private static func lineAbove(_ line: Int, from first: Int, in document: LinedText) -> Int? {
    (max(first, line - reach)..<max(line, first)).last { index in
      document.lines[index].part == .text && mayHead(document.lines[index], document.text)
        && !Furniture.isPageWord(document, index)
    }
  }

  /// The last of several title lines, right above the first number.
  private static func titleAbove(_ line: Int, _ document: LinedText) -> Int? {
    guard line >= 2, document.lines[line - 1].part == .title, document.lines[line - 2].part == .title,
      mayHead(document.lines[line - 1], document.text)
    else { return nil }
    return line - 1
  }

  static func mayHead(_ line: Line, _ text: [UInt8]) -> Bool {
    !line.isRuledOut && line.isOneSentence && line.lastMark == .none && (2...longest).contains(Int(line.characters))
      && hasWords(text, line.content)
      && NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
  }

  /// Whether a line has letters, and is no sentence in small ones, no end of an address and no note behind a raised mark.
  private static func hasWords(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    let words = text[content]
    guard words.contains(where: { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }) else { return false }
    // `<a id="1.1"></a>` of a page that marks no headings.
    if words.first == 0x3C, words.last == 0x3E, words.contains(0x2F) { return false }
    if words.count <= 40, words.contains(where: { (0x30...0x39).contains($0) }),
      DateWords.isWestern(PersonalNames.scalars(text, content).filter { $0 > 0x20 })
    {
      return false
    }
    return words.first != 0x5E && (words.last != 0x2E || !hasSmallLetter(text, content))
  }

  /// Whether Latin or Cyrillic letters of `words` are small.
  private static func hasSmallLetter(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    var cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    while let scalar = cursor.scalar {
      if LetterFolding.letter(scalar.value) != nil, !LetterFolding.isCapital(scalar.value) { return true }
      cursor.place = scalar.end
    }
    return false
  }

  private static func head(at index: Int, in document: LinedText) -> Head {
    let content = document.lines[index].content
    return Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
      title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: .part)
  }
}
