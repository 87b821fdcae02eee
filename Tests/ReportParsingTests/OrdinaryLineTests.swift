import ReportModel
import Testing

@testable import ReportParsing

/// Headings that rules for other lines once took away, and lines that they took for headings. All texts are invented.
@Suite struct OrdinaryLineTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private static let page =
    "The mill stands by the river. It grinds the corn of three villages, and has done so for years.\n"

  @Test("letters number headings whose first word is an abbreviation") func abbreviations() throws {
    let heads = ["A. Background", "B. U.S. Policy", "C. Outlook"]
    let text = "Report on Trade\n\n" + heads.map { "\($0)\n\n\(Self.page)\n" }.joined()
    #expect(try outline(text) == ["Report on Trade", "  A Background", "  B U.S. Policy", "  C Outlook"])
  }

  @Test("a hyphen at the end of a heading breaks no word") func hyphens() throws {
    let heads = ["Grade A-", "Grade B-", "Grade C-"]
    let text = "Grades of the School\n\n" + heads.map { "\($0)\n\n\(Self.page)\n" }.joined()
    #expect(try outline(text) == ["Grades of the School"] + heads.map { "  \($0)" })
  }

  @Test("dashes before brief sentences of a speech without numbers") func dashes() throws {
    let hopes = ["希望大家坚定理想信念", "希望大家练就过硬本领", "希望大家勇于担当作为"]
    let text =
      "在渡工座谈会上的讲话\n\n各位渡工：\n今天很高兴和大家一起座谈，我讲几点希望。\n"
      + hopes.map { "——\($0)。河上的日子长，风浪也多，愿大家记住今天说过的话，一起把船撑好。\n" }.joined()
    #expect(try outline(text) == ["在渡工座谈会上的讲话"] + hopes.map { "  \($0)" })
  }

  @Test("the references of a text with their addresses are its own") func references() throws {
    let heads = ["Introduction", "Methods", "Results"]
    let list = (1...3).map { "\($0). https://example.org/\($0)\n" }.joined()
    let text = "How Rivers Freeze\n\n" + heads.map { "\($0)\n\n\(Self.page)\n" }.joined() + "References\n\n" + list
    #expect(try outline(text) == ["How Rivers Freeze"] + (heads + ["References"]).map { "  \($0)" })
  }

  @Test("a section behind a table's name is no attachment") func tableName() throws {
    let body = "全年水位平稳，变幅不大，比上年略高。\n"
    let text = "水库调查报告\n\n一、水位情况\n\(body)附表：1.汛期水位表\n\n二、水质情况\n\(body)\n三、建议\n\(body)"
    #expect(try outline(text) == ["水库调查报告", "  一 水位情况", "  二 水质情况", "  三 建议"])
  }

  @Test("those who sign letters with a date are no titles") func signedLetters() throws {
    let text = ["1998年3月5日", "1998年5月2日", "1998年8月9日"].map { date in
      "亲爱的爸爸：\n家里一切都好，水渠修通了，今年的麦子长得也好，请您放心。\n女儿小芳\n\(date)\n\n"
    }.joined()
    #expect(try !outline(text).contains { $0.hasSuffix("女儿小芳") })
  }

  @Test(
    "a body above the title of its paper, and the address of one without",
    arguments: ["National Strategy", "Budget 2024"])
  func bodies(title: String) throws {
    let sections = "1. Water\n\n\(Self.page)\n2. Roads\n\n\(Self.page)"
    #expect(
      try outline("Ministry of Rivers\n\(title)\n\n" + sections) == [title, "  1 Water", "  2 Roads"])
    #expect(try outline("Ministry of Rivers\n12 Mill Lane\n\n" + sections).first?.contains("Lane") == false)
  }

  @Test("a head of an office above numbered headings is the only title there is") func redHead() throws {
    let text = "# 青石县人民政府办公室文件\n\n# 一、总体要求\n\n坚持稳中求进。\n\n# 二、主要任务\n\n改造渡口两座。\n"
    #expect(try outline(text, name: "a.md") == ["青石县人民政府办公室文件", "  一 总体要求", "  二 主要任务"])
  }

  @Test("names of articles that a full stop ends, where half the articles have one") func articleNames() throws {
    let names = ["房屋基本情况", "房屋用途", "租赁期限", "付款方式"]
    let numerals = ["一", "二", "三", "四"]
    let body = "甲方房屋坐落于青石镇河街一号，建筑面积一百平方米，双方均无异议。\n"
    let text =
      "房屋租赁合同\n\n甲、乙双方达成如下协议：\n"
      + zip(numerals, names).map { "第\($0)条  \($1)。\n\(body)" }.joined()
    #expect(try outline(text) == ["房屋租赁合同"] + zip(numerals, names).map { "  第\($0)条 \($1)" })
    // Articles of a law may be as brief.
    let law =
      "耕地办法\n\n第一条  为了保护耕地，制定本办法。\n第二条  国家保护耕地。\n任何人不得占用耕地。\n"
      + "第三条  本办法由县人民政府解释，有疑问的可以书面询问。\n第四条  县人民政府每年检查一次，检查结果应当公布。\n"
    #expect(try outline(law) == ["耕地办法"] + numerals.map { "  第\($0)条" })
  }

  @Test("lines of markup between headings head nothing") func anchors() throws {
    func anchor(_ name: String) -> String { "<a id=\"\(name)\"></a>\n" }
    func article(_ number: Int, _ word: String, _ name: String) -> String {
      anchor(word) + "ARTICLE \(word): \(name)\n\n"
        + (1...2).map { anchor("\(number).\($0)") + "\(number).\($0) Part \($0).  \n\(Self.page)\n" }.joined()
    }
    let text =
      "THE BYLAWS OF THE MILL\n\n" + article(1, "ONE", "OBJECT") + article(2, "TWO", "MEMBERS")
      + article(3, "THREE", "MEETINGS")
    #expect(
      try outline(text, name: "a.md") == [
        "THE BYLAWS OF THE MILL", "  ARTICLE ONE OBJECT", "    1.1 Part 1", "    1.2 Part 2", "  ARTICLE TWO MEMBERS",
        "    2.1 Part 1", "    2.2 Part 2", "  ARTICLE THREE MEETINGS", "    3.1 Part 1", "    3.2 Part 2",
      ])
  }

  @Test("headings right above articles that count on through a constitution head them") func articlesOfParts() throws {
    func article(_ number: Int) -> String { "ARTICLE \(number)\n\n    \(Self.page)\n" }
    let text =
      "CONSTITUTION OF THE ISLAND\n\nTHE NATION\n\n" + article(1) + article(2) + "THE STATE\n\n" + article(3)
      + article(4) + "THE COURTS\n\n" + article(5) + "THE HARBOUR\n\n" + article(6)
    #expect(
      try outline(text) == [
        "CONSTITUTION OF THE ISLAND", "  THE NATION", "    ARTICLE 1", "    ARTICLE 2", "  THE STATE", "    ARTICLE 3",
        "    ARTICLE 4", "  THE COURTS", "    ARTICLE 5", "  THE HARBOUR", "    ARTICLE 6",
      ])
  }

  @Test("a heading over the first article is no part of the title") func generalProvisions() throws {
    func article(_ number: Int) -> String { "Article \(number)\n\n\(Self.page)\n" }
    let text = "LAW ON THE USE OF RIVERS\n\nGENERAL PROVISIONS\n\n" + (1...4).map(article).joined()
    #expect(
      try outline(text) == ["LAW ON THE USE OF RIVERS", "  GENERAL PROVISIONS"] + (1...4).map { "    Article \($0)" })
  }
}
