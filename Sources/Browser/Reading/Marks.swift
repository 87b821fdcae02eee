import ReportModel
import ScreenModel

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
  mutating func finishMark(_ use: MarkUse, _ key: Key) -> [Effect] {
    shell.keys.awaitedMark = nil
    guard let letter = (KeyForms.plain(key) ?? key).character else { return [] }
    if use == .set {
      guard letter.properties.isAlphabetic else {
        complain(ReadingMessage.markIsNoLetter)
        return []
      }
      reading.marks[Mark(letter, in: current)] = here
      say(ReadingMessage.marked(String(Character(letter))))
      return currentNumber.map { [.rememberMark(letter, report: $0, offset: view.anchor)] } ?? []
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
      leaveHere()
      goToEnd()
    default:
      guard let place = reading.marks[Mark(letter, in: current)], isReadable(place.subject) else {
        if let number = currentNumber, reading.recalling.contains(number) {
          shell.continuation = .goToMark(key)
          return []
        }
        complain(ReadingMessage.noMark(String(Character(letter))))
        return []
      }
      leaveHere()
      go(to: place)
    }
    return []
  }

  /// Takes in that all marks of a report are there, and goes to the one that was waited for.
  mutating func takeRecalled(_ report: Int) -> [Effect] {
    reading.recalling.remove(report)
    guard report == currentNumber, case .goToMark(let key) = shell.continuation else { return [] }
    shell.continuation = nil
    return finishMark(.go, key)
  }
}
