import ReportModel
import TextFacts

/// Parts of a work that have a word in place of a number: 序, 楔子, 前言, 摘要, 后记, beside its numbered parts
/// (GB/T 7713.1-2006, clause 4; GB/T 1.1-2020, clause 8).
enum PartWords {
  private static let words = Phrases(
    "序 自序 代序 总序 序言 序章 序幕 引子 楔子 前言 引言 导言 导论 绪论 绪言 摘要 内容提要 内容摘要 结语 结束语 结论 尾声 后记 跋 终章 番外 致谢 谢辞 "
      + "出版说明 译者序 译序 卷首语 编者按 再版序 "
      + "緒論 緒言 導言 導論 後記 結語 結論 結束語 總序 はじめに おわりに まえがき あとがき 要旨 序論 머리말 맺음말")
  /// Words that may have a title of their own behind white space.
  private static let named = Phrases("序 序章 楔子 引子 尾声 番外 终章 后记 前言")
  /// A line with one and its title has no more characters; a word itself no more with white space in it.
  private static let (longest, longestWord) = (40, 14)
  /// The numbered headings a text must have.
  private static let fewestNumbers = 2

  /// The heads among the lines that `numbered` do not open.
  static func find(in document: LinedText, numbered: [Head]) -> [Head] {
    guard document.marked.allSatisfy(\.isTypographic),
      numbered.count(where: { $0.kind == .numbered }) >= fewestNumbers
    else { return [] }
    let taken = Set(numbered.map(\.line))
    var found: [Head] = []
    for (index, line) in document.lines.enumerated() {
      guard line.part == .text, line.characters <= longest, line.isOneSentence,
        line.lastMark == .none || line.lastMark == .colon, mayBegin(document.text[line.content.lowerBound]),
        !taken.contains(index), !line.isRuledOut, isOne(document, index), headsText(document, index)
      else { continue }
      let content = line.content
      found.append(
        Head(
          kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
          title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: .margin))
    }
    return found
  }

  private static func mayBegin(_ byte: UInt8) -> Bool { byte == 0xE3 || (0xE5...0xE8).contains(byte) || byte == 0xEB }

  private static func isOne(_ document: LinedText, _ index: Int) -> Bool {
    let line = OpeningLine(document, index)
    if line.line.characters <= longestWord {
      if words.equal(line.words.last == 0x3A ? line.words.dropLast() : line.words[...]) { return true }
    }
    guard line.line.lastMark == .none, let first = Spaces.split(document.text, line.line.content).first else {
      return false
    }
    let word = PersonalNames.scalars(document.text, first)
    return word.count < line.words.count && named.equal(word) && line.words.count > word.count + 2
  }

  /// Whether text stands below: a paragraph among the next lines.
  private static func headsText(_ document: LinedText, _ index: Int) -> Bool {
    document.lines[(index + 1)...].prefix(3).contains { line in
      line.part == .text && (line.characters >= 30 || line.lastMark == .period)
    }
  }
}
