import ReportModel
import TextFacts

/// Reads the indicators of English text: `GDP grew by 5.2 percent to 18.3 trillion yuan`.
///
/// The words of an indicator stand before the verb of its clause; behind a figure without any (`created 12 million jobs`) its
/// noun is taken. A clause that begins with a verb goes on with the indicator before it.
struct EnglishIndicatorReader {
  /// A word or a number with its place among the characters.
  private struct EnglishWord {
    var range: Range<Int>
    var words: String
  }

  private let section: SectionIndex
  private let isPlan: Bool
  private let text: IndicatorText
  private var words: [EnglishWord] = []
  private(set) var found: [Indicator] = []
  private var subject = ""

  /// A reader of a run of a report in one section.
  init(_ report: Report, _ range: Range<Int>, section: SectionIndex, isPlan: Bool) {
    (self.section, self.isPlan) = (section, isPlan)
    text = IndicatorText(report, range)
  }

  /// Reads all of it.
  mutating func read() {
    var (start, place) = (0, 0)
    while place < text.count {
      let scalar = text[place]
      let isStop = scalar == 0x2E && !FigureNumber.isDigit(text[place + 1])
      if isStop || scalar == 0x21 || scalar == 0x3F || scalar == 0x0A || scalar == 0x3B {
        readSentence(start..<place)
        start = place + 1
      }
      place += 1
    }
    readSentence(start..<text.count)
  }

  private mutating func readSentence(_ range: Range<Int>) {
    subject = ""
    let isAim = isPlan || EnglishWords.tellsAim(text.words(range))
    var start = range.lowerBound
    var place = start
    while place <= range.upperBound {
      let isComma = text[place] == 0x2C && !FigureNumber.isDigit(text[place + 1])
      if place == range.upperBound || isComma || [0x28, 0x29, 0x3A].contains(text[place]) {
        readClause(start..<place, isAim: isAim)
        start = place + 1
        // GDP reached 12 billion dollars (2021: 11 billion)
        if text[place] == 0x28, let close = endOfOtherTime(place, end: range.upperBound) {
          (place, start) = (close, close)
        }
      }
      place += 1
    }
  }

  /// The end of brackets that are about a year or another time; nil for others.
  private func endOfOtherTime(_ open: Int, end: Int) -> Int? {
    guard let close = (open..<min(end, open + 80)).first(where: { text[$0] == 0x29 }) else { return nil }
    let words = text.words(open + 1..<close).lowercased()
    let parts = words.split { !$0.isNumber && !$0.isLetter }
    let isOther =
      parts.contains { part in part.utf8.count == 4 && Int(part).map { (1900...2100).contains($0) } ?? false }
      || ["last year", "previous", "earlier", "a year ago", "prior"].contains(where: words.contains)
    return isOther ? close : nil
  }

  private mutating func readClause(_ range: Range<Int>, isAim: Bool) {
    words = []
    var place = range.lowerBound
    while place < range.upperBound {
      let end = (place..<range.upperBound).first { text[$0] == 0x20 || text[$0] == 0xA0 } ?? range.upperBound
      if end > place { words.append(EnglishWord(range: place..<end, words: text.words(place..<end))) }
      place = end + 1
    }
    var (index, from) = (0, 0)
    while index < words.count {
      guard let figure = figure(at: index) else {
        index += 1
        continue
      }
      add(figure, from: from, at: index, clause: range, isAim: isAim)
      (index, from) = (figure.next, figure.next)
    }
  }

  private struct EnglishFigure {
    var value: Double
    var unit: String
    var next: Int
    var noun: String
  }

  /// The figure that begins with a word; nil where it is none.
  private func figure(at index: Int) -> EnglishFigure? {
    var start = words[index].range.lowerBound
    let signs: [UInt32: String] = [0x24: "dollars", 0x20AC: "euros", 0xA3: "pounds", 0xA5: "yuan"]
    var unit = ""
    let isCurrency = ["US$", "RMB"].contains { words[index].words.hasPrefix($0) }
    if isCurrency { (start, unit) = (start + 3, words[index].words.hasPrefix("US") ? "dollars" : "yuan") }
    let isBelow =
      text[start] == 0x2D || text[start] == 0x2212
      || (index > 0 && ["minus", "negative"].contains(words[index - 1].words.lowercased()))
    if text[start] == 0x2D || text[start] == 0x2212 { start += 1 }
    if let sign = signs[text[start]] { (start, unit) = (start + 1, sign) }
    guard FigureNumber.isDigit(text[start]), let number = FigureNumber(text, at: start) else { return nil }
    var (value, next) = (number.value, index + 1)
    let rest = text.words(number.end..<max(number.end, words[index].range.upperBound)).lowercased()
    func word(_ place: Int) -> String { words.indices.contains(place) ? words[place].words.lowercased() : "" }
    if rest == "%" {
      unit = "%"
    } else if let factor = rest.isEmpty ? EnglishWords.magnitudes[word(next)] : EnglishWords.glued(rest) {
      value *= factor
      if rest.isEmpty { next += 1 }
    } else if !rest.isEmpty {
      return nil
    }
    if let named = EnglishWords.units[word(next)] {
      (unit, next) = (unit.isEmpty ? named : unit, next + 1)
      if unit == "%", word(next) == "cent" { next += 1 }
    } else if word(next) == "per", word(next + 1) == "cent" {
      (unit, next) = ("%", next + 2)
    } else if word(next) == "percentage", word(next + 1).hasPrefix("point") {
      (unit, next) = ("percentage points", next + 2)
    }
    let noun = unit.isEmpty || value != number.value ? self.noun(next) : ""
    let isYear =
      !isBelow && unit.isEmpty && value == number.value && (1900...2100).contains(value) && number.digits == 4
    guard !isYear, !unit.isEmpty || (!noun.isEmpty && value >= 10) else { return nil }
    return EnglishFigure(value: isBelow ? -value : value, unit: unit, next: next, noun: noun)
  }

  /// The noun behind a figure, up to four words.
  private func noun(_ index: Int) -> String {
    words.indices.dropFirst(index).prefix(4).map { words[$0].words.lowercased() }
      .prefix { word in !EnglishWords.isStop(word) && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
      }
      .joined(separator: " ")
  }

  /// Whether words lead to the value that another one is compared with: from, compared with.
  private static func isEarlier(_ before: [String]) -> Bool {
    let last = before.last { !EnglishWords.approximate.contains($0) } ?? ""
    if ["from", "versus", "against"].contains(last) { return true }
    return ["with", "to"].contains(last) && before.suffix(4).contains { $0.hasPrefix("compare") }
  }

  private mutating func add(_ figure: EnglishFigure, from: Int, at index: Int, clause: Range<Int>, isAim: Bool) {
    let before = words[from..<index].map { $0.words.lowercased() }
    if Self.isEarlier(before) { return }
    let verb = before.firstIndex { EnglishWords.isVerb($0) }
    var name = before[..<(verb ?? before.count)].filter { !EnglishWords.leading.contains($0) && Double($0) == nil }
    // GDP growth of around 5 percent
    let growth = before.lastIndex(of: "growth")
    let isNamedGrowth = growth != nil
    if let growth {
      let start = before[..<growth].lastIndex { EnglishWords.isStop($0) }.map { $0 + 1 } ?? 0
      name = before[start..<growth].filter { Double($0) == nil }
    }
    let tail = before[(verb ?? before.count)...]
    let isRise = tail.contains { EnglishWords.rises.contains($0) } || isNamedGrowth
    let isFall = tail.contains { EnglishWords.falls.contains($0) }
    let isLevel = tail.last == "to" || tail.suffix(2).contains("to") || (tail.last == "at" && !isNamedGrowth)
    var words = name.suffix(8).joined(separator: " ")
    if words.isEmpty { words = figure.noun.isEmpty ? subject : figure.noun }
    guard !words.isEmpty else { return }
    let isChange = (isRise || isFall) && !isLevel
    let kind: Indicator.Kind =
      figure.unit == "%"
      ? (isChange ? .growth : .share) : figure.unit == "percentage points" || isChange ? .change : .amount
    let place = self.words[index].range.lowerBound..<self.words[figure.next - 1].range.upperBound
    found.append(
      Indicator(
        name: words, topic: "", kind: kind, value: isFall && isChange ? -figure.value.magnitude : figure.value,
        upper: nil,
        unit: figure.unit, isTarget: isAim,
        period: before.contains("average") || before.contains("averaged") ? .years : .year,
        figure: text.bytes(place), clause: text.bytes(clause), section: section))
    subject = words
  }
}

/// The words of English reports around figures.
enum EnglishWords {
  static let rises: Set<String> = [
    "grew", "grow", "grown", "rose", "rise", "risen", "increased", "increase", "increasing", "climbed", "expanded",
    "up", "gained",
    "growth", "jumped", "advanced", "grows", "rises", "increases", "growing", "rising",
  ]
  static let falls: Set<String> = [
    "fell", "fall", "fallen", "declined", "decline", "declining", "dropped", "drop", "decreased", "decrease",
    "decreasing", "shrank",
    "contracted", "down", "reduced", "reduce", "reduction", "cut", "falling", "falls", "declines",
  ]
  private static let verbs: Set<String> = [
    "reached", "reach", "totaled", "totalled", "was", "were", "is", "are", "stood", "stand", "stands", "amounted",
    "hit", "came",
    "created", "added", "built", "exceeded", "exceed", "exceeding", "surpassed", "surpass", "remained", "remain",
    "kept", "keep",
    "will", "should", "has", "have", "had", "averaged", "accounted", "made", "of", "at", "around", "about", "over",
    "to", "by", "will",
    "reaching", "creating", "adding", "totaling", "standing", "hovered", "set", "spent", "provided", "completed",
    "received",
    "accounting", "from", "with", "within", "under", "below", "above", "approximately", "nearly", "create", "add",
    "build",
  ]
  /// Words that an indicator does not begin with, and that are left out of it.
  static let leading: Set<String> = [
    "the", "a", "an", "our", "its", "their", "in", "last", "this", "year", "year's", "and", "while", "with", "that",
    "we", "total",
    "minus", "negative", "overall", "also", "more", "than", "some", "by", "for", "as", "of", "on", "country's",
    "china's", "annual", "real",
    "average",
  ]
  /// Words between others and a figure that make it a round one.
  static let approximate: Set<String> = ["about", "around", "nearly", "approximately", "some", "just", "over", "a"]
  static let magnitudes: [String: Double] = [
    "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
  ]
  /// The magnitude that stands right behind the digits: behind a space an m is a metre.
  static func glued(_ word: String) -> Double? { word == "m" ? 1_000_000 : magnitudes[word] }
  static let units: [String: String] = [
    "percent": "%", "%": "%", "points": "points", "dollars": "dollars", "yuan": "yuan", "rmb": "yuan", "euros": "euros",
    "euro": "euros", "pounds": "pounds", "km": "kilometers", "kilometers": "kilometers", "kilometres": "kilometers",
    "tons": "tons",
    "tonnes": "tons", "hectares": "hectares", "kilowatts": "kilowatts", "miles": "miles", "acres": "acres",
  ]
  private static let aims = [
    "target", "targets", "expected to", "we aim", "we will", "our goal", "we expect", "projected", "we plan",
    "we shall",
  ].map { " \($0) " }

  /// Whether a sentence tells of aims by whole words: a targeted approach is none.
  static func tellsAim(_ sentence: String) -> Bool {
    let words = " " + sentence.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    return aims.contains { words.contains($0) }
  }

  static func isVerb(_ word: String) -> Bool { verbs.contains(word) || rises.contains(word) || falls.contains(word) }
  static func isStop(_ word: String) -> Bool {
    isVerb(word) || leading.contains(word)
      || ["in", "on", "were", "or", "but", "during", "since", "after", "who"].contains(word)
  }
}
