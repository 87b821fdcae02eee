import ReportModel
import Testing

@Suite struct NumeralTests {
  @Test(arguments: [
    ("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("二十一", 21), ("一百零三", 103), ("一百一十", 110), ("七百五十六", 756),
    ("二〇三一", 2031),
    ("两千零六", 2006), ("42", 42), ("４２", 42), ("007", 7),
  ])
  func values(_ numeral: String, _ value: Int) throws {
    let text = Array(numeral.utf8)
    let read = try #require(Numeral.read(text, at: 0, end: text.count))
    #expect(read.value == value)
    #expect(read.end == text.count)
  }

  @Test(arguments: ["", "甲", "章一", "1234567", "é"])
  func noNumerals(_ text: String) {
    #expect(Numeral.read(Array(text.utf8), at: 0, end: text.utf8.count) == nil)
  }

  @Test func everyNumberReadsBack() {
    for value in 0...9_999 {
      let text = Array(Numeral.chinese(value).utf8)
      #expect(Numeral.readChinese(text, at: 0, end: text.count)?.value == value)
    }
    #expect(Numeral.chinese(10_000) == "10000")
    #expect(
      [10, 15, 20, 101, 110, 1_010, 2_008].map(Numeral.chinese) == ["十", "十五", "二十", "一百零一", "一百一十", "一千零一十", "二千零八"])
  }
}
