import TextFacts

/// Numbers and titles over several lines.
extension NumberedCandidates {
  /// The end of a heading that goes on in the lines below: its line ends with a comma, or is a full line of a text
  /// wrapped by hand, and no sentence has ended. Three lines at most.
  func joinedEnd(_ mark: NumberMark, _ line: Line, at index: Int) -> Int? {
    // A noun with its numeral alone (卷一) is whole; the line below is the first piece of it.
    guard line.firstMark == .none, mark.noun == 0 || mark.titleStart < Int(line.contentEnd) else { return nil }
    var last = line
    var next = index + 1
    while next < document.lines.count, next - index < 3,
      goesOn(last) || isRest(next, of: last) || hangs(next, below: mark, line)
    {
      let below = document.lines[next]
      guard below.part == .text, below.blanksBefore <= 1, isWrapped || below.characters <= 60, !document.isMarked(next),
        !Identifier.isOne(document.text, below.content),
        NumberReader.read(document.text, at: Int(below.contentStart), end: Int(below.contentEnd)) == nil
      else { break }
      if below.firstMark != .none { return Int(below.firstEnd) }
      last = below
      next += 1
    }
    return next > index + 1 ? Int(last.contentEnd) : nil
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

  /// Whether the line at `next` is set in to the column in which the title begins, further than the number and than what
  /// follows it, and no sentence: it goes on with the title.
  private func hangs(_ next: Int, below mark: NumberMark, _ line: Line) -> Bool {
    let below = document.lines[next]
    // `一、` is as wide as paragraphs are set in.
    guard mark.style.namesUnit, mark.titleStart > mark.number.upperBound,
      line.firstMark == .none || line.firstMark == .comma,
      below.isOneSentence, below.lastMark == .none, below.characters <= 40, below.blanksBefore == 0
    else { return false }
    let column = FixedWidthColumns.count(document.text.span, Int(line.start)..<mark.titleStart)
    guard indent(of: below) == column, indent(of: line) < column, next + 1 < document.lines.count else { return false }
    return indent(of: document.lines[next + 1]) < column
  }

  private func indent(of line: Line) -> Int {
    FixedWidthColumns.count(document.text.span, Int(line.start)..<Int(line.contentStart))
  }

  private func goesOn(_ line: Line) -> Bool {
    line.lastMark == .comma
      || isWrapped && Int(line.characters) + 2 >= fullLine && document.text[Int(line.contentEnd) - 1] != 0x2E
  }

  /// A number alone on its line, its title on the next: `一、` and `工作回顾`, `Chapter I` and `A Late Guest`.
  func bareNumber(_ mark: NumberMark, _ line: Line, at index: Int) -> Head? {
    if mark.traits.contains(.isWestern), endsSentence(line, at: index) { return nil }
    let empty = mark.titleStart..<mark.titleStart
    let alone = mark.style.namesUnit || mark.noun != 0 ? head(mark, empty, end: Int(line.contentEnd), at: index) : nil
    // 3.1, and the term below it (GB/T 1.1-2020, clause 8.7).
    let isTerm = mark.style.isDecimal && mark.style != .decimal1
    guard mark.style.standsAlone || isTerm && goesOnAbove(mark),
      let title = TitleBelow.find(mark.style, mark.value, index, in: document)
    else {
      return alone
    }
    var head = head(mark, Trimming.heading(document.text, title), end: title.upperBound, at: index)
    head.traits.insert(.isSetOff)
    return head
  }

  /// Whether a line ends the sentence of the full line right above it: `… discussed in` / `Chapter 3.`
  private func endsSentence(_ line: Line, at index: Int) -> Bool {
    let text = document.text
    guard index > 0, line.blanksBefore == 0, text[Int(line.contentEnd) - 1] == 0x2E else { return false }
    let above = document.lines[index - 1]
    return above.part == .text && above.characters >= 40
      && NumberReader.read(text, at: above.content.lowerBound, end: above.content.upperBound) == nil
      && [.open, .comma].contains(LineEnding.of(text.span, above.content).end)
  }

  /// The headings before a decimal in which one that it goes on, or stands below, is looked for.
  private static let mostAbove = 64

  /// Whether a decimal goes on one before it or is the first below a number: any other is a figure.
  private func goesOnAbove(_ mark: NumberMark) -> Bool {
    found.suffix(Self.mostAbove).contains { head in
      guard case .numbered(let style, let value) = head.evidence else { return false }
      if style == mark.style { return value + 1 == mark.value && Int(head.above) == mark.above }
      return mark.value == 1 && value == mark.above
    }
  }

  /// A number split over two lines by a converter: `（` and `三）改革开放…`.
  func splitNumber(_ line: Line, at index: Int) -> Head? {
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
