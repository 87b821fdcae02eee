import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// One invented report set in many ways: its outline stays the same.
@Suite struct SameOutlineTests {
  private static let body = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水，群众十分满意。"
  private static let more = "河面结冰以后渡船停开，两岸的人绕道石桥，往返要多走一个时辰，因此春前必须把浮桥搭好，让车马先过。"

  /// A report with numbered headings on lines of their own and before their text, and a series.
  private static let report: [String] =
    ["柳河镇2024年工作报告", "各位代表：", "一、2023年工作回顾", body + more + body]
    + ["灌溉得到加强", "道路更加通畅", "学校换了新貌"].enumerated().map { number, title in
      "（\(["一", "二", "三"][number])）\(title)。" + body + more
    }
    + ["二、2024年工作安排", more + body]
    + ["抓好春耕备耕", "抓好堤防加固", "抓好作风建设"].enumerated().map { number, title in
      "\(["一", "二", "三"][number])是\(title)。" + more + body
    }

  private static let outline = """
    柳河镇2024年工作报告
    一、2023年工作回顾
      （一）灌溉得到加强
      （二）道路更加通畅
      （三）学校换了新貌
    二、2024年工作安排
      一是抓好春耕备耕
      二是抓好堤防加固
      三是抓好作风建设

    """

  /// The outline of `lines`; the report gives back its text.
  private func outline(_ lines: [String]) throws -> String {
    let report = try parsed(lines.joined(separator: "\n") + "\n")
    #expect(faults(of: report) == [])
    return OutlinePrinter.text(report)
  }

  /// `line` in pieces of `width` characters, the first and the others behind their margins.
  private func wrapped(_ line: String, _ width: Int, first: String, rest: String) -> [String] {
    var pieces: [String] = []
    var words = line[...]
    while !words.isEmpty {
      let isFirst = pieces.isEmpty
      let count = width - (isFirst ? first.count / 2 : rest.count / 2)
      pieces.append((isFirst ? first : rest) + words.prefix(count))
      words = words.dropFirst(count)
    }
    return pieces
  }

  @Test func asItStands() throws { #expect(try outline(Self.report) == Self.outline) }

  /// Marks of quoted mail, and numbers of lines as `cat -n` and `grep -n` write them.
  @Test func marksBeforeEveryLineAreNoPartOfIt() throws {
    #expect(try outline(Self.report.map { "> " + $0 }) == Self.outline)
    #expect(try outline(Self.report.flatMap { ["> " + $0, ">"] }) == Self.outline)
    #expect(try outline(Self.report.map { "> > " + $0 }) == Self.outline)
    #expect(try outline(Self.report.map { ">> " + $0 }) == Self.outline)
    let numbered = Self.report.enumerated().map { (number: String($0 + 1), line: $1) }
    let aligned = numbered.map { String(repeating: " ", count: 6 - $0.number.count) + $0.number + "\t" + $0.line }
    #expect(try outline(aligned) == Self.outline)
    #expect(try outline(numbered.map { $0.number + ":" + $0.line }) == Self.outline)
  }

  /// The marks are concealed, and the text keeps them.
  @Test func marksBeforeLinesAreConcealed() throws {
    let report = try parsed(Self.report.map { "> " + $0 }.joined(separator: "\n"))
    #expect(report.spans.map(\.kind) == Self.report.map { _ in .concealed })
    #expect(report.spans.allSatisfy { report.text[$0.range.bytes].elementsEqual("> ".utf8) })
  }

  /// A list of numbered items is no text with numbered lines.
  @Test func numbersOfAListStay() throws {
    let names = ["东渡口", "西渡口", "南渡口", "北渡口", "上码头", "下码头", "石桥", "浮桥", "水闸", "堤防", "泵站", "灯塔"]
    let list = names.enumerated().map { "\($0 + 1) \($1)" }
    #expect(MarginMarks.find(in: Array(list.joined(separator: "\n").utf8)) == nil)
    #expect(MarginMarks.find(in: Array("> 甲\n乙\n丙\n> 丁\n戊\n己".utf8)) == nil)
    let limits = (1...12).map { "\($0)00万元" }
    for mark in [">", "> ", ">="] {
      #expect(MarginMarks.find(in: Array(limits.map { mark + $0 }.joined(separator: "\n").utf8)) == nil)
    }
  }

  /// Wrapped by hand inside a margin, the first line of each paragraph set in further.
  @Test(arguments: [(25, 8, 4), (36, 6, 2), (36, 12, 8), (30, 4, 0)])
  func wrappedInsideAMargin(_ width: Int, _ first: Int, _ rest: Int) throws {
    let margins = (String(repeating: " ", count: first), String(repeating: " ", count: rest))
    let lines = Self.report.flatMap { wrapped($0, width, first: margins.0, rest: margins.1) }
    #expect(try outline(lines) == Self.outline)
  }

  /// Strong marks around headings, whole lines or before their text, in text and in Markdown, with and without blank lines.
  @Test func strongMarksAroundHeadings() throws {
    let strong = Self.report.map { line -> String in
      guard let number = line.first, "一二三（".contains(number) else { return line }
      guard let stop = line.firstIndex(of: "。") else { return "**\(line)**" }
      return "**\(line[...stop])**\(line[line.index(after: stop)...])"
    }
    #expect(try outline(strong) == Self.outline)
    #expect(try outline(strong.flatMap { [$0, ""] }) == Self.outline)
    let outside = strong.map { $0.replacing("。**", with: "**。") }
    #expect(try outline(outside) == Self.outline)
    #expect(try outline(["# " + strong[0]] + strong.dropFirst()) == Self.outline)
  }

  /// The head of each page repeats the title, which stays the title.
  @Test func theTitleStandsAtTheHeadOfEachPage() throws {
    let title = "把渠修到田边"
    let paragraphs = (1...40).map { "第\($0)处水渠" + Self.body + Self.more }
    let lines = [title] + paragraphs.enumerated().flatMap { $0 > 0 && $0 % 8 == 0 ? [title, $1] : [$1] }
    let report = try parsed(lines.joined(separator: "\n"))
    #expect(report.title == title)
    #expect(report.paragraphs.count { $0.kind == .furniture } == 4)
  }

  /// Lists of contents in front, with pages behind middle dots, with none, and behind a stroke.
  @Test(arguments: ["······（%）", "", " / %", "…………%"])
  func contentsInFront(_ page: String) throws {
    let entries = ["一、2023年工作回顾", "　　（一）灌溉得到加强", "　　（二）道路更加通畅", "　　（三）学校换了新貌", "二、2024年工作安排"]
    let list = entries.enumerated().map { $1 + page.replacing("%", with: "\($0 / 2 + 1)") }
    let lines = [Self.report[0], "", "目　录", ""] + list + [""] + Self.report.dropFirst()
    #expect(try outline(lines) == Self.outline)
  }

  /// Entries without pages, most of which stand in the text as headings before it.
  @Test func contentsOfHeadingsBeforeTheirText() throws {
    let titles = ["灌溉得到加强", "道路更加通畅", "学校换了新貌"]
    let numbered = titles.enumerated().map { "（\(["一", "二", "三"][$0])）\($1)" }
    let plans = ["抓好春耕备耕，确保粮食丰收", "抓好堤防加固，确保安全度汛", "抓好作风建设，确保政令畅通"]
    let text =
      ["各位代表：", "一、2023年工作回顾", Self.body + Self.more] + numbered.map { $0 + "。" + Self.body + Self.more }
      + ["二、2024年工作安排", Self.more] + plans.map { "——\($0)。" + Self.body }
    let list = ["一、2023年工作回顾"] + numbered + ["——" + plans[0], "二、2024年工作安排"]
    let title = "柳河镇2024年工作报告"
    #expect(try outline([title, "", "目　录", ""] + list + [""] + text) == outline([title, ""] + text))
  }
}
