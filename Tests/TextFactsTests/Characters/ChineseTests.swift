import Testing
import TextFacts

@Suite("Characters of Chinese print")
struct ChineseTests {
  private func kept(_ text: String, _ holds: (UInt32) -> Bool) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { holds($0.value) }))
  }

  @Test("Han characters are the ideographs that Unicode 16 unifies, those of compatibility, and 〇")
  func han() {
    let differing = everyScalar.filter { scalar in
      // Later versions have more from U+323B0 on.
      scalar.properties.isUnifiedIdeograph && scalar.value < 0x323B0 && !Han.contains(scalar.value)
    }
    #expect(differing == [])
    #expect(kept("〇〆々一㐀鿿𠀀豈ああーア、A9한", Han.contains) == "〇一㐀鿿𠀀豈")
  }

  @Test("Wide characters")
  func wide() {
    let text = "中、。《》！？％￥々〇ー한글ᄀ𠀀A9é—“”‘’…·①⑴Ⅱ│ｱ￩α"
    #expect(kept(text, EastAsianWidth.isWide) == "中、。《》！？％￥々〇ー한글ᄀ𠀀")
    #expect(kept(text, EastAsianWidth.isWideInChinese) == "中、。《》！？％￥々〇ー한글ᄀ𠀀—“”‘’…①⑴")
  }

  @Test("The first byte tells width as the scalar does in Chinese text")
  func lead() {
    for scalar in "中文、。！（）《》〇々A9é".unicodeScalars {
      let first = Unicode.UTF8.encode(scalar)?.first ?? 0
      #expect(EastAsianWidth.isWide(lead: first) == EastAsianWidth.isWide(scalar.value))
    }
  }

  @Test("Full-width forms are those whose compatibility form is ASCII")
  func fullWidth() {
    let ascii = (0x21...0x7E as ClosedRange<UInt8>).map { $0 }
    #expect(everyScalar.compactMap { FullWidthForm.ascii(of: $0.value) } == ascii)
    #expect("Ａ１（！～".unicodeScalars.compactMap { FullWidthForm.ascii(of: $0.value) } == Array("A1(!~".utf8))
  }

  @Test("Marks end a sentence, a statement, a clause")
  func marks() {
    let text = "。！？；：，、（）“”…·.!?;:,"
    #expect(kept(text, ChinesePunctuation.endsSentence) == "。！？；")
    #expect(kept(text, ChinesePunctuation.endsStatement) == "。！？；：")
    #expect(kept(text, ChinesePunctuation.endsClause) == "。！？；：，")
  }
}
