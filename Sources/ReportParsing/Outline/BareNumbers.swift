import ReportModel

/// Chapters that are called by their number and nothing else, as in many novels: lines that hold a numeral alone (`一`,
/// `（一）`, `12`, `IV`), count up, from the first but in an extract or a later volume, and stand further apart than pages
/// do.
struct BareNumbers {
  private var found: [Head] = []
  /// No chapter is named in more characters.
  static let longest = 6
  private static let fewest = 3
  /// There are no fewer Chinese numerals where they begin with another than the first.
  private static let fewestOfExtract = 6
  /// Bytes there are between two of them on the average: the items of a list stand closer. Less is enough where all are
  /// set off by blank lines, above text, and of Chinese numerals where there are more than lists have.
  private static let (nearest, nearestSetOff, nearestOfMany) = (1_500, 200, 600)
  /// Neither pages nor items are numbered by letters or Han numerals alone on lines set off above text.
  private static let nearestOfSigns = 40
  private static let many = 8
  /// The fewest characters of the text below.
  private static let shortestText = 30

  /// Takes up the line at `index`, which may hold a number alone.
  mutating func look(_ line: Line, at index: Int, in document: LinedText) {
    guard let (style, value) = Self.read(document.text, line.content) else { return }
    let (start, end) = (line.content.lowerBound, line.content.upperBound)
    var head = Head(
      kind: .numbered, start: start, number: Self.withoutMarks(document.text, line.content), title: end..<end, end: end,
      line: index, evidence: .numbered(style, value: value))
    head.traits.insert(.isWholeLine)
    if style == .roman, let title = TitleBelow.find(style, value, index, in: document) {
      (head.title, head.end) = (Trimming.title(document.text, title), title.upperBound)
    }
    if isSetOff(index, head, in: document) { head.traits.insert(.isSetOff) }
    found.append(head)
  }

  /// Whether blank lines stand around the number, and its title, and text follows.
  private func isSetOff(_ index: Int, _ head: Head, in document: LinedText) -> Bool {
    guard document.lines[index].blanksBefore > 0, index + 1 < document.lines.count else { return false }
    if !head.title.isEmpty { return true }
    let below = document.lines[index + 1]
    return below.blanksBefore > 0 && below.characters >= Self.shortestText
  }

  /// The numeral that is all of `content`.
  private static func read(_ text: [UInt8], _ content: Range<Int>) -> (NumberStyle, Int)? {
    let number = withoutMarks(text, content)
    let (start, end) = (number.lowerBound, number.upperBound)
    if let han = Numeral.readChinese(text, at: start, end: end), han.end == end { return (.hanPause, han.value) }
    if let arabic = Numeral.readArabic(text, at: start, end: end), arabic.end == end, arabic.value < 1_000 {
      return (.decimal1, arabic.value)
    }
    return RomanNumeral.value(text[start..<end]).flatMap { value in
      text[start..<end].allSatisfy { (0x41...0x5A).contains($0) } ? (.roman, value) : nil
    }
  }

  /// The numeral of `IV.`, `一、` and `（一）`.
  private static func withoutMarks(_ text: [UInt8], _ content: Range<Int>) -> Range<Int> {
    let words = text[content]
    if content.count > 1, words.last == 0x2E { return content.lowerBound..<content.upperBound - 1 }
    if content.count > 3, words.suffix(3).elementsEqual("、".utf8) { return content.lowerBound..<content.upperBound - 3 }
    if content.count > 6, words.starts(with: "（".utf8), words.suffix(3).elementsEqual("）".utf8) {
      return content.lowerBound + 3..<content.upperBound - 3
    }
    return content
  }

  /// The chapters, in order: runs of one style that count up by one, begun with the first.
  func heads() -> [Head] {
    var isChapter = [Bool](repeating: false, count: found.count)
    var pairs: [[Int]] = []
    var runs = [[Int]](repeating: [], count: NumberStyle.allCases.count)
    for (index, head) in found.enumerated() {
      guard case .numbered(let style, let value) = head.evidence else { continue }
      let slot = Int(style.rawValue)
      if let last = runs[slot].last, case .numbered(_, let before) = found[last].evidence, value == before + 1 {
        runs[slot].append(index)
      } else {
        accept(runs[slot], &isChapter)
        if runs[slot].count == 2, beginsWithFirst(runs[slot]) { pairs.append(runs[slot]) }
        // A number that does not fit is none of them, but for one that begins anew.
        if value == 1 || (style == .hanPause && runs[slot].count < 2 && !beginsWithFirst(runs[slot])) {
          runs[slot] = [index]
        }
      }
    }
    for run in runs {
      accept(run, &isChapter)
      if run.count == 2, beginsWithFirst(run) { pairs.append(run) }
    }
    // A chapter may have two sections where others have more.
    let (begun, ended) = (found.indices.count { isChapter[$0] && isFirst($0) }, pairs)
    if begun >= Self.fewestSeries {
      for pair in ended where pair.allSatisfy({ found[$0].traits.contains(.isSetOff) }) {
        for index in pair { isChapter[index] = true }
      }
    }
    return found.indices.filter { isChapter[$0] }.map { found[$0] }
  }

  /// Numberings of three or more, below one chapter each, that make those of two ones too.
  private static let fewestSeries = 2

  private func isFirst(_ index: Int) -> Bool {
    if case .numbered(_, 1) = found[index].evidence { return true }
    return false
  }

  private func beginsWithFirst(_ run: [Int]) -> Bool {
    guard let first = run.first, case .numbered(_, let value) = found[first].evidence else { return false }
    return value == 1
  }

  private func isChinese(_ run: [Int]) -> Bool {
    run.first.map { if case .numbered(.hanPause, _) = found[$0].evidence { true } else { false } } ?? false
  }

  private func isArabic(_ run: [Int]) -> Bool {
    run.first.map { if case .numbered(.decimal1, _) = found[$0].evidence { true } else { false } } ?? false
  }

  private func accept(_ run: [Int], _ isChapter: inout [Bool]) {
    let isMany = run.count >= Self.many && isChinese(run)
    let nearest =
      run.allSatisfy { found[$0].traits.contains(.isSetOff) }
      ? (isArabic(run) ? Self.nearestSetOff : Self.nearestOfSigns) : isMany ? Self.nearestOfMany : Self.nearest
    guard run.count >= (beginsWithFirst(run) ? Self.fewest : Self.fewestOfExtract), let first = run.first,
      let last = run.last,
      found[last].start - found[first].start >= nearest * (run.count - 1)
    else { return }
    for index in run { isChapter[index] = true }
  }
}
