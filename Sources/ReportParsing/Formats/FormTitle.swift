import ReportModel
import TextFacts

/// The title of a form: the one line of a document that stands before its table, and names it (`登记表`, `申请表`, `清单`).
enum FormTitle {
  private static let longest = 40
  /// The last character of the name of a form: a table, a list, a card, a register.
  private static let kinds = ["表", "单", "卡", "册", "簿", "單"].map { Array($0.utf8) }

  /// Marks the first line of `document` as its title, where a table stands right below it and nothing else has been
  /// found to be a title or a heading.
  static func mark(_ document: inout LinedText) {
    guard document.marked.isEmpty, document.lines.count > 1, let first = document.lines.first, first.part == .text,
      first.characters >= 3, first.characters <= longest, first.lastMark == .none, first.isOneSentence,
      !document.lines.contains(where: { $0.part == .title }),
      let table = document.blocks.first(where: { $0.kind == .table }),
      table.range.lower.bytes == Int(document.lines[1].start)
    else { return }
    let words = document.text[first.content]
    guard kinds.contains(where: { words.suffix(3).elementsEqual($0) }), !Caption.begins(words),
      NumberReader.read(document.text, at: first.content.lowerBound, end: first.content.upperBound) == nil
    else { return }
    document.lines[0].part = .title
  }
}
