import TestReports

/// A text with edits of known kinds, each in a paragraph of its own, made by chance from a seed.
struct EditedText {
  /// The kinds of edits made, in a fixed number each where the text has room for them.
  enum Made: CaseIterable {
    case word, twoWords, figure, moved, split, renumbered, retitled, punctuation

    /// The edits of this kind among forty.
    var count: Int {
      switch self {
      case .word: 12
      case .figure: 6
      case .moved: 5
      case .split, .retitled, .punctuation: 4
      case .renumbered: 3
      case .twoWords: 2
      }
    }
  }

  /// One change of one paragraph.
  struct Change {
    let made: Made
    /// The bytes of the paragraph in the old text, its line end included.
    let old: Range<Int>
  }

  let old: [UInt8]
  private(set) var new: [UInt8] = []
  private(set) var changes: [Change] = []
  private var paragraphs: [[Character]]
  /// The paragraphs that stand in the place of each.
  private var pieces: [[[Character]]]
  private var isTaken: [Bool]
  private var random: SplitMix
  private let words: [[Character]]

  init(_ text: String, seed: UInt64) {
    old = Array(text.utf8)
    random = SplitMix(state: seed)
    paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) + ["\n"] }
    if paragraphs.last == ["\n"] { paragraphs.removeLast() }
    pieces = paragraphs.map { [$0] }
    isTaken = paragraphs.map { $0.allSatisfy(\.isWhitespace) }
    let all = Array(text)
    words = all.indices.dropLast(2).compactMap { place in
      let word = Array(all[place..<place + 2])
      return word.allSatisfy(Self.isHan) ? word : nil
    }
    for made in Made.allCases.flatMap({ Array(repeating: $0, count: $0.count) }).shuffled(using: &random) { make(made) }
    new = Array(String(pieces.joined().flatMap { $0 }).utf8)
  }

  private static func isHan(_ character: Character) -> Bool { ("\u{4E00}"..."\u{9FFF}").contains(character) }
  private static let numerals: [Character] = Array("一二三四五六七八九")

  private mutating func make(_ made: Made) {
    let starts = paragraphs.reduce(into: [0]) { $0.append($0[$0.count - 1] + String($1).utf8.count) }
    let free = paragraphs.indices.dropFirst(2).dropLast(2).filter { !isTaken[$0] }.shuffled(using: &random)
    for place in free {
      guard let changed = changed(paragraphs[place], by: made, at: place) else { continue }
      isTaken[place] = true
      pieces[place][0] = changed
      changes.append(Change(made: made, old: starts[place]..<starts[place + 1]))
      return
    }
  }

  /// The paragraph after one edit; nil where it has no room for one of this kind.
  private mutating func changed(_ paragraph: [Character], by made: Made, at place: Int) -> [Character]? {
    switch made {
    case .word:
      return runs(in: paragraph).randomElement(using: &random).flatMap { replaced(paragraph, $0.lowerBound + 4) }
    case .twoWords:
      let runs = runs(in: paragraph)
      guard let first = runs.first, let last = runs.last, last.lowerBound - first.lowerBound > 30 else { return nil }
      return replaced(paragraph, first.lowerBound + 4).flatMap { replaced($0, last.lowerBound + 6) }
    case .figure:
      guard
        let digit = paragraph.indices.dropFirst(12).first(where: { paragraph[$0].isASCII && paragraph[$0].isNumber }),
        !paragraph[digit - 1].isASCII
      else { return nil }
      return paragraph[..<digit] + [paragraph[digit] == "7" ? "8" : "7"] + paragraph[(digit + 1)...]
    case .moved:
      guard (30..<400).contains(paragraph.count),
        let target = paragraphs.indices.filter({ abs($0 - place) > 3 }).randomElement(using: &random)
      else { return nil }
      pieces[target].append(paragraph)
      return []
    case .split:
      let stops = paragraph.indices.filter { paragraph[$0] == "。" }
      guard paragraph.count > 120, stops.count > 2 else { return nil }
      let stop = stops[stops.count / 2 - 1] + 1
      return paragraph[..<stop] + ["\n", "　", "　"] + paragraph[stop...]
    case .renumbered:
      return number(of: paragraph).map {
        paragraph[..<$0] + [paragraph[$0] == "七" ? "八" : "七"] + paragraph[($0 + 1)...]
      }
    case .retitled:
      guard let number = number(of: paragraph), paragraph.count > number + 10 else { return nil }
      return replaced(paragraph, number + 4)
    case .punctuation:
      let commas = paragraph.indices.filter { paragraph[$0] == "，" }
      guard commas.count > 2 else { return nil }
      return paragraph[..<commas[1]] + ["；"] + paragraph[(commas[1] + 1)...]
    }
  }

  /// Runs of twelve Han characters.
  private func runs(in paragraph: [Character]) -> [Range<Int>] {
    guard paragraph.count > 60 else { return [] }
    return stride(from: 20, to: paragraph.count - 12, by: 1).map { $0..<$0 + 12 }
      .filter { paragraph[$0].allSatisfy(Self.isHan) }
  }

  private mutating func replaced(_ paragraph: [Character], _ place: Int) -> [Character]? {
    guard place + 2 < paragraph.count, let word = words.randomElement(using: &random),
      zip(word, paragraph[place..<place + 2]).allSatisfy({ $0 != $1 })
    else { return nil }
    return paragraph[..<place] + word + paragraph[(place + 2)...]
  }

  /// The place of a single Chinese numeral at the start of a heading (一、, （一）).
  private func number(of paragraph: [Character]) -> Int? {
    let start = paragraph.prefix { $0 == "　" || $0 == " " }.count
    guard start + 3 < paragraph.count else { return nil }
    let place = paragraph[start] == "（" ? start + 1 : start
    let after: Character = place > start ? "）" : "、"
    return Self.numerals.contains(paragraph[place]) && paragraph[place + 1] == after ? place : nil
  }
}
