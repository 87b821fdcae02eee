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

  /// Items of a contract that a point ends, that announce a list or say who has to do what are none, though a name in letters
  /// begins them.
  @Test func sentencesOfContracts() throws {
    #expect(
      try outline(
        """
        RiverMap 用户协议

        一、定义
           RiverMap：由柳河镇开发的水位地图插件。
        二、用户的权利与义务
           1. 用户有权通过修改 RiverMap 源码进行二次开发,无需经得作者授权.
           2. 用户在使用 RiverMap 插件期间，承诺并保证：
            （1）遵守所有法律法规和国际上有关互联网的规定、程序和惯例.
            （2）不利用 RiverMap 插件进行任何形式的金融诈骗活动.
           3. 用户不得利用 RiverMap 插件发送以下内容的短信：
            （1）接受方事先没有提出要求的广告等内容；
            （2）含有病毒等不良信息。
           4. 用户应当按照本协议，妥善使用插件并为其行为负责。因用户行为遭受损失的，用户应赔偿全部损失。
        三、作者的权利与义务
           1.RiverMap 作者有权对插件进行定期或不定期的升级，用户可以选择升级新版本。如用户因此受到影响，作者无需承担责任。
           2.RiverMap 作者无权查看用户的数据。用户的数据由用户自行保管，作者不作备份。
        四、其他
           本协议自发布之日起生效。
        """) == """
          RiverMap 用户协议
          一、定义
          二、用户的权利与义务
          三、作者的权利与义务
          四、其他

          """)
  }

  /// A label right above numbers of another style is a heading, though a sentence stands beside it.
  @Test func labelBesideASentence() throws {
    #expect(
      try outline(
        """
        优秀船工评选办法
        一、评选要求
        1.优秀船工每年评选一次。
        2.评选程序
        （1）各渡口推荐。先由各渡口认真总结一年来的工作，写出总结材料，报镇政府。
        （2）镇里评选。镇政府按照评选条件提出名单，公示七天。
        二、表彰与奖励
        对评选出的船工，由镇政府进行表彰。
        """) == """
          优秀船工评选办法
          一、评选要求
            2.评选程序
              （1）各渡口推荐
              （2）镇里评选
          二、表彰与奖励

          """)
  }

  /// The instructions of a form are numbered sentences; `[1].` numbers labels.
  @Test func formsAndTheirInstructions() throws {
    #expect(
      try outline(
        """
        柳河镇项目申报表

        填表说明
        一、申报表要逐项认真填写，填写内容必须实事求是。空缺项要填“无”。
        二、格式要求：表格中的字体采用小四号宋体，单倍行距。
        三、表格栏高不够可增加。
        一、项目方案
        1、项目研究背景
        [1]. 国内外的研究现状：
        渡船的调度一直靠经验，近年来才有人用水位和风向的记录来预测，各地的做法很不一样。
        [2]. 研究意义：
        柳河镇有三个渡口，每天往返二百多次，预测水位可以减少停航。
        2、研究进度安排
        一年完成，分四个阶段进行。
        二、预期成果
        申请专利一项。
        """) == """
          柳河镇项目申报表
          填表说明
          一、项目方案
            1、项目研究背景
              [1]. 国内外的研究现状
              [2]. 研究意义
            2、研究进度安排
          二、预期成果

          """)
  }

  /// Program code and the captions of pictures in an annex are none, nor is the name of a file below a heading.
  @Test func codeAndCaptions() throws {
    #expect(
      try outline(
        """
        柳河水位仪设计

        1 绪论
        1.1 背景
        水位是行船的依据，各地都有测量的办法。
        2 制作
        制作看起来简单，只需要将程序写入单片机，但是焊接时遇到了不少问题，需要逐一检查。
        图2-1 水位仪电路图
        如图2-1所示，水位仪由五个部分组成，分别测量水位、显示水位、报警、保存和传送，每个部分都可以拆下来单独使用。
        图2-2 水位仪外观
        如图2-2所示，水位仪的外壳用铝制成，长二十厘米，宽十厘米，高八厘米，重一公斤，可以装在船头或者渡口的柱子上面。
        附录1 电路图

        附录2 源程序
        //程序头函数
        #include <reg52.h>

        //宏定义
        #define uchar unsigned char

        //管脚声明
        sbit LED = P1^1;

        void main() //主函数
        {
            init();
        }
        """) == """
          柳河水位仪设计
          1 绪论
            1.1 背景
          2 制作
          附录1 电路图
          附录2 源程序

          """)
  }
}
