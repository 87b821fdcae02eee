import TextFolding

@testable import Pinyin

/// The rule of `PinyinQuery` as one would say it, tried from every place of the title: slow, and easy to believe.
struct NaiveMatching {
  /// The letters of the query, and before which of them a syllable must end.
  private var query: [UInt32] = []
  private var breaks: Set<Int> = []

  init(_ typed: String) {
    for scalar in typed.unicodeScalars {
      let folded = FoldTable.fold(scalar.value)
      if isSkipped(folded) { breaks.insert(query.count) } else { query.append(folded) }
    }
  }

  /// The rank of the best match; nil where there is none.
  func rank(in title: String) -> Int? {
    var characters: [UInt32] = []
    var kinds: [Int] = []
    var afterPunctuation = false
    for scalar in title.unicodeScalars {
      let folded = FoldTable.keepingVariants[scalar.value]
      guard !isSkipped(folded) else {
        afterPunctuation = true
        continue
      }
      kinds.append(characters.isEmpty ? 0 : afterPunctuation ? 1 : 2)
      characters.append(folded)
      afterPunctuation = false
    }
    var best: Int?
    for start in characters.indices {
      for (end, isSpelled) in ends(characters[...], from: start, place: 0, isSpelled: false) {
        let isWhole = start == 0 && end == characters.count
        let rank = (isWhole ? 0 : 2 + 2 * kinds[start]) + (isSpelled ? 1 : 0)
        best = min(best ?? rank, rank)
      }
    }
    return best
  }

  private func ends(
    _ title: ArraySlice<UInt32>, from at: Int, place: Int, isSpelled: Bool
  ) -> [(end: Int, isSpelled: Bool)] {
    if place == query.count { return [(at, isSpelled)] }
    guard at < title.endIndex else { return [] }
    return ways(title[at], place).flatMap { length, spells in
      ends(title, from: at + 1, place: place + length, isSpelled: isSpelled || spells)
    }
  }

  /// The numbers of letters a character can take at a place of the query, and for each whether that is more than an
  /// initial.
  private func ways(_ character: UInt32, _ place: Int) -> [(Int, Bool)] {
    var ways: [(Int, Bool)] = query[place] == FoldTable.fold(character) ? [(1, false)] : []
    for reading in ReadingsTests.readings(of: character) {
      let letters = Array(reading.utf8)
      for length in 1...letters.count where place + length <= query.count {
        let isTyped = (0..<length).allSatisfy { offset in
          let typed = UInt8(truncatingIfNeeded: query[place + offset])
          return query[place + offset] < 128 && Self.isTyped(letters[offset], after: letters[0], as: typed)
        }
        let isBroken = (1..<length).contains { breaks.contains(place + $0) }
        guard isTyped, !isBroken else { continue }
        let isInitial = length == 1 || (length == 2 && ["zh", "ch", "sh"].contains(reading.prefix(2)))
        if isInitial || length == letters.count || place + length == query.count { ways.append((length, !isInitial)) }
      }
    }
    return ways
  }

  private static func isTyped(_ letter: UInt8, after first: UInt8, as typed: UInt8) -> Bool {
    let isUmlaut = letter == UInt8(ascii: "v") || (letter == UInt8(ascii: "u") && "jqxy".utf8.contains(first))
    return letter == typed || (isUmlaut && "uv".utf8.contains(typed))
  }
}
