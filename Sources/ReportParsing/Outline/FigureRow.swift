import ReportModel
import TextFacts

/// A row of a table in plain text: a name, and figures that white space sets apart from it and from each other
/// (`一、税收收入　　　1,250.30　　　1,180.00`), as budgets, accounts and yearbooks print them.
enum FigureRow {
  /// Whether a line is one: two figures stand behind its name, or one where a line right above or below has one too.
  static func isOne(_ index: Int, in document: LinedText) -> Bool {
    let count = figures(index, document)
    guard count < 2 else { return true }
    return count == 1
      && (index > 0 && document.lines[index].blanksBefore == 0 && figures(index - 1, document) > 0
        || index + 1 < document.lines.count && document.lines[index + 1].blanksBefore == 0
          && figures(index + 1, document) > 0)
  }

  /// The figures at the end of a line that white space of two columns or a tab parts.
  private static func figures(_ index: Int, _ document: LinedText) -> Int {
    let (text, line) = (document.text, document.lines[index])
    guard line.part == .text, line.characters <= longest else { return 0 }
    var (end, count) = (Int(line.contentEnd), 0)
    while let start = figure(text, Int(line.contentStart), before: end) {
      guard let cell = gap(text, Int(line.contentStart), before: start) else { break }
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
    while place > first, isFigure(text[place - 1]) {
      if (0x30...0x39).contains(text[place - 1]) { digits += 1 }
      place -= 1
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

  /// The end of the words before white space that ends at `end`; nil where that is a single blank, or nothing stands before it.
  private static func gap(_ text: [UInt8], _ first: Int, before end: Int) -> Int? {
    var (place, columns) = (end, 0)
    while let scalar = TextScalar.read(text.span, before: place, start: first), Blank.contains(scalar.value) {
      columns += scalar.value == 0x09 || scalar.value == 0x3000 ? 2 : 1
      place = scalar.lower
    }
    return columns >= 2 && place > first ? place : nil
  }
}
