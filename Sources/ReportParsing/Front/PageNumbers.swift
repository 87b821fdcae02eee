import ReportModel
import TextFacts

/// Numbers of pages in text that was printed: alone on their lines, or beside the name that stands at the head of pages.
/// Each is one more than the one before it, a page apart.
struct PageNumbers {
  private let document: LinedText
  private let rows: PrintedRows

  /// A number alone takes no more characters, one beside a name no more.
  private static let (longestAlone, longestHead) = (14, 60)
  /// No page holds more bytes; numbers further apart are those of chapters.
  private static let longestPage = 9_000

  /// The lines of `document` that are page numbers, ascending in runs.
  static func find(in document: LinedText) -> [Int] {
    let numbers = PageNumbers(document: document, rows: PrintedRows(document))
    let found = numbers.candidates()
    return PageNumber.PrintedForm.allCases.flatMap { form in numbers.runs(of: found.filter { $0.form == form }) }
      + numbers.besideCode(found)
  }

  private func candidates() -> [PageNumber] {
    let (text, lines) = (document.text, document.lines)
    var found: [PageNumber] = []
    for index in lines.indices where lines[index].part == .text && lines[index].characters <= Self.longestHead {
      if lines[index].characters <= Self.longestAlone, var number = PageNumber.alone(text, lines[index].content) {
        number.line = index
        found.append(number)
      } else if lines[index].isOneSentence, var number = PageNumber.beside(text, lines[index].content) {
        number.line = index
        found.append(number)
      }
    }
    return found
  }

  /// The lines of the runs of numbers that count up and are those of pages.
  private func runs(of numbers: [PageNumber]) -> [Int] {
    var lines: [Int] = []
    var first = 0
    for next in 1..<max(1, numbers.count + 1) {
      if next < numbers.count, numbers[next].value == numbers[next - 1].value + 1 { continue }
      let run = numbers[first..<min(next, numbers.count)]
      first = next
      if isPaged(run) { lines += run.map(\.line) }
    }
    return lines
  }

  /// Whether numbers that count up stand a page apart.
  private func isPaged(_ run: ArraySlice<PageNumber>) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    if first.form == .marked { return run.count >= 2 || !isNumberOfItem(first) }
    let bytes = Int(document.lines[last.line].start) - Int(document.lines[first.line].start)
    guard run.count >= 3, bytes <= (run.count - 1) * Self.longestPage else { return false }
    let isFarApart = last.line - first.line >= (run.count - 1) * 10
    switch first.form {
    case .marked: return true
    case .bare: return !areChapters(run) && (isFarApart || run.count >= 4 && areEven(run))
    // Parts and items are numbered so as well: their distances are of all kinds.
    case .signed: return areEven(run) || isFarApart && !areChapters(run) && run.count >= 6
    case .beside: return areEven(run) && repeatNames(run)
    }
  }

  /// Sections that begin again further down are no fewer than this: so many pages do not all end with a sentence.
  private static let fewestAgain = 5

  /// Whether numbers are those of chapters that have no other name: the first stands above the text or begins again inside
  /// it, and each between blank lines behind a whole sentence. A page ends wherever it is full.
  private func areChapters(_ run: ArraySlice<PageNumber>) -> Bool {
    guard let first = run.first, first.value == 1 else { return false }
    let isOnTop = first.line <= PrintedRows.opening
    guard isOnTop || run.count >= Self.fewestAgain else { return false }
    return run.allSatisfy { number in
      guard number.line + 1 < document.lines.count, document.lines[number.line].blanksBefore > 0,
        document.lines[number.line + 1].blanksBefore > 0
      else { return false }
      guard number.line > (isOnTop ? first.line : 0) else { return isOnTop }
      let above = document.lines[number.line - 1].content
      // A chapter's first section stands right below its heading.
      return LineEnding.of(document.text.span, above).end == .stop
        || NumberReader.read(document.text, at: above.lowerBound, end: above.upperBound)?.style.namesUnit == true
    }
  }

  /// Whether numbers stand at even distances of a page of print, as paragraphs of several rows fill it.
  private func areEven(_ run: ArraySlice<PageNumber>) -> Bool {
    guard let first = run.first, let last = run.last else { return false }
    var (places, row, next) = ([Int](), 0, run.startIndex)
    for index in first.line...last.line {
      row += rows.count(index)
      guard index == run[next].line else { continue }
      places.append(row)
      next += 1
      if next == run.endIndex { break }
    }
    return PrintedRows.areEven(places)
  }

  /// The lines of numbers that stand beside the same code, as the pages of standards have it (`2  DB/T 99—2020`), and grow:
  /// figures and tables make the pages of such a text uneven.
  private func besideCode(_ numbers: [PageNumber]) -> [Int] {
    var alike: [UInt64: [PageNumber]] = [:]
    for number in numbers where number.form == .beside && isCode(document.lines[number.line]) {
      alike[number.name, default: []].append(number)
    }
    return alike.values.filter { pages in
      // The pages of the list of contents are numbered apart.
      let grow = zip(pages, pages.dropFirst()).count { $0.value < $1.value }
      return grow >= 2 && grow * 3 >= (pages.count - 1) * 2
    }.flatMap { $0.map(\.line) }
  }

  private func isCode(_ line: Line) -> Bool {
    let words = document.text[line.content]
    // A dash is looked for by its first byte.
    return ByteSearch.first(0xE2, in: document.text, from: words.startIndex, to: words.endIndex) != nil
      && ByteSearch.stands(Array("—".utf8), in: words) && words.contains { (0x41...0x5A).contains($0) }
      && !words.contains { (0xE3...0xE9).contains($0) || (0x61...0x7A).contains($0) }
  }

  /// Whether a mark may be the number of what follows rather than of a page, as a lone `Page 3` may.
  private func isNumberOfItem(_ number: PageNumber) -> Bool {
    document.text[document.lines[number.line].content].contains { (0x61...0x7A).contains($0 | 0x20) }
  }

  /// Whether the names beside numbers are those of the work or its parts: each stands beside another number of the run, at
  /// the other margin, or on a line of its own. `Day 1` and `Day 2` head the days.
  private func repeatNames(_ run: ArraySlice<PageNumber>) -> Bool {
    var counts: [UInt64: Int] = [:]
    for number in run { counts[number.name, default: 0] += 1 }
    var alone = Set(run.filter { !$0.isAtMargin || counts[$0.name] == 1 }.map(\.name))
    guard run.count - alone.count >= 2 || alone.count * 2 <= run.count else { return false }
    for line in document.lines where !alone.isEmpty && line.characters <= Self.longestHead {
      alone.remove(WordHash.of(document.text[line.content]))
    }
    return alone.isEmpty
  }
}

/// A line that may be the number of a page.
struct PageNumber {
  /// Its kind, in the order of what it tells.
  enum PrintedForm: CaseIterable {
    /// Dashes, 第…页 or `Page` tell it from any other number.
    case marked
    case bare
    /// `（3）`, `iii`, `—三—`.
    case signed
    /// A name stands beside it.
    case beside
  }

  var line = 0
  var value: Int
  var form: PrintedForm
  /// A hash of the name beside it.
  var name: UInt64 = 0
  /// Whether so much white space parts them that they stand at two margins.
  var isAtMargin = false

  // MARK: Alone

  /// The number of a line that holds nothing else but marks of a page: `- 3 -`, `第3页 共10页`, `第三页`, `Page 3 of 10`,
  /// `3 | P a g e`, `3/10`, `（3）`, `iii`, `3`.
  static func alone(_ text: [UInt8], _ content: Range<Int>) -> PageNumber? {
    if let roman = roman(text, content) { return PageNumber(value: roman, form: .signed) }
    var marks = SignCounts()
    var cursor = Cursor(text: text, place: content.lowerBound, end: content.upperBound)
    while let scalar = cursor.scalar {
      if let digit = FullWidthForm.ascii(of: scalar.value) ?? UInt8(exactly: scalar.value),
        (0x30...0x39).contains(digit), let read = Numeral.readArabic(text, at: cursor.place, end: content.upperBound)
      {
        guard read.value < 10_000 else { return nil }
        marks.values.append(read.value)
        cursor.place = read.end
      } else if marks.areOpen, let read = Numeral.readChinese(text, at: cursor.place, end: content.upperBound) {
        marks.values.append(read.value)
        marks.isChinese = true
        cursor.place = read.end
      } else {
        guard marks.add(scalar.value) else { return nil }
        cursor.place = scalar.end
      }
    }
    return marks.number
  }

  /// The small Roman numeral that a line is: front matter is paged so.
  private static func roman(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    guard content.count <= 6, content.allSatisfy({ [0x69, 0x76, 0x78, 0x6C].contains(text[$0]) }) else { return nil }
    return RomanNumeral.value(text[content])
  }

  /// The signs of a line that may be the number of a page.
  private struct SignCounts {
    var values: [Int] = []
    var isChinese = false
    var (dashes, signs, brackets) = (0, 0, 0)
    /// Its letters, small, the last in the lowest byte.
    var letters: UInt64 = 0

    /// Whether a Chinese numeral may follow: a line that begins with one is no page number.
    var areOpen: Bool { dashes + signs > 0 }

    /// Adds a sign that is no digit; whether it may stand beside the number of a page.
    mutating func add(_ scalar: UInt32) -> Bool {
      let sign = FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar
      switch sign {
      case 0x2D, 0x2014, 0x2013, 0x2500, 0x2015, 0x7E, 0xB7, 0x2022: dashes += 1
      case 0x7B2C, 0x9875, 0x9801, 0x5171: signs += 1  // 第 页 頁 共
      case 0x28, 0x29, 0x3014, 0x3015: brackets += 1
      case 0x2F, 0x7C, 0x5B, 0x5D, 0x2C: break
      case 0x41...0x5A, 0x61...0x7A:
        guard letters >> 56 == 0 else { return false }
        letters = letters << 8 | UInt64(sign | 0x20)
      case let blank where Blank.contains(blank): break
      default: return false
      }
      return true
    }

    var number: PageNumber? {
      guard let first = values.first, values.count <= 2, first > 0 else { return nil }
      if letters > 0 {
        return Self.words.contains(letters) && !isChinese ? PageNumber(value: first, form: .marked) : nil
      }
      if brackets > 0 {
        let isAlone = brackets == 2 && values.count == 1 && dashes + signs == 0 && !isChinese
        return isAlone ? PageNumber(value: first, form: .signed) : nil
      }
      if signs >= 2 { return PageNumber(value: first, form: .marked) }
      if isChinese { return dashes >= 2 && signs == 0 ? PageNumber(value: first, form: .signed) : nil }
      if dashes >= 2 { return PageNumber(value: first, form: .marked) }
      return dashes + signs == 0 ? PageNumber(value: first, form: .bare) : nil
    }

    /// The words for a page, as `letters` has them.
    private static let words = Set(
      ["page", "pageof", "pag", "pg", "seite", "seitevon"].map { word in
        word.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      })
  }

  // MARK: Beside a name

  /// The number of a line that begins or ends with one beside a name: `Report of the Year     3`, `3    二、任务`.
  static func beside(_ text: [UInt8], _ content: Range<Int>) -> PageNumber? {
    guard let first = content.first, let last = content.last else { return nil }
    if (0x30...0x39).contains(text[last]) {
      var start = last
      while start > first, (0x30...0x39).contains(text[start - 1]) { start -= 1 }
      let name = Blank.trimmed(text.span, first..<start)
      if name.upperBound < start, last - start < 4,
        NumberReader.read(text, at: first, end: content.upperBound).map({ $0.number.upperBound < start }) ?? true
      {
        return beside(text, start..<last + 1, name, gap: name.upperBound..<start)
      }
      // The number of a standard ends with its year: `2    DB/T 99—2020`.
      guard name.upperBound == start, start > first, text[start - 1] == 0x2D || text[start - 1] >= 0x80 else {
        return nil
      }
    }
    guard (0x30...0x39).contains(text[first]) else { return nil }
    let end = content.first { !(0x30...0x39).contains(text[$0]) } ?? content.upperBound
    let name = Blank.trimmed(text.span, end..<content.upperBound)
    guard name.lowerBound > end, end - first <= 4 else { return nil }
    return beside(text, first..<end, name, gap: end..<name.lowerBound)
  }

  private static func beside(
    _ text: [UInt8], _ digits: Range<Int>, _ name: Range<Int>, gap: Range<Int>
  ) -> PageNumber? {
    guard name.count >= 4, let read = Numeral.readArabic(text, at: digits.lowerBound, end: digits.upperBound),
      read.value > 0
    else { return nil }
    return PageNumber(
      value: read.value, form: .beside, name: WordHash.of(text[name]),
      isAtMargin: gap.count >= 3 || text[gap].contains(0x09))
  }
}

/// The rows that lines take in print, by which pages are told.
struct PrintedRows {
  private let document: LinedText

  init(_ document: LinedText) { self.document = document }

  /// Columns of a printed line, for counting how many rows a long line takes.
  private static let columns = 76
  /// A page has no fewer rows; of smaller ones, as of a book for the pocket, only such tell that are all alike, or many.
  private static let (shortestPage, smallestPage) = (18, 10)
  private static let many = 8
  /// Rows of print from the start in which a title stands.
  static let opening = 12

  /// The rows that the line at `index` takes with the blank ones before it.
  func count(_ index: Int) -> Int {
    let line = document.lines[index]
    let isWide = document.text[Int(line.contentStart)] >= 0xE0
    return min(line.blanksBefore, 3) + 1 + Int(line.characters) * (isWide ? 2 : 1) / Self.columns
  }

  /// Whether rows ascend by about the same distance, at least a page, which may be a small one or not.
  static func areEven(_ rows: [Int], maybeSmall: Bool = true) -> Bool {
    let distances = zip(rows, rows.dropFirst()).map { $1 - $0 }.sorted()
    guard distances.count >= 2, let least = distances.first, let most = distances.last else { return false }
    let usual = distances[distances.count / 2]
    if maybeSmall, distances.count >= 4, usual >= smallestPage, least * 4 >= most * 3 { return true }
    guard usual >= (maybeSmall && distances.count >= many ? smallestPage : shortestPage) else { return false }
    // The more there are, the more of them may stand apart: a page may be half empty.
    let (low, high) = (usual * 2 / 3, usual * 3 / 2)
    if distances.count <= 3 { return least * 4 >= usual * 3 && most * 3 <= usual * 4 }
    return distances.count { (low...high).contains($0) } * 5 >= distances.count * 4
  }
}
