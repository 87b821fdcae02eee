import ReportModel
import Testing

@testable import ReportParsing

/// Lists of attachments above the annexes, and numbered notes below tables. All texts are invented.
@Suite struct AttachmentTests {
  private func outline(_ text: String) throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.txt")))
  }

  @Test("the line that names the one annex, which stands below")
  func oneAnnex() throws {
    let plan = "柳塘县渡口检查工作方案\n\n一、检查范围\n全县二十一个渡口。\n\n二、检查安排\n分三批进行，每批七个渡口。\n\n附件：渡口安全检查指标表\n\n"
    let rest = ["柳塘县渡口检查工作方案", "  一 检查范围", "  二 检查安排"]
    let annex = "附件\n渡口安全检查指标表\n\n渡船有没有证，桨有没有备用的，石阶有没有松动，都要逐项检查并记录。\n"
    #expect(try outline(plan + annex) == rest + ["  附件 渡口安全检查指标表"])
    // The line itself heads what stands right below.
    #expect(
      try outline(plan + "渡船有没有证，桨有没有备用的，石阶有没有松动，都要逐项检查并记录。\n")
        == rest + ["  附件 渡口安全检查指标表"])
  }

  @Test("tables listed one by one above them")
  func listedTables() throws {
    let text = """
      柳塘县渡口规划

      一、现状
      全县二十一个渡口。

      二、措施
      （一）修石阶
      修七处石阶。
      （二）换渡船
      换三条渡船。

      附表：1．渡口现状表
      　　　2．石阶工程表
      　　　3．渡船更换表

      附表1  渡口现状表
      序号
      附表2  石阶工程表
      序号
      附表3  渡船更换表
      序号

      """
    #expect(
      try outline(text) == [
        "柳塘县渡口规划", "  一 现状", "  二 措施", "    一 修石阶", "    二 换渡船", "  附表1 渡口现状表", "  附表2 石阶工程表",
        "  附表3 渡船更换表",
      ])
  }

  private func plan(_ point: String, notes: String) -> String {
    """
    柳塘县渡口规划

    一、总体要求

    1\(point)指导思想

    坚持安全第一，方便群众，分批修复渡口。

    2\(point)主要目标

    三年内修复二十一个渡口，换渡船三条。

    表1 主要指标

    \(notes)

    3\(point)实施步骤

    第一年修石阶，第二年换渡船，第三年验收。

    二、保障措施

    县里出钱，乡里出人，村里看护。

    """
  }

  @Test("numbered notes below a table go on no numbers of headings")
  func notes() throws {
    let notes = "注：1. 渡口数以县志为准，不含私渡。\n\n2. 渡船数只计木船。\n\n3. 石阶：①指七级以上的石阶。②不足七级的不计。\n\n4. 看护人员：由村里推选。"
    let rows = [
      "柳塘县渡口规划", "  一 总体要求", "    1 指导思想", "    2 主要目标", "    3 实施步骤", "  二 保障措施",
    ]
    #expect(try outline(plan("．", notes: notes)) == rows)
    // One note, and two, below the second heading: the third is no note.
    #expect(try outline(plan(". ", notes: "注：1. 渡口数以县志为准，不含私渡。\n\n2. 渡船数只计木船。")) == rows)
    #expect(try outline(plan("．", notes: "注：渡口数以县志为准，不含私渡。")) == rows)
  }

  @Test(
    "names of articles behind a comma stand above their text; else the words are the article",
    arguments: ["，", "， ", "、"])
  func articles(_ comma: String) throws {
    let rules = """
      渡口安全办法

      第一条\(comma)石阶的管理
      (一) 各渡口每天清扫石阶，不得堆放杂物。
      (二) 石阶松动的，当天修好。
      第二条\(comma)防火管理
      一、船上不得生火；
      二、渡口备水缸两只。
      第三条\(comma)防盗管理
      一、桨和绳夜里收进棚子；

      """
    #expect(try outline(rules).filter { $0.contains("条") } == ["  第一条 石阶的管理", "  第二条 防火管理", "  第三条 防盗管理"])
    let charter = """
      渡口管理章程

      第一条\(comma)渡口由本村管理
      第二条\(comma)摆渡人由村民推选
      第三条\(comma)渡船每年检修一次
      第四条\(comma)本章程自公布之日起施行

      """
    guard comma != "、" else { return }
    #expect(try outline(charter) == ["渡口管理章程", "  第一条", "  第二条", "  第三条", "  第四条"])
  }
}
