import ReportModel
import Testing

@testable import ReportParsing

/// Books whose chapters are named as sites cut them: the name of the book before each, parts of a chapter with a number behind
/// its title. All texts are invented.
@Suite struct ChapterNameTests {
  private static let text =
    "柳河两岸的人都说，渡船是一九五二年造的，那时候两岸没有桥，也没有路，人要过河，只有等船，船来了，大家才松一口气。"

  private func outline(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return [report.title ?? ""]
      + report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))" }
  }

  /// The name between its marks, white space and the chapter; a rule of signs above one, a long title below it.
  @Test func nameOfTheBookBeforeEach() throws {
    let chapters = ["序", "第一部分 两岸", "第一部分 渡船(1)", "第一部分 渡船(2)", "第二部分 桥"]
    let rule = String(repeating: "#", count: 90) + "\n"
    let text = "《柳河》\n" + chapters.map { "《柳河》 \($0)\n\n    \(Self.text)\n\n" }.joined(separator: rule)
    #expect(try outline(text) == ["《柳河》"] + chapters.map { "1 |《柳河》 \($0)" })
    // A list of works is none.
    let list = "柳河文库\n\n" + chapters.map { "《柳河》 \($0)\n" }.joined()
    #expect(try outline(list) == ["柳河文库"])
  }

  /// The preface of a book whose other chapters have numbers.
  @Test func prefaceBesideNumbers() throws {
    let body = String(repeating: Self.text + "\n", count: 20)
    let text = ["序", "第一回　渡口", "第二回　造船", "第三回　过河"].map { "《柳河》 \($0)\n\(body)" }.joined()
    #expect(
      try outline("柳河\n\n" + text) == ["柳河", "1 |《柳河》 序", "1 第一回|渡口", "1 第二回|造船", "1 第三回|过河"])
  }

  /// The number of a part behind the title, with a number before it that repeats and leaves some out, or none.
  @Test func partsOfAChapter() throws {
    let body = String(repeating: "\(Self.text)\n老人：“\(Self.text)”\n老人：“那怎么办呢？”\n", count: 2)
    let chapters = ["自序（1）", "自序（2）", "5.谁来撑船（1）", "5.谁来撑船（2）", "5.谁来撑船（3）", "7.船坏了怎么办?（1）", "7.船坏了怎么办?（2）"]
    let expected = [
      "1 |自序（1）", "1 |自序（2）", "1 5|谁来撑船（1）", "1 5|谁来撑船（2）", "1 5|谁来撑船（3）", "1 7|船坏了怎么办?（1）",
      "1 7|船坏了怎么办?（2）",
    ]
    let text = "柳河十讲\n\n" + chapters.map { "\($0)\n\(body)\n" }.joined()
    #expect(try outline(text) == ["柳河十讲"] + expected)
    // Captions go on on the next page.
    let captions = "柳河十讲\n\n" + ["（1）", "（2）", "（3）"].map { "表2 各村船只\($0)\n\(body)\n" }.joined()
    #expect(try outline(captions) == ["柳河十讲"])
  }

  /// The author below a heading, the notes of a site and what somebody says are none.
  @Test func authorsSitesAndSpeeches() throws {
    let body = "　　\(Self.text)\n　　（作者为柳河镇文化站站长）\n"
    #expect(
      try outline(
        """
        柳河十讲

        自序（1）
        \(Self.text)\(Self.text)
        老人：“他是怎么学会撑船的呢？”
        \(Self.text)\(Self.text)

        自序（2）
        \(Self.text)\(Self.text)
        老人：“这样撑船，太慢了。”
        \(Self.text)\(Self.text)

        自序（3）
        \(Self.text)\(Self.text)

        一位撑船人的教案
        ◇ 王小河
        \(body)　　河边书库 hebianshuku.com 想看书来河边书库

        渡口的可贵之处
        ◇ 李大山
        \(body)　　河 边 书 库 txt小说上传分享

        """)
        == ["柳河十讲", "1 |自序（1）", "1 |自序（2）", "1 |自序（3）", "2 |一位撑船人的教案", "2 |渡口的可贵之处"])
  }

  /// A second title below each chapter, one alone in each; a field with its value is none.
  @Test func secondTitlesBelowChapters() throws {
    let text = zip(["一、渡口", "二、渡船", "三、船工"], ["两岸的人等船", "一条船用三十年", "三户人家"]).map {
      "\($0)\n\(Self.text)\n\($1)\n\(Self.text)\(Self.text)\n\n"
    }
    #expect(
      try outline("柳河渡口记\n\n" + text.joined()) == [
        "柳河渡口记", "1 一|渡口", "2 |两岸的人等船", "1 二|渡船", "2 |一条船用三十年", "1 三|船工", "2 |三户人家",
      ])
    let fields = text.map { $0.replacing("两岸的人等船", with: "船号：柳一").replacing("一条船用三十年", with: "船号：柳二") }
    #expect(
      try outline("柳河渡口记\n\n" + fields.joined()) == ["柳河渡口记", "1 一|渡口", "1 二|渡船", "1 三|船工"])
  }
}
