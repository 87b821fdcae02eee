import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Titles, questions and articles in the forms that letters, offices and publishers give them. All texts are invented.
@Suite struct QuestionTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private func outline(_ records: [ImportRecord]) throws -> [String] {
    outlineLines(try ReportParser.report(from: records + [.end], source: ReportSource(name: "a.html")))
  }

  @Test(
    "questions and answers, by whatever mark sets their words off",
    arguments: [
      ("【问】", "【答】", ""), ("Ｑ：", "Ａ：", "Ｑ："), ("问　", "答　", "问 "), ("Q. ", "A. ", "Q. "), ("[Q] ", "[A] ", ""),
    ])
  func questions(_ question: String, _ answer: String, _ shown: String) throws {
    let text = """
      护林政策问答

      \(question)谁可以当护林员？
      \(answer)本村村民。
      \(question)补助多少？
      \(answer)每月三百元。

      """
    #expect(try outline(text) == ["护林政策问答", "  \(shown)谁可以当护林员", "  \(shown)补助多少"])
  }

  @Test("the word of an answer alone on its line, between rulers") func answersBelowTheirWord() throws {
    let text = """
      Q: Does the mill run all year?

      A:
      Yes, but for two weeks in June.
      ▬▬▬▬▬▬▬▬▬▬▬▬
      Q: How do I get there?

      A:
      By the path along the river.
      ▬▬▬▬▬▬▬▬▬▬▬▬
      Q: May I see the stones?

      A:
      Ask the miller.

      """
    #expect(
      try outline(text) == [
        "", "  Q: Does the mill run all year", "  Q: How do I get there", "  Q: May I see the stones",
      ])
  }

  @Test("numbered questions in full width, and a title with a colon above questions")
  func numberedQuestions() throws {
    let japanese = "水車の質問集\n\nＱ１．水車はいつ回りますか。\nＡ１．朝から夕方までです。\nＱ２．見学できますか。\nＡ２．できます。\n"
    #expect(try outline(japanese) == ["水車の質問集", "  Ｑ１ 水車はいつ回りますか。", "  Ｑ２ 見学できますか。"])
    let passes = """
      Mill Tickets: Questions and Answers

      Q: Who may buy a ticket?
      A: Anyone who brings grain.

      Q: What does a ticket cost?
      A: Four crowns a year.

      """
    #expect(
      try outline(passes) == [
        "Mill Tickets: Questions and Answers", "  Q: Who may buy a ticket", "  Q: What does a ticket cost",
      ])
  }

  @Test("questions with choices are no headings")
  func choices() throws {
    let quiz = """
      Quiz of the Mill School

      Q. What turns the stone?
      A. Water
      B. Wind

      Q. Who owns it?
      A. The miller
      B. The parish

      """
    #expect(try outline(quiz).dropFirst() == [])
  }

  @Test("English titles longer than a line, in one line or in several")
  func longTitles() throws {
    let body =
      "\n\n1. The Stone\n\nThe stone was turned over in May.\n\n2. The Wheel\n\nThe wheel has lost two of its floats.\n"
    let rest = ["  1 The Stone", "  2 The Wheel"]
    let long =
      "Report on the State of the Upper Stone and the Wheel and of the Two Sluices and the Footpath Between Cressing and the Old Mill"
    #expect(try outline(long + body) == [long] + rest)
    let two = "Report on the State of the Upper Stone\nand of the Wheel Below It"
    #expect(try outline(two + body) == [two.replacing("\n", with: " ")] + rest)
    let full = "A Survey of the Mills, Weirs and Sluices of the Parish of\nCressing and Its Neighbours"
    #expect(try outline(full + body) == [full.replacing("\n", with: " ")] + rest)
    // A paragraph is no title, nor are two lines of an address.
    let sentence =
      "The committee met twice in the spring to hear what the miller had to say about the stone and the wheel that he rents"
    #expect(try outline(sentence + body) == [""] + rest)
    let address = "Cressing Parish Council\nMill Lane"
    #expect(try outline(address + body).first?.contains("Lane") == false)
  }

  @Test("the one heading of the highest level is the title where it stands first, whatever its level")
  func firstOfItsLevel() throws {
    let page: [ImportRecord] = [
      .heading(level: 2, "关于做好护林工作的通知"), .paragraph("各村："), .paragraph("一、情况"), .paragraph("护林四百次。"),
      .paragraph("二、打算"), .paragraph("继续护林。"),
    ]
    #expect(try outline(page) == ["关于做好护林工作的通知", "  一 情况", "  二 打算"])
    let fragment: [ImportRecord] = [
      .heading(level: 3, "Mill News"), .heading(level: 4, "Stones"), .paragraph("New."), .heading(level: 4, "Wheels"),
      .paragraph("Old."),
    ]
    #expect(try outline(fragment) == ["Mill News", "  Stones", "  Wheels"])
    let beside: [ImportRecord] = [
      .heading(level: 2, "Stones"), .paragraph("New."), .heading(level: 2, "Wheels"), .paragraph("Old."),
    ]
    #expect(try outline(beside) == ["", "  Stones", "  Wheels"])
  }

  @Test("rules below the order that issues them are a document of their own, where the order names them")
  func rulesBelowTheirOrder() throws {
    let rules = "第一条　为加强水磨管理，制定本办法。\n第二条　本办法适用于本县水磨。\n第三条　本办法自公布之日起施行。\n"
    let order = "柳塘县人民政府令\n第12号\n\n《柳塘县水磨管理办法》已经县政府常务会议通过，现予公布，自2024年5月1日起施行。\n\n2024年4月1日\n\n"
    let articles = ["    第一条", "    第二条", "    第三条"]
    #expect(
      try outline(order + "柳塘县水磨管理办法\n\n" + rules) == ["柳塘县人民政府令", "  柳塘县水磨管理办法"] + articles)
    let contents = "南岭县古磨保护条例\n\n目　录\n\n第一章　总则\n第二章　养护\n\n第一章　总则\n\n第一条　为了保护古磨，制定本条例。\n\n第二章　养护\n\n第二条　古磨由所在村养护。\n"
    let notice = "南岭县人民代表大会常务委员会公告\n\n《南岭县古磨保护条例》已由县人民代表大会常务委员会第九次会议通过，现予公布。\n\n2024年4月1日\n\n"
    #expect(
      try outline(notice + contents) == [
        "南岭县人民代表大会常务委员会公告", "  南岭县古磨保护条例", "    第一章 总则", "      第一条", "    第二章 养护", "      第二条",
      ])
    // The rules alone, and a name that the order does not issue.
    #expect(try outline("柳塘县水磨管理办法\n\n" + rules).first == "柳塘县水磨管理办法")
    #expect(try outline(order + rules) == ["柳塘县人民政府令", "  第一条", "  第二条", "  第三条"])
  }

  @Test("heads of two characters over clauses that are numbered anew below each")
  func shortHeadsOverClauses() throws {
    let clauses = "1. 凡缴纳年费者均可借用水磨。\n\n2. 不得转借钥匙。\n\n"
    #expect(
      try outline("水磨使用规则\n\n会员\n\n\(clauses)会议\n\n\(clauses)") == ["水磨使用规则", "  会员", "  会议"])
    let one = "水磨使用规则\n\n\(clauses)王某\n\n"
    #expect(try !outline(one).contains("  王某"))
  }

  @Test("a wide gap between an English heading and its text")
  func wideGap() throws {
    let text = """
      Report of the Mill

      1. Stones      Both stones run true and were cut in May by the miller.
      2. Wheel       It turns by day.
      3. Boats       Two boats are sound.

      """
    #expect(try outline(text) == ["Report of the Mill", "  1 Stones", "  2 Wheel", "  3 Boats"])
    let prices = text.replacing("It turns by day.", with: "40.").replacing("Two boats are sound.", with: "12.")
      .replacing("Both stones run true and were cut in May by the miller.", with: "20.")
    #expect(try outline(prices).contains("  2 Wheel") == false)
  }

  @Test("articles with an enumeration comma behind the number")
  func articles() throws {
    let text = """
      劳务合同

      甲方：青石镇政府
      乙方：周某

      第一条、工作内容
      乙方负责巡河，第二条、第三条另有规定的除外。
      第二条、劳务报酬
      每月三千元。
      第三条、其他
      未尽事宜协商解决。

      """
    #expect(try outline(text) == ["劳务合同", "  第一条 工作内容", "  第二条 劳务报酬", "  第三条 其他"])
  }
}
