import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Heads and feet of printed pages among paragraphs, and the numbers that are none. All texts are invented.
@Suite struct PageNumberTests {
  private static let body = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水，群众十分满意，外出的人陆续回来种田。"

  private func outline(_ text: String) throws -> String {
    let report = try parsed(text)
    #expect(faults(of: report) == [])
    return OutlinePrinter.text(report)
  }

  /// A report in whose text `page` says what stands at the foot of each page.
  private func report(_ page: (Int) -> String?) -> String {
    var lines = ["柳河镇工作报告", "", "各位代表：", ""]
    var number = 0
    for part in ["一、发展生产", "二、改善民生", "三、保护生态"] {
      lines += [part, ""]
      for topic in ["修好水渠", "办好学校", "管好山林"] {
        lines += ["（\(["修好水渠": "一", "办好学校": "二", "管好山林": "三"][topic] ?? "")）\(topic)。" + Self.body, ""]
        for _ in 0..<4 { lines += [Self.body + Self.body, ""] }
        number += 1
        if let foot = page(number) { lines += [foot, ""] }
      }
    }
    return lines.joined(separator: "\n")
  }

  private static let han = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let roman = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]

  @Test func numbersOfPages() throws {
    let plain = try outline(report { _ in nil })
    let forms: [(Int) -> String] = [
      { "\($0)" }, { "- \($0) -" }, { "第\($0)页" }, { "第\(Self.han[$0])页" }, { "—\(Self.han[$0])—" }, { "（\($0)）" },
      { "(\($0))" }, { Self.roman[$0] }, { "\($0) | P a g e" }, { "Page \($0) of 9" }, { "柳河镇工作报告        \($0)" },
      { "\($0)\t柳河镇工作报告" }, { "柳河镇工作报告 \($0 + 1)" },
      { "\($0 + 1)    \(["一、发展生产", "二、改善民生", "三、保护生态"][($0 - 1) / 3])" },
    ]
    for form in forms { #expect(try outline(report(form)) == plain, "\(form(3))") }
  }

  @Test(arguments: ["机 密", "内部", "内部资料　注意保存", "【广告】", "点击查看大图", "责编：李四"])
  func stampsOnPages(_ stamp: String) throws {
    #expect(try outline(report { _ in stamp }) == outline(report { _ in nil }))
  }

  /// Chapters and days that are numbered, and clauses of a standard whose numbers stand alone before wide blanks.
  @Test func numbersOfPartsAreNoPages() throws {
    let words =
      "The crew repaired the mill and the weir, and the water came back to the fields of the valley before noon. "
    let day = [String](repeating: String(repeating: words, count: 4), count: 5).joined(separator: "\n\n")
    let diary = (1...5).map { "Day \($0)\n\n\(day)" }.joined(separator: "\n\n")
    #expect(try parsed("The Mill\n\n" + diary).paragraphs.allSatisfy { $0.kind != .furniture })
    let clause = [String](repeating: Self.body + Self.body, count: 12).joined(separator: "\n")
    let standard = ["范围", "术语", "要求", "检验", "标志"].enumerated().map { "\($0 + 1)　　　\($1)\n\(clause)" }
    let report = try parsed("水渠维护规范\n" + standard.joined(separator: "\n"))
    #expect(report.sections.count == 6)
    #expect(report.paragraphs.allSatisfy { $0.kind != .furniture })
  }

  /// Parts of an essay that have a number for a name stand at all distances.
  @Test func numbersOfAnEssayAreNoPages() throws {
    let sizes = [9, 4, 22, 6, 13]
    for form in [{ "（\($0)）" }, { "—— \(Self.han[$0]) ——" }, { Self.roman[$0] }] as [(Int) -> String] {
      let parts = sizes.enumerated().map { index, size in
        form(index + 1) + "\n\n" + [String](repeating: Self.body, count: size).joined(separator: "\n\n")
      }
      let report = try parsed("柳河记事\n\n" + parts.joined(separator: "\n\n"))
      #expect(report.paragraphs.allSatisfy { $0.kind != .furniture }, "\(form(3))")
    }
  }
}
