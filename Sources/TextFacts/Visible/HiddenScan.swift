/// Finds, in any bytes, the characters that may not stand there as they are.
///
/// A variation selector passes after a character that has other forms, and there only: alone or in a row such characters
/// would carry what nobody sees.
struct HiddenScan {
  /// A character that may not stand there, or a byte that belongs to none.
  struct Found: Equatable {
    var range: Range<Int>
    /// The character; nil for a byte that is no UTF-8.
    var scalar: UInt32?
  }

  private let text: UnsafeBufferPointer<UInt8>
  private let passed: PassedCharacters
  private var place = 0
  /// The character before that shows; 0 where it is white space or a mark stands for it.
  private var before: UInt32 = 0
  /// Whether a selector of its form has followed that.
  private var isVaried = false

  init(_ text: UnsafeBufferPointer<UInt8>, passing passed: PassedCharacters) {
    self.text = text
    self.passed = passed
  }

  /// The next one; nil where none is left.
  mutating func next() -> Found? {
    while place < text.count {
      let step = UTF8Step(text, at: place)
      let range = place..<place + step.count
      place = range.upperBound
      if step.value <= 0x10FFFF, !HiddenCharacter.contains(step.value) {
        before = WhiteSpace.contains(step.value) ? 0 : step.value
        isVaried = false
      } else if !passes(step.value, next: range.upperBound) {
        before = 0
        return Found(range: range, scalar: step.value > 0x10FFFF ? nil : step.value)
      }
    }
    return nil
  }

  /// Whether a hidden character passes; `next` is where the one after it begins.
  private mutating func passes(_ scalar: UInt32, next: Int) -> Bool {
    switch scalar {
    case 0x0A:
      before = 0
      return passed.lineFeeds
    case 0x09:
      before = 0
      return passed.tabs
    case 0x0D: return passed.tabs && next < text.count && text[next] == 0x0A
    case 0x200D:
      return passed.joiners && Self.isPictograph(before) && next < text.count
        && Self.isPictograph(UTF8Step(text, at: next).value)
    default:
      guard HiddenCharacter.isVariationSelector(scalar), Self.mayVary(before), !isVaried else { return false }
      isVaried = true
      return true
    }
  }

  /// Whether a selector may follow: no letter or mark of ASCII has another form, digits and two signs do (Unicode,
  /// StandardizedVariants, emoji-variation-sequences). So none passes behind the comma of a table's field.
  private static func mayVary(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 || (0x30...0x39).contains(scalar) || scalar == 0x23 || scalar == 0x2A
  }

  /// Whether emoji are made of `scalar`: by block, for those that are joined (Unicode Technical Standard #51, 2.2).
  private static func isPictograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2194...0x21AA, 0x231A...0x23FF, 0x2600...0x27BF, 0x2B00...0x2BFF, 0x1F000...0x1FAFF: true
    default: false
    }
  }
}
