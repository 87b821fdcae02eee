import ReportModel
import TextFacts

/// Titles of further documents in one text: what a notice sends with it, the parts of a collection. They are headings of
/// the highest level.
///
/// A title stands after who signed the document before it, or where the outermost numbering begins again, and ends with
/// the name of a kind of document; or several lines that end alike each stand right above a record's fields.
struct InnerTitles {
  /// A title has no more characters, and stands among so many lines before the number that begins again.
  private static let (longest, reach) = (60, 60)
  /// Lines that end alike have no more characters, and this many bytes in common.
  private static let (longestAlike, common) = (30, 12)
  /// A title has no more lines; a document has so many lines of text after it.
  private static let (mostLines, fewestLines) = (3, 3)

  private let document: LinedText
  private let numbered: [Head]
  /// The numbers of the outermost style: a document goes on over a title between them.
  private let outer: [Head]

  private init(_ document: LinedText, _ numbered: [Head], _ order: StyleOrder) {
    self.document = document
    self.numbered = numbered
    outer = Self.outermostNumbers(numbered, order)
  }

  /// The titles among the lines that `numbered` do not open, in order; `order` is that of the styles of `numbered`.
  static func find(in document: LinedText, numbered: [Head], _ order: StyleOrder) -> [Head] {
    let titles = InnerTitles(document, numbered, order)
    let fields = titles.aboveFields()
    let lines = titles.aboveNumbersAgain() + titles.afterSignatures() + titles.namedBefore()
    // Hardly a text has any.
    guard !fields.isEmpty || !lines.isEmpty else { return [] }
    var found: [Int: Int] = [:]
    for line in fields { found[line] = line }
    for title in lines { found[title.lowerBound] = title.upperBound - 1 }
    let taken = Set(numbered.map(\.line))
    let outer = titles.outer
    return found.sorted { $0.key < $1.key }
      .filter { title in
        !taken.contains(title.key) && !PartHeads.isNumberingCut(by: title.key, outer) && !titles.isTitleAgain(title.key)
      }
      .map { titles.head($0.key, $0.value) }
  }

  /// Whether a line is the title of the whole text again, as copies of it may have.
  private func isTitleAgain(_ index: Int) -> Bool {
    let words = document.text[document.lines[index].content]
    return document.lines.prefix(100).contains { $0.part == .title && document.text[$0.content] == words }
  }

  private static func outermostNumbers(_ numbered: [Head], _ order: StyleOrder) -> [Head] {
    func rank(_ head: Head) -> Int {
      guard case .numbered(let style, _) = head.evidence, style.standsAlone, style != .article else { return .max }
      return order.rank(of: head.evidence)
    }
    guard let outermost = numbered.map(rank).min(), outermost < .max else { return [] }
    return numbered.filter { rank($0) == outermost }
  }

  // MARK: Places

  /// The lines right after the date of a signature that are a title.
  private func afterSignatures() -> [Range<Int>] {
    var found: [Range<Int>] = []
    let first = document.lines.prefix(100).lastIndex { $0.part == .title } ?? -1
    var isDated = false
    for (index, line) in document.lines.enumerated() {
      switch line.part {
      case .front(.date): isDated = true
      case .front(.note), .front(.number), .front(.issuer), .front(.author), .furniture: break
      case .text where isNote(document.lines[index]): break
      case .text:
        if isDated, index > first + 1, let title = title(from: index), hasText(after: title.upperBound) {
          found.append(title)
        }
        isDated = false
      case .front, .title, .salutation, .contents, .preformatted, .closing, .ruled, .block: isDated = false
      }
    }
    return found
  }

  /// Lines between a number of the outermost style, or an article, and the first of them that begins again.
  private func aboveNumbersAgain() -> [Range<Int>] {
    var outer = outer[...]
    var found: [Range<Int>] = []
    var seen = [Bool](repeating: false, count: NumberStyle.allCases.count)
    for (position, head) in numbered.enumerated() {
      while let first = outer.first, first.start < head.start { outer.removeFirst() }
      guard case .numbered(let style, let value) = head.evidence,
        style == .article || outer.first?.start == head.start
      else { continue }
      let isAgain = seen[Int(style.rawValue)]
      if value == 1 { seen[Int(style.rawValue)] = true }
      if value == 1, isAgain, position > 0 {
        let first = max(numbered[position - 1].line + 1, head.line - Self.reach)
        guard first < head.line else { continue }
        if let title = (first..<head.line).reversed().lazy.compactMap({ isSetOff($0) ? self.title(from: $0) : nil })
          .first
        {
          found.append(title)
        }
      }
    }
    return found
  }

  /// Lines right above the first of a numbering that the text before has named: `《…办法》已经…通过，现予公布` of an order and
  /// `关于印发《…办法》的通知` (GB/T 9704-2012, 7.4), and the rules below.
  private func namedBefore() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var searches = Self.mostSearches
    for (position, head) in numbered.enumerated() {
      guard searches > 0 else { break }
      guard case .numbered(let style, 1) = head.evidence, style.namesUnit || style == .hanPause else { continue }
      let first = position > 0 ? numbered[position - 1].line + 1 : 1
      var index = head.line - 1
      var passed = 0
      while index >= first, passed < Self.mostLines + 2 {
        defer { index -= 1 }
        if document.lines[index].part == .contents { continue }
        passed += 1
        guard let title = title(from: index) else { continue }
        searches -= 1
        if isNamed(title) { found.append(title) }
        break
      }
    }
    return found
  }

  /// Titles looked for in the text above them, and the bytes of it.
  private static let (mostSearches, named) = (16, 1 << 15)

  /// Whether the words of `title` stand above it between the marks of a work's name.
  private func isNamed(_ title: Range<Int>) -> Bool {
    let words = title.flatMap { document.text[document.lines[$0].content] }.filter { $0 > 0x20 }
    let start = document.lines[title.lowerBound].content.lowerBound
    return ByteSearch.stands("《".utf8 + words + "》".utf8, in: document.text[max(0, start - Self.named)..<start])
  }

  /// Whether a line stands apart from the text above it: after a signature, a blank line or a form to be filled in.
  private func isSetOff(_ index: Int) -> Bool {
    guard document.lines[index].part == .text, index > 0 else { return false }
    let above = document.lines[index - 1]
    switch above.part {
    case .text: break
    case .front, .furniture, .preformatted: return true
    case .title, .salutation, .contents, .closing, .ruled, .block: return false
    }
    if document.lines[index].blanksBefore > 0, index + 1 < document.lines.count,
      document.lines[index].blanksBefore > document.lines[index + 1].blanksBefore
    {
      return true
    }
    // 年　　月　　日
    let words = OpeningLine(document, index - 1).words
    return words.count <= 12 && words.last == 0x65E5 && words.contains(0x5E74)
  }

  /// The lines of the title that begins at `index`, three at most; nil where none does.
  private func title(from index: Int) -> Range<Int>? {
    for end in index..<min(index + Self.mostLines, document.lines.count) {
      guard mayBeTitle(end) else { return nil }
      let opening = OpeningLine(document, end)
      guard FrontFields.field(of: opening, in: document.text) == nil,
        AnnexName.at(document.text, document.lines[end].content) == nil
      else { return nil }
      if TitleWords.isStrongEnd(opening.words) { return index..<(end + 1) }
    }
    return nil
  }

  private func mayBeTitle(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.part == .text && line.isOneSentence && line.lastMark == .none
      && (3...Self.longest).contains(Int(line.characters)) && !line.isRuledOut && !document.isMarked(index)
      && !isNote(line)
      && NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
  }

  /// Whether a line is a note in brackets that gives fields: `（联系科室：…，联系电话：…）`.
  private func isNote(_ line: Line) -> Bool {
    let words = document.text[line.content]
    return words.starts(with: "（".utf8) && words.suffix(3).elementsEqual("）".utf8)
      && ByteSearch.stands(Array("：".utf8), in: words)
  }

  private func hasText(after index: Int) -> Bool {
    document.lines[index...].prefix(40).count { $0.part == .text } >= Self.fewestLines
  }

  // MARK: Lines that end alike

  private func aboveFields() -> [Int] {
    var ends: [LineEndWords] = []
    for (index, line) in document.lines.enumerated().dropLast() {
      guard line.part == .text, line.isOneSentence, line.lastMark == .none || line.lastMark == .colon,
        (4...Self.longestAlike).contains(Int(line.characters))
      else { continue }
      let words = Trimming.title(document.text, line.content)
      guard words.count > Self.common else { continue }
      ends.append(LineEndWords(hash: hash(words.suffix(Self.common)), line: index))
    }
    ends.sort { $0.hash == $1.hash ? $0.line < $1.line : $0.hash < $1.hash }
    var found: [Int] = []
    var start = 0
    while start < ends.count {
      let alike = ends[start...].prefix { $0.hash == ends[start].hash }
      start = alike.endIndex
      guard (2...200).contains(alike.count) else { continue }
      let lines = alike.map(\.line)
      let heads = lines.filter { !isField($0) && isField($0 + 1) && !isBelowNumber($0) }
      // One sentence again and again is the name of a field.
      guard heads.count >= 2, heads.count * 5 >= lines.count * 4,
        Set(heads.map { document.text[document.lines[$0].content] }).count == heads.count,
        !heads.contains(where: { FrontFields.isOrganisation(OpeningLine(document, $0).words) })
      else { continue }
      found += heads
    }
    return found
  }

  /// A short line, by the hash of its last words.
  private struct LineEndWords {
    var hash: UInt64
    var line: Int
  }

  private func hash(_ words: Range<Int>) -> UInt64 { WordHash.of(document.text[words]) }

  /// Whether a numbered heading stands right above a line: it heads that heading's text.
  private func isBelowNumber(_ index: Int) -> Bool {
    let place = numbered.partitionPoint { $0.line < index - 1 }
    return place < numbered.count && numbered[place].line == index - 1
  }

  /// Whether a line is a name known for a field and its value.
  private func isField(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.characters <= 60 else { return false }
    return FrontFields.isNamed(OpeningLine(document, index))
  }

  private func head(_ first: Int, _ last: Int) -> Head {
    let content = document.lines[first].content.lowerBound..<document.lines[last].content.upperBound
    return Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
      title: Trimming.title(document.text, content), end: content.upperBound, line: first, evidence: .annex)
  }
}
