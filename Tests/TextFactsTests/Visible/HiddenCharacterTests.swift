import Testing
import TextFacts

@Suite struct HiddenCharacterTests {
  /// Every scalar, by its properties in the Unicode Character Database.
  @Test func areThoseOfTheDatabase() {
    let wrong = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter { scalar in
      let isHidden: Bool
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: isHidden = true
      default: isHidden = scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isNoncharacterCodePoint
      }
      return HiddenCharacter.contains(scalar.value) != isHidden
    }
    #expect(wrong.map { String($0.value, radix: 16) } == [])
  }

  @Test func variationSelectorsAreThoseOfTheDatabase() {
    let wrong = (0...0x10FFFF as ClosedRange<UInt32>).compactMap(Unicode.Scalar.init).filter {
      HiddenCharacter.isVariationSelector($0.value) != $0.properties.isVariationSelector
    }
    #expect(wrong.map { String($0.value, radix: 16) } == [])
  }
}
