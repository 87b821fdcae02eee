import ReportModel
import TextFacts

/// Headings that a list of contents names: lines of their own that say what an entry says, without the number that the
/// entry may have. The list is the word of the report on what its parts are.
enum ContentsHeads {
  /// A list has so many entries without a number at least, half of which stand again; an entry has so many bytes.
  private static let (fewest, shortest) = (2, 4)
  private static let longest = 60

  /// An entry of the list.
  private struct Entry {
    /// Whether it stands furthest left.
    var isOutermost: Bool
    /// Whether a number stands before its words, which stand in the text without it.
    var isNumbered: Bool
    /// Its place in the list.
    var place: Int
  }

  /// Entries of a list longer than the text that stand again: so many at least, and half of those before the last of them.
  private static let fewestOfExcerpt = 5

  /// The heads among the lines of `document` that `heads` do not open, in order.
  static func find(in document: LinedText, besides heads: [Head]) -> [Head] {
    let entries = entries(of: document)
    guard entries.count >= fewest else { return [] }
    var rest = entries
    let taken = Set(heads.map(\.line))
    var found: [(head: Head, entry: Entry)] = []
    for (index, line) in document.lines.enumerated() {
      guard line.part == .text, line.characters <= longest, line.isOneSentence, line.lastMark != .period,
        !line.isRuledOut
      else { continue }
      let key = ContentsList.key(document.text, line.content)
      // The first is the heading; the words may stand elsewhere too.
      guard let entry = rest[key],
        entry.isNumbered
          || NumberReader.candidate(document.text, at: line.content.lowerBound, end: line.content.upperBound) == nil
      else { continue }
      rest[key] = nil
      guard !taken.contains(index) else { continue }
      found.append((head(document, index, entry.isOutermost ? .margin : .plain), entry))
    }
    // Half of those with a number stand again without it, and none with it: else a line with the words is no heading.
    func areHeads(_ isNumbered: Bool) -> Bool {
      func count(_ listed: [[UInt8]: Entry], to last: Int = .max) -> Int {
        listed.values.count { $0.isNumbered == isNumbered && $0.place <= last }
      }
      let places = found.filter { $0.entry.isNumbered == isNumbered }.map(\.entry.place).sorted()
      let isExcerpt = !isNumbered && places.count >= fewestOfExcerpt
      // Words of a few entries further down may stand anywhere.
      let last = isExcerpt ? places[places.count * 4 / 5] : 0
      guard count(entries) >= fewest,
        count(rest) * 2 <= count(entries) || isExcerpt && count(rest, to: last) * 2 <= count(entries, to: last)
      else { return false }
      return !isNumbered
        || !heads.contains {
          $0.kind == .numbered && entries[ContentsList.key(document.text, $0.title)]?.isNumbered ?? false
        }
    }
    let (plain, numbered) = (areHeads(false), areHeads(true))
    return found.filter { $0.entry.isNumbered ? numbered : plain }.map(\.head)
  }

  /// The entries by their words.
  private static func entries(of document: LinedText) -> [[UInt8]: Entry] {
    var entries: [ListedEntry] = []
    var left = Int.max
    for line in document.lines where line.part == .contents && !ContentsTitle.isOne(document.text, line) {
      // 移民；引水；磨坊的账 are what an entry holds.
      guard line.firstMark != .semicolon else { continue }
      var words = ContentsEntry.read(document.text, line)?.words ?? line.content
      // A list of the web has bullets before its entries.
      words = words.lowerBound + Bullet.length(document.text.span, words)..<words.upperBound
      words = Blank.trimmed(document.text.span, words)
      guard !words.isEmpty else { continue }
      let indent = FixedWidthColumns.count(document.text.span, Int(line.start)..<Int(line.contentStart))
      left = min(left, indent)
      let mark = NumberReader.candidate(document.text, at: words.lowerBound, end: words.upperBound)
      if let mark { words = min(mark.titleStart, words.upperBound)..<words.upperBound }
      let key = ContentsList.key(document.text, words)
      if key.count >= shortest, !isCaption(key) {
        entries.append(
          ListedEntry(
            key: key, indent: indent, isNumbered: mark != nil, isUnit: mark?.style.namesUnit ?? false))
      }
    }
    let inner = betweenUnits(entries)
    return Dictionary(
      entries.enumerated().map { place, entry in
        let isOutermost = entry.indent <= left && !inner.contains(place)
        return (entry.key, Entry(isOutermost: isOutermost, isNumbered: entry.isNumbered, place: place))
      }
    ) { first, _ in first }
  }

  /// An entry as it stands in the list.
  private struct ListedEntry {
    var key: [UInt8]
    var indent: Int
    var isNumbered: Bool
    /// Whether its number names a unit (第一章).
    var isUnit: Bool
  }

  /// The places of entries without a number that stand between chapters, where they do so below most: a list may set the
  /// sections of a chapter no further in than its title.
  private static func betweenUnits(_ entries: [ListedEntry]) -> Set<Int> {
    let units = entries.indices.filter { entries[$0].isUnit }
    guard let last = units.last, units.count >= 3 else { return [] }
    let held = zip(units, units.dropFirst()).count { $1 > $0 + 2 }
    guard held * 2 >= units.count - 1 else { return [] }
    return Set((units[0]...last).filter { !entries[$0].isNumbered })
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
