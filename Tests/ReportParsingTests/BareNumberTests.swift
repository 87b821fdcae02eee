import ReportModel
import Testing

@testable import ReportParsing

/// Chapters called by their number alone. All texts are invented.
@Suite struct BareNumberTests {
  private static let paragraph = "却说村中有一口老井，众人皆不知其深浅，也不问其来历。次日，众人又至，不见来客，只见老井，便各自回家收拾行李，约定三日后动身。\n"
  private static let speech = "“井水很深。”老人说，“三日后再来看看，总会有人知道它的来历。”众人听了，都不言语，各自回家去了，只有孩子们还在井边玩耍。\n"

  private func numbers(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return report.sections.dropFirst().map {
      "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
    }
  }

  private func tale(_ numbers: [String], paragraphs: Int, between: String = "\n") -> String {
    let text = String(repeating: Self.paragraph, count: paragraphs)
    return "老井记\n\n" + numbers.map { $0 + between + text + between }.joined()
  }

  /// Numerals alone on their lines that count up from the first, further apart than the items of a list.
  @Test(arguments: [["一", "二", "三", "四"], ["1", "2", "3", "4"], ["01", "02", "03", "04"], [" 一", " 二", " 三", " 四"]])
  func chapters(_ lines: [String]) throws {
    let names = lines.map { "1 \($0.drop { $0 == " " })|" }
    #expect(try numbers(tale(lines, paragraphs: 60)) == names)
    #expect(try numbers(tale(lines, paragraphs: 80, between: "\n\n")) == names)
  }

  /// An extract, or a later volume, begins with another number; a few of them are none.
  @Test func chaptersOfAnExtract() throws {
    let lines = ["三", "四", "五", "六", "七", "八"]
    #expect(try numbers(tale(lines, paragraphs: 60)) == lines.map { "1 \($0)|" })
    #expect(try numbers(tale(["九"] + lines, paragraphs: 60)) == lines.map { "1 \($0)|" })
    #expect(try numbers(tale(Array(lines.prefix(5)), paragraphs: 60)) == [])
  }

  /// So many Chinese numerals that count up stand closer than a few: short chapters, and the first line of one as short as a
  /// heading.
  @Test func manyChaptersOfAnExtract() throws {
    let lines = ["三", "四", "五", "六", "七", "八", "九", "十", "十一"]
    let text = tale(lines, paragraphs: 5).replacing("五\n却说", with: "五\n两年日子过去了。\n却说")
    #expect(try numbers(text) == lines.map { "1 \($0)|" })
    #expect(try numbers(tale(Array(lines.prefix(6)), paragraphs: 5)) == [])
  }

  /// The title of a chapter stands below its Roman numeral.
  @Test func titlesBelowRomanNumerals() throws {
    let body = String(
      repeating: "The ferry crosses the river every quarter of an hour from six in the\nmorning until midnight.\n\n",
      count: 40)
    let titles = ["THE OLD BOAT", "THE NEW BOAT", "THE FOG"]
    let text = zip(["I", "II", "III"], titles).map { "\($0)\n\n\($1)\n\n\(body)\n\n" }.joined()
    #expect(
      try numbers("THE FERRY AT NIGHT\n\n" + text) == ["1 I|THE OLD BOAT", "1 II|THE NEW BOAT", "1 III|THE FOG"])
  }

  /// Numbers side by side, out of order, or of pages are none.
  @Test func otherNumbersAreNone() throws {
    #expect(try numbers(tale(["一", "二", "三", "四"], paragraphs: 1)) == [])
    #expect(try numbers(tale(["七", "三", "九", "二"], paragraphs: 20)) == [])
    let pages = try parsed(tale(["1", "2", "3", "4"], paragraphs: 12))
    #expect(pages.sections.count == 1)
    #expect(pages.paragraphs.count { $0.kind == .furniture } == 4)
  }

  /// The first sentences of paragraphs of a tale are no headings, however many stand in a row.
  @Test func talesHaveNoTopicSentences() throws {
    let topics = ["众人都笑起来", "客人散了一半", "老人喝了酒"].map { "\($0)。\(Self.paragraph)" }.joined()
    let speeches = String(repeating: Self.speech + Self.paragraph, count: 24)
    #expect(try numbers("老井记\n\n第一回 老井\n" + speeches + topics + speeches) == ["1 第一回|老井"])
  }

  /// Numbers at even distances are those of pages, though a page has few paragraphs.
  @Test func pagesOfLongParagraphs() throws {
    let row = String(Self.paragraph.dropLast())
    let page = String(repeating: String(repeating: row, count: 4) + "\n", count: 6)
    let text = (1...6).map { page + "\n\n" + String(repeating: " ", count: 30) + "\($0)\n\n" }.joined()
    let report = try parsed("老井修缮工作报告\n\n" + text)
    #expect(report.sections.count == 1)
    #expect(report.paragraphs.count { $0.kind == .furniture } == 6)
  }
}
