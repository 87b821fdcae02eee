import Testing

@testable import TextFacts

@Suite struct VisibleTextTests {
  @Test(
    "each hidden character is a mark, on one line",
    arguments: [
      ("报告 1.txt", "报告 1.txt"), ("\u{1B}]0;x\u{7}", "␛]0;x␇"), ("a\n\r\n\t\0\u{7F}", "a␊␍␊␉␀␡"),
      ("\u{9B}2J\u{85}", "<U+009B>2J<U+0085>"), ("a\u{202E}t\u{2066}x\u{61C}", "a<U+202E>t<U+2066>x<U+061C>"),
      ("a\u{200B}\u{FEFF}\u{AD}", "a<U+200B><U+FEFF><U+00AD>"), ("\u{E0041}\u{E0001}", "<U+E0041><U+E0001>"),
      ("\u{2028}\u{2029}", "<U+2028><U+2029>"), ("\u{10FFFF}\u{FFFE}", "<U+10FFFF><U+FFFE>"),
      ("é𠮷e\u{301}\u{E000}", "é𠮷e\u{301}\u{E000}"), ("", ""),
      // Joiners and selectors that make an emoji or choose a variant of Han, and those that only hide.
      ("👩🏽\u{200D}🚀❤\u{FE0F}\u{200D}🔥葛\u{E0100}", "👩🏽\u{200D}🚀❤\u{FE0F}\u{200D}🔥葛\u{E0100}"),
      ("a\u{200D}b👩\u{200D}", "a<U+200D>b👩<U+200D>"),
      ("\u{FE0F}甲\u{FE00}\u{FE01} \u{FE0E}", "<U+FE0F>甲\u{FE00}<U+FE01> <U+FE0E>"),
    ])
  func line(_ text: String, _ shown: String) {
    #expect(Array(VisibleText.line(text).utf8) == Array(shown.utf8))
    #expect(Array(VisibleText.line(Array(text.utf8)).utf8) == Array(shown.utf8))
  }

  /// Overlong forms, surrogates, what is cut, and what lies beyond Unicode.
  @Test func bytesThatAreNoCharactersAreShownOneByOne() {
    #expect(VisibleText.line([0x61, 0xFF, 0xE4, 0xB8, 0x62, 0xC0, 0xAF]) == #"a\xFF\xE4\xB8b\xC0\xAF"#)
    #expect(VisibleText.line([0xED, 0xA0, 0x80, 0x9B, 0xF4, 0x90, 0x80, 0x80]) == #"\xED\xA0\x80\x9B\xF4\x90\x80\x80"#)
  }

  private func shown(_ text: String, _ passed: PassedCharacters) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { VisibleText.bytes($0, passing: passed) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func linesKeepTheirEndsAndTabs() {
    #expect(shown("甲\t乙\n丙\r\n", .inLines) == nil)
    #expect(shown("甲\r乙\n\r\r\n", .inLines) == "甲␍乙\n␍\r\n")
    // A selector after what has no other form: the mark before a table's field.
    #expect(shown("3\u{FE0F}\u{20E3}汉\u{E0100}", .inLines) == nil)
    #expect(shown("a,\u{E0101}b\"\u{FE0F}", .inLines) == "a,<U+E0101>b\"<U+FE0F>")
    #expect(shown("甲\u{B}\u{C}\u{85}乙\r", .inLines) == "甲␋␌<U+0085>乙␍")
  }

  private func escaped(_ text: String) -> String? {
    Array(text.utf8).withUnsafeBufferPointer { VisibleText.escaped(records: $0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func recordsAreEscaped() {
    #expect(escaped("{\"a\":\"甲e\u{301}❤\u{FE0F}\"}\n{}\n") == nil)
    #expect(
      escaped("{\"a\":\"\u{9B}\u{AD}\u{202E}\u{2028}\u{E0041}👩\u{200D}🚀\u{7F}\"}\n")
        == #"{"a":"\u009b\u00ad\u202e\u2028\udb40\udc41👩\u200d🚀\u007f"}"# + "\n")
    let bytes: [UInt8] = [0x22, 0xFF, 0x22]
    #expect(bytes.withUnsafeBufferPointer { VisibleText.escaped(records: $0) } == Array(#""\ufffd""#.utf8))
  }
}
