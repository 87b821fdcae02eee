import ReportModel
import Testing

@testable import ReportParsing

@Suite struct NumberReaderTests {
  @Test(
    arguments: [
      ("一、甲", .hanPause, 1, "一", "甲"),
      ("十二．甲", .hanPause, 12, "十二", "甲"),
      ("二十一. 甲", .hanPause, 21, "二十一", "甲"),
      ("（三）甲", .hanBracket, 3, "三", "甲"),
      ("( 三 )、甲", .hanBracket, 3, "三", "甲"),
      ("㈣甲", .hanBracket, 4, "㈣", "甲"),
      ("1.甲", .arabicPoint, 1, "1", "甲"),
      ("１２．甲", .arabicPoint, 12, "１２", "甲"),
      ("3、甲", .arabicPoint, 3, "3", "甲"),
      ("（4）甲", .arabicBracket, 4, "4", "甲"),
      ("4)甲", .arabicBracket, 4, "4", "甲"),
      ("⑤甲", .circled, 5, "⑤", "甲"),
      ("1.2 Purpose", .decimal2, 2, "1.2", "Purpose"),
      ("1.2.13甲", .decimal3, 13, "1.2.13", "甲"),
      ("7 Scope", .decimal1, 7, "7", "Scope"),
      ("第二编 甲", .part, 2, "第二编", "甲"),
      ("第一分编 甲", .subpart, 1, "第一分编", "甲"),
      ("第 三 章　甲", .chapter, 3, "第 三 章", "甲"),
      ("第一节 甲", .section, 1, "第一节", "甲"),
      ("第一百零三条之二 甲", .article, 103, "第一百零三条之二", "甲"),
      ("第二部分：甲", .portion, 2, "第二部分", "甲"),
      ("第一，甲", .ordinal, 1, "第一", "甲"),
      ("三是甲", .enumeration, 3, "三是", "甲"),
      ("四要甲", .enumeration, 4, "四要", "甲"),
      ("B. 甲", .letter, 2, "B", "甲"),
      ("IV. Rules", .roman, 4, "IV", "Rules"),
    ] as [(String, NumberStyle, Int, String, String)])
  func numbers(_ line: String, _ style: NumberStyle, _ value: Int, _ number: String, _ title: String) throws {
    let text = Array(line.utf8)
    let mark = try #require(NumberReader.read(text, at: 0, end: text.count))
    #expect(mark.style == style)
    #expect(mark.value == value)
    #expect(String(decoding: text[mark.number], as: UTF8.self) == number)
    #expect(String(decoding: text[mark.titleStart...], as: UTF8.self) == title)
  }

  @Test(arguments: [
    "2031年是关键之年", "2.5亿元", "一年来，主要做了", "第二章规定的程序", "第五条、第六条规定", "第一百六十四条之规定", "3月19日", "（扩大）会议", "(a) x", "A.b",
    "一", "（一", "第", "",
  ])
  func noNumbers(_ line: String) {
    let text = Array(line.utf8)
    let mark = NumberReader.read(text, at: 0, end: text.count)
    #expect(mark == nil || mark?.style == .decimal2, "\(line)")
  }
}
