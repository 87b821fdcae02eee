import ReportModel
import TextFacts

/// Lists of contents: they repeat the headings and are none, wherever they stand.
///
/// A list is known by its title (目录, Contents) and by entries that a page or a leader ends, or that the text repeats;
/// without a title by three entries in a row whose leaders are dots and whose pages ascend, or whose words the text
/// repeats.
struct ContentsList {
  let document: LinedText
  private let marked: Set<Int>
  /// The words of the lines from some line on, for asking whether the text repeats an entry.
  private var repeated: (start: Int, keys: Set<[UInt8]>)?
  private var searches = 0

  private static let mostEntries = 2_000
  private static let mostSearches = 6
  private static let longestEntry = 300

  /// Marks the lines of all lists.
  static func mark(_ document: inout LinedText) {
    for list in ranges(in: document) {
      for entry in list where document.lines[entry].part == .text { document.lines[entry].part = .contents }
    }
  }

  /// The lines of the lists, the title of each among them.
  static func ranges(in document: LinedText) -> [Range<Int>] {
    var reader = ContentsList(document)
    return reader.ranges()
  }

  private init(_ document: LinedText) {
    self.document = document
    marked = Set(document.marked.map(\.line))
  }

  private mutating func ranges() -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < document.lines.count {
      let line = document.lines[index]
      guard line.part == .text, line.characters <= Self.longestEntry else {
        index += 1
        continue
      }
      var list: Range<Int>?
      if ContentsTitle.isOne(document.text, line) || namesList(index) {
        list = titled(at: index)
      } else if !marked.contains(index), let entry = ContentsEntry.read(document.text, line), entry.leader >= .gap {
        list = untitled(at: index)
      } else if index < Self.latestBare, !marked.contains(index) {
        list = bare(at: index)
      }
      if let list {
        found.append(list)
        index = list.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  // MARK: With a title

  private mutating func titled(at title: Int) -> Range<Int>? {
    let first = title + 1
    guard first < document.lines.count else { return nil }
    // The format has said what the entries are.
    if document.lines[first].part == .contents { return title..<first }
    let limit = min(document.lines.count, first + Self.mostEntries)
    var (entries, pages, end) = ([[UInt8]](), 0, first)
    while end < min(limit, first + 6), isShort(end) {
      if ContentsEntry.read(document.text, document.lines[end])?.page != nil, !isNumberAlone(end) { pages += 1 }
      end += 1
    }
    if pages * 2 >= max(1, end - first) { return title..<endOfPages(from: first, fewest: .none) }
    end = first
    // Without pages the text begins where an entry stands again, or its number does.
    var opening = number(first).map { ($0, titleKey(words(first))) }
    var outer = Set<[UInt8]>()
    var titles = Set<[UInt8]>()
    var early: [[UInt8]] = []
    var last: StyledNumber?
    // The end of the last entry with a number, and the number of entries up to it.
    var numbered = (end: first, count: 0)
    var lasts: [NumberStyle: StyledNumber] = [:]
    while end < limit,
      isShort(end) || isRow(end) || document.lines[end].part == .furniture || goesOn(last, end),
      !marked.contains(end)
    {
      if document.lines[end].part == .furniture || end > first && isRow(end) {
        end += 1
        continue
      }
      let key = Self.key(document.text, words(end))
      // The number that tells `Letter 2` from `Letter 1` is no page.
      let whole = isNumberAlone(end) ? Self.letters(document.text, words(end)) : key
      if outer.contains(whole) {
        // The text begins again with what the list begins with: an excerpt, or a volume, repeats no more of it.
        if end - first >= Self.fewestOfExcerpt, early.contains(whole) { return title..<end }
        break
      }
      if early.count < Self.mostEarly, isTelling(whole, end) { early.append(whole) }
      let isBelowNumber = end > first && (isNumberAlone(end - 1) || isNumeral(end - 1))
      if titles.contains(whole), isBelowNumber || !listGoesOn(after: lasts, below: end) {
        // The number of the chapter stands on the line before.
        if isBelowNumber {
          end -= 1
          entries.removeLast()
        }
        break
      }
      if end > first + 1, let number = number(end), number == opening?.0, mayBegin(end, opening?.1) { break }
      opening = opening ?? number(end).map { ($0, titleKey(words(end))) }
      last = number(end) ?? last
      if let last { lasts[last.style] = last }
      // Numbers below the outermost begin again, and their words may.
      if let number = number(end), number.style != opening?.0.style {} else if !whole.isEmpty { outer.insert(whole) }
      let title = titleKey(words(end))
      if let title { titles.insert(title) }
      entries.append(title ?? key)
      end += 1
      if title != nil { numbered = (end, entries.count) }
    }
    guard end < document.lines.count, entries.count >= 2 else { return nil }
    if beginsAgain(first, at: end) || isRepeated(entries, from: end) { return title..<end }
    // The title of the book may stand once more between the list and its first chapter.
    guard titles.count >= Self.fewestBare, numbered.count < entries.count else { return nil }
    return isRepeated(Array(entries.prefix(numbered.count)), from: numbered.end) ? title..<numbered.end : nil
  }

  /// Whether a line with the number of the entry called `title` may be where the text begins: below heads of its own in the
  /// list the numbers begin again, with other words, and more entries.
  private func mayBegin(_ index: Int, _ title: [UInt8]?) -> Bool {
    guard let title, let words = titleKey(words(index)) else { return true }
    return words == title || index + 1 >= document.lines.count || !isShort(index + 1)
  }

  /// The fewest entries of a list below whose title the first stands again: a text that is cut off repeats no more.
  private static let fewestBegun = 4
  /// The same of one of the first entries of a longer list, its words no shorter than this.
  private static let (fewestOfExcerpt, mostEarly, shortestEarly) = (10, 3, 9)

  /// Whether an entry with these letters begins a text and nothing inside it: a name long enough, or 引子 and the like.
  private func isTelling(_ letters: [UInt8], _ index: Int) -> Bool {
    letters.count >= Self.shortestEarly || HeadingWords.isOne(OpeningLine(document, index).words)
  }

  /// Whether the text begins with the first entry at `end`: its number again, or the words of an entry behind a bullet.
  private func beginsAgain(_ first: Int, at end: Int) -> Bool {
    guard end - first >= Self.fewestBegun, self.number(end) == number(first) else { return false }
    let isBulleted = Bullet.length(document.text.span, document.lines[first].content) > 0
    return (number(first) != nil || isBulleted && document.lines[end].part == .text)
      && Self.key(document.text, words(first)) == Self.key(document.text, words(end))
  }

  /// Whether a line names the document and its list in one (`防汛应急预案目录`), its first entry right below.
  private func namesList(_ index: Int) -> Bool {
    let line = document.lines[index]
    guard line.isOneSentence, line.lastMark == .none, (4...Self.longestName).contains(Int(line.characters)),
      document.text[line.content].suffix(6).elementsEqual("目录".utf8), index + 1 < document.lines.count,
      let first = number(index + 1)
    else { return false }
    return first.value <= 1
  }

  private static let longestName = 40

  /// Whether a line that reads as a sentence has the number after `last`: a title may be one.
  private func goesOn(_ last: StyledNumber?, _ index: Int) -> Bool {
    guard let last, document.lines[index].characters <= 120, document.lines[index].part == .text,
      let number = number(index)
    else { return false }
    return number.style == last.style && number.value == last.value + 1
  }

  /// Whether a line is a number of its own (`Letter 3`), which ends it as a page would. Behind Chinese words a number
  /// that is set apart is a page (`专题甲 3`).
  private func isNumberAlone(_ index: Int) -> Bool {
    let content = document.lines[index].content
    let text = document.text[content]
    if let first = text.first, first >= 0xE0, let before = text.last(where: { !(0x30...0x39).contains($0) }) {
      if before == 0x20 || before == 0x09 { return false }
    }
    return NumberReader.candidate(document.text, at: content.lowerBound, end: content.upperBound).map {
      ($0.style.namesUnit || $0.noun != 0) && $0.titleStart >= content.upperBound
    } ?? false
  }

  /// Whether a line is a Roman or Han numeral alone: the number of a chapter, its title on the next line.
  private func isNumeral(_ index: Int) -> Bool {
    var content = document.lines[index].content
    guard content.count <= 15 else { return false }
    if document.text[content.upperBound - 1] == 0x2E { content = content.lowerBound..<content.upperBound - 1 }
    if let han = Numeral.readChinese(document.text, at: content.lowerBound, end: content.upperBound) {
      return han.end == content.upperBound
    }
    return RomanNumeral.value(document.text[content]) != nil
  }

  private func number(_ index: Int) -> StyledNumber? {
    let content = document.lines[index].content
    return NumberReader.candidate(document.text, at: content.lowerBound, end: content.upperBound).map {
      StyledNumber(style: $0.style, value: $0.value, words: document.text[$0.number])
    }
  }

  private struct StyledNumber: Equatable {
    var style: NumberStyle
    var value: Int
    /// 3.1 is not 1.1 again, nor 第四章の二 第四章.
    var words: ArraySlice<UInt8>
  }

  // MARK: Pages

  /// The end of a list whose entries have pages; lines without one may stand between them.
  private func endOfPages(from first: Int, fewest: ContentsEntry.Leader) -> Int {
    let limit = min(document.lines.count, first + Self.mostEntries)
    var (end, index, known) = (first, first, Set<[UInt8]>())
    while index < limit, index - end < 3, !marked.contains(index) {
      // Heads and feet of pages stand among the entries of a long list.
      if document.lines[index].part == .furniture {
        if index == end { end += 1 }
        index += 1
        continue
      }
      guard isShort(index) else { break }
      let entry = ContentsEntry.read(document.text, document.lines[index])
      // The number of `CHAPTER I` is no page.
      let isEntry =
        entry.map { $0.page != nil || $0.leader == .dots } ?? false
        && !(entry.map { $0.leader < .gap } ?? true && isNumberAlone(index))
      let key = Self.key(document.text, entry?.words ?? document.lines[index].content)
      if !isEntry, known.contains(key) { break }
      // The head of a further list goes on with it.
      if !isEntry, index > end, document.lines[index].blanksBefore > 1 { break }
      known.insert(key)
      index += 1
      if isEntry { end = index }
    }
    return end
  }

  // MARK: Without a title

  private mutating func untitled(at index: Int) -> Range<Int>? {
    let end = endOfPages(from: index, fewest: .gap)
    guard end - index >= 2 else { return nil }
    let entries = (index..<end).compactMap { line in
      ContentsEntry.read(document.text, document.lines[line]).map { (line: line, entry: $0) }
    }
    let strong = entries.filter { $0.entry.leader == .dots }
    guard entries.count >= 2, entries.count * 3 >= (end - index) * 2, hasWords(entries.map(\.entry)) else { return nil }
    let pages = entries.compactMap(\.entry.page).filter { $0 > 0 }
    let descents = zip(pages, pages.dropFirst()).count { $0 > $1 }
    guard descents * 5 <= pages.count else { return nil }
    if strong.count * 3 >= entries.count * 2, entries.count >= 3 { return index..<end }
    // Two are a list only where a tab sets the page apart, as word processors do.
    let isTabbed = entries.allSatisfy { document.text[document.lines[$0.line].content].contains(0x09) }
    guard entries.count >= 3 || isTabbed else { return nil }
    guard searches < Self.mostSearches, zip(pages, pages.dropFirst()).contains(where: { $0 < $1 }) || pages.isEmpty
    else {
      return nil
    }
    searches += 1
    let keys = entries.map { Self.key(document.text, $0.entry.words) }
    return isRepeated(keys, from: end) ? index..<end : nil
  }

  /// A list without title or pages begins among so many lines, and has so many entries at least.
  private static let (latestBare, fewestBare) = (200, 3)

  private static let fewestSure = 5

  /// Numbered lines in a row, most of which stand again below, the first among them.
  private mutating func bare(at index: Int) -> Range<Int>? {
    guard index + Self.fewestBare < document.lines.count, isShort(index), isEntry(index + 1, below: index),
      isEntry(index + 2, below: index), searches < Self.mostSearches, let first = number(index), first.value <= 1
    else { return nil }
    var (end, keys) = (index, [[UInt8]]())
    let limit = min(document.lines.count, index + Self.mostEntries)
    while end < limit, !marked.contains(end),
      isShort(end) || goesOn(number(max(index, end - 1)), end) || end > index && isBelowEntry(end, of: index)
    {
      let number = number(end)
      if end > index, number == first { break }
      if number == nil, isBelowEntry(end, of: index) {
        end += 1
        continue
      }
      guard number != nil || AnnexName.at(document.text, document.lines[end].content) != nil else { break }
      keys.append(Self.key(document.text, words(end)))
      end += 1
    }
    guard keys.count >= Self.fewestBare else { return nil }
    searches += 1
    guard isRepeated([keys[0]], from: end), isRepeated(keys, from: end) else { return nil }
    // Each of a few stands there again, the first apart from the list.
    let isLong = keys.count >= Self.fewestSure
    return isLong || keys.allSatisfy { isRepeated([$0], from: end) } && number(end) == first ? index..<end : nil
  }

  private func isEntry(_ index: Int, below first: Int) -> Bool { isShort(index) || isBelowEntry(index, of: first) }

  /// Whether a line is set in further than the first entry at `first`: what the entry above it holds, and no entry itself.
  private func isBelowEntry(_ index: Int, of first: Int) -> Bool {
    let line = document.lines[index]
    return line.part == .text && line.characters <= Self.longestEntry && line.blanksBefore == 0
      && column(index) > column(first) + 2
  }

  private func column(_ index: Int) -> Int {
    FixedWidthColumns.count(
      document.text.span, Int(document.lines[index].start)..<Int(document.lines[index].contentStart))
  }

  /// Whether entries are words and not figures.
  private func hasWords(_ entries: [ContentsEntry]) -> Bool {
    entries.count { entry in
      document.text[entry.words].contains { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    } * 4 >= entries.count * 3
  }

  // MARK: The text below

  /// Whether half of `keys` stand on lines from `start` on, whole or over two lines.
  private mutating func isRepeated(_ keys: [[UInt8]], from start: Int) -> Bool {
    let wanted = Set(keys.filter { $0.count >= 3 })
    guard !wanted.isEmpty else { return false }
    var found = Set<[UInt8]>()
    var before: [UInt8] = []
    for index in start..<document.lines.count {
      if let words = firstSentence(index) {
        found.formUnion([Self.key(document.text, words), titleKey(words) ?? []].filter(wanted.contains))
      }
      guard document.lines[index].characters <= Self.longestEntry else { continue }
      let key = Self.key(document.text, words(index))
      if wanted.contains(key) { found.insert(key) }
      if let title = titleKey(words(index)), wanted.contains(title) { found.insert(title) }
      if !before.isEmpty, before.count < 120, wanted.contains(before + key) { found.insert(before + key) }
      before = key
      if found.count * 2 >= wanted.count { return true }
    }
    return found.count * 2 >= wanted.count
  }

  /// The words before the first full stop of a line: a heading may stand before its text, or end with a full stop, and
  /// its entry has none.
  private func firstSentence(_ index: Int) -> Range<Int>? {
    let line = document.lines[index]
    guard line.firstMark == .period, line.firstCharacters <= 60 else { return nil }
    return Trimming.title(document.text, Int(line.contentStart)..<Int(line.firstEnd))
  }

  private func isShort(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.part == .text && line.characters <= Self.longestEntry && line.lastMark != .period
      && (line.isOneSentence || line.lastMark == .none)
  }

  /// Whether the number after one of `lasts` stands a few lines below: a chapter has a section of its own name.
  private func listGoesOn(after lasts: [NumberStyle: StyledNumber], below index: Int) -> Bool {
    (index + 1..<min(index + 6, document.lines.count)).contains { place in
      isShort(place) && lasts.values.contains { goesOn($0, place) }
    }
  }

  /// Whether a line lists what an entry holds: `移民；引水；磨坊的账`.
  private func isRow(_ index: Int) -> Bool {
    let line = document.lines[index]
    return line.part == .text && line.firstMark == .semicolon && line.characters <= Self.longestRow
      && ![.period, .comma, .colon].contains(line.lastMark)
  }

  private static let longestRow = 120
}
