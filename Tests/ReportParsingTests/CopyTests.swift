import ReportModel
import Testing

@testable import ReportParsing

/// Lines that printers and sites put between the paragraphs of a report. All texts are invented.
@Suite struct CopyTests {
  private static let text = "各村安排专人负责河道巡查，每日记录水位和水质，发现问题及时处置，并把处置的情况上报镇河长办公室存档备查。"

  private static let outline = """
    河道工作总结
      plain [] 这一年工作回顾 @·1
        runin [] 巡查力度明显加大 @·1·1
        runin [] 清淤进度明显加快 @·1·2
        runin [] 堤岸面貌明显改善 @·1·3
      plain [] 下一年工作打算 @·2
        numbered [一] 加强巡查 @·2一
        numbered [二] 加强清淤 @·2二

    """

  private func report(between lines: (Int) -> [String]) -> String {
    let parts: [[String]] = [
      ["河道工作总结", ""], ["这一年工作回顾"], [Self.text], ["——巡查力度明显加大。\(Self.text)"],
      ["——清淤进度明显加快。\(Self.text)"], ["——堤岸面貌明显改善。\(Self.text)"], ["下一年工作打算"], [Self.text],
      ["一、加强巡查"], [Self.text], ["二、加强清淤"], [Self.text],
    ]
    return parts.enumerated().flatMap { $1 + lines($0) }.joined(separator: "\n")
  }

  @Test func plain() throws {
    #expect(dump(try parsed(report { _ in [] })) == Self.outline)
  }

  /// The name of a paper beside the numbers of its pages.
  @Test func namesBesidePageNumbers() throws {
    let text = report { part in
      switch part {
      case 4: ["", "第 1 页 共 9 页", "柳河镇人民政府公报", ""]
      case 9: ["", "第 2 页 共 9 页", "柳河镇人民政府公报", ""]
      default: []
      }
    }
    #expect(dump(try parsed(text)) == Self.outline)
  }

  /// Words of a site on where the text is from.
  @Test func noticesOfSites() throws {
    let text = report { part in
      switch part {
      case 3, 7: ["更多精彩内容请关注微信公众号：柳河发布"]
      case 5, 9: ["本文来自公文写作网"]
      default: []
      }
    }
    #expect(dump(try parsed(text)) == Self.outline)
  }
}
