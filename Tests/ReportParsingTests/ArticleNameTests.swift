import ReportModel
import Testing

@testable import ReportParsing

/// The names of articles, each told by its own lines: contracts, charters and rules name some of their articles and not
/// others. All texts are invented.
@Suite struct ArticleNameTests {
  /// Numbers and titles of the sections of `text`, one a line.
  private func heads(_ text: String) throws -> String {
    let report = try parsed(text)
    return report.sections.indices.dropFirst().map { index in
      let name = SectionIndex(index)
      return [report.number(of: name), report.title(of: name)].filter { !$0.isEmpty }.joined(separator: " ")
    }.joined(separator: "\n")
  }

  @Test func fewWordsAloneOverTextAreANameWhateverOthersHave() throws {
    let text = """
      青河读书社章程

      第一条 本社隶属于青河学院，是热爱读书的学生自愿组成的社团。

      第二条 社团的经费来源是：

      （一）学校专项资助；

      （二）社会支持。

      第三条 经费管理原则

      社团经费遵循专款专用、合理节约的原则，用于社团的各项活动组织。

      第四条 财务专员每季度公示收支状况

      第五条 有下列情形之一的

      （一）不交社费；

      （二）不到会。

      第六条 社员可以自由退社，退社后不再享有社员的权利。

      第七条 社长由全体社员选举产生，任期一年，可以连任。

      第八条 本章程由社员大会负责解释，自通过之日起施行。
      """
    #expect(try heads(text) == "第一条\n第二条\n第三条 经费管理原则\n第四条\n第五条\n第六条\n第七条\n第八条")
  }

  @Test func aSentenceThatIsAllAnArticleSaysIsNoName() throws {
    let text = """
      青河抵押合同
      第一条　甲方用作抵押的财产为厂房一座。
      第二条　抵押财产共作价五万元。
      第三条　甲方义务
      甲方不得出售抵押财产。
      第四条　违约责任
      由甲方保管的财产毁损的，甲方应在五日内恢复原状。
      第五条　变更价款。
      发生变更后，乙方按下列方法提出价格，送甲方批准后调整合同
      价款。
      """
    #expect(try heads(text) == "第一条\n第二条\n第三条 甲方义务\n第四条 违约责任\n第五条 变更价款")
  }

  @Test func aBlankToBeFilledInIsNoPartOfAName() throws {
    let text = """
      　　　　　　青河产品购销合同
      　　第一条　产品的名称、规格和质量
      　　１．产品的名称由双方另行商定。
      　　第二条　产品的包装标准＿＿＿＿＿＿＿＿＿＿＿。
      　　第三条　产品的交货期限____________
      　　第四条　租期自＿＿＿年起至＿＿＿＿。
      　　第五条　乙方的违约责任
      　　１．乙方不能交货的，应向甲方偿付违约金。
      """
    #expect(
      try heads(text) == "第一条 产品的名称、规格和质量\n第二条 产品的包装标准\n第三条 产品的交货期限\n第四条\n第五条 乙方的违约责任")
  }

  @Test func aNoteInBracketsIsNoCaptionAndAnOmissionNoName() throws {
    let text = """
      　　　　　　青河厂招聘合同
      　　第一条　合同期限
      　　合同期限为二年。
      　　（以完成一定工作量为期限的合同，工作时间由双方商定。）
      　　第二条　劳动报酬
      　　月薪为三千元。
      　　（注：另有约定的除外）
      　　第三条　（略）
      　　第四条　劳动保护
      　　按厂方规定执行。
      """
    #expect(try heads(text) == "第一条 合同期限\n第二条 劳动报酬\n第三条\n第四条 劳动保护")
  }

  @Test func aCommaMayPartNumberAndName() throws {
    let text = """
      料瓶联合经营合同
      第一条,联合经营单位:
      青河物资公司和青河料瓶商店。
      第二条,组织领导:
      甲方出三名，乙方出十名组成委员会。
      第三条,企业终止后,库存商品均按帐目数量,由甲方处理.
      """
    #expect(try heads(text) == "第一条 联合经营单位\n第二条 组织领导\n第三条")
  }

  /// A number before a comma and the text of the article is one of them; 第三条，第五条 of a sentence are none.
  @Test func aCommaMayPartNumberAndText() throws {
    let text = """
      青河分会章程
      第一条 本会的名称是青河分会。
      第二条 本会是学术团体。
      第三条，本会挂靠青河研究院，地址在青河路。
      第四条 会员代表大会每年一次。
      第五条，代表大会须有三分之二的代表出席。
      第六条 本章程自核准之日起生效。
      第三条，第五条由理事会解释。
      """
    #expect(try heads(text) == (1...6).map { "第\(["一", "二", "三", "四", "五", "六"][$0 - 1])条" }.joined(separator: "\n"))
  }

  /// 应, 负责 and 是 say what is done, but not in 应急, 供应商, 负责人.
  @Test func wordsOfDutyInNounsAreNoStatement() throws {
    let text = """
      青河园区管理办法
      第一条 目的依据
      为了加强园区管理，制定本办法。
      第二条 应急管理
      园区应当建立应急机制，明确职责。
      第三条 供应商责任
      供应商应当按时交货，保证质量。
      第四条 项目负责人
      每个项目设负责人一名，统筹推进。
      第五条
      园区定期检查，公开结果。
      """
    #expect(try heads(text) == "第一条 目的依据\n第二条 应急管理\n第三条 供应商责任\n第四条 项目负责人\n第五条")
  }

  /// Brackets around a name are not shown, here nor there.
  @Test func namesInBracketsAreShownWithoutThem() throws {
    let report = try parsed("青河章程\n\n第一条（名称）\n本社名为青河社。\n第二条【宗旨】\n以书会友。\n")
    #expect(OutlinePrinter.text(report) == "青河章程\n第一条 名称\n第二条 宗旨\n")
  }
}
