import ReportModel
import TextFacts

/// A row of a table in plain text: a name, and figures that white space sets apart from it and from each other
/// (`一、税收收入　　　1,250.30　　　1,180.00`), as budgets, accounts and yearbooks print them.
enum FigureRow {
  /// Whether a line is one: two figures stand behind its name, or one where a line right above or below has one too; where
  /// white space was made one blank (`1、粮食 5．8`), three lines in a row have one.
  static func isOne(_ index: Int, in document: LinedText) -> Bool {
    let count = figures(index, document, apart: 2)
    guard count < 2 else { return true }
    if count == 1, neighbours(index, in: document).contains(where: { figures($0, document, apart: 2) > 0 }) {
      return true
    }
    guard figures(index, document, apart: 1) > 0 else { return false }
    return row(index, in: document) >= fewestRows
  }

  private static let meaning = Array("指".utf8)

  /// Whether a line is a row of the terms that a report explains: `简称　　指　　…`, 指 in a column of its own.
  static func isDefinition(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    guard content.count <= longest * 3, ByteSearch.stands(meaning, in: text[content]) else { return false }
    for place in content.dropFirst().dropLast(2) where text[place..<place + 3].elementsEqual(meaning) {
      let rest = place + 3..<content.upperBound
      let isApart = rest.isEmpty || Blank.trimmed(text.span, rest).lowerBound >= rest.lowerBound + 2
      if isApart, gap(text, content.lowerBound, before: place, apart: 2) != nil { return true }
    }
    return false
  }

  private static let fewestRows = 3

  /// The lines right above and below one.
  private static func neighbours(_ index: Int, in document: LinedText) -> [Int] {
    (index > 0 && document.lines[index].blanksBefore == 0 ? [index - 1] : [])
      + (index + 1 < document.lines.count && document.lines[index + 1].blanksBefore == 0 ? [index + 1] : [])
  }

  /// The number of lines in a row with a figure at their end, the one at `index` among them; not counted beyond three.
  private static func row(_ index: Int, in document: LinedText) -> Int {
    var (count, place) = (1, index)
    while count < fewestRows, place > 0, document.lines[place].blanksBefore == 0,
      figures(place - 1, document, apart: 1) > 0
    { (count, place) = (count + 1, place - 1) }
    place = index
    while count < fewestRows, place + 1 < document.lines.count, document.lines[place + 1].blanksBefore == 0,
      figures(place + 1, document, apart: 1) > 0
    { (count, place) = (count + 1, place + 1) }
    return count
  }

  /// The figures at the end of a line that a tab or white space of so many columns parts.
  private static func figures(_ index: Int, _ document: LinedText, apart columns: Int) -> Int {
    let (text, line) = (document.text, document.lines[index])
    guard line.part == .text, line.characters <= longest else { return 0 }
    var (end, count) = (Int(line.contentEnd), 0)
    while let start = figure(text, Int(line.contentStart), before: end) {
      guard let cell = gap(text, Int(line.contentStart), before: start, apart: columns) else { break }
      // 一、主要指标　　2023　　2024 heads a table.
      if !isYear(text, start, end) { count += 1 }
      end = cell
    }
    return count
  }

  private static let longest = 200

  /// The start of the digits and their marks that end before `end`; nil where none do. A dash stands for none.
  private static func figure(_ text: [UInt8], _ first: Int, before end: Int) -> Int? {
    var (place, digits) = (end, 0)
    while place > first {
      if isFigure(text[place - 1]) {
        if (0x30...0x39).contains(text[place - 1]) { digits += 1 }
        place -= 1
      } else if digits > 0, place - 3 >= first, text[(place - 3)..<place].elementsEqual("．".utf8) {
        place -= 3
      } else {
        break
      }
    }
    if digits == 0, text[first..<end].suffix(3).elementsEqual("—".utf8) { return end - 3 }
    return digits > 0 || (place == end - 1 && text[place] == 0x2D) ? place : nil
  }

  private static func isYear(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
    Numeral.readArabic(text, at: start, end: end).map { $0.end == end && (1900...2100).contains($0.value) } ?? false
  }

  private static func isFigure(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2E, 0x2C, 0x25, 0x2D, 0x2B].contains(byte)
  }

  /// The end of the words before white space that ends at `end`; nil where that has fewer columns, or nothing stands before
  /// it.
  private static func gap(_ text: [UInt8], _ first: Int, before end: Int, apart fewest: Int) -> Int? {
    var (place, columns) = (end, 0)
    while let scalar = TextScalar.read(text.span, before: place, start: first), Blank.contains(scalar.value) {
      columns += scalar.value == 0x09 || scalar.value == 0x3000 ? 2 : 1
      place = scalar.lower
    }
    return columns >= fewest && place > first ? place : nil
  }
}
