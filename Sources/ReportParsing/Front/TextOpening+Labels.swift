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
      return words.starts(with: "【".utf8) && words.suffix(3).elementsEqual("】".utf8)
    }
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

  /// Whether a sentence goes on with the short name of what a line names last: `…《条例》` / `（以下简称…`.
  func isBrokenAtName(_ line: OpeningLine, _ document: LinedText) -> Bool {
    guard line.index + 1 < document.lines.count, line.words.last == 0x300B || line.words.last == 0x201D else {
      return false
    }
    let next = document.text[document.lines[line.index + 1].content]
    return next.starts(with: "（以下简称".utf8) || next.starts(with: "(以下简称".utf8)
  }
}
