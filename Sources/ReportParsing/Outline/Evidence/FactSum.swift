/// A fact about a line that speaks for or against a heading, by its weight.
protocol SummedFact: CaseIterable, RawRepresentable, Equatable where RawValue == UInt8 {
  /// The part of the sum that it gives; less than nothing where it speaks against a heading.
  var weight: Int { get }
}

/// The facts found about a line, and the sum of their weights.
struct FactSum<Fact: SummedFact>: Equatable {
  private(set) var bits: UInt64 = 0
  private(set) var sum = 0

  mutating func insert(_ fact: Fact) {
    guard !contains(fact) else { return }
    bits |= 1 << Self.place(fact)
    sum += fact.weight
  }

  mutating func remove(_ fact: Fact) {
    guard contains(fact) else { return }
    bits &= ~(1 << Self.place(fact))
    sum -= fact.weight
  }

  func contains(_ fact: Fact) -> Bool { bits & 1 << Self.place(fact) != 0 }

  /// The facts, in the order of their table.
  var all: [Fact] { Self.facts(of: bits) }

  /// The facts whose bits are set, in the order of their table.
  static func facts(of bits: UInt64) -> [Fact] { Fact.allCases.filter { bits & 1 << place($0) != 0 } }

  private static func place(_ fact: Fact) -> UInt64 { UInt64(fact.rawValue) }
}

/// The facts about a line of western text, and about one of Chinese text.
typealias LineFacts = FactSum<LineFact>
typealias HanLineFacts = FactSum<HanLineFact>
