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
      ("一）甲", .hanBracket, 1, "一", "甲"),
      ("二：甲", .hanPause, 2, "二", "甲"),
      ("【三】甲", .hanSquare, 3, "三", "甲"),
      ("壹、甲", .formal, 1, "壹", "甲"),
      ("拾貳、甲", .formal, 12, "拾貳", "甲"),
      ("Ⅲ、甲", .roman, 3, "Ⅲ", "甲"),
      ("ⅩⅡ. 甲", .roman, 12, "ⅩⅡ", "甲"),
      ("❸甲", .circled, 3, "❸", "甲"),
      ("㊂甲", .circled, 3, "㊂", "甲"),
      ("2️⃣ 甲", .arabicPoint, 2, "2", "甲"),
      ("★一、甲", .hanPause, 1, "一", "甲"),
      ("📌 （二）甲", .hanBracket, 2, "二", "甲"),
      ("0. Definitions", .arabicPoint, 0, "0", "Definitions"),
      ("A.1 Cold", .decimal2, 1, "A.1", "Cold"),
      ("B.2.3. Cold", .decimal3, 3, "B.2.3", "Cold"),
      ("1.E.2. If", .decimal3, 2, "1.E.2", "If"),
      ("第一篇 甲", .part, 1, "第一篇", "甲"),
      ("第3卷　甲", .volume, 3, "第3卷", "甲"),
      ("第一回　甲　乙", .chapter, 1, "第一回", "甲　乙"),
      ("正文 第二章 甲", .chapter, 2, "第二章", "甲"),
      ("第二单元 甲", .title, 2, "第二单元", "甲"),
      ("第4课 甲", .chapter, 4, "第4课", "甲"),
      ("第一幕", .chapter, 1, "第一幕", ""),
      ("第一章の二　甲", .chapter, 1, "第一章の二", "甲"),
      ("第二条の二の三　甲", .article, 2, "第二条の二の三", "甲"),
      ("제3조의2(정의) 이", .article, 3, "제3조의2", "(정의) 이"),
      ("제1장 총칙", .chapter, 1, "제1장", "총칙"),
      ("1장. 개요", .chapter, 1, "1장", "개요"),
      ("2부", .volume, 2, "2부", ""),
      ("﹙三﹚甲", .hanBracket, 3, "三", "甲"),
      ("나. 조사", .letter, 2, "나", "조사"),
      ("CHAPTER IV", .chapter, 4, "CHAPTER IV", ""),
      ("Part Two: Means", .part, 2, "Part Two", "Means"),
      ("Section 1.2 Means", .section, 2, "Section 1.2", "Means"),
      ("SEC. 3. MEANS", .section, 3, "SEC. 3", "MEANS"),
      ("Rule 12. Means", .article, 12, "Rule 12", "Means"),
      ("Book the First", .book, 1, "Book the First", ""),
      ("§ 5a Mittel", .article, 5, "§ 5a", "Mittel"),
      ("Chương II", .chapter, 2, "Chương II", ""),
      ("ĐIỀU 12. Phạm vi", .article, 12, "ĐIỀU 12", "Phạm vi"),
      ("Phần thứ nhất", .part, 1, "Phần thứ nhất", ""),
      ("Глава первая. Средства", .chapter, 1, "Глава первая", "Средства"),
      ("СТАТЬЯ 7", .article, 7, "СТАТЬЯ 7", ""),
      ("Título II De los medios", .title, 2, "Título II", "De los medios"),
      ("Article L. 111-1", .article, 1, "Article L. 111-1", ""),
      ("Erster Teil", .part, 1, "Erster Teil", ""),
      ("2. Abschnitt Mittel", .section, 2, "2. Abschnitt", "Mittel"),
      ("21st Amendment", .article, 21, "", "21st Amendment"),
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
    "一", "（一", "第", "", "第一回合", "第三节点", "第一部手机", "第二章节", "Section 5 of the Act", "Chapter one begins", "Part of it",
    "Article 3, paragraph 2", "Articles 3", "Section 4(b) of it", "제1조에 따라", "chapter 3", "2.5 亿元", "2.1%", "● 3 items",
    "一 概况", "甲、概况", "任务一：概况", "Step 2: Means", "2-1 概况",
  ])
  func noNumbers(_ line: String) {
    let text = Array(line.utf8)
    let mark = NumberReader.read(text, at: 0, end: text.count)
    #expect(mark == nil || mark?.style == .decimal2, "\(line)")
  }

  @Test(
    arguments: [
      ("一 概况", .hanPause, 1, "一", "概况"),
      ("甲、概况", .stem, 1, "甲", "概况"),
      ("任务二：概况", .noun1, 2, "任务二", "概况"),
      ("问题 3. 概况", .noun1, 3, "问题 3", "概况"),
      ("第二阶段：概况", .noun1, 2, "第二阶段", "概况"),
      ("一问：概况", .noun1, 1, "一问", "概况"),
      ("Step 2: Means", .noun1, 2, "Step 2", "Means"),
      ("Q1：概况", .noun1, 1, "Q1", "概况"),
      ("2-1 概况", .decimal2, 1, "2-1", "概况"),
    ] as [(String, NumberStyle, Int, String, String)])
  func numbersThatNeedASeries(
    _ line: String, _ style: NumberStyle, _ value: Int, _ number: String, _ title: String
  ) throws {
    let text = Array(line.utf8)
    #expect(NumberReader.read(text, at: 0, end: text.count) == nil)
    let mark = try #require(NumberReader.candidate(text, at: 0, end: text.count))
    #expect(mark.style == style)
    #expect(mark.value == value)
    #expect(String(decoding: text[mark.number], as: UTF8.self) == number)
    #expect(String(decoding: text[mark.titleStart...], as: UTF8.self) == title)
  }

  @Test(arguments: ["图1：甲", "表二 甲", "统一：甲", "星期一：甲", "甲、乙双方", "Table 2: Means", "Figure 1.", "第1页", "一 二 三"])
  func wordsThatCountAndHeadNothing(_ line: String) {
    let text = Array(line.utf8)
    #expect(NumberReader.candidate(text, at: 0, end: text.count) == nil)
  }

  /// A year after a point is the title's: `4.2025年度工作` is no decimal.
  @Test func yearsAfterAPoint() throws {
    let text = Array("4.2025年度工作".utf8)
    let mark = try #require(NumberReader.read(text, at: 0, end: text.count))
    #expect(mark.value == 4 && mark.titleStart == 2)
    let figure = Array("4.2025亿元".utf8)
    #expect(NumberReader.read(figure, at: 0, end: figure.count) == nil)
  }
}
