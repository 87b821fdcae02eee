import ReportModel
import TextFacts

/// Heads and feet of pages in text that was printed: page numbers that count up a page apart, and lines that stand again
/// and again at even distances. They are furniture.
struct PageMarks {
  private let document: LinedText

  /// Columns of a printed line, for counting how many rows a long line takes.
  private static let columns = 76
  /// Page heads are looked for among so many lines from the start.
  private static let sample = 4_000
  /// A page has no fewer rows.
  private static let shortestPage = 18
  /// No page holds more bytes; numbers further apart are those of chapters.
  private static let longestPage = 9_000

  /// Marks the heads and feet of pages.
  static func mark(_ document: inout LinedText) {
    let marks = PageMarks(document)
    let numbers = marks.numbers()
    for index in numbers { document.lines[index].part = .furniture }
    for index in marks.beside(numbers) { document.lines[index].part = .furniture }
    for index in marks.besideFeeds() { document.lines[index].part = .furniture }
    for index in marks.notices() { document.lines[index].part = .furniture }
    let heads = marks.heads()
    let title = marks.title(among: heads)
    for index in heads where index != title { document.lines[index].part = .furniture }
  }

  private init(_ document: LinedText) { self.document = document }

  // MARK: Page numbers

  private struct PageNumber {
    var line: Int
    var value: Int
    /// Whether dashes, 第…页 or `Page` tell it from any other number.
    var isMarked: Bool
  }

  /// The lines that are page numbers: each is one more than the one before it.
  private func numbers() -> [Int] {
    var found: [PageNumber] = []
    for (index, line) in document.lines.enumerated() where line.part == .text && line.characters <= 14 {
      guard let number = number(line) else { continue }
      found.append(PageNumber(line: index, value: number.value, isMarked: number.isMarked))
    }
    var lines: [Int] = []
    for isMarked in [true, false] {
      let same = found.filter { $0.isMarked == isMarked }
      var first = 0
      for next in 1..<max(1, same.count + 1) {
        if next < same.count, same[next].value == same[next - 1].value + 1 { continue }
        let run = same[first..<min(next, same.count)]
        first = next
        if isPaged(run, isMarked) { lines += run.map(\.line) }
      }
    }
    return lines
  }

  /// Whether numbers that count up stand a page apart: of unmarked ones three, ten lines apart on the average.
  private func isPaged(_ run: ArraySlice<PageNumber>, _ isMarked: Bool) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    if isMarked { return run.count >= 2 || !isNumberOfItem(first) }
    let bytes = Int(document.lines[last.line].start) - Int(document.lines[first.line].start)
    guard run.count >= 3, bytes <= (run.count - 1) * Self.longestPage, !areChapters(run) else { return false }
    return last.line - first.line >= (run.count - 1) * 10 || run.count >= 4 && areEven(run)
  }

  /// Whether numbers are those of chapters that have no other name: the first stands above the text, and each between
  /// blank lines behind a whole sentence. A page ends wherever it is full.
  private func areChapters(_ run: ArraySlice<PageNumber>) -> Bool {
    guard let first = run.first, first.value == 1, first.line <= Self.opening else { return false }
    return run.allSatisfy { number in
      guard number.line + 1 < document.lines.count, document.lines[number.line].blanksBefore > 0,
        document.lines[number.line + 1].blanksBefore > 0
      else { return false }
      guard number.line > first.line else { return true }
      return LineEnding.of(document.text.span, document.lines[number.line - 1].content).end == .stop
    }
  }

  /// Whether numbers stand at even distances of a page of print, as paragraphs of several rows fill it.
  private func areEven(_ run: ArraySlice<PageNumber>) -> Bool {
    var rows: [Int] = []
    var row = 0
    var next = run.startIndex
    guard let first = run.first, let last = run.last else { return false }
    for index in first.line...last.line {
      let line = document.lines[index]
      row += min(line.blanksBefore, 3) + 1 + Int(line.characters) * (isWide(line) ? 2 : 1) / Self.columns
      guard index == run[next].line else { continue }
      rows.append(row)
      next += 1
      if next == run.endIndex { break }
    }
    return isEven(rows)
  }

  /// Whether a mark may be the number of what follows rather than of a page, as a lone `Page 3` may.
  private func isNumberOfItem(_ number: PageNumber) -> Bool {
    let content = document.lines[number.line].content
    return document.text[content].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
  }

  /// The number of a line that holds nothing else but marks of a page: `- 3 -`, `第3页 共10页`, `Page 3 of 10`, `3/10`, `3`.
  private func number(_ line: Line) -> (value: Int, isMarked: Bool)? {
    let text = document.text
    let content = line.content
    var (values, marks, digits) = ([Int](), 0, 0)
    var (dashes, letters) = (0, 0)
    var cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    while let scalar = cursor.scalar {
      cursor.place = scalar.end
      let value = FullWidthForm.ascii(of: scalar.value).map(UInt32.init) ?? scalar.value
      if (0x30...0x39).contains(value) {
        if digits == 0 { values.append(0) }
        guard digits < 4, let last = values.last else { return nil }
        values[values.count - 1] = last * 10 + Int(value - 0x30)
        digits += 1
        continue
      }
      digits = 0
      switch value {
      case 0x2D, 0x2014, 0x2013, 0x2500, 0x2015, 0x7E, 0xB7, 0x2022: dashes += 1
      case 0x7B2C, 0x9875, 0x9801, 0x5171: marks += 1  // 第 页 頁 共
      case 0x2F, 0x7C, 0x5B, 0x5D, 0x2C: break
      case 0x50, 0x70, 0x61, 0x67, 0x65, 0x6F, 0x66, 0x53, 0x74: letters += 1  // Page … of …, Seite
      case let blank where Blank.contains(blank): break
      default: return nil
      }
    }
    guard let first = values.first, values.count <= 2, first > 0 else { return nil }
    if letters > 0, !isPageWord(text, content) { return nil }
    let isMarked = dashes >= 2 || marks >= 2 || letters >= 4
    return isMarked || dashes + marks + letters == 0 ? (first, isMarked) : nil
  }

  private func isPageWord(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    text[content].drop { $0 == 0x5B || $0 == 0x2D || $0 == 0x20 }.starts(with: "Page".utf8)
      || text[content].drop { $0 == 0x5B || $0 == 0x2D || $0 == 0x20 }.starts(with: "page".utf8)
  }

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
          && document.lines.prefix(min(Self.opening, index)).contains {
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
    return isPageWord(document.text, last)
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

  /// Lines that copies on the web put between the paragraphs: where the text is from, whom to follow.
  private func notices() -> [Int] {
    document.lines.indices.filter { index in
      let line = document.lines[index]
      guard line.part == .text, line.characters <= 50, line.lastMark == .none else { return false }
      let content = document.text[line.content]
      guard [0xE6, 0xE5, 0xE9, 0xE8].contains(content.first ?? 0) else { return false }
      return Self.notices.contains { content.starts(with: $0) }
    }
  }

  // MARK: Running heads

  /// The lines that repeat at even distances, a page apart, the same with their figures, or with a page that counts up.
  private func heads() -> [Int] {
    var places: [PlacedLine] = []
    var row = 0
    for (index, line) in document.lines.prefix(Self.sample).enumerated() {
      row += min(line.blanksBefore, 3) + 1 + Int(line.characters) * (isWide(line) ? 2 : 1) / Self.columns
      if mayBeHead(line), !isMarkedByFormat(index) {
        places.append(PlacedLine(hash: hash(line.content), line: index, row: row))
      }
    }
    // Alike lines side by side, in the order of the text.
    places.sort { $0.hash == $1.hash ? $0.line < $1.line : $0.hash < $1.hash }
    var shapes: [PlacedLine] = []
    var start = 0
    for next in 1..<max(1, places.count + 1) {
      if next < places.count, places[next].hash == places[start].hash { continue }
      let alike = places[start..<min(next, places.count)]
      start = next
      // A stamp may be set after so many paragraphs as well as after so many rows.
      guard alike.count >= 3, isEven(alike.map(\.row)) || isEven(alike.map(\.line)),
        !isStructure(alike.map(\.line))
      else { continue }
      shapes += alike.prefix(1)
    }
    // A page has a head and a foot; more that repeat are the parts of alike records.
    guard (1...2).contains(shapes.count) else { return [] }
    return document.lines.indices.filter { index in
      let line = document.lines[index]
      guard shapes.contains(where: { document.lines[$0.line].characters == line.characters }), mayBeHead(line),
        !isMarkedByFormat(index)
      else { return false }
      let hash = hash(line.content)
      return shapes.contains { $0.hash == hash }
    }
  }

  /// A line that may be the head or foot of a page, by the hash of its content and the row of print it stands at.
  private struct PlacedLine {
    var hash: UInt64
    var line: Int
    var row: Int
  }

  /// Rows of print from the start in which a title stands.
  private static let opening = 12

  /// The line among running heads that is the title, which the head of each page repeats: the first, where it stands at
  /// the start and ends as titles do, or no other line there does.
  private func title(among heads: [Int]) -> Int? {
    guard let first = heads.min(), row(of: first) <= Self.opening else { return nil }
    if isTitle(first) { return first }
    let others = document.lines.indices.prefix(Self.opening).lazy.filter { !heads.contains($0) }
    return others.contains { row(of: $0) <= Self.opening && isTitle($0) } ? nil : first
  }

  /// The row of print that a line near the start stands at.
  private func row(of index: Int) -> Int {
    document.lines.prefix(index).reduce(1) {
      $0 + min($1.blanksBefore, 3) + 1 + Int($1.characters) * (isWide($1) ? 2 : 1) / Self.columns
    }
  }

  /// Whether a line ends as titles do.
  private func isTitle(_ index: Int) -> Bool { TitleWords.isStrongEnd(OpeningLine(document, index).words) }

  private func mayBeHead(_ line: Line) -> Bool {
    guard line.part == .text, (4...60).contains(line.characters), line.isOneSentence, line.lastMark == .none else {
      return false
    }
    return NumberReader.read(document.text, at: Int(line.contentStart), end: Int(line.contentEnd)) == nil
  }

  /// Whether the format's own mark makes the line a heading: the parts of a list of changes have the same names in each.
  private func isMarkedByFormat(_ index: Int) -> Bool {
    let place = document.marked.partitionPoint { $0.line < index }
    guard place < document.marked.count, document.marked[place].line == index else { return false }
    return !document.marked[place].isTypographic && !document.marked[place].isBookmark
  }

  private func isWide(_ line: Line) -> Bool { document.text[Int(line.contentStart)] >= 0xE0 }

  /// Whether rows ascend by about the same distance, at least a page.
  private func isEven(_ rows: [Int]) -> Bool {
    let distances = zip(rows, rows.dropFirst()).map { $1 - $0 }.sorted()
    guard distances.count >= 2, let least = distances.first, let most = distances.last else { return false }
    let usual = distances[distances.count / 2]
    guard usual >= Self.shortestPage else { return false }
    // The more there are, the more of them may stand apart: a page may be half empty.
    let (low, high) = (usual * 2 / 3, usual * 3 / 2)
    if distances.count <= 3 { return least * 4 >= usual * 3 && most * 3 <= usual * 4 }
    return distances.count { (low...high).contains($0) } * 5 >= distances.count * 4
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

  private func hash(_ content: Range<Int>) -> UInt64 {
    document.text[content].reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
