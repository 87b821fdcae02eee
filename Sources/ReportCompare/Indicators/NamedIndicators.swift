/// A list of indicators with all of their names that is told once.
struct NamedIndicators {
  let all: [Indicator]
  let names: [(name: ComparedName, topic: ComparedName)]
  /// The bigrams of each name, in order.
  let grams: [[UInt64]]

  init(_ indicators: [Indicator]) {
    all = indicators
    names = ComparedName.all(of: indicators)
    grams = indicators.map { indicator in
      let text = Array(indicator.name.utf8)
      return CharacterGrams.distinct(CharacterGrams.of(text, in: 0..<text.count, size: 2))
    }
  }

  subscript(index: Int) -> Indicator { all[index] }
}

/// An indicator of one list and the one of another that it is matched with, by their positions.
struct IndicatorMatch {
  let old: Int
  let new: Int
}
