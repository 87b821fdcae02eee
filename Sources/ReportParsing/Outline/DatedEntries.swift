import TextFacts

/// Days as headings: lines that hold a date alone, or one with the day of the week and the weather, each over text, as
/// diaries, chronicles and minutes of several days have them.
enum DatedEntries {
  private static let fewest = 3
  /// A line has no more characters than this; the text below it has more than that.
  private static let (longest, shortestText) = (30, 30)
  /// Words after a date have no more characters: `晴`, `星期三 小雨转阴`.
  private static let longestRest = 10
  private static let latestFirst = 400

  /// The positions of the lines of `document` that are ones, ascending.
  static func find(in document: LinedText) -> [Int] {
    var found: [Int] = []
    var others = 0
    for (index, line) in document.lines.enumerated() {
      if found.isEmpty, index > latestFirst { return [] }
      guard line.characters <= longest, line.part == .text, mayBegin(document.text[line.content.lowerBound]),
        line.lastMark == .none || line.lastMark == .period, isDate(OpeningLine(document, index))
      else { continue }
      let next = index + 1
      if next < document.lines.count, isText(document.lines[next]) { found.append(index) } else { others += 1 }
    }
    return found.count >= fewest && others * 4 <= found.count ? found : []
  }

  private static func isText(_ line: Line) -> Bool {
    line.part == .text && (line.characters >= shortestText || line.lastMark == .period)
  }

  /// Figures, numerals, a weekday, the name of a month.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0xE3...0xE9, 0x41...0x5A: true
    default: false
    }
  }

  private static func isDate(_ line: OpeningLine) -> Bool {
    guard line.isEastAsian else { return isWestern(line) }
    guard let end = day(line.words) else { return false }
    let rest = line.words[end...]
    return rest.count <= longestRest && rest.allSatisfy { $0 >= 0x2E80 && $0 < 0xFF00 || $0 == 0x28 || $0 == 0x29 }
  }

  /// `2021年3月6日`, `三月六日`, `3月6日`, `2021-03-06`.
  private static func day(_ words: [UInt32]) -> Int? {
    if let end = DateWords.end(words[...]) {
      // A year or a month alone heads the entries of a chronicle.
      return words[end - 1] == 0x6708 || words[end - 1] == 0x5E74 ? (end == words.endIndex ? end : nil) : end
    }
    var place = words.prefix { DateWords.isDigit($0) }.count
    guard (1...3).contains(place), place < words.count, words[place] == 0x6708 else { return nil }
    let month = place + 1
    place = month + words[month...].prefix { DateWords.isDigit($0) }.count
    guard (1...3).contains(place - month), place < words.count, words[place] == 0x65E5 || words[place] == 0x53F7 else {
      return nil
    }
    return place + 1
  }

  private static func isWestern(_ line: OpeningLine) -> Bool {
    var words = line.words[...]
    if let weekday = weekdays.opening(line.folded) { words = words.dropFirst(weekday).drop { $0 == 0x2C } }
    if words.last == 0x2E { words.removeLast() }
    return DateWords.isWestern(words) || DateWords.end(words) == words.endIndex && words.count >= 8
  }

  private static let weekdays = Phrases(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag"
  )
}
