import ReportModel
import Testing

@testable import ReportParsing

/// Numbers that only a series makes ones, annexes, headings that share their line with text. All texts are invented.
@Suite struct SeriesTests {
  private func outline(_ text: String) throws -> String { OutlinePrinter.text(try parsed(text)) }

  @Test func nounsWithANumeral() throws {
    let report = try parsed(
      """
      河道清理方案
      为做好工作，制定本方案。
      议题一：水价
      问题1.
      请问水价何时调整？
      问题2.
      请问水质如何改善？
      议题二：交通
      问题1.
      请问何时通车？
      问题2.
      请问经费由谁负担？
      """)
    #expect(
      dump(report) == """
        河道清理方案
          numbered [议题一] 水价 @议题一
            numbered [问题1]  @议题一问题1
            numbered [问题2]  @议题一问题2
          numbered [议题二] 交通 @议题二
            numbered [问题1]  @议题二问题1
            numbered [问题2]  @议题二问题2

        """)
  }

  @Test func oneNounIsNoSeries() throws {
    #expect(try outline("河道清理方案\n一、任务\n任务一：巡查河道，逐段登记。\n二、要求\n方案二：另行制定，报县政府批准。\n").contains("任务一") == false)
  }

  @Test func aNumeralAndWhiteSpace() throws {
    #expect(
      try outline(
        """
        研制报告
        本报告说明研制的经过。
        一 修订背景

        本标准自发布以来起到了作用。

        二 修订思路

        思路是清楚的。

        三 修订过程

        分四个阶段进行。
        """) == """
          研制报告
          一 修订背景
          二 修订思路
          三 修订过程

          """)
  }

  @Test func questionsAndAnswers() throws {
    #expect(
      try outline(
        """
        河道清理政策问答
        为便于了解政策，解答如下。
        问：为什么要清理河道？
        答：为了防洪。
        问：谁来清理？
        答：由各乡镇负责。
        """) == """
          河道清理政策问答
          问：为什么要清理河道
          问：谁来清理

          """)
  }

  @Test func wordsInBrackets() throws {
    let report = try parsed(
      """
      清河片说明书
      请仔细阅读本说明书并按说明使用。
      【成份】本品主要成份为河水。
      【性状】
      本品为白色片。
      """)
    #expect(dump(report) == "清河片说明书\n  runin [] 成份 @·1\n  plain [] 性状 @·2\n")
  }

  @Test func annexesWithLetters() throws {
    let report = try parsed(
      """
      河道清理规程
      1 范围
      本规程适用于县内河道。
      2 要求
      作业人员应持证上岗。
      附录A
      （规范性附录）
      记录表
      记录日期和地点。
      A.1 填写
      逐项填写。
      A.2 保存
      保存三年。
      附录 B　标志
      标志应当醒目。
      """)
    #expect(
      dump(report) == """
        河道清理规程
          numbered [1] 范围 @1
          numbered [2] 要求 @2
          annex [附录A] 记录表 @附录A
            numbered [A.1] 填写 @A.1
            numbered [A.2] 保存 @A.2
          annex [附录 B] 标志 @附录B

        """)
  }

  @Test func westernAnnexes() throws {
    #expect(
      try outline(
        """
        Pump Control Notes

        1.  Purpose

        The pump keeps the water of the town low and runs by day and by night.

        2.  Method

        The pump is looked at each hour by one of the two men who keep it.

        Appendix A.  Test Values

        The values are those of the last year and of the year before it.
        """) == """
          Pump Control Notes
          1. Purpose
          2. Method
          Appendix A. Test Values

          """)
  }

  @Test func aMarkBeforeTheNumber() throws {
    let report = try parsed("采购文件\n★一、技术要求\n（一）总体要求\n正文内容。\n★二、商务要求\n正文内容。\n")
    #expect(
      dump(report) == """
        采购文件
          numbered [一] 技术要求 @一
            numbered [一] 总体要求 @一（一）
          numbered [二] 商务要求 @二

        """)
  }

  @Test func aWideGapEndsAHeading() throws {
    #expect(
      try outline(
        """
        工作报告
        　　一、基本情况　　全县河道三百公里，分布在九个乡镇，常年有水的占七成。今年完成清理三处。
        　　二、总　　则
        　　建立台账，逐段销号，聘请村民担任护河员。
        """) == "工作报告\n一、基本情况\n二、总则\n")
  }

  // MARK: Inside paragraphs

  @Test func aParagraphThatBeginsWithTheFirst() throws {
    #expect(
      try outline(
        """
        工作报告
        一、抓好落实
        一是抓摸底。要逐段登记，建立台账。二是抓清理。要限时完成，逐段验收。二是抓管护。要落实专人，定期通报。四是抓验收。
        二、加强领导
        一要明责。二要督查。三要问责。
        """) == """
          工作报告
          一、抓好落实
            一是抓摸底
            二是抓清理
            二是抓管护
            四是抓验收
          二、加强领导
            一要明责
            二要督查
            三要问责

          """)
  }

  @Test func bracketsInsideAParagraph() throws {
    #expect(
      try outline(
        """
        工作方案
        一、主要任务
        全县要做好以下工作。（一）全面摸底。逐段登记，建立台账。（二）集中清理。限时完成，逐段验收。（三）长效管护。落实专人。
        二、保障措施
        应当符合下列条件：（一）有人；（二）有钱；（三）有章。
        """) == """
          工作方案
          一、主要任务
            （一）全面摸底
            （二）集中清理
            （三）长效管护
          二、保障措施

          """)
  }

  @Test func aShortSentenceAmongOthersIsNoTopic() throws {
    #expect(
      try outline(
        """
        工作报告
        （一）推进绿色发展。协同推进减污扩绿。推进涉重金属污染、畜禽养殖污染等问题排查整治，限期完成。抓好秸秆综合利用。\
        加强建筑施工污染防治，推动交通运输降碳，强化烟花爆竹源头管理。植树造林四百万亩以上。强化公共机构节能。落实能耗双控要求。
        （二）加强民生保障。办好实事。
        """) == "工作报告\n（一）推进绿色发展\n（二）加强民生保障\n")
  }

  @Test func groupsOfTopicsWithACommaBelowAnOfficialNumber() throws {
    let body = "全区上下齐心协力，完成投资三亿元，新建道路二十公里，惠及群众五千余人，各项指标均好于上年同期。"
    #expect(
      try outline(
        """
        工作报告
        一、今后打算
        坚持问题导向，注重改革创新。\(body)
        坚持目标导向，注重统筹协调。\(body)
        坚持结果导向，注重群众评价。\(body)
        """) == """
          工作报告
          一、今后打算
            坚持问题导向，注重改革创新
            坚持目标导向，注重统筹协调
            坚持结果导向，注重群众评价

          """)
  }
}
