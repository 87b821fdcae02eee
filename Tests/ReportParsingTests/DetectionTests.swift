import ReportModel
import TestReports
import Testing
import TextEncoding

@testable import ReportParsing

/// Pieces of text in every encoding, and what they are taken for.
@Suite struct DetectionTests {
  /// About an invented township, in simplified and in traditional characters.
  private static let simplified = """
    云溪镇人民政府工作报告。一年来，全镇上下坚持稳中求进，扎实推进各项工作，粮食总产达到一万八千吨，茶叶产值突破六千万元。建成高标准农田三千二百亩，\
    改造低产茶园，带动八百六十户农民增收。新修道路两条，清理沟渠十四公里，增设停车场三处。新建村卫生室四所，改扩建中心小学食堂，老年助餐点覆盖全部社区。\
    在总结成绩的同时，我们清醒地看到，产业基础还不牢固，公共服务仍有短板，干部作风需要进一步转变。今年要抓好春耕备耕，保障重点项目用地，办好十件民生实事，\
    完成水库除险加固，让群众的获得感更加充实、更有保障。希望各位代表多提宝贵意见，共同把家乡建设得更加美丽。
    """
  private static let traditional = """
    雲溪鎮公所工作報告。一年來，全鎮上下堅持穩中求進，努力推動各項工作，糧食總產達到一萬八千噸，茶葉產值突破六千萬元。建成標準農田三千二百畝，\
    改造低產茶園，帶動八百六十戶農民增加收入。新修道路兩條，清理溝渠十四公里，增設停車場三處。新建衛生室四所，擴建中心小學食堂，老人共餐點覆蓋全部社區。\
    在總結成績的同時，我們清楚地看到，產業基礎還不穩固，公共服務仍有不足，工作方法需要進一步改變。今年要抓好春耕準備，保障重點工程用地，辦好十件民生實事，\
    完成水庫加固，讓民眾的生活更加充實、更有保障。希望各位代表多提寶貴意見，共同把家鄉建設得更加美麗。
    """

  /// The number of a hundred pieces of so many characters, wherever they are cut, whose encoding is found.
  @Test(
    arguments: [
      (true, ReportEncoding.utf8), (true, .gb18030), (true, .utf16LittleEndian), (true, .utf16BigEndian),
      (false, .utf8),
      (false, .big5), (false, .utf16LittleEndian), (false, .utf16BigEndian),
    ], [4, 6, 8, 16])
  func shortPieces(_ source: (Bool, ReportEncoding), _ length: Int) throws {
    let text = Array(source.0 ? Self.simplified : Self.traditional)
    var right = 0
    var wrong: [String] = []
    for start in 0...(text.count - length) {
      let piece = String(text[start..<start + length])
      let bytes = try #require(encoded(piece, source.1))
      if TextEncodingDetector.encoding(of: bytes) == source.1 { right += 1 } else { wrong.append(piece) }
    }
    #expect(right * 100 >= (right + wrong.count) * 98, "\(right) of \(right + wrong.count): \(wrong)")
  }

  /// Real reports give the same JSON from every encoding.
  @Test(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
  func encodedCopiesOfReports() throws {
    var copies: [String: Int] = [:]
    for name in try GivenReports.names(endingIn: ".txt", ".md") where name != "SOURCES.md" {
      let bytes = try GivenReports.bytes(of: name)
      let report = try ReportParser.report(from: bytes, source: ReportSource(name: name))
      let decoded = try #require(TextDecoder.decode(bytes, as: report.encoding))
      let text = String(decoding: decoded.bytes, as: UTF8.self)
      let outline = OutlinePrinter.jsonLines(report)
      for encoding in [ReportEncoding.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030, .big5] {
        guard let plain = encoded(text, encoding) else { continue }
        let marks: [ReportEncoding: [UInt8]] = [
          .utf8: [0xEF, 0xBB, 0xBF], .utf16LittleEndian: [0xFF, 0xFE], .utf16BigEndian: [0xFE, 0xFF],
        ]
        for mark in [[], marks[encoding]].compactMap({ $0 }) {
          let copy = try ReportParser.report(from: mark + plain, source: ReportSource(name: name))
          // English text is the same in all but UTF-16.
          let isPlain = plain == Array(text.utf8)
          #expect(copy.encoding == (isPlain ? .utf8 : encoding), "\(name)")
          #expect(copy.text == report.text, "\(name) \(encoding)")
          #expect(OutlinePrinter.jsonLines(copy) == outline, "\(name) \(encoding)")
        }
        copies[encoding.rawValue, default: 0] += 1
      }
    }
    #expect(copies["GB18030"] == copies["UTF-8"])
    #expect((copies["UTF-8"] ?? 0) >= 2)
    #expect((copies["Big5-HKSCS"] ?? 0) >= 1)
  }
}
