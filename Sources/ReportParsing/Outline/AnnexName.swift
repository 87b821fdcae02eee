import ReportModel
import TextFacts

/// The words an annex begins with.
struct AnnexName {
  /// Whether nothing but the name and its number stands on the line.
  var isWholeLine: Bool

  private static let names = ["附件", "附录", "附錄", "附表", "附图", "附則表"].map { Array($0.utf8) }
  private static let wholeLines = ["名词解释", "注释", "附注", "名词解释和注释", "参考文献"].map { Array($0.utf8) }

  /// The annex a line heads: 附件, 附录, 附表 with or without a number, 名词解释, 注释, short and on a line of their own.
  static func head(_ line: Line, at index: Int, in text: [UInt8]) -> Head? {
    guard line.characters <= 40, line.isOneSentence, at(text, line.content) != nil else { return nil }
    let title = Trimming.title(text, line.content)
    return Head(
      kind: .annex, start: title.lowerBound, number: title.lowerBound..<title.lowerBound, title: title,
      end: Int(line.contentEnd), line: index, evidence: .annex)
  }

  /// The annex that `range` begins with; nil where it begins with none.
  static func at(_ text: [UInt8], _ range: Range<Int>) -> AnnexName? {
    guard range.count >= 6, [0xE9, 0xE5, 0xE6].contains(text[range.lowerBound]) else { return nil }
    let content = Trimming.title(text, range)
    if wholeLines.contains(where: { text[content].elementsEqual($0) }) { return AnnexName(isWholeLine: true) }
    guard let name = names.first(where: { text[content].starts(with: $0) }) else { return nil }
    var cursor = Cursor(text: text, place: content.lowerBound + name.count, end: content.upperBound).pastSpaces
    let number = Numeral.read(text, at: cursor.place, end: content.upperBound)
    if let number { cursor.place = number.end }
    guard let next = cursor.scalar else { return AnnexName(isWholeLine: true) }
    // 附件：1.…方案 lists what is attached; 附件1：…表 heads it.
    guard next.value == 0xFF1A || next.value == 0x3A || Blank.contains(next.value) else { return nil }
    let title = cursor.moved(to: next.end).pastSpaces
    if number == nil, NumberReader.read(text, at: title.place, end: content.upperBound) != nil { return nil }
    return AnnexName(isWholeLine: false)
  }
}
