import TextFacts

/// A placeholder that was never filled in: `X%`, `XX镇`, `7X周年`, `X7亿元`, `Ｘ月`.
///
/// One is counted for each longest run of `X` or `Ｘ`, however many letters it has, and for each run of two or more
/// `×`. Where the letter means itself there is none: beside another Latin letter (`XML`), after a plus sign or two
/// digits (`1+N+X`, `415X`), and before 射 and 光 (`X射线`). A small `x` is never counted.
public struct Placeholder: Hashable, Sendable {
  /// The bytes of the run.
  public var range: TextRange
  /// The number of letters in it.
  public var count: Int

  /// Whether a run of placeholders may begin with `scalar`.
  @inlinable
  public static func isLetter(_ scalar: UInt32) -> Bool { scalar == 0x58 || scalar == 0xFF38 || scalar == 0xD7 }

  /// Reads the run that begins at `place`, the first of its letters, within `block`: what it is, if it is anything, and
  /// where it ends.
  public static func read(_ text: borrowing Span<UInt8>, at place: Int, in block: TextRange) -> (
    found: Placeholder?, end: Int
  ) {
    let limit = min(block.upper.bytes, text.count)
    var end = place
    var count = 0
    var hasCapital = false
    var follows: UInt32?
    while let (scalar, next) = TextScalar.read(text, at: end, end: limit) {
      guard isLetter(scalar) else {
        follows = scalar
        break
      }
      hasCapital = hasCapital || scalar != 0xD7
      count += 1
      end = next
    }
    let standsForItself = follows.map { isLatin($0) || $0 == 0x5C04 || $0 == 0x5149 } ?? false
    guard hasCapital || count > 1, !standsForItself, !meansItself(text, at: place, start: block.lower.bytes) else {
      return (nil, max(end, place + 1))
    }
    return (Placeholder(range: TextRange(place, end), count: count), end)
  }

  private static func meansItself(_ text: borrowing Span<UInt8>, at place: Int, start: Int) -> Bool {
    guard let before = TextScalar.read(text, before: place, start: start) else { return false }
    if isLatin(before.value) || before.value == 0x2B { return true }
    guard isDigit(before.value), let first = TextScalar.read(text, before: before.lower, start: start) else {
      return false
    }
    return isDigit(first.value)
  }

  private static func isLatin(_ scalar: UInt32) -> Bool { scalar < 0x80 && (0x41...0x5A).contains(scalar & ~0x20) }
  private static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }
}
