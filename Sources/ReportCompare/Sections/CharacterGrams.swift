import ReportModel
import TextFacts

/// Character n-grams of runs of a text, each packed into 64 bits: 21 bits a character, the last lowest.
///
/// White space and punctuation are passed over, letters taken as lower case and full-width forms as ASCII, so that what
/// is set or marked otherwise has the same n-grams. A run shorter than n has one, of all it has.
enum CharacterGrams {
  /// The n-grams of a run, in order, with repetitions; `size` is 2 or 3.
  static func of(_ text: [UInt8], in range: Range<Int>, size: Int) -> [UInt64] {
    let range = range.clamped(to: 0..<text.count)
    var found: [UInt64] = []
    found.reserveCapacity(range.count / 3)
    let mask: UInt64 = (1 << UInt64(21 * size)) - 1
    var (gram, count, place): (UInt64, Int, Int) = (0, 0, range.lowerBound)
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: range.upperBound) {
      place = next
      guard let plain = plain(scalar) else { continue }
      gram = (gram << 21 | UInt64(plain)) & mask
      count += 1
      if count >= size { found.append(gram) }
    }
    if count > 0, count < size { found.append(gram) }
    return found
  }

  /// The character as n-grams take it; nil where they pass over it.
  private static func plain(_ scalar: UInt32) -> UInt32? {
    let scalar = FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar
    if (0x41...0x5A).contains(scalar) { return scalar + 0x20 }
    switch TokenClass.of(scalar) {
    case .digit, .numeral, .letter, .character: return scalar
    case .percent, .mark, .space, .lineEnd, .combining: return nil
    }
  }

  /// The n-grams that are different, in order of their value.
  static func distinct(_ grams: [UInt64]) -> [UInt64] {
    var sorted = grams.sorted()
    var count = 0
    for gram in sorted where count == 0 || sorted[count - 1] != gram {
      sorted[count] = gram
      count += 1
    }
    sorted.removeLast(sorted.count - count)
    return sorted
  }

  /// The share of n-grams that two sorted lists of distinct ones have in common (Dice 1945), 0 to 1.
  static func likeness(_ first: [UInt64], _ second: [UInt64]) -> Double {
    guard !first.isEmpty, !second.isEmpty else { return 0 }
    return 2 * Double(shared(first, second)) / Double(first.count + second.count)
  }

  /// The number of n-grams that two sorted lists of distinct ones have in common.
  static func shared(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var (left, right, count) = (0, 0, 0)
    while left < first.count, right < second.count {
      if first[left] == second[right] {
        (left, right, count) = (left + 1, right + 1, count + 1)
      } else if first[left] < second[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return count
  }
}
