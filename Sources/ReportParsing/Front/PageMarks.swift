import ReportModel
import TextFacts

/// Heads and feet of pages in text that was printed: page numbers that count up a page apart, and lines that stand again
/// and again at even distances. They are furniture.
struct PageMarks {
  private let document: LinedText
  private let rows: PrintedRows

  /// Page heads are looked for among so many lines from the start.
  private static let sample = 4_000

  /// Marks the heads and feet of pages.
  static func mark(_ document: inout LinedText) {
    BrowserDump.mark(&document)
    let marks = PageMarks(document)
    let numbers = PageNumbers.find(in: document)
    for index in numbers { document.lines[index].part = .furniture }
    for index in marks.beside(numbers) { document.lines[index].part = .furniture }
    for index in marks.besideFeeds() { document.lines[index].part = .furniture }
    for index in marks.notices() { document.lines[index].part = .furniture }
    let heads = marks.heads()
    let title = marks.title(among: heads)
    for index in heads where index != title { document.lines[index].part = .furniture }
  }

  private init(_ document: LinedText) {
    self.document = document
    rows = PrintedRows(document)
  }

  // MARK: Beside page numbers

  /// Lines right above or below two page numbers or more, the same each time.
  private func beside(_ numbers: [Int]) -> [Int] {
    var found: [UInt64: [Int]] = [:]
    // A line between two numbers is one line all the same.
    for index in Set(numbers.flatMap { [$0 - 1, $0 + 1] }) where document.lines.indices.contains(index) {
      if mayBeHead(document.lines[index]), !isMarkedByFormat(index) {
        found[hash(document.lines[index].content), default: []].append(index)
      }
    }
    return found.values.filter { $0.count >= 2 }.flatMap(\.self)
  }

  // MARK: Form feeds

  /// The lines right above and below a form feed whose parts stand apart, as the feet and heads of pages have them: a foot
  /// ends with the number of its page, and a part of a head stands at the head of the text as well
  /// (`RFC 9999          The Lamp Protocol          March 2026`).
  private func besideFeeds() -> [Int] {
    var found: [Int] = []
    let lines = document.lines
    for index in lines.indices.dropFirst() {
      let (above, start) = (Int(lines[index - 1].contentEnd), Int(lines[index].contentStart))
      guard start - above > 2, start - above < Self.longestFeed,
        ByteSearch.first(0x0C, in: document.text, from: above, to: start) != nil
      else { continue }
      if isFoot(lines[index - 1]) { found.append(index - 1) }
      if isHead(index) { found.append(index) }
    }
    return found
  }

  /// Bytes of blank lines around a form feed.
  private static let longestFeed = 400

  private func isHead(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.part == .text, (8...120).contains(line.characters),
      index + 1 == document.lines.count || document.lines[index + 1].blanksBefore > 0,
      NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
    else { return false }
    let parts = parts(of: line.content)
    return parts.count >= 2
      && parts.contains { part in
        part.count >= 6
          && document.lines.prefix(min(PrintedRows.opening, index)).contains {
            ByteSearch.stands(Array(document.text[part]), in: document.text[$0.content])
          }
      }
  }

  /// `Marsh                     Informational                      [Page 1]`
  private func isFoot(_ line: Line) -> Bool {
    guard line.part == .text, (8...120).contains(line.characters), line.blanksBefore > 0 else { return false }
    let parts = parts(of: line.content)
    guard parts.count >= 2, let last = parts.last, last.count <= 14 else { return false }
    let words = document.text[last].drop { $0 == 0x5B || $0 == 0x2D || $0 == 0x20 }
    return words.starts(with: "Page".utf8) || words.starts(with: "page".utf8)
      || words.first.map { (0x30...0x39).contains($0) } == true
        && words.allSatisfy { (0x30...0x39).contains($0) || [0x5D, 0x2D, 0x20].contains($0) }
  }

  /// The words that three blanks or more set apart.
  private func parts(of content: Range<Int>) -> [Range<Int>] {
    let text = document.text
    var (parts, start, blanks) = ([Range<Int>](), content.lowerBound, 0)
    for place in content {
      if text[place] == 0x20 {
        blanks += 1
      } else {
        if blanks >= 3 {
          parts.append(start..<place - blanks)
          start = place
        }
        blanks = 0
      }
    }
    return parts + [start..<content.upperBound]
  }

  // MARK: Notices of copies

  private static let notices = [
    "更多精彩", "更多资讯", "关注微信", "扫码关注", "长按识别", "本文来自", "本文来源", "转载请注明", "欢迎关注", "原文链接", "原文地址",
  ].map { Array($0.utf8) }

  /// Notices that are the whole line.
  private static let wholeNotices = [
    "【广告】", "[广告]", "（广告）", "点击查看大图", "点击图片查看大图", "点击图片放大", "点击查看原图", "查看原图", "展开全文", "点击展开全文", "阅读全文", "此处为广告",
  ].map { Array($0.utf8) }

  /// Lines that copies on the web put between the paragraphs: where the text is from, whom to follow, who edited it.
  private func notices() -> [Int] {
    document.lines.indices.filter { index in
      let line = document.lines[index]
      guard line.part == .text, line.characters <= 50, line.lastMark == .none else { return false }
      let content = document.text[line.content]
      guard let first = content.first, (0xE5...0xE9).contains(first) || [0xE3, 0x5B, 0xEF].contains(first) else {
        return false
      }
      if line.characters <= 8, Self.wholeNotices.contains(where: { content.elementsEqual($0) }) { return true }
      if line.characters <= 14, Self.editors.contains(where: { content.starts(with: $0) }) { return true }
      return Self.notices.contains { content.starts(with: $0) }
    }
  }

  private static let editors = ["责编：", "责编:", "责任编辑：", "责任编辑:", "【责任编辑"].map { Array($0.utf8) }

  // MARK: Running heads

  /// The lines that repeat at even distances, a page apart, the same with their figures, or with a page that counts up.
  private func heads() -> [Int] {
    var places: [PlacedLine] = []
    var row = 0
    for (index, line) in document.lines.prefix(Self.sample).enumerated() {
      row += rows.count(index)
      if mayBeHead(line), !isMarkedByFormat(index) {
        places.append(PlacedLine(hash: hash(line.content), line: index, row: row))
      }
    }
    // Alike lines side by side, in the order of the text.
    places.sort { $0.hash == $1.hash ? $0.line < $1.line : $0.hash < $1.hash }
    var (shapes, small, stamps): ([PlacedLine], [PlacedLine], [PlacedLine]) = ([], [], [])
    var start = 0
    for next in 1..<max(1, places.count + 1) {
      if next < places.count, places[next].hash == places[start].hash { continue }
      let alike = places[start..<min(next, places.count)]
      start = next
      guard alike.count >= 3, !isStructure(alike.map(\.line)) else { continue }
      // A stamp may be set after so many paragraphs as well as after so many rows.
      let (rows, lines) = (alike.map(\.row), alike.map(\.line))
      if PrintedRows.areEven(rows, maybeSmall: false) || PrintedRows.areEven(lines, maybeSmall: false) {
        shapes += alike.prefix(1)
      } else if PrintedRows.areEven(rows) || PrintedRows.areEven(lines) {
        small += alike.prefix(1)
      } else if isStamp(lines, rows) {
        stamps += alike.prefix(1)
      }
    }
    if shapes.isEmpty {
      // Small pages and stamps on them have one such line.
      shapes = small.isEmpty ? stamps : small
      guard shapes.count == 1 else { return [] }
    }
    // A page has a head and a foot; more that repeat are the parts of alike records.
    guard shapes.count <= 2 else { return [] }
    return document.lines.indices.filter { index in
      let line = document.lines[index]
      guard shapes.contains(where: { document.lines[$0.line].characters == line.characters }), mayBeHead(line),
        !isMarkedByFormat(index)
      else { return false }
      let hash = hash(line.content)
      return shapes.contains { $0.hash == hash }
    }
  }

  /// A stamp stands so often at least, on pages of so many rows.
  private static let (fewestStamps, stampedPage) = (6, 10...80)

  /// Whether a line that repeats is stamped on the pages of a report with numbered headings: several times between two
  /// numbers, where parts of one name would stand once each, and elsewhere with numbers between.
  private func isStamp(_ lines: [Int], _ rows: [Int]) -> Bool {
    let distances = zip(rows, rows.dropFirst()).map { $1 - $0 }.sorted()
    guard lines.count >= Self.fewestStamps, Self.stampedPage.contains(distances[distances.count / 2]) else {
      return false
    }
    let usual = distances[distances.count / 2]
    guard distances.count(where: { (usual / 2...usual * 2).contains($0) }) * 4 >= distances.count * 3 else {
      return false
    }
    let bare = zip(lines, lines.dropFirst()).count { first, last in
      !document.lines[first + 1..<last].contains {
        NumberReader.read(document.text, at: Int($0.contentStart), end: Int($0.contentEnd)) != nil
      }
    }
    return bare * 4 >= distances.count && (distances.count - bare) * 4 >= distances.count
  }

  /// A line that may be the head or foot of a page, by the hash of its content and the row of print it stands at.
  private struct PlacedLine {
    var hash: UInt64
    var line: Int
    var row: Int
  }

  /// The line among running heads that is the title, which the head of each page repeats: the first, where it stands at
  /// the start and ends as titles do, or no other line there does.
  private func title(among heads: [Int]) -> Int? {
    guard let first = heads.min(), row(of: first) <= PrintedRows.opening else { return nil }
    if isTitle(first) { return first }
    let others = document.lines.indices.prefix(PrintedRows.opening).lazy.filter { !heads.contains($0) }
    return others.contains { row(of: $0) <= PrintedRows.opening && isTitle($0) } ? nil : first
  }

  /// The row of print that a line near the start stands at.
  private func row(of index: Int) -> Int {
    document.lines.indices.prefix(index).reduce(1) { $0 + rows.count($1) }
  }

  /// Whether a line ends as titles do.
  private func isTitle(_ index: Int) -> Bool { TitleWords.isStrongEnd(OpeningLine(document, index).words) }

  private func mayBeHead(_ line: Line) -> Bool {
    // A stamp has two Han characters (机密); so few letters are marks of parts.
    guard line.part == .text, (2...60).contains(line.characters), line.isOneSentence, line.lastMark == .none,
      line.characters >= 4 || EastAsianWidth.isWide(lead: document.text[Int(line.contentStart)])
    else { return false }
    return NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
  }

  /// Whether the format's own mark makes the line a heading: the parts of a list of changes have the same names in each.
  private func isMarkedByFormat(_ index: Int) -> Bool {
    let place = document.marked.partitionPoint { $0.line < index }
    guard place < document.marked.count, document.marked[place].line == index else { return false }
    return !document.marked[place].isTypographic && !document.marked[place].isBookmark
  }

  /// Whether the lines above or below the places are alike too: then they stand in alike records, not at the heads of
  /// pages.
  private func isStructure(_ lines: [Int]) -> Bool {
    [-1, 1].contains { step in
      let beside = lines.compactMap { index in
        document.lines.indices.contains(index + step) ? hash(document.lines[index + step].content) : nil
      }
      return Set(beside).count * 2 <= beside.count
    }
  }

  private func hash(_ content: Range<Int>) -> UInt64 { WordHash.of(document.text[content]) }
}
