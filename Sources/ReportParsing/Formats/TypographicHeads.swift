import ImportStream
import ReportModel
import TextFacts

/// Headings told by their type: lines larger or bolder than the text, alone, short, and in a series of their look.
///
/// One look is one level; the larger stands above the smaller, the bold above what is not. Looks that paragraphs have
/// too tell nothing. Where the document's bookmarks name most lines of a look, the others are headings of that level.
struct TypographicHeads {
  /// A heading has no more characters.
  private static let longest = 120
  /// The title stands among so many lines.
  private static let front = 30
  /// So many bookmarks are an outline.
  private static let fewBookmarks = 3

  struct TypeStyle: Hashable {
    /// In half-points.
    var size: UInt8
    var isBold: Bool
    var isBeside: Bool
    /// Whether it is told by nothing but its place: centred, white space before it.
    var isPlaced = false
  }

  /// Marks the headings and the title of `document` that its looks tell.
  static func mark(_ document: inout LinedText) {
    guard !document.typography.isEmpty, document.usualSize > 0 else { return }
    let heads = TypographicHeads(document)
    let marked = document.marked
    if !document.lines.contains(where: { $0.part == .title }),
      let title = heads.coverTitle() ?? heads.title(outside: marked)
    {
      for line in title { document.lines[line].part = .title }
    }
    guard marked.allSatisfy(\.isBookmark) else { return heads.markParts(beside: marked, in: &document) }
    let first = document.lines.lastIndex { $0.part == .title } ?? -1
    let found =
      marked.count >= fewBookmarks
      ? heads.beside(marked, in: document) + heads.namedParts(outside: marked)
      : heads.headings(after: first, in: document, without: marked)
    document.marked = (marked + found).sorted { $0.line < $1.line }
    if marked.isEmpty { heads.takeTitle(&document) }
  }

  /// Makes a heading in front of all the title, where it heads nothing: the next of its look stands right below it.
  private func takeTitle(_ document: inout LinedText) {
    guard !document.lines.contains(where: { $0.part == .title }), document.marked.count >= 3,
      let first = document.marked.first, first.line == document.lines.firstIndex(where: { $0.part == .text }),
      document.marked[1].line == first.line + 1, document.marked[1].depth == first.depth,
      document.marked[2].line > first.line + 2, number(first.line) == nil, isName(first.line)
    else { return }
    document.lines[first.line].part = .title
    document.marked.removeFirst()
  }

  let document: LinedText
  var lines: [TypeStyle: [Int]] = [:]
  /// The words before a colon that begin so many lines are the name of a field.
  private static let fieldLines = 3
  private var fields: [ArraySlice<UInt8>: Int] = [:]

  private init(_ document: LinedText) {
    self.document = document
    var (bold, all) = (0, 0)
    for (line, look) in zip(document.lines, document.typography) where look.size > 0 {
      all += Int(line.characters)
      if look.traits.contains(.bold) { bold += Int(line.characters) }
    }
    let isBoldText = bold * 2 > all
    for (index, look) in document.typography.enumerated() where document.lines[index].part == .text && look.size > 0 {
      var style = TypeStyle(
        size: look.size, isBold: look.traits.contains(.bold) && !isBoldText, isBeside: look.traits.contains(.beside))
      // Bold labels in figures are smaller; captions may look as headings do.
      let isLarge = Int(style.size) * 100 >= Int(document.usualSize) * 85
      guard isLarge || style.isBeside, !Caption.begins(document.text[document.lines[index].content]) else { continue }
      if style.size <= document.usualSize, !style.isBold, !style.isBeside {
        guard look.traits.isSuperset(of: [.centred, .apart]) else { continue }
        style.isPlaced = true
      }
      lines[style, default: []].append(index)
      if let field = field(index) { fields[field, default: 0] += 1 }
    }
  }

  /// The words before the colon of a line that goes on after it.
  private func field(_ index: Int) -> ArraySlice<UInt8>? {
    let content = document.text[document.lines[index].content]
    guard
      let colon = content.indices.prefix(60).first(where: { place in
        content[place] == 0x3A || content[place...].starts(with: [0xEF, 0xBC, 0x9A])
      }), colon + 3 < content.endIndex
    else { return nil }
    return content[..<colon]
  }

  // MARK: Headings

  /// The headings of looks that are a series.
  private func headings(
    after first: Int, in document: LinedText, without marked: [MarkedHeading]
  ) -> [MarkedHeading] {
    let taken = Set(marked.map(\.line))
    let body = body(after: first)
    let styled = lines.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    var series: [(style: TypeStyle, heads: [Int])] = []
    for (style, all) in lines {
      let lines = all.filter { $0 > first && ($0 + 1 >= body || number($0) != nil) }
      let heads = lines.filter { mayHead($0) }
      let own = Set(heads)
      // Text stands below most of them, or headings of another look do.
      let heading = heads.count { !own.contains($0 + 1) && (isText($0 + 1) || styled.contains($0 + 1)) }
      // A place alone says much less: numbers must say it too.
      if style.isPlaced, heads.count(where: { number($0) != nil }) < 2 { continue }
      guard heads.count >= 2, heads.count * 3 >= lines.count * 2, heading * 3 >= heads.count * 2 else { continue }
      series.append((style, heads.filter { !taken.contains($0) }))
    }
    series.sort { Self.isAbove($0.style, $1.style) }
    var found: [MarkedHeading] = []
    for (depth, one) in series.enumerated() {
      let styles = Set(one.heads.compactMap { number($0)?.style })
      // One look for numbers of several styles tells no level; nor does bold type where numbered lines have none.
      let isBelow = styles.count > 1 || (one.style.size <= document.usualSize && styles.isEmpty && numbersStandAlone)
      let all = one.heads.map {
        heading($0, depth: isBelow && number($0) == nil && !isLastPart($0) ? 0 : min(depth + 1, 9))
      }
      found += all.reduce(into: []) { heads, next in
        guard let last = heads.last, next.line == last.line + 1,
          isInTwoLines(last.line) || isWrapped(last.line, all.map(\.line))
        else {
          heads.append(next)
          return
        }
        heads[heads.count - 1].content = last.content.lowerBound..<next.content.upperBound
        heads[heads.count - 1].end = next.end
      }
    }
    return found
  }

  /// Whether a line is called as the last parts of documents are, which stand beside the first level of the same look.
  private func isLastPart(_ index: Int) -> Bool {
    Self.lastParts.contains(Self.letters(document.text[document.lines[index].content]))
  }

  /// Whether a name of a document begins in a line and ends with its kind in the next (`转制为企业的规定`).
  private func isInTwoLines(_ index: Int) -> Bool {
    guard number(index) == nil, number(index + 1) == nil else { return false }
    let (first, second) = (OpeningLine(document, index), OpeningLine(document, index + 1))
    return first.isEastAsian && first.words.count >= 8 && !TitleWords.isStrongEnd(first.words)
      && TitleWords.isStrongEnd(second.words)
  }

  /// The first text after the title: lines between the two are authors and places, but for the one right above the text.
  private func body(after title: Int) -> Int {
    let text =
      document.lines.indices.first { index in
        index > title && document.lines[index].part == .text && isText(index) && document.lines[index].characters >= 60
      } ?? 0
    return opening(after: title).map { max($0 + 1, text) } ?? text
  }

  /// The first line of the title's page that names a part of the document by custom (an abstract, an introduction):
  /// authors and their places stand before it, however long their lines are.
  private func opening(after title: Int) -> Int? {
    guard title >= 0 else { return nil }
    return document.lines.indices.dropFirst(title + 1).prefix(Self.front).first { index in
      guard document.lines[index].part == .text, document.lines[index].characters <= 40 else { return false }
      // Lines above a conclusion or a list of references are parts of the text, and no authors.
      let words = Self.letters(document.text[document.lines[index].content])
      return Self.parts.contains(words) && !Self.lastParts.contains(words)
    }
  }

  /// The lines that look as most lines of one level of the bookmarks do.
  private func beside(_ marked: [MarkedHeading], in document: LinedText) -> [MarkedHeading] {
    let body = body(after: document.lines.lastIndex { $0.part == .title } ?? -1)
    let depths = Dictionary(marked.map { ($0.line, $0.depth) }, uniquingKeysWith: { first, _ in first })
    var found: [MarkedHeading] = []
    for lines in lines.values {
      let heads = lines.filter { mayHead($0) }
      let named = heads.compactMap { depths[$0] }
      guard named.count >= 3, named.count * 10 >= heads.count * 7,
        let depth = Set(named).first, named.count(where: { $0 == depth }) * 10 >= named.count * 9
      else { continue }
      found += heads.filter { depths[$0] == nil && ($0 + 1 >= body || number($0) != nil) }
        .map { heading($0, depth: depth) }
    }
    return found
  }

  func number(_ index: Int) -> NumberMark? {
    let content = document.lines[index].content
    return NumberReader.read(document.text, at: content.lowerBound, end: content.upperBound)
  }

  /// Whether the document numbers headings that look like text.
  private var numbersStandAlone: Bool {
    let styled = lines.values.reduce(into: Set<Int>()) { $0.formUnion($1) }
    return document.lines.indices.lazy.filter {
      document.lines[$0].part == .text && !styled.contains($0) && (number($0)?.style.standsAlone ?? false)
    }.prefix(2).count == 2
  }

  private static func isAbove(_ one: TypeStyle, _ other: TypeStyle) -> Bool {
    if one.isBeside != other.isBeside { return one.isBeside }
    if one.size != other.size { return one.size > other.size }
    return one.isBold && !other.isBold
  }

  func mayHead(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.part == .text, line.isOneSentence, line.characters >= 2, line.characters <= Self.longest,
      line.lastMark == .none || line.lastMark == .question || line.lastMark == .exclamation || line.lastMark == .colon,
      index + 1 < document.lines.count
    else { return false }
    let content = document.text[line.content]
    if content.last == 0x2E || content.last == 0x2C || isToFillIn(content) || isSignature(index) { return false }
    if let field = field(index), fields[field, default: 0] >= Self.fieldLines { return false }
    return hasWords(content) && !Caption.begins(content) && !ItemMark.begins(content)
  }

  /// Whether a line is one of running text.
  func isText(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.part == .preformatted || line.characters >= 30 || line.lastMark != .none
      || document.text[Int(line.contentEnd) - 1] == 0x2E
  }

  private func hasWords(_ content: ArraySlice<UInt8>) -> Bool {
    let letters = content.count { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    return letters >= 3 && letters >= content.count { (0x30...0x39).contains($0) }
  }

  func heading(_ index: Int, depth: Int) -> MarkedHeading {
    let content = document.lines[index].content
    return MarkedHeading(
      line: index, depth: depth, content: content, end: content.upperBound, isTypographic: true)
  }

  // MARK: The title

  /// The parts of a document that have no name of their own (GB/T 7713.1-2006, clause 4).
  static let parts: Set<[UInt8]> = Set(
    [
      "前言", "序", "序言", "引言", "导言", "绪论", "目录", "目次", "摘要", "附录", "参考文献", "致谢", "后记", "preface", "foreword",
      "introduction", "contents", "tableofcontents", "abstract", "summary", "executivesummary", "references",
      "acknowledgements", "acknowledgments", "vorwort", "inhaltsverzeichnis", "einleitung", "sommaire",
      "références", "bibliographie", "bibliography", "literatur", "literaturverzeichnis", "conclusion", "conclusions",
      "remerciements", "danksagung", "referencias", "bibliografía", "conclusiones", "литература", "заключение",
      "zusammenfassung", "abstrakt", "résumé", "resumen", "resumo", "аннотация", "введение",
    ].map { Array($0.utf8) })

  /// The parts that no document begins with.
  private static let lastParts: Set<[UInt8]> = Set(
    [
      "附录", "参考文献", "致谢", "后记", "references", "acknowledgements", "acknowledgments", "bibliographie", "bibliography",
      "literatur", "literaturverzeichnis", "conclusion", "conclusions", "remerciements", "danksagung", "referencias",
      "bibliografía", "conclusiones", "литература", "заключение", "summary", "结语", "结束语", "结论", "总结", "作者简介",
      "appendix",
    ].map { Array($0.utf8) })

  /// The words of a line as they are looked up, without white space (`前　言`); none of a line too long for a name.
  static func letters(_ content: ArraySlice<UInt8>) -> [UInt8] {
    guard content.count <= longestPart else { return [] }
    var letters: [UInt8] = []
    var place = content.startIndex
    while place < content.endIndex {
      if content[place...].starts(with: [0xE3, 0x80, 0x80]) {
        place += 3
        continue
      }
      let byte = content[place]
      if byte > 0x20 { letters.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte) }
      place += 1
    }
    return letters
  }

  private static let longestPart = 80

  /// Whether a line may name a document: `GAO` and `2031` do not.
  private func isName(_ index: Int) -> Bool {
    let content = document.text[document.lines[index].content]
    if Self.parts.contains(Self.letters(content)) { return false }
    return content.contains { $0 >= 0xE3 } || content.count { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } >= 6
  }

  /// The lines in front that are larger than all others.
  private func title(outside marked: [MarkedHeading]) -> Range<Int>? {
    let names = document.typography.indices.filter { document.lines[$0].part == .text && isName($0) }
    let before = marked.first { $0.line > 0 }?.line ?? .max
    guard let largest = names.map({ document.typography[$0].size }).max(),
      Int(largest) * 100 >= Int(document.usualSize) * 115,
      let first = names.first(where: { document.typography[$0].size == largest }), first < Self.front, first <= before
    else { return nil }
    var end = first + 1
    while end - first < 4, document.look(ofLine: end).size == largest, names.contains(end) { end += 1 }
    // A size that other lines have too is that of headings, unless those have numbers.
    let isAlone = !names.contains { index in
      document.typography[index].size == largest && !(first..<end).contains(index) && number(index) == nil
    }
    guard isAlone, number(first) == nil, document.lines[first].characters <= 120 else { return nil }
    return titleBelowIssuer(first..<end, size: largest) ?? first..<end
  }

  /// Lines between the name of the issuer and the title: the document's number, its signer.
  private static let issuerReach = 6

  /// The title of an official document whose largest line names the issuer (GB/T 9704-2012, 7.2.4 and 7.3.1): below the
  /// document's number, larger than the text, with the kind of document at its end.
  private func titleBelowIssuer(_ issuer: Range<Int>, size: UInt8) -> Range<Int>? {
    let name = OpeningLine(document, issuer.lowerBound).words
    // 某某市人民政府文件: the red head is never the title.
    let isRedHead = FrontFields.isIssuer(name)
    guard issuer.count == 1, isRedHead || FrontFields.isOrganisation(name) else { return nil }
    let limit = min(issuer.upperBound + Self.issuerReach, document.lines.count)
    var largest: Range<Int>?
    for first in issuer.upperBound..<max(issuer.upperBound, limit) where isLarge(first, below: size) {
      var (end, words) = (first, [UInt32]())
      while end < document.lines.count, end - first < 4, isLarge(end, below: size),
        document.look(ofLine: end).size == document.look(ofLine: first).size
      {
        words += OpeningLine(document, end).words
        end += 1
      }
      if TitleWords.isStrongEnd(words) { return first..<end }
      // The number and the urgency of the document may be as large.
      guard isRedHead, FrontFields.field(of: OpeningLine(document, first), in: document.text) == nil else { continue }
      let isLarger =
        largest.map { document.look(ofLine: first).size > document.look(ofLine: $0.lowerBound).size } ?? true
      if isLarger { largest = first..<end }
    }
    if let largest { return largest }
    return nil
  }

  private func isLarge(_ index: Int, below size: UInt8) -> Bool {
    let own = document.look(ofLine: index).size
    return document.lines[index].part == .text && number(index) == nil && own < size
      && Int(own) * 100 >= Int(document.usualSize) * 115
  }
}

/// Marks of items that have no number.
enum ItemMark {
  private static let marks = ["•", "●", "■", "⚫", "◆", "▪", "–", "—", "□", "○", "√", "✓", "➢", "-", "*", "▶"].map {
    Array($0.utf8)
  }

  static func begins(_ content: ArraySlice<UInt8>) -> Bool { marks.contains { content.starts(with: $0) } }
}

/// Captions of figures and tables.
enum Caption {
  private static let words = ["Figure", "Fig.", "Table", "Abbildung", "Tabelle", "FIGURE", "TABLE", "Source:"].map {
    Array($0.utf8)
  }

  /// Words that begin captions before a number only.
  private static let numbered = [
    "Chart", "Exhibit", "Graphique", "Tableau", "Figura", "Tabla", "Рис", "Рисунок", "Таблица",
  ].map { Array($0.utf8) }

  /// Whether `content` begins as a caption does: `图 3`, `表2-1`, `Figure 4:`.
  static func begins(_ content: ArraySlice<UInt8>) -> Bool {
    if words.contains(where: { content.starts(with: $0) }) { return true }
    for word in numbered where content.starts(with: word) {
      let rest = content.dropFirst(word.count).drop { $0 == 0x20 || $0 == 0x2E }
      if rest.first.map({ (0x30...0x39).contains($0) }) ?? false { return true }
    }
    guard content.starts(with: Array("图".utf8)) || content.starts(with: Array("表".utf8)) else { return false }
    return content.dropFirst(3).first { $0 != 0x20 }.map { (0x30...0x39).contains($0) } ?? false
  }
}
