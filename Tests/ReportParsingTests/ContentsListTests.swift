import ReportModel
import Testing

@testable import ReportParsing

/// Lists of contents, and the heads and feet of pages, in invented texts.
@Suite struct ContentsListTests {
  private static let chapters = """

    第一章 总则

    制定本手册，供护河员使用。

    第二章 巡查

    每日巡查，不得间断。

    第三章 清淤

    分段清淤，逐段验收。
    """

  private static let outline = """
    河道手册
      numbered [第一章] 总则 @第一章
      numbered [第二章] 巡查 @第二章
      numbered [第三章] 清淤 @第三章

    """

  @Test(arguments: [
    "目　录\n第一章 总则……（1）\n第二章 巡查……（2）\n第三章 清淤……（3）",
    "【目录】\n第一章 总则\t- 1 -\n第二章 巡查\t- 2 -\n第三章 清淤\t- 3 -",
    "目次\n前言 Ⅰ\n第一章 总则 1\n第二章 巡查 2\n第三章 清淤 3",
    "目录\n第一章 总则......................................\n......1\n第二章 巡查........................................2\n"
      + "第三章 清淤........................................3",
    "目录\n第一章 总则 第1页\n第二章 巡查 第2页\n第三章 清淤 第3页",
    "目录\n第一章 总则 P1\n第二章 巡查 P2\n第三章 清淤 P3",
    "目录\n第一章 总则\n第二章 巡查\n第三章 清淤",
    "第一章 总则……1\n第二章 巡查……2\n第三章 清淤……3",
    "第一章 总则\ti\n第二章 巡查\tii\n第三章 清淤\tiii",
    "СОДЕРЖАНИЕ\n第一章 总则\n第二章 巡查\n第三章 清淤",
    "目录\n第一章 总 纲……1\n第二章 巡河……4\n第三章 清淤……9",
  ])
  func entriesAreNoHeadings(list: String) throws {
    let report = try parsed("河道手册\n\n\(list)\n\(Self.chapters)")
    #expect(dump(report) == Self.outline)
    #expect(report.paragraphs.filter { $0.kind == .contents }.count == list.split(separator: "\n").count)
  }

  @Test func figuresOfATableAreNoPages() throws {
    let report = try parsed("各站水位\n\n东站   12\n西站   11\n南站   14\n北站   9\n\n以上水位均为早晨所测。\n")
    #expect(report.paragraphs.filter { $0.kind == .contents } == [])
  }

  @Test func pageNumbersAreFurniture() throws {
    var text = "河道手册\n\n"
    for page in 1...4 {
      text += "第\(["一", "二", "三", "四"][page - 1])章 第\(page)段\n\n"
      text += String(repeating: "每日巡查，不得间断，发现问题及时上报。\n\n", count: 14)
      text += "— \(page) —\n\n"
    }
    let report = try parsed(text)
    let furniture = report.paragraphs.filter { $0.kind == .furniture }.map { report.words(in: $0.range) }
    #expect(furniture == ["— 1 —", "— 2 —", "— 3 —", "— 4 —"])
    let numbers = report.sections.map { report.words(in: $0.number) }.filter { !$0.isEmpty }
    #expect(numbers == ["第一章", "第二章", "第三章", "第四章"])
  }

  @Test func runningHeadsAreFurniture() throws {
    var text = "河道手册\n\n"
    for page in 1...5 {
      text += String(repeating: "每日巡查第\(page)段，不得间断，发现问题及时上报。\n", count: 30 + page % 2)
      text += "云溪县水利局编印\n"
    }
    let report = try parsed(text)
    let furniture = report.paragraphs.filter { $0.kind == .furniture }.map { report.words(in: $0.range) }
    #expect(furniture == [String](repeating: "云溪县水利局编印", count: 5))
  }

  /// A list that nothing announces and no page ends is known by its lines standing again below.
  @Test func aListWithoutTitleAndPages() throws {
    let entries = ["1. Overview", "  1.1 Background", "  1.2 Scope", "2. Design", "  2.1 Sources", "Appendix A. Terms"]
    let text = entries.map {
      $0.trimmingPrefix(while: \.isWhitespace)
        + "\n\nThe works stand in the northern hills and serve the town below.\n\n"
    }.joined()
    let report = try parsed("Water Works Handbook\n\n" + entries.joined(separator: "\n") + "\n\n" + text)
    #expect(
      report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.number))" } == [
        "1 1", "2 1.1", "2 1.2", "1 2", "2 2.1", "1 Appendix A",
      ])
    #expect(report.paragraphs.count { $0.kind == .contents } == entries.count)
  }

  /// An entry may be a question, and its number is no page.
  @Test func entriesThatAreSentences() throws {
    let titles = [
      "CHAPTER 1. The Well", "CHAPTER 2. Who Dug It?—Will He Come Back?", "CHAPTER 3. The Rope",
      "CHAPTER 4. The Bucket",
    ]
    let body = "Nobody in the village knew how deep the well was, and nobody\nhad asked where it came from.\n\n"
    let text = titles.map { $0 + "\n\n" + String(repeating: body, count: 6) }.joined()
    let report = try parsed("THE OLD WELL\n\nCONTENTS\n\n" + titles.joined(separator: "\n\n") + "\n\n" + text)
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == (1...4).map { "CHAPTER \($0)" })
  }

  @Test func numbersOfLettersAreNoPages() throws {
    let names = ["Letter 1", "Letter 2", "Letter 3", "Chapter 1", "Chapter 2"]
    let body = "Nobody in the village knew how deep the well was, and nobody\nhad asked where it came from.\n\n"
    let text = names.map { $0 + "\n\n" + String(repeating: body, count: 6) }.joined()
    let report = try parsed("THE OLD WELL\n\nCONTENTS\n\n" + names.joined(separator: "\n") + "\n\n\n" + text)
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == names)
  }
}
