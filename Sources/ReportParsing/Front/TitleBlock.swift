import ReportModel
import TextFacts

/// The lines of the title: the largest, centred or first block of the opening that evidence shows to be one.
///
/// No line is a title because it stands first. The evidence is summed; a block of four lines at most that reaches
/// `enough` is the title, the best one where several do.
struct TitleBlock {
  /// The evidence for a title and against it, and its weight.
  private enum Weight {
    /// The first line that may be one.
    static let first = 3
    /// It ends with the name of a kind of document, or begins 关于…; for western text it holds such a noun.
    static let kind = 3
    static let begin = 2
    /// Set in from the margin further than the text.
    static let centred = 2
    /// White space between its characters (政 府 工 作 报 告), or capitals throughout.
    static let spaced = 2
    static let capitals = 1
    /// Front matter, a salutation or a heading stands right before or after it.
    static let beside = 2
    /// A blank line after it, or text.
    static let alone = 1
    static let text = 1
    /// A line drawn under it.
    static let underlined = 3
    /// A figure begins it, in western text.
    static let figure = -1
    /// The neighbours below look like it, and no text follows.
    static let list = -4
    /// Figures, signs or columns make up much of it.
    static let figures = -3
    /// It is the name of an organisation or an order, which stands above the title.
    static let issuer = -2
    /// A sentence in small letters.
    static let sentence = -2
    /// Short in a page that has other words of web pages.
    static let pageWord = -3
  }
  private static let enough = 4
  private static let most = 4

  private let document: LinedText
  private let opening: TextOpening
  private let isPage: Bool
  /// Columns that the first line of the text is set in by.
  private let textIndent: Int
  /// The position of the name of who issues a western work, which stands above its title and not in its place; nil where
  /// none does, or nothing else may be the title.
  private let issuer: Int?

  init(_ document: LinedText, _ opening: TextOpening) {
    self.document = document
    self.opening = opening
    isPage = opening.roles.contains(.furniture)
    textIndent = opening.end < document.lines.count ? OpeningLine(document, opening.end).indent : 0
    let first = opening.roles.firstIndex(of: .candidate)
    issuer = first.flatMap { first in
      guard FrontFields.isWesternOrganisation(opening.lines[first], in: document.text),
        let next = opening.roles[(first + 1)...].firstIndex(of: .candidate)
      else { return nil }
      let line = opening.lines[next]
      return line.line.blanksBefore > 0 || !FrontFields.isStreet(line, in: document.text) ? first : nil
    }
  }

  /// The positions in the opening of the title's lines, in order; empty where nothing shows to be one.
  func lines() -> [Int] {
    let candidates = opening.roles.indices.filter { opening.roles[$0] == .candidate }
    guard let first = candidates.first(where: { $0 != issuer }) else { return [] }
    var best: (block: [Int], score: Int)?
    var taken = -1
    for start in candidates where start > taken {
      let block = block(from: start)
      taken = block.last ?? start
      let score = score(block, isFirst: start == first || start == issuer)
      if score > best?.score ?? Self.enough - 1 { best = (block, score) }
    }
    guard let best else { return [] }
    guard isPage else { return best.block }
    // A page gives its name above the text's own title.
    let others = candidates.filter { $0 > (best.block.last ?? 0) && TitleWords.isStrongEnd(opening.lines[$0].words) }
    return Array((best.block + others.prefix(1)).prefix(Self.most))
  }

  // MARK: Blocks

  /// The line at `start` and those that go on with it.
  private func block(from start: Int) -> [Int] {
    var block = [start]
    while block.count < Self.most, let last = block.last, last + 1 < opening.roles.count,
      opening.roles[last + 1] == .candidate, goesOn(from: last, to: last + 1, in: block)
    {
      block.append(last + 1)
    }
    return block
  }

  private func goesOn(from last: Int, to next: Int, in block: [Int]) -> Bool {
    let (above, line) = (opening.lines[last], opening.lines[next])
    guard line.index == above.index + 1, above.isEastAsian == line.isEastAsian else { return false }
    if opening.long.contains(above.index), opening.long.contains(line.index) { return true }
    let gap = line.line.blanksBefore
    if TitleWords.isOpen(above, in: document.text) { return gap <= 1 }
    if above.isEastAsian { return eastAsianGoesOn(above, line, gap) }
    if isPage { return false }
    guard gap == 0, (above.indent >= 8) == (line.indent >= 8) else { return false }
    return above.isCapitals == line.isCapitals && (above.indent >= 8 || above.isCapitals)
  }

  private func eastAsianGoesOn(_ above: OpeningLine, _ line: OpeningLine, _ gap: Int) -> Bool {
    if gap > usualGap(after: line) { return false }
    if TitleWords.isRest(line.words), !TitleWords.isStrongEnd(above.words) || line.words.first == 0x7684 { return true }
    if let first = line.words.first, FrontFields.isDash(first) || first == 0x28 { return gap <= 1 }
    if FrontFields.isOrganisation(above.words), TitleWords.isBegin(line.words) { return true }
    // A short line of a page is its own.
    if isPage, above.words.count < 8 || line.words.count < 6 { return false }
    // The unit that wrote it, or a field.
    if isUnit(line), !FrontFields.isOrganisation(above.words) { return false }
    if FrontFields.isFieldPair(line) || FrontFields.isShortPair(line) { return false }
    if TitleWords.isStrongEnd(above.words) || TitleWords.isEnd(above.words) { return false }
    if (above.indent >= 8) != (line.indent >= 8) { return false }
    return !isUnnumberedHeading(line)
  }

  /// Whether a line is the name of an organisation that no line of a title follows.
  private func isUnit(_ line: OpeningLine) -> Bool {
    guard FrontFields.isOrganisation(line.words, fewest: 5), !TitleWords.isBegin(line.words) else { return false }
    let next = opening.lines.firstIndex { $0.index == line.index + 1 }
    return next.map { opening.roles[$0] != .candidate || opening.lines[$0].line.blanksBefore > 0 } ?? true
  }

  /// The fewest blank lines between neighbours below a line: a text may have one after every line.
  private func usualGap(after line: OpeningLine) -> Int {
    let end = max(line.index + 1, min(opening.end + 1, document.lines.count))
    return document.lines[line.index + 1..<end].prefix(6).map(\.blanksBefore).min() ?? 0
  }

  /// Whether a line is the first of several short ones that each have text below.
  private func isUnnumberedHeading(_ line: OpeningLine) -> Bool {
    guard isBody(line.index + 1) else { return false }
    let lines = document.lines
    let others = ((line.index + 2)..<max(line.index + 2, min(lines.count - 1, line.index + 40))).lazy.filter { index in
      lines[index].part == .text && lines[index].isOneSentence
        && [.none, .question, .colon].contains(lines[index].lastMark)
        && lines[index].characters <= 30 && isBody(index + 1)
        // A formula, the number of a page: no heading.
        && document.text[lines[index].content].contains { $0 >= 0xE3 }
        && NumberReader.read(document.text, at: Int(lines[index].contentStart), end: Int(lines[index].contentEnd))
          == nil
    }
    return others.prefix(Self.fewestHeadings).count == Self.fewestHeadings
  }

  /// One line that reads as a heading below it may be anything: a caption, a note.
  private static let fewestHeadings = 2

  private func isBody(_ index: Int) -> Bool {
    guard index < document.lines.count else { return false }
    let line = document.lines[index]
    return line.part == .text && (line.firstMark == .period || line.characters > 60)
  }

  // MARK: Evidence

  private func score(_ block: [Int], isFirst: Bool) -> Int {
    let lines = block.map { opening.lines[$0] }
    guard let top = lines.first, let last = lines.last else { return 0 }
    var score = isFirst ? Weight.first : 0
    if let start = block.first, opening.work(at: start) != nil { score += Weight.kind }
    score += kind(lines)
    if top.indent >= 8, top.indent > textIndent + 4 { score += Weight.centred }
    if isSpacedOut(top) { score += Weight.spaced }
    if isUnderlined(last) { score += Weight.underlined }
    // A block that is not the first needs evidence of its own, not of its place.
    if !isFirst, !isPage, score < Weight.centred { return 0 }
    if !top.isEastAsian, let word = top.words.first, (0x30...0x39).contains(word) { score += Weight.figure }
    if top.isCapitals, top.letters >= 6 { score += Weight.capitals }
    score += beside(block, last)
    if isFirst, opening.endsAtHeading { score += Weight.alone }
    if isList(last, after: block.last ?? 0) { score += Weight.list }
    if isFigures(top) { score += Weight.figures }
    if FrontFields.isOrganisation(top.words) || block.first == issuer, lines.count == 1 { score += Weight.issuer }
    if FrontFields.isNumber(top.words[...]) {
      score += TitleWords.firstKind(in: top.words) == nil ? Weight.issuer : Weight.kind
    }
    if !top.isEastAsian, isSentence(top) { score += Weight.sentence }
    if top.isEastAsian, top.words.count <= 2, !isSpacedOut(top) { score += Weight.issuer }
    if isPage, top.isEastAsian, top.words.count <= 4 || top.index < firstFurniture { score += Weight.pageWord }
    return score
  }

  private func kind(_ lines: [OpeningLine]) -> Int {
    guard let top = lines.first, let last = lines.last else { return 0 }
    if !top.isEastAsian {
      if TitleWords.isWestern(top.folded), top.words.count <= 70 || opening.long.contains(top.index) {
        return Weight.kind
      }
      let words = Spaces.split(document.text, top.line.content).count
      return words >= 3 && WesternLine.capitalShare(document.text, top.line.content) > 0.7 ? Weight.capitals : 0
    }
    var score = TitleWords.isStrongEnd(last.words) || TitleWords.isStrongEnd(lines.flatMap(\.words)) ? Weight.kind : 0
    if TitleWords.isBegin(top.words) || top.words.first == 0x300A { score += Weight.begin }
    return score
  }

  private var firstFurniture: Int {
    guard let first = opening.roles.firstIndex(of: .furniture), first > 0 else { return 0 }
    // Words before the first that is known are of the page as well, but a title in front of all.
    return first > 2 ? opening.lines[first].index : 0
  }

  /// The evidence of what stands before and after.
  private func beside(_ block: [Int], _ last: OpeningLine) -> Int {
    guard let start = block.first, let end = block.last else { return 0 }
    var score = 0
    let before = start > 0 ? opening.roles[start - 1] : .other
    let after = end + 1 < opening.roles.count ? opening.roles[end + 1] : nil
    if isFront(before) || after.map(isFront) == true || after == .address {
      score += Weight.beside
    } else if after == nil, opening.endsAtHeading {
      score += Weight.beside
    }
    let next = last.index + 1
    guard next < document.lines.count else { return score }
    if document.lines[next].blanksBefore > 0 || start == 0 && before == .other && end + 1 == opening.roles.count {
      score += Weight.alone
    }
    if after == nil, !opening.endsAtHeading { score += Weight.text }
    return score
  }

  private func isFront(_ role: TextOpening.LineRole) -> Bool {
    switch role {
    case .field, .furniture: true
    case .candidate, .pair, .title, .address, .other: false
    }
  }

  /// Whether the line right below is a rule of three strokes or more.
  private func isUnderlined(_ line: OpeningLine) -> Bool {
    guard line.index + 1 < document.lines.count, document.lines[line.index + 1].blanksBefore == 0 else { return false }
    let below = document.text[document.lines[line.index + 1].content]
    guard below.count >= 3, let stroke = below.first else { return false }
    // A rule set in further than the line, or less, is drawn under something else.
    let (above, rule) = (document.lines[line.index], document.lines[line.index + 1])
    guard abs(Int(above.contentStart - above.start) - Int(rule.contentStart - rule.start)) < 4 else { return false }
    return [0x2D, 0x3D, 0x7E, 0x2A, 0x5F, 0x23].contains(stroke) && below.allSatisfy { $0 == stroke }
  }

  /// 政 府 工 作 报 告
  private func isSpacedOut(_ line: OpeningLine) -> Bool {
    line.isEastAsian && line.words.count >= 2 && line.gaps >= line.words.count - 1
  }

  /// Whether the lines below are as short as this one, and no text is among the next ones.
  private func isList(_ last: OpeningLine, after position: Int) -> Bool {
    if opening.roles[(position + 1)...].contains(where: { $0 == .address || isFront($0) }) { return false }
    let below = document.lines[(last.index + 1)...].prefix(12)
    guard below.count >= 2, !opening.endsAtHeading else { return below.isEmpty }
    let isText = below.contains { line in
      line.part == .text && (line.firstMark == .period || line.characters > 60 || line.lastMark == .period)
    }
    return !isText && !below.contains { document.text[$0.content].last == 0x2E }
  }

  private func isFigures(_ line: OpeningLine) -> Bool {
    // Years in a title of words: Lamp Oil, 1900-1950.
    let years = line.letters >= 4 && !line.isEastAsian ? FrontFields.years(in: line.words) * 4 : 0
    let signs =
      -years
      + line.words.count { word in
        word < 0x30 || (0x30...0x39).contains(word) || (0x3B...0x40).contains(word) || (0x5B...0x60).contains(word)
          || (0x7B...0x7F).contains(word)
      }
    return signs * 2 > line.words.count || line.widestGap >= 4 && line.gaps >= 2 && !isSpacedOut(line)
  }

  private func isSentence(_ line: OpeningLine) -> Bool {
    let count = Spaces.split(document.text, line.line.content).count
    return count >= 6 && WesternLine.capitalShare(document.text, line.line.content) < 0.4
      || line.line.lastMark == .period || line.words.last == 0x2E && count > 3
  }
}
