import ReportModel

/// Lines that begin with a number, as headings they may be: where the number ends, the title, the heading.
struct NumberedCandidates {
  private let document: LinedText
  private let isWrapped: Bool
  /// Whether blank lines set paragraphs apart, so that lines without one between them are one.
  private let isSpaced: Bool
  /// Characters of a full line, in a text wrapped by hand.
  private let fullLine: Int

  /// The candidates among the lines that `skips` does not leave out, annexes among them, in order.
  static func find(in document: LinedText, skipping skips: (Line) -> Bool) -> [Head] {
    NumberedCandidates(document).find(skipping: skips)
  }

  private init(_ document: LinedText) {
    self.document = document
    isWrapped = HardWrapping.isLikely(document.lines)
    isSpaced = HardWrapping.isSpaced(document.lines)
    fullLine = isWrapped ? HardWrapping.fullLine(document.lines) : .max
  }

  private func find(skipping skips: (Line) -> Bool) -> [Head] {
    var found: [Head] = []
    var marked = document.marked[...]
    var index = 0
    while index < document.lines.count {
      let line = document.lines[index]
      while let heading = marked.first, heading.line < index { marked.removeFirst() }
      if skips(line) {
        index += 1
        continue
      }
      let head: Head? =
        if let heading = marked.first, heading.line == index {
          self.head(heading)
        } else {
          AnnexName.head(line, at: index, in: document.text) ?? self.head(line, at: index)
        }
      if let head { found.append(head) }
      index += 1
      // A heading over several lines takes them all.
      if let end = head?.end {
        while index < document.lines.count, Int(document.lines[index].contentStart) < end { index += 1 }
      }
    }
    return found
  }

  // MARK: One line

  private func head(_ line: Line, at index: Int) -> Head? {
    let text = document.text
    guard let mark = NumberReader.read(text, at: Int(line.contentStart), end: Int(line.contentEnd)) else {
      return splitNumber(line, at: index)
    }
    if mark.style == .article {
      // An article is its number; what follows on its line is its text.
      return head(mark, mark.titleStart..<mark.titleStart, end: mark.titleStart, at: index)
    }
    let end = joinedEnd(line, at: index) ?? headingEnd(mark, line)
    let title = Trimming.title(text, mark.titleStart..<end)
    if title.isEmpty { return bareNumber(mark, line, at: index) }
    guard !countsOn(mark, title) else { return nil }
    return head(mark, title, end: end, at: index)
  }

  private func head(_ mark: NumberMark, _ title: Range<Int>, end: Int, at index: Int) -> Head {
    Head(
      kind: .numbered, start: mark.start, number: mark.number, title: title, end: end, line: index,
      evidence: .numbered(mark.style, value: mark.value))
  }

  /// Whether a list of numbers goes on (`一、二、三产业`).
  private func countsOn(_ mark: NumberMark, _ title: Range<Int>) -> Bool {
    guard let next = Numeral.readChinese(document.text, at: title.lowerBound, end: title.upperBound) else {
      return false
    }
    return next.value == mark.value + 1
      && Cursor(text: document.text, place: next.end, end: title.upperBound).scalar?.value == 0x3001
  }

  /// A heading the format marks: by its number where it begins with one, else by its depth.
  private func head(_ heading: MarkedHeading) -> Head {
    let text = document.text
    let content = heading.content
    let none = content.lowerBound..<content.lowerBound
    if AnnexName.at(text, content) != nil {
      return Head(
        kind: .annex, start: content.lowerBound, number: none, title: content, end: heading.end, line: heading.line,
        evidence: .annex, isMarked: true, isBookmark: heading.isBookmark)
    }
    guard let mark = NumberReader.read(text, at: content.lowerBound, end: content.upperBound) else {
      return Head(
        kind: .plain, start: content.lowerBound, number: none, title: Trimming.title(text, content), end: heading.end,
        line: heading.line, evidence: .marked(depth: heading.depth), isMarked: true, isBookmark: heading.isBookmark)
    }
    var head = head(
      mark, Trimming.title(text, mark.titleStart..<content.upperBound), end: heading.end, at: heading.line)
    head.isMarked = true
    head.isBookmark = heading.isBookmark
    head.depth = UInt8(clamping: heading.depth)
    return head
  }

  /// The end of the heading: at the first mark of its line, or at a colon that sets off a short name (`1.“两重”：是指…`),
  /// or, in western punctuation, at a full stop.
  private func headingEnd(_ mark: NumberMark, _ line: Line) -> Int {
    let end = max(mark.titleStart, Int(line.firstEnd))
    var cursor = Cursor(text: document.text, place: mark.titleStart, end: end)
    let isWestern = cursor.scalar.map { $0.value < 0x250 } ?? false
    var characters = 0
    while let scalar = cursor.scalar, characters <= (isWestern ? 120 : 20) {
      if scalar.value == 0xFF1A { return characters > 0 ? scalar.end : end }
      if scalar.value == 0x3A, characters <= 20, !isWestern { return characters > 0 ? scalar.end : end }
      if isWestern, scalar.value == 0x2E, characters > 3, endsSentence(cursor.moved(to: scalar.end)) {
        return scalar.end
      }
      characters += 1
      cursor.place = scalar.end
    }
    return end
  }

  /// Whether a blank and a capital letter follow.
  private func endsSentence(_ cursor: Cursor) -> Bool {
    guard let blank = cursor.scalar, blank.value == 0x20 else { return false }
    return cursor.pastSpaces.scalar.map { (0x41...0x5A).contains($0.value) } ?? false
  }

  // MARK: Several lines

  /// The end of a heading that goes on in the lines below: its line ends with a comma, or is a full line of a text
  /// wrapped by hand, and no sentence has ended. Three lines at most.
  private func joinedEnd(_ line: Line, at index: Int) -> Int? {
    guard line.firstMark == .none else { return nil }
    var last = line
    var next = index + 1
    while next < document.lines.count, next - index < 3, goesOn(last) || isRest(next, of: last) {
      let below = document.lines[next]
      guard below.part == .text, below.blanksBefore <= 1, isWrapped || below.characters <= 60, !isMarked(next),
        NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd)) == nil
      else { break }
      if below.firstMark != .none { return Int(below.firstEnd) }
      last = below
      next += 1
    }
    return next > index + 1 ? Int(last.contentEnd) : nil
  }

  private func isMarked(_ line: Int) -> Bool {
    let place = document.marked.partitionPoint { $0.line < line }
    return place < document.marked.count && document.marked[place].line == line
  }

  /// Whether the line at `next` is the end of what `line` begins: right below it and a blank line after it, in a text
  /// whose paragraphs blank lines set apart, neither of them ended by a mark.
  private func isRest(_ next: Int, of line: Line) -> Bool {
    guard isSpaced, line.lastMark == .none else { return false }
    let below = document.lines[next]
    let isLast = next + 1 == document.lines.count
    return below.isOneSentence && below.lastMark == .none && below.characters <= 40
      && below.blanksBefore == 0 && (isLast || document.lines[next + 1].blanksBefore > 0)
  }

  private func goesOn(_ line: Line) -> Bool {
    line.lastMark == .comma || (isWrapped && Int(line.characters) + 2 >= fullLine)
  }

  /// A number alone on its line, its title on the next: `一、` and `工作回顾`.
  private func bareNumber(_ mark: NumberMark, _ line: Line, at index: Int) -> Head? {
    let text = document.text
    let empty = mark.titleStart..<mark.titleStart
    let namesItself = mark.style.isLegal || mark.style == .portion
    guard mark.style.standsAlone, index + 1 < document.lines.count else {
      return namesItself ? head(mark, empty, end: Int(line.contentEnd), at: index) : nil
    }
    let below = document.lines[index + 1]
    let isTitle =
      below.part == .text && below.isOneSentence && below.lastMark == .none && below.characters <= 40
      && below.blanksBefore <= 1 && !isMarked(index + 1)
      && NumberReader.read(text, at: Int(below.contentStart), end: Int(below.contentEnd)) == nil
    guard isTitle else { return namesItself ? head(mark, empty, end: Int(line.contentEnd), at: index) : nil }
    return head(mark, below.content, end: Int(below.contentEnd), at: index)
  }

  /// A number split over two lines by a converter: `（` and `三）改革开放…`.
  private func splitNumber(_ line: Line, at index: Int) -> Head? {
    let text = document.text
    guard line.characters <= 3, index + 1 < document.lines.count,
      let open = Cursor(text: text, place: line.content.lowerBound, end: line.content.upperBound).scalar,
      open.value == 0xFF08 || open.value == 0x28
    else { return nil }
    let next = document.lines[index + 1]
    guard next.blanksBefore <= 1 else { return nil }
    let joined = Array(text[line.content]) + Array(text[next.content].prefix(24))
    guard let mark = NumberReader.read(joined, at: 0, end: joined.count) else { return nil }
    let shift = Int(next.contentStart) - line.content.count
    let offset = { (place: Int) in place >= line.content.count ? place + shift : place + line.content.lowerBound }
    let numberEnd = offset(max(mark.number.upperBound - 1, mark.number.lowerBound)) + 1
    let end = Int(next.firstEnd)
    return Head(
      kind: .numbered, start: line.content.lowerBound, number: offset(mark.number.lowerBound)..<numberEnd,
      title: Trimming.title(text, min(mark.titleStart + shift, end)..<end), end: end, line: index,
      evidence: .numbered(mark.style, value: mark.value))
  }
}
