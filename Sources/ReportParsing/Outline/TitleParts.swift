import ReportModel
import TextFacts

/// Chapters that copies of books on the web cut into parts, with the number of the part behind the title: `自序（1）`,
/// `5.开店（2）`, `第一章 出门（3）`, `最后一课(3)`.
///
/// The same title comes again with the next number, and the parts stand further apart than pages do; captions of tables
/// that go on, and equations, are none.
struct TitleParts {
  private struct TitlePart {
    var words: Range<Int>
    var value: Int
    var head: Head
  }

  private var parts: [TitlePart] = []
  /// No such line has more characters.
  private static let longest = 40
  private static let fewest = 3
  /// Bytes there are between two of them on the average.
  private static let nearest = 200

  /// Whether a line may be one: it ends with the bracket behind a figure.
  static func mayBeOne(_ text: [UInt8], _ line: Line) -> Bool {
    guard line.characters <= longest, line.content.count > 6, line.part == .text, line.lastMark == .none else {
      return false
    }
    let end = line.content.upperBound
    let figure = text[end - 1] == 0x29 ? end - 2 : end - 4
    return (0x30...0x39).contains(text[figure]) && text[line.content.lowerBound] != 0x28
      && (figure == end - 2 || text[(end - 3)..<end].elementsEqual("）".utf8))
  }

  /// Takes up the line at `index`, which may be one and begins with `mark`, where it begins with a number.
  mutating func look(_ line: Line, at index: Int, _ mark: NumberMark?, in document: LinedText) {
    let (text, content) = (document.text, line.content)
    // Entries with a day below are each called otherwise.
    guard index + 1 < document.lines.count, isText(document.lines[index + 1]) else { return }
    if let mark, mark.style == .article || mark.style == .decimal(components: 2) { return }
    guard mark != nil || !Caption.begins(text[content]) else { return }
    var figures = content.upperBound - (text[content.upperBound - 1] == 0x29 ? 1 : 3)
    let end = figures
    while figures > content.lowerBound, (0x30...0x39).contains(text[figures - 1]) { figures -= 1 }
    guard let value = Numeral.readArabic(text, at: figures, end: end)?.value else { return }
    let before = text[content.lowerBound..<figures]
    let open = before.last == 0x28 ? 1 : before.suffix(3).elementsEqual("（".utf8) ? 3 : 0
    let start = mark?.titleStart ?? content.lowerBound
    guard open > 0, figures - open > start, text[start..<figures].contains(where: { $0 >= 0xE3 }) else { return }
    let number = mark?.number ?? content.lowerBound..<content.lowerBound
    var head = Head(
      kind: mark == nil ? .plain : .numbered, start: content.lowerBound, number: number,
      title: start..<content.upperBound,
      end: content.upperBound, line: index,
      // Chapters stand beside those that are not cut.
      evidence: mark.flatMap { $0.style.namesUnit ? .numbered($0.style, value: $0.value) : nil } ?? .margin)
    head.traits.insert(.isWholeLine)
    parts.append(TitlePart(words: content.lowerBound..<figures - open, value: value, head: head))
  }

  /// A paragraph of text has no fewer characters, unless it ends with a mark.
  private static let shortestText = 40

  private func isText(_ line: Line) -> Bool {
    line.part == .text && (line.characters >= Self.shortestText || line.lastMark != .none)
  }

  /// The parts, in order.
  func heads(in text: [UInt8]) -> [Head] {
    guard parts.count >= Self.fewest else { return [] }
    var isPart = [Bool](repeating: false, count: parts.count)
    for (index, next) in zip(parts.indices, parts.indices.dropFirst())
    where parts[next].value == parts[index].value + 1 && text[parts[next].words] == text[parts[index].words] {
      (isPart[index], isPart[next]) = (true, true)
    }
    let kept = parts.indices.filter { isPart[$0] }
    guard kept.count >= Self.fewest, let first = kept.first, let last = kept.last,
      parts[last].head.start - parts[first].head.start >= Self.nearest * (kept.count - 1)
    else { return [] }
    return kept.map { parts[$0].head }
  }
}
