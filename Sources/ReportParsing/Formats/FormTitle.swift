import ImportStream
import ReportModel
import TextFacts

/// The title of a form: the line of a document that stands before its table, and names it (`登记表`, `个人总结`, `Inspection
/// Form`), with no more than the particulars of the form between the two (`填表日期：…`).
enum FormTitle {
  private static let (longest, longestWestern) = (40, 90)
  /// The last character of the name of a form: a table, a list, a card, a register.
  private static let kinds = ["表", "单", "卡", "册", "簿", "單"].map { Array($0.utf8) }
  /// Lines between the title and the table.
  private static let mostFields = 3
  /// Words by which a line says what the table below shows, and what sets apart no document.
  private static let introductions = Phrases("以下 下表 如下 详见 见下 附表 单位: 单位( 注: the below following see")
  /// Kinds of documents besides those of `TitleWords` that are filled in or listed.
  private static let papers = Phrases("议程 日程 小结 名单 台账 安排 记录 登记 汇总 花名册 名录")

  /// Marks the first line of `document` as its title, where a table stands below it and nothing else has been found to be
  /// a title or a heading.
  static func mark(_ document: inout LinedText) {
    guard document.marked.isEmpty, document.lines.count > 1, let first = document.lines.first,
      first.part == .text || first.part == .preformatted,
      first.characters >= 3, first.characters <= longestWestern, first.lastMark == .none, first.isOneSentence,
      !document.lines.contains(where: { $0.part == .title }),
      let table = document.blocks.first(where: { $0.kind == .table }),
      let row = document.lines.prefix(mostFields + 2).firstIndex(where: { Int($0.start) == table.range.lower.bytes }),
      row > 0 ? (1..<row).allSatisfy({ isField(document, $0) }) : isOnlyCell(document, table), isName(document)
    else { return }
    document.lines[0].part = .title
  }

  /// Whether a line gives a particular of the form: who filled it in, and when.
  private static func isField(_ document: LinedText, _ index: Int) -> Bool {
    let line = OpeningLine(document, index)
    return FrontFields.field(of: line, in: document.text) != nil || FrontFields.isPair(line)
  }

  /// Whether the first row of a table has one cell with words, and the next has more: a form with its name over all its
  /// columns.
  private static func isOnlyCell(_ document: LinedText, _ table: Block) -> Bool {
    let blocks = document.blocks.drop { $0.range.lower < table.range.lower }
    var counts: [Int] = []
    for block in blocks {
      if block.kind == .row { counts.append(0) }
      if block.kind == .cell, !block.range.isEmpty, let last = counts.indices.last { counts[last] += 1 }
      if counts.count > 2 { break }
    }
    return counts.count >= 2 && counts[0] == 1 && counts[1] > 1
  }

  private static func isName(_ document: LinedText) -> Bool {
    let line = OpeningLine(document, 0)
    let content = line.line.content
    guard !Caption.begins(document.text[content]), !introductions.begin(line.folded),
      NumberReader.read(document.text, at: content.lowerBound, end: content.upperBound) == nil,
      FrontFields.field(of: line, in: document.text) == nil, line.bracketed == nil, !line.words.contains(0x3A)
    else { return false }
    let look = document.look(ofLine: 0)
    let isSet =
      look.traits.contains(.bold) || look.traits.contains(.centred)
      || document.tenthsOfUsualSize(ofLine: 0) > 11
    guard line.isEastAsian else { return line.letters >= 6 && (isSet || isTitleCase(document.text, content)) }
    guard line.words.count <= longest, !line.words.contains(0xFF0C), !line.words.contains(0x2C) else { return false }
    return isSet || kinds.contains { document.text[content].suffix(3).elementsEqual($0) }
      || TitleWords.isStrongEnd(line.words) || papers.end(line.words)
  }

  /// Whether two words or more, all but the shortest, begin with a capital.
  private static func isTitleCase(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    let words = Spaces.split(text, content).filter { $0.count >= 4 }
    return words.count >= 2 && words.allSatisfy { (0x41...0x5A).contains($0.first ?? 0) }
  }
}
