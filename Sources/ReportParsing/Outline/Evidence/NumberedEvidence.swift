import ReportModel
import TextFacts

/// The facts about each numbered candidate that its own line and the lines around it show.
struct NumberedEvidence {
  private let document: LinedText
  private let candidates: [Head]
  private let running: RunningNumbers
  /// The styles the format marks headings with.
  private let marksStyle: [Bool]
  private let marksHeadings: Bool

  /// Headings have no more characters, in Han and in letters.
  private static let (longest, longestWestern) = (42, 110)
  /// Headings before text on the same line have no more.
  private static let (longestRunIn, longestWesternRunIn) = (32, 90)
  /// The sentences that 第一，第二，… count before their text are longer: each says all that its paragraph is about.
  private static let longestOrdinal = 60
  /// The meaning of a term has no more characters; more are text below a heading.
  private static let longestMeaning = 30
  /// Headings that a format marks, from which on it marks all of them.
  private static let marksEnough = 3

  init(_ candidates: [Head], in document: LinedText) {
    self.candidates = candidates
    self.document = document
    running = RunningNumbers(candidates)
    var marksStyle = [Bool](repeating: false, count: NumberStyle.allCases.count)
    let marks = Set(document.marked.filter { !$0.isTypographic && !$0.isBookmark }.map(\.line))
    // Bookmarks leave out the lower levels, and type tells what it can.
    for head in candidates where head.isMarked && marks.contains(head.line) {
      if case .numbered(let style, _) = head.evidence { marksStyle[Int(style.rawValue)] = true }
    }
    self.marksStyle = marksStyle
    marksHeadings = marks.count >= Self.marksEnough && !document.hasFewMarks || document.isOutlined
  }

  /// The facts about the candidate `index` but for those of its series and of what stands above it.
  func facts(of index: Int) -> HeadingFacts {
    let head = candidates[index]
    guard case .numbered(let style, let value) = head.evidence else { return head.isMarked ? .marked : [] }
    var facts = styleFacts(style)
    if head.isMarked {
      facts.insert(.marked)
    } else if marksHeadings, !(style.namesUnit && isStrong(head)) {
      facts.insert(.unmarked)
      if marksStyle[Int(style.rawValue)] { facts.insert(.unmarkedStyle) }
      if isItemInMarkup(head, style) || isListItem(head, style) { facts.insert(.unmarkedInMarkup) }
    }
    if head.support == .beginsBelow || decimalsBegin(below: index, style, value) { facts.insert(.inSeries) }
    if countsOn(head, value: value) { facts.insert(.countsOn) }
    if style.isDecimal, goesOnSentence(head) { facts.insert(.partOfSentence) }
    facts.formUnion(surroundings(index, style))
    facts.formUnion(lineFacts(head, headsSomething: !facts.isDisjoint(with: [.headsText, .headsNumbers])))
    if isBegun(head, style) {
      facts.subtract([.headsText, .aloneOpen])
      facts.formUnion([.sentence, .partOfSentence])
    }
    // Text on its own line is what it heads.
    if facts.contains(.runIn) { facts.remove(.headsNothing) }
    return facts
  }

  /// Whether the line of a number begins a sentence that the lines set in below it end: what they say is no text below a
  /// heading.
  private func isBegun(_ head: Head, _ style: NumberStyle) -> Bool {
    guard head.traits.contains(.isSentence), !head.isMarked, !style.namesUnit else { return false }
    let line = document.lines[head.line]
    return line.lastMark == .none && document.text[Int(line.contentEnd) - 1] != 0x2E
  }

  /// Whether a number begins what the markup has as items: figures with a stop or a bracket and a blank behind it. Where
  /// bookmarks name headings with numbers of its style, and not this one, it is none of them.
  private func isItemInMarkup(_ head: Head, _ style: NumberStyle) -> Bool {
    // Sentences are items, and the names of units in text speak of them.
    if style.namesUnit || document.lines[head.line].firstCommas > 0 {
      return document.marksHeadings || document.isOutlined
    }
    let text = document.text
    // In letters, figures begin lines everywhere.
    if document.isOutlined {
      return marksStyle[Int(style.rawValue)] || (head.title.first.map { text[$0] < 0xE3 } ?? true)
    }
    guard document.marksHeadings else { return false }
    guard (0x30...0x39).contains(text[head.start]), head.title.lowerBound > head.number.upperBound else { return false }
    let behind = head.number.upperBound
    return [0x2E, 0x29, 0x20].contains(text[behind]) && text[head.title.lowerBound - 1] == 0x20
  }

  /// Whether strong words begin with the number: in Markdown, where articles are no headings, `**Art. 1**` before their text
  /// sets them off all the same.
  private func isStrong(_ head: Head) -> Bool {
    let first = document.spans.partitionPoint { $0.range.lower.bytes < Int(document.lines[head.line].start) }
    return document.spans[first...].prefix { $0.range.lower.bytes <= head.number.lowerBound }
      .contains { $0.kind == .strong && $0.range.upper.bytes >= head.number.upperBound }
  }

  /// Whether 1.1 comes next after 1: it expects that number, if 2 never comes.
  private func decimalsBegin(below index: Int, _ style: NumberStyle, _ value: Int) -> Bool {
    guard style == .decimal1 || style == .arabicPoint, index + 1 < candidates.count,
      case .numbered(let below, 1) = candidates[index + 1].evidence
    else { return false }
    return below == .decimal2 && Int(candidates[index + 1].above) == value
  }

  /// Whether the format says that a list item begins with the number. Word counts the （1） of Chinese reports as lists
  /// too: one that other paragraphs follow is none.
  private func isListItem(_ head: Head, _ style: NumberStyle) -> Bool {
    guard let item = listItem(at: head.start) else { return false }
    guard style == .arabicBracket, head.line + 1 < document.lines.count else { return true }
    let next = Int(document.lines[head.line + 1].contentStart)
    return next < item.range.upper.bytes || listItem(at: next) != nil
  }

  /// The list item that begins at a byte; nil where none does.
  private func listItem(at start: Int) -> Block? {
    let first = document.blocks.partitionPoint { $0.range.lower.bytes < start }
    return document.blocks[first...].prefix { $0.range.lower.bytes == start }.first { $0.kind == .listItem }
  }

  private func styleFacts(_ style: NumberStyle) -> HeadingFacts {
    if style.namesUnit { return .namesUnit }
    // 壹、 too numbers nothing but headings.
    if style.standsAlone || style == .formal { return .headingStyle }
    if style.isDecimal { return style == .decimal1 ? [] : .decimal }
    return style == .arabicBracket || style == .circled ? .listStyle : []
  }

  // MARK: The line

  /// A sentence that heads what stands below it is a heading with its full stop, one that heads nothing is an item.
  private func lineFacts(_ head: Head, headsSomething: Bool) -> HeadingFacts {
    let line = document.lines[head.line]
    let text = document.text
    let title = head.title
    // A name in letters may begin a Chinese heading.
    let isWestern = title.first.map { text[$0] < 0xC8 } ?? false && !text[title].contains { $0 >= 0xE3 }
    let characters = self.characters(title)
    var facts: HeadingFacts = []
    let takesLine = head.end >= Int(line.contentEnd) || isNote(head.end..<Int(line.contentEnd))
    if takesLine {
      if characters > (isWestern ? Self.longestWestern : Self.longest) { facts.insert(.long) }
      switch head.end < Int(line.contentEnd) ? line.firstMark : line.lastMark {
      case .period, .exclamation, .question: if !headsSomething { facts.insert(.sentence) }
      case .semicolon: facts.insert(.partOfSentence)
      case .colon where Duty.isOne(text, title): facts.formUnion([.announces, .sentence])
      case .colon: facts.formUnion([.announces, .aloneOpen])
      case .none where endsWithPoint(line, title): if !headsSomething { facts.insert(.sentence) }
      case .none, .comma: facts.insert(endsWesternSentence(line, title) && !headsSomething ? .sentence : .aloneOpen)
      }
    } else {
      facts.insert(.runIn)
      let longest = Self.isOrdinal(head) ? Self.longestOrdinal : Self.longestRunIn
      if characters > (isWestern ? Self.longestWesternRunIn : longest) { facts.insert(.long) }
      if line.firstMark == .semicolon { facts.insert(.partOfSentence) }
      if Duty.isOne(text, title) { facts.insert(.sentence) }
      if !isWestern, let comma = firstComma(line, title) {
        if Testimony.isOne(text, title, comma: comma) { facts.insert(.sentence) }
        if Testimony.isPleading(text, title) { facts.formUnion([.sentence, .partOfSentence]) }
      }
      if isWestern, isStatement(title) { facts.insert(.sentence) }
      if endsWithColon(head), self.characters(head.end..<max(head.end, Int(line.contentEnd))) <= Self.longestMeaning {
        facts.insert(.defines)
      }
    }
    return facts
  }

  /// The first ， in a title; nil where its line has none before a mark.
  private func firstComma(_ line: Line, _ title: Range<Int>) -> Int? {
    guard line.firstCommas > 0 else { return nil }
    var place = title.lowerBound
    while let next = ByteSearch.first(0xEF, in: document.text, from: place, to: title.upperBound) {
      if document.text[next...].starts(with: [0xEF, 0xBC, 0x8C]) { return next }
      place = next + 1
    }
    return nil
  }

  private static func isOrdinal(_ head: Head) -> Bool {
    guard case .numbered(let style, _) = head.evidence else { return false }
    return style == .ordinal
  }

  private static let longestNote = 24

  /// Whether nothing but points in brackets stands behind a sentence: `…有突破。（12分）`.
  private func isNote(_ rest: Range<Int>) -> Bool {
    let text = document.text
    guard rest.count > 6, rest.count <= Self.longestNote, text[rest].starts(with: "（".utf8) else { return false }
    return text[rest].suffix(3).elementsEqual("）".utf8) && text[rest].contains { (0x30...0x39).contains($0) }
  }

  /// A line of a paragraph that is wrapped by hand has no fewer characters.
  private static let shortestWrapped = 20

  /// Whether a figure begins the line because the one above was full: that one ends inside a sentence, and this one goes
  /// on with a small letter or ends the sentence (`… see` / `4.2 of the plan.`).
  private func goesOnSentence(_ head: Head) -> Bool {
    let (line, text) = (document.lines[head.line], document.text)
    guard head.line > 0, line.blanksBefore == 0, let first = head.title.first else { return false }
    let above = document.lines[head.line - 1]
    guard above.part == .text, above.characters >= Self.shortestWrapped,
      line.contentStart - line.start <= above.contentStart - above.start,
      [.open, .comma].contains(LineEnding.of(text.span, above.content).end),
      NumberReader.read(text, at: above.content.lowerBound, end: above.content.upperBound) == nil
    else { return false }
    let isClosed = line.lastMark == .period || text[line.content.upperBound - 1] == 0x2E
    return isClosed || (0x61...0x7A).contains(text[first])
  }

  /// A Chinese heading that a point ends has no more characters.
  private static let longestBeforePoint = 15

  /// Whether a Chinese line ends as a sentence does but with a point, as they are typed with a western keyboard.
  private func endsWithPoint(_ line: Line, _ title: Range<Int>) -> Bool {
    let text = document.text
    guard Int(line.contentEnd) > title.lowerBound + 4, text[Int(line.contentEnd) - 1] == 0x2E,
      text[Int(line.contentEnd) - 4] >= 0xE3
    else { return false }
    return characters(title) > Self.longestBeforePoint
  }

  /// Whether a line in letters ends with a full stop after several words.
  private func endsWesternSentence(_ line: Line, _ title: Range<Int>) -> Bool {
    let text = document.text
    guard Int(line.contentEnd) > title.lowerBound, text[Int(line.contentEnd) - 1] == 0x2E else { return false }
    return text[title].count { $0 == 0x20 } >= 4
  }

  /// Whether words in letters before text state something: many, most of them small. A numbered paragraph begins so.
  private func isStatement(_ title: Range<Int>) -> Bool {
    guard document.text[title].count(where: { $0 == 0x20 }) >= 5 else { return false }
    return WesternLine.capitalShare(document.text, title) < 0.5
  }

  /// Whether a colon ends the heading.
  private func endsWithColon(_ head: Head) -> Bool {
    let text = document.text
    guard head.end > head.title.upperBound, head.end <= text.count else { return false }
    let end = text[head.title.upperBound..<head.end]
    return end.contains(0x3A) || end.starts(with: [0xEF, 0xBC, 0x9A])
  }

  /// Characters of `range`, white space included; no more than are needed to call it long.
  private func characters(_ range: Range<Int>) -> Int {
    document.text[range.prefix(400)].count { $0 & 0xC0 != 0x80 }
  }

  /// Whether the words after the number count on (`二、三级医院`).
  private func countsOn(_ head: Head, value: Int) -> Bool {
    guard let next = Numeral.readChinese(document.text, at: head.title.lowerBound, end: head.title.upperBound) else {
      return false
    }
    return next.value == value + 1
  }

  // MARK: Surroundings

  private func surroundings(_ index: Int, _ style: NumberStyle) -> HeadingFacts {
    let last = lastLine(of: candidates[index])
    let next = index + 1 < candidates.count ? candidates[index + 1].line : document.lines.count
    if next > last + 1 {
      // A line without a mark below a sentence, right above the next number, heads what that numbers.
      if next == last + 2, isSentence(candidates[index].line), index + 1 < candidates.count,
        case .numbered(style, _) = candidates[index + 1].evidence,
        PartHeads.mayHead(document.lines[last + 1], document.text)
      {
        return .headsNothing
      }
      // Tables, code and pictures are text below a heading too.
      return (last + 1..<min(next, last + 4)).contains { hasWords(document.lines[$0]) } ? .headsText : []
    }
    guard index + 1 < candidates.count, case .numbered(let below, let value) = candidates[index + 1].evidence else {
      return []
    }
    if below == style { return .headsNothing }
    return value == 1 || running.goOn(below: index, style, in: candidates) ? .headsNumbers : []
  }

  /// Whether a line is a sentence with its full stop.
  private func isSentence(_ index: Int) -> Bool {
    document.lines[index].isOneSentence && document.lines[index].lastMark == .period
  }

  private func hasWords(_ line: Line) -> Bool {
    switch line.part {
    case .text, .preformatted, .closing, .ruled, .block: true
    case .title, .salutation, .furniture, .contents, .front: false
    }
  }

  /// The last line a heading takes.
  private func lastLine(of head: Head) -> Int {
    var last = head.line
    while last + 1 < document.lines.count, Int(document.lines[last + 1].contentStart) < head.end { last += 1 }
    return last
  }
}
