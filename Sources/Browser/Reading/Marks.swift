import ReportModel
import ScreenModel
import TextFacts

/// The name of a marked place: a capital letter is shared by all reports, any other letter belongs to its report; `"`
/// stands for the place where the report was left.
struct Mark: Hashable, Sendable {
  /// The letter that returns to the place.
  var letter: Unicode.Scalar
  /// The report it belongs to; nil for a capital letter, which all reports share.
  var subject: ReadingSubject?

  /// The mark that `letter` stands for in a report.
  init(_ letter: Unicode.Scalar, in subject: ReadingSubject) {
    self.letter = letter
    self.subject = letter.properties.isUppercase ? nil : subject
  }
}

/// The commands that set marks and go to them.
extension BrowserState {
  /// Takes a mark of an earlier run; one set meanwhile is newer.
  mutating func takeMark(_ letter: Unicode.Scalar, _ number: Int, _ offset: TextOffset, _ quote: TextQuote?) {
    let mark = Mark(letter, in: .report(number))
    guard reading.marks[mark] == nil else { return }
    guard let quote, let report = report(at: number) else {
      reading.marks[mark] = Place(subject: .report(number), anchor: offset)
      return
    }
    take(mark, at: quote, of: number, report)
  }

  /// Takes a mark at the words of `quote`, which are looked for again once all of the report has been read.
  mutating func take(_ mark: Mark, at quote: TextQuote, of number: Int, _ report: Report) {
    reading.marks[mark] = Place(subject: .report(number), anchor: quotedPlace(quote, in: report))
    if !report.isComplete || report.text.isEmpty { reading.quotedMarks[mark] = quote }
  }

  /// Finds the places of marks of an earlier run in a report that has been read to its end.
  mutating func placeQuotedMarks(_ number: Int, in report: Report) {
    guard report.isComplete, !reading.quotedMarks.isEmpty else { return }
    for (mark, quote) in reading.quotedMarks where reading.marks[mark]?.subject == .report(number) {
      let place = quotedPlace(quote, in: report)
      reading.marks[mark]?.anchor = place
      reading.quotedMarks[mark] = nil
    }
  }

  mutating func finishMark(_ use: MarkUse, _ key: Key) -> [Effect] {
    shell.keys.awaitedMark = nil
    guard let letter = (KeyForms.plain(key) ?? key).character else { return [] }
    switch use {
    case .set: return setMark(letter, at: view.anchor)
    case .setBelow: return setMark(letter, at: visibleRows.last { $0.row != nil }?.range.lower ?? view.anchor)
    case .go: break
    }
    switch letter {
    case "'":
      guard let place = reading.jumps.last else {
        complain(ReadingMessage.noEarlierPlace)
        return []
      }
      leaveHere()
      go(to: place)
    case "^": jump(to: .start)
    case "$":
      if !isWhole, mustWait(for: .end) { return [] }
      leaveHere()
      goToEnd()
    default:
      guard let place = reading.marks[Mark(letter, in: current)], isReadable(place.subject) else {
        if letter.properties.isUppercase, reading.isRecallingShared, mustWait(for: .marks) { return [] }
        if let shared = reading.sharedMarks.first(where: { $0.letter == letter }) {
          go(to: shared.quote, inFile: shared.path)
          return []
        }
        if let number = currentNumber, reading.recalling.contains(number), mustWait(for: .marks) { return [] }
        complain(ReadingMessage.noMark(String(Character(letter))))
        return []
      }
      leaveHere()
      go(to: place)
    }
    return []
  }

  private mutating func setMark(_ letter: Unicode.Scalar, at offset: TextOffset) -> [Effect] {
    guard letter.properties.isAlphabetic else {
      complain(ReadingMessage.markIsNoLetter)
      return []
    }
    reading.marks[Mark(letter, in: current)] = Place(subject: current, anchor: offset)
    reading.quotedMarks[Mark(letter, in: current)] = nil
    reading.sharedMarks.removeAll { $0.letter == letter }
    sayKept(ReadingMessage.marked(String(Character(letter))))
    return currentNumber.map { [.remember(.mark(letter, report: $0, offset: offset))] } ?? []
  }
}
