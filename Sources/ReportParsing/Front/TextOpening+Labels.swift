import TextFacts

/// Labels that head the parts of a text, and sentences that a page broke off: neither is a title.
extension TextOpening {
  /// Whether a line is words in 【】 alone, and others are too: `【基本案情】` and `【分歧意见】` head the parts of a case; or the same
  /// words in 【】 stand before it and others, as `【片区】上游`.
  func isLabel(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard line.words.first == 0x3010 else { return false }
    guard line.words.last == 0x3011 else { return isSameLabel(line, document) }
    return document.lines[(line.index + 1)...].prefix(Self.farthestLabel).contains { other in
      let words = document.text[other.content]
      guard words.suffix(3).elementsEqual("】".utf8) else { return false }
      if words.starts(with: "【".utf8) { return true }
      // 一、【工作回顾】
      let number = NumberReader.read(document.text, at: other.content.lowerBound, end: other.content.upperBound)
      return number.map { document.text[$0.titleStart..<other.content.upperBound].starts(with: "【".utf8) } ?? false
    }
  }

  /// Whether a line is a field whose name stands in brackets, in the header of a book that begins with its name: `【书名】…`,
  /// and right below `【作者】…`.
  func isBracketedField(_ line: OpeningLine) -> Bool {
    guard line.words.first == 0x3010, line.words.last != 0x3011,
      line.words.prefix(8).contains(0x3011)
    else { return false }
    if WorkTitle.namesWork(line) { return true }
    return roles.last == .field(.field) && lines.last.map { $0.words.first == 0x3010 } ?? false
  }

  private func isSameLabel(_ line: OpeningLine, _ document: LinedText) -> Bool {
    let content = document.text[line.line.content]
    let close = Array("】".utf8)
    guard let end = content.indices.first(where: { content[$0...].starts(with: close) }) else { return false }
    let label = content[..<(end + close.count)]
    return document.lines[(line.index + 1)...].prefix(Self.farthestLabel).contains {
      document.text[$0.content].starts(with: label)
    }
  }

  private static let farthestLabel = 200

  private static let notes = Phrases(
    "【编者按】 【编者注】 【编辑按】 【按】 【说明】 【注】 【提示】 编者按: 编者注: 编辑按: 按: (编者按 (编者注 (注: (说明: 【編者按】 【編者註】 編者按: editor'snote: [editor'snote"
  )

  /// Whether somebody who passes a text on says something of it above its title, which stands set off right below.
  func isEditorsNote(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard Self.notes.begin(line.folded), line.index + 1 < document.lines.count else { return false }
    let title = OpeningLine(document, line.index + 1)
    return title.line.blanksBefore > 0 && title.line.isOneSentence && title.line.lastMark == .none
      && title.words.count <= 40 && (TitleWords.isStrongEnd(title.words) || TitleWords.isBegin(title.words))
  }

  /// A Korean sentence has more characters than this.
  private static let shortestKorean = 12

  /// Whether a Korean line ends with its verb and a full stop: `…한다.`
  func isKoreanSentence(_ line: OpeningLine) -> Bool {
    line.words.count > Self.shortestKorean && line.words.suffix(2).elementsEqual([0xB2E4, 0x2E])
  }

  /// Whether a sentence goes on with the short name of what a line names last: `…《条例》` / `（以下简称…`.
  func isBrokenAtName(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard line.index + 1 < document.lines.count, line.words.last == 0x300B || line.words.last == 0x201D else {
      return false
    }
    let next = document.text[document.lines[line.index + 1].content]
    return next.starts(with: "（以下简称".utf8) || next.starts(with: "(以下简称".utf8)
  }
}
