import TestReports
import Testing

@testable import ReportReuse

/// Texts that are kept as their characters, and written again from them.
@Suite struct SpacelessTextsTests {
  private static func texts(_ texts: [String]) -> SpacelessTexts {
    SpacelessTexts(ReuseTexts(texts.map { Array($0.utf8) }), { (0..<$0).forEach($1) })
  }

  @Test(
    "a text is written again as it was",
    arguments: [
      [""], ["", "甲", "", "乙\n"], ["一二三\n四五 六\u{3000}七\t\n\n"], ["\n \u{3000}\r\n"],
      ["a b\u{A0}cé ß한국어 \u{2028}かな"], ["🍵茶🍵🍵 🏞\u{FE0F}\n🍵"], ["\u{0}\u{1B}[1m\u{FFFD}\u{FFFF}\u{10FFFF}"],
      ["甲🍵", "🍵乙\n", "🏞🍵"],
    ])
  func same(_ texts: [String]) {
    let spaceless = Self.texts(texts)
    #expect(texts.indices.map { String(decoding: spaceless.text($0), as: UTF8.self) } == texts)
    #expect(spaceless.text(texts.count) == [] && spaceless.text(-1) == [])
  }

  @Test("so are texts of any characters, more beyond the first plane than have numbers, added at once or in parts")
  func random() {
    var random = SplitMix(state: 11)
    let texts = (0..<40).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<400).map { _ in
            switch random.next() % 6 {
            case 0: Unicode.Scalar(UInt32(random.next() % 0xD800)) ?? " "
            case 1: Unicode.Scalar(UInt32(0x10000 + random.next() % 5_000)) ?? " "
            case 2: " "
            default: Unicode.Scalar(UInt32(0x4E00 + random.next() % 6)) ?? " "
            }
          }))
    }
    let bytes = texts.map { Array($0.utf8) }
    let whole = Self.texts(texts)
    var parted = SpacelessTexts()
    for start in stride(from: 0, to: 40, by: 7) {
      parted.add(ReuseTexts(Array(bytes[start..<min(40, start + 7)])), { (0..<$0).forEach($1) })
    }
    for number in texts.indices {
      #expect(whole.text(number) == bytes[number])
      #expect(parted.text(number) == bytes[number])
      #expect(whole.places(of: number) == parted.places(of: number))
    }
    #expect(whole.characters == parted.characters)
    for place in stride(from: 0, to: whole.count, by: 97) { #expect(whole.text(of: place) == parted.text(of: place)) }
    let search = ReuseSearch(length: 4, isExact: false)
    let found = search.passages(in: parted, { (0..<$0).forEach($1) }, isCancelled: { false })
    #expect(found?.isEmpty == false && found == search.passages(in: bytes))
  }

  @Test("the bytes of each character but white space")
  func bytes() {
    let spaceless = Self.texts(["甲", "一 a\u{3000}🍵\né"])
    let found = spaceless.bytes(of: 1).map { "\($0.start) \($0.end)" }
    #expect(found == ["0 3", "4 5", "8 12", "13 15"])
  }
}
