import ReportModel
import Testing

@testable import ReportParsing

/// Titles of documents inside a text, and the annexes after a signature. All texts are invented.
@Suite struct InnerTitleTests {
  private static let text = "各村要安排专人负责河道巡查，每日记录水位和水质，发现问题及时处置并上报镇河长办公室。"

  /// A notice and the plan it sends, whose title takes two lines.
  @Test func planAfterANotice() throws {
    let report = try parsed(
      """
      柳河镇人民政府关于印发河道保洁实施方案的通知

      各村民委员会：
      现将实施方案印发给你们，请认真组织落实。
      柳河镇人民政府
      2024年3月6日
      （此件公开发布）
      柳河镇人民政府关于河道保洁和堤岸巡查
      工作的实施方案
      一、工作目标
      \(Self.text)
      二、工作要求
      \(Self.text)
      """)
    #expect(
      dump(report) == """
        柳河镇人民政府关于印发河道保洁实施方案的通知
          plain [] 柳河镇人民政府关于河道保洁和堤岸巡查工作的实施方案 @·1
            numbered [一] 工作目标 @·1一
            numbered [二] 工作要求 @·1二

        """)
  }

  /// A decree that a name signs, and the rules it publishes.
  @Test func rulesAfterADecree() throws {
    let report = try parsed(
      """
      柳河县人民政府令
      第7号
      现公布《河道管理规定》，自公布之日起施行。
      县长　　王小河
      2023年12月18日
      柳河县河道管理规定
      第一条　为了加强河道管理，制定本规定。
      第二条　本规定适用于全县河道。
      第三条　镇人民政府负责本规定的实施。
      """)
    let outline = dump(report)
    #expect(outline.contains("  plain [] 柳河县河道管理规定 @"))
    #expect(outline.contains("    numbered [第一条]  @"))
    #expect(outline.contains("    numbered [第三条]  @"))
  }

  /// Speeches in one file, each with its fields.
  @Test func linesThatEndAlikeAboveFields() throws {
    let report = try parsed(
      """
      王委员发言记录：
      时间：2024年3月6日
      地点：镇政府会议室
      一、护河
      \(Self.text)
      二、清淤
      \(Self.text)
      李委员发言记录：
      时间：2024年3月7日
      地点：镇政府会议室
      一、修堤
      \(Self.text)
      """)
    #expect(
      dump(report).split(separator: "\n") == [
        "  plain [] 王委员发言记录 @·1", "    numbered [一] 护河 @·1一", "    numbered [二] 清淤 @·1二",
        "  plain [] 李委员发言记录 @·2", "    numbered [一] 修堤 @·2一",
      ])
  }

  /// An annex after the signature: its title on the next line, or in two.
  @Test func annexAfterASignature() throws {
    let report = try parsed(
      """
      柳河镇人民政府关于开展河道清理工作的通知

      各村民委员会：
      一、清理范围
      \(Self.text)
      二、清理时限
      \(Self.text)
      附件1.柳河镇河道的清理范围和界址
          2.柳河镇河道保洁员名册
      柳河镇人民政府
      2024年3月6日
      附件1.
      柳河镇河道的
      清理范围和界址
      \(Self.text)
      附件2：
      柳河镇河道保洁员名册
      \(Self.text)
      """)
    #expect(
      dump(report).split(separator: "\n") == [
        "柳河镇人民政府关于开展河道清理工作的通知", "  numbered [一] 清理范围 @一", "  numbered [二] 清理时限 @二",
        "  annex [附件1] 柳河镇河道的清理范围和界址 @附件1", "  annex [附件2] 柳河镇河道保洁员名册 @附件2",
      ])
  }
}
