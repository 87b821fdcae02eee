import ReportModel
import TextFacts

/// Headings that a list of contents names: lines of their own that say what an entry without a number says. The list is
/// the word of the report on what its parts are.
enum ContentsHeads {
  /// A list has so many entries without a number at least, half of which stand again; an entry has so many bytes.
  private static let (fewest, shortest) = (2, 6)
  private static let longest = 60

  /// The heads among the lines of `document` that `heads` do not open, in order.
  static func find(in document: LinedText, besides heads: [Head]) -> [Head] {
    var entries = entries(of: document)
    guard entries.count >= fewest else { return [] }
    let all = entries.count
    let taken = Set(heads.map(\.line))
    var found: [Head] = []
    for (index, line) in document.lines.enumerated() {
      guard line.part == .text, line.characters <= longest, line.isOneSentence, line.lastMark != .period,
        !line.isRuledOut, let isOutermost = entries[ContentsList.key(document.text, line.content)]
      else { continue }
      // The first is the heading; the words may stand elsewhere too.
      entries[ContentsList.key(document.text, line.content)] = nil
      guard !taken.contains(index) else { continue }
      found.append(head(document, index, isOutermost ? .margin : .plain))
    }
    return (all - entries.count) * 2 >= all ? found : []
  }

  /// The words of the entries without a number, and whether each stands furthest left.
  private static func entries(of document: LinedText) -> [[UInt8]: Bool] {
    var entries: [(key: [UInt8], indent: Int)] = []
    var left = Int.max
    for line in document.lines where line.part == .contents && !ContentsTitle.isOne(document.text, line) {
      let words = ContentsEntry.read(document.text, line)?.words ?? line.content
      guard !words.isEmpty else { continue }
      let indent = FixedWidthColumns.count(document.text.span, Int(line.start)..<Int(line.contentStart))
      left = min(left, indent)
      guard NumberReader.candidate(document.text, at: words.lowerBound, end: words.upperBound) == nil else { continue }
      let key = ContentsList.key(document.text, words)
      if key.count >= shortest, !isCaption(key) { entries.append((key, indent)) }
    }
    return Dictionary(entries.map { ($0.key, $0.indent <= left) }) { first, _ in first }
  }

  private static let captions = ["图", "表", "圖", "附图", "附表", "figure", "fig", "table"].map { Array($0.utf8) }

  /// Whether words are those of a figure or a table: 图1, Table 2.
  private static func isCaption(_ key: [UInt8]) -> Bool {
    captions.contains { name in
      key.starts(with: name) && key.dropFirst(name.count).first.map { (0x30...0x39).contains($0) } ?? false
    }
  }

  private static func head(_ document: LinedText, _ index: Int, _ evidence: Head.Evidence) -> Head {
    let content = document.lines[index].content
    return Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound,
      title: Trimming.title(document.text, content), end: content.upperBound, line: index, evidence: evidence)
  }
}
