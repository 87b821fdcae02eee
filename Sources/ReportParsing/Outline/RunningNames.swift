import ReportModel
import TextFacts

/// Chapters of books whose every heading has the same words before the number, as copies on the web have them: a unit
/// behind the name of the book (`《西游》 第二回　…`), its name and a numeral (`鼠疫2`, `自传(3)`), or its name between its marks
/// and any words (`《西游》 序`).
///
/// Three or more count up by one from the first, and stand further apart than pages do. Those with any words stand over
/// text.
struct RunningNames {
  private var units: [RunningName] = []
  private var numerals: [RunningName] = []
  private var entries: [RunningName] = []
  private var ordinals: [RunningName] = []

  private struct RunningName {
    var words: Range<Int>
    var value: Int
    var head: Head
  }

  /// No such line has more characters, and no name more bytes.
  static let longest = 60
  private static let longestNumbered = 24
  private static let longestName = 60
  private static let fewest = 3
  /// Bytes there are between two of them on the average: captions and items of a list stand closer.
  private static let nearest = 1_500
  private static let ordinal = Array("第".utf8)

  /// Takes up the line at `index`, which no number begins.
  mutating func look(_ line: Line, at index: Int, in document: LinedText) {
    guard line.lastMark == .none, line.part == .text else { return }
    let (text, content) = (document.text, line.content)
    if let name = Self.unit(text, content, index) {
      units.append(name)
    } else if line.characters <= Self.longestNumbered, let name = Self.numeral(text, content, index) {
      numerals.append(name)
    } else {
      lookForEntry(line, at: index, in: document)
    }
  }

  /// Takes up the line at `index` where it is a name between its marks and words behind it, or ends with an ordinal.
  mutating func lookForEntry(_ line: Line, at index: Int, in document: LinedText) {
    guard line.lastMark == .none, line.part == .text else { return }
    if let name = Self.entry(document.text, line.content, index) {
      entries.append(name)
    } else if line.characters <= Self.longestNumbered, let name = Self.ordinal(document.text, line.content, index) {
      ordinals.append(name)
    }
  }

  /// `学而第一`, `海军章程第十二`: Han words, and an ordinal at the end.
  private static func ordinal(_ text: [UInt8], _ content: Range<Int>, _ index: Int) -> RunningName? {
    guard content.count > 9,
      let place = content.suffix(15).dropFirst(3).first(where: { text[$0...].starts(with: ordinal) }),
      place > content.lowerBound, text[content.lowerBound..<place].allSatisfy({ $0 >= 0xE4 || $0 & 0xC0 == 0x80 }),
      let numeral = Numeral.readChinese(text, at: place + ordinal.count, end: content.upperBound),
      numeral.end == content.upperBound
    else { return nil }
    var head = Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound, title: content,
      end: content.upperBound, line: index, evidence: .margin)
    head.traits.insert(.isWholeLine)
    return RunningName(words: content.lowerBound..<place, value: numeral.value, head: head)
  }

  /// `《西游》 第二回　…`
  private static func unit(_ text: [UInt8], _ content: Range<Int>, _ index: Int) -> RunningName? {
    var place = content.lowerBound
    let end = min(content.upperBound - 6, content.lowerBound + longestName)
    while place < end {
      if text[place] == 0xE7, text[place + 1] == 0xAC, text[place + 2] == 0xAC, place > content.lowerBound,
        let mark = NumberReader.read(text, at: place, end: content.upperBound), isChapter(mark.style)
      {
        var head = Head(
          kind: .numbered, start: content.lowerBound, number: mark.number,
          title: Trimming.title(text, mark.titleStart..<content.upperBound), end: content.upperBound, line: index,
          evidence: .numbered(mark.style, value: mark.value))
        head.traits.insert(.isWholeLine)
        return RunningName(words: Blank.trimmed(text.span, content.lowerBound..<place), value: mark.value, head: head)
      }
      place += 1
    }
    return nil
  }

  /// Whether `content` begins with a name between its marks and words behind white space.
  static func isEntry(_ text: [UInt8], _ content: Range<Int>) -> Bool { entry(text, content, 0) != nil }

  private static let (opening, closing) = (Array("《".utf8), Array("》".utf8))

  /// `《西游》 序`
  private static func entry(_ text: [UInt8], _ content: Range<Int>, _ index: Int) -> RunningName? {
    guard text[content].starts(with: opening),
      let close = content.prefix(longestName).first(where: { text[$0...].starts(with: closing) })
    else { return nil }
    let end = close + closing.count
    guard let blank = Cursor(text: text, place: end, end: content.upperBound).scalar, Blank.contains(blank.value) else {
      return nil
    }
    // 《人民日报》 2024年3月1日: where and when something was printed.
    if text[end..<content.upperBound].contains(where: { (0x30...0x39).contains($0) }),
      ByteSearch.stands(Array("年".utf8), in: text[end..<content.upperBound])
    {
      return nil
    }
    let head = Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound, title: content,
      end: content.upperBound, line: index, evidence: .margin)
    return RunningName(words: content.lowerBound..<end, value: 0, head: head)
  }

  private static func isChapter(_ style: NumberStyle) -> Bool {
    style == .chapter || style == .section || style == .volume || style == .part
  }

  /// `鼠疫2`, `自传(3)`: Han words, and a numeral at the end.
  private static func numeral(_ text: [UInt8], _ content: Range<Int>, _ index: Int) -> RunningName? {
    var end = content.upperBound
    if text[end - 1] == 0x29 {
      end -= 1
    } else if text[content].suffix(3).elementsEqual("）".utf8) {
      end -= 3
    }
    var start = end
    while start > content.lowerBound, (0x30...0x39).contains(text[start - 1]), end - start < 4 { start -= 1 }
    guard start < end, let numeral = Numeral.readArabic(text, at: start, end: end) else { return nil }
    var name = content.lowerBound..<start
    if end < content.upperBound {
      let open = text[name].last == 0x28 ? 1 : text[name].suffix(3).elementsEqual("（".utf8) ? 3 : 0
      guard open > 0 else { return nil }
      name = name.lowerBound..<name.upperBound - open
    }
    name = Blank.trimmed(text.span, name)
    guard name.count >= 6, text[name].allSatisfy({ $0 >= 0x80 }),
      !captions.contains(where: { text[name].suffix(3).elementsEqual($0) })
    else { return nil }
    let head = Head(
      kind: .plain, start: content.lowerBound, number: content.lowerBound..<content.lowerBound, title: content,
      end: content.upperBound, line: index, evidence: .margin)
    return RunningName(words: name, value: numeral.value, head: head)
  }

  private static let captions = ["图", "圖", "表", "式", "注", "页", "第"].map { Array($0.utf8) }

  /// The second of the names is looked for among so many lines.
  private static let reach = 2_000

  /// Whether the line at `index` is the first of names with a numeral, and the second heads text further on.
  static func isFirst(_ index: Int, in document: LinedText) -> Bool {
    let (text, lines) = (document.text, document.lines)
    if let first = entry(text, lines[index].content, index) {
      return lines[(index + 1)...].prefix(reach).contains { line in
        line.lastMark == .none && line.characters <= longest
          && entry(text, line.content, index).map { text[$0.words].elementsEqual(text[first.words]) } ?? false
      }
    }
    if lines[index].characters <= longestNumbered, ordinal(text, lines[index].content, index)?.value == 1 {
      return lines[(index + 1)...].prefix(reach).contains { line in
        line.lastMark == .none && line.characters <= longestNumbered && ordinal(text, line.content, index)?.value == 2
      }
    }
    guard lines[index].characters <= longestNumbered, let first = numeral(text, lines[index].content, index),
      first.value <= 1
    else { return false }
    return lines[(index + 1)...].prefix(reach).contains { line in
      guard line.characters == lines[index].characters, line.lastMark == .none,
        Int(line.start) - first.head.start >= nearest, let next = numeral(text, line.content, index)
      else { return false }
      return next.value == first.value + 1 && text[next.words].elementsEqual(text[first.words])
    }
  }

  /// The chapters, in order.
  func heads(in document: LinedText) -> [Head] {
    let text = document.text
    let units = Self.series(units, text)
    if let first = units.first, !entries.isEmpty {
      // The preface of a book whose chapters are numbered.
      let others = entries.filter { text[first.start...].starts(with: text[$0.words]) }.map(\.head)
      return units.merged(with: others) { $0.start < $1.start }
    }
    if !units.isEmpty { return units }
    let named = Self.overText(entries, document)
    if !named.isEmpty { return named }
    let counted = Self.series(numerals, text)
    return counted.isEmpty ? Self.ordinalSeries(ordinals, document) : counted
  }

  /// The lines that end with an ordinal, where they count up from the first over text; the list of contents before them and
  /// the second of a line that stands there twice left out.
  private static func ordinalSeries(_ names: [RunningName], _ document: LinedText) -> [Head] {
    guard names.count >= fewest else { return [] }
    let lines = Set(names.map(\.head.line))
    var kept: [RunningName] = []
    for name in names {
      let next = name.head.line + 1
      if let last = kept.last, last.value == name.value, last.head.line + 1 == name.head.line { continue }
      let isAgain =
        next < document.lines.count && document.text[document.lines[next].content] == document.text[name.head.title]
      if isAgain || !lines.contains(next) { kept.append(name) }
    }
    // The last of a list of contents stands above something else.
    if kept.count > 1, kept[1].value == 1, kept[0].value > 1 { kept.removeFirst() }
    let steps = zip(kept, kept.dropFirst()).count { $0.value + 1 == $1.value }
    guard kept.count >= fewest, kept[0].value == 1, steps * 5 >= (kept.count - 1) * 4 else { return [] }
    return kept.map(\.head)
  }

  /// The lines of `names` that begin with the same name, where they are most of them and stand over text.
  private static func overText(_ names: [RunningName], _ document: LinedText) -> [Head] {
    let text = document.text
    guard names.count >= fewest, let first = names.first else { return [] }
    let alike = names.filter { text[$0.words].elementsEqual(text[first.words]) }
    guard alike.count >= fewest, alike.count * 5 >= names.count * 4 else { return [] }
    let overText = alike.count { name in
      let next = name.head.line + 1
      return next < document.lines.count && document.lines[next].part == .text
        && entry(text, document.lines[next].content, next) == nil
    }
    return overText * 3 >= alike.count * 2 ? alike.map(\.head) : []
  }

  private static func series(_ names: [RunningName], _ text: [UInt8]) -> [Head] {
    guard names.count >= fewest, let first = names.first, let last = names.last else { return [] }
    let alike = names.filter { text[$0.words].elementsEqual(text[first.words]) }
    guard alike.count * 5 >= names.count * 4, alike.count >= fewest else { return [] }
    let steps = zip(alike, alike.dropFirst()).count { $0.value + 1 == $1.value }
    guard first.value <= 1, steps * 5 >= (alike.count - 1) * 4,
      last.head.start - first.head.start >= nearest * (names.count - 1)
    else { return [] }
    return alike.map(\.head)
  }
}
