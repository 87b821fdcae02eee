import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Outlines of invented work reports, compared whole.
@Suite struct WorkReportTests {
  @Test func levelsOfOfficialDocuments() throws {
    let report = try parsed(
      """
      以务实作风推动云溪高质量发展
      在攻坚克难中开创新局面

      同志们：
      受区委委托，我向全会报告工作。
      一、强化引领，凝聚发展合力
      区委坚持把学习摆在首位。
      （一）深入学习宣传，不断增进认同。区委把学习作为重中之重，全区党员干部听得进、用得上、落得实。强化理论武装。\
      区委理论学习中心组带头领学十二次，专题研讨六次，撰写体会文章四十篇。拓展宣讲范围。组建八支宣讲队，深入村组社区\
      企业开展宣讲二百余场，听众超过两万。压实学习责任。把学习情况纳入年度考核，逐级述职评议，推动各级党组织见行动。
      （二）精心组织活动，激发热情。举办书画展、合唱节和读书会，群众广泛参与。一是办好展览。展出作品三百件。\
      二是办好合唱。参演队伍四十支。
      （三）严格履行责任。层层传导压力，逐级落实到人。
      二、突出重点，推动任务落实
      （一）抓项目建设。完成投资九亿元。
      1.盘活存量。清理闲置土地二百亩，引进企业十二家。
      （1）摸清底数。逐块登记造册，建立台账。
      （2）分类处置。一地一策，限期办结。
      2.做优增量。新开工项目二十个，竣工十五个。
      （二）抓民生改善。新建幼儿园三所。
      在总结成绩的同时，我们也看到工作还有差距。
      以上报告，请审议。
      """)
    #expect(
      dump(report) == """
        以务实作风推动云溪高质量发展 在攻坚克难中开创新局面
          numbered [一] 强化引领，凝聚发展合力 @一
            numbered [一] 深入学习宣传，不断增进认同 @一（一）
              runin [] 强化理论武装 @一（一）·1
              runin [] 拓展宣讲范围 @一（一）·2
              runin [] 压实学习责任 @一（一）·3
            numbered [二] 精心组织活动，激发热情 @一（二）
              numbered [一是] 办好展览 @一（二）一是
              numbered [二是] 办好合唱 @一（二）二是
            numbered [三] 严格履行责任 @一（三）
          numbered [二] 突出重点，推动任务落实 @二
            numbered [一] 抓项目建设 @二（一）
              numbered [1] 盘活存量 @二（一）1
                numbered [1] 摸清底数 @二（一）1（1）
                numbered [2] 分类处置 @二（一）1（2）
              numbered [2] 做优增量 @二（一）2
            numbered [二] 抓民生改善 @二（二）
          closing [] 在总结成绩的同时 @·3

        """)
    #expect(faults(of: report) == [])
    #expect(
      dumpParagraphs(report) == """
        title 以务实作风推动云溪高质量
        title 在攻坚克难中开创新局面
        blank 
        salutation 同志们：
        body 受区委委托，我向全会报告
        heading 一、强化引领，凝聚发展合
        body 区委坚持把学习摆在首位。
        heading （一）深入学习宣传，不断
        heading （二）精心组织活动，激发
        heading （三）严格履行责任。层层
        heading 二、突出重点，推动任务落
        heading （一）抓项目建设。完成投
        heading 1.盘活存量。清理闲置土
        heading （1）摸清底数。逐块登记
        heading （2）分类处置。一地一策
        heading 2.做优增量。新开工项目
        heading （二）抓民生改善。新建幼
        closing 在总结成绩的同时，我们也
        closing 以上报告，请审议。
        """)
  }

  @Test func scrapedPageWithParallelHeadsAndClosings() throws {
    let report = try parsed(
      """
      当前位置：
      首页
      >
      2031年云溪省政府工作报告
      来源：云溪日报
      2031-01-20 09:00:00
      【字体：
      大
      】
      ——2031年1月18日在云溪省人民代表大会会议上
      省长　王某某
      各位代表：
      现在，我代表省人民政府向大会报告工作。
      一、过去一年工作回顾
      这一年，我们攻坚克难，经济稳中向好。
      地区生产总值增长百分之六，粮食总产量再创新高，规模以上工业增加值增速居全国前列，财政收入平稳增长，物价保持总体稳定。
      这一年，我们改革创新，活力不断增强。
      完成机构改革，推出便民措施一百二十条，新增市场主体八万户，高新技术企业突破五百家，外贸进出口总额再上新的台阶。
      这一年，我们守正为民，民生持续改善。
      新建学校四十所，改造医院十二家，城乡居民收入稳步提高，就业形势总体稳定，社会保障水平继续提升，群众满意度明显上升。
      （
      一）生态建设取得进展。
      空气质量优良天数比例达到九成以上，主要河流断面水质全部达标，造林五十万亩，绿色低碳转型迈出坚实步伐，环境持续改善。
      (二)社会保持稳定。
      平安建设扎实推进，安全生产形势持续好转，信访积案化解率达到九成，群众安全感明显增强，基层治理体系更加完善更加有力。
      我们也清醒认识到：发展还不充分。
      二、今年工作安排
      （一）突出扩大内需
      大力提振消费。实施消费品以旧换新，办好各类促消费活动，培育新型消费场景，让群众愿消费、能消费、敢消费。
      扩大有效投资。谋划实施一批重大项目，强化要素保障，提高资金使用效率，形成更多实物工作量和有效供给。
      优化营商环境。深化简政放权，推行一网通办，清理拖欠账款，让企业轻装上阵、安心发展、做大做强。
      各位代表！蓝图已经绘就，让我们携手前行。
      名词解释
      1.“双减”：减轻学生作业负担和校外培训负担。
      责任编辑：
      打印本页
      """)
    #expect(
      dump(report) == """
        2031年云溪省政府工作报告
          numbered [一] 过去一年工作回顾 @一
            plain [] 这一年，我们攻坚克难，经济稳中向好 @一·1
            plain [] 这一年，我们改革创新，活力不断增强 @一·2
            plain [] 这一年，我们守正为民，民生持续改善 @一·3
            numbered [一] 生态建设取得进展 @一（一）
            numbered [二] 社会保持稳定 @一（二）
            closing [] 我们也清醒认识到 @一·6
          numbered [二] 今年工作安排 @二
            numbered [一] 突出扩大内需 @二（一）
              runin [] 大力提振消费 @二（一）·1
              runin [] 扩大有效投资 @二（一）·2
              runin [] 优化营商环境 @二（一）·3
          closing [] 蓝图已经绘就 @·3
          annex [] 名词解释 @·4

        """)
    #expect(faults(of: report) == [])
    let kinds = report.paragraphs.map(\.kind)
    #expect(
      kinds.prefix(13) == [
        .furniture, .furniture, .furniture, .title, .furniture, .furniture, .furniture, .furniture, .furniture, .front,
        .front, .salutation, .body,
      ])
    #expect(kinds.suffix(3) == [.body, .furniture, .furniture])
  }

  @Test func noticeWithSkippedLevelsAndAnnexes() throws {
    let report = try parsed(
      """
      关于印发云溪县防汛工作方案的通知

      各乡镇人民政府，县直各单位：
      现将方案印发给你们，请认真贯彻执行。
      一、指导思想
      坚持安全第一、常备不懈。
      四、组织机构
      1、领导小组
      成立县防汛领导小组，由县长任组长。
      2、抢险队伍
      组建三支抢险队伍。
      一、二、三产业受灾情况另行统计。
      2.5亿元资金已经到位。
      五、工作要求：各单位要高度重视。

      附件：1.领导小组名单
      云溪县人民政府
      附件1
      领导小组名单
      1.王某某
      2.李某某
      """)
    #expect(
      dump(report) == """
        关于印发云溪县防汛工作方案的通知
          numbered [一] 指导思想 @一
          numbered [四] 组织机构 @四
            numbered [1] 领导小组 @四1
            numbered [2] 抢险队伍 @四2
          numbered [五] 工作要求 @五
          annex [附件1] 领导小组名单 @附件1

        """)
  }

  @Test func partsWithoutNumberAndNumbersOnTheirOwn() throws {
    let report = try parsed(
      """
      云溪县汇报材料
      工作总结
      （一）产业。发展很好。
      （二）民生。改善很多。
      工作打算
      （一）产业，
      继续发展
      加快建设园区。
      （二）民生。继续改善。
      """)
    #expect(
      dump(report) == """
        云溪县汇报材料
          plain [] 工作总结 @·1
            numbered [一] 产业 @·1（一）
            numbered [二] 民生 @·1（二）
          plain [] 工作打算 @·2
            numbered [一] 产业，继续发展 @·2（一）
            numbered [二] 民生 @·2（二）

        """)
  }

  @Test func enumerationsAtLineStartNestBelowTheirPart() throws {
    let report = try parsed(
      """
      一、总体情况
      一是突出重点。全年完成投资九亿元，开工项目二十个。
      二是守住底线。没有发生重大事故，社会大局保持稳定。
      二、下步打算
      （一）抓落实
      一要勇于担当。干部要敢于负责，主动作为，攻坚克难。
      二要狠抓落实。任务要逐项分解，限期完成，跟踪问效。
      """)
    #expect(
      dump(report) == """
          numbered [一] 总体情况 @一
            numbered [一是] 突出重点 @一一是
            numbered [二是] 守住底线 @一二是
          numbered [二] 下步打算 @二
            numbered [一] 抓落实 @二（一）
              numbered [一要] 勇于担当 @二（一）一要
              numbered [二要] 狠抓落实 @二（一）二要

        """)
  }

  /// The last byte of 言 and the tab after it are no blank character together.
  @Test func contentsListWithPageNumbersBehindTabs() throws {
    let report = try parsed("目录\n1. 前言\t2\n2. 总体\t4\n1. 前言\n正文一段。\n2. 总体\n正文二段。\n")
    #expect(
      dump(report) == """
          numbered [1] 前言 @1
          numbered [2] 总体 @2

        """)
  }

  @Test func contentsListThatRepeatsTheHeadingsIsNoPartOfTheOutline() throws {
    let report = try parsed(
      """
      云溪市规划纲要
      目　录
      一、发展基础……………1
      二、主要目标……………8
      一、发展基础
      过去五年取得显著成绩。
      二、主要目标
      今后五年再上新的台阶。
      """)
    #expect(
      dump(report) == """
        云溪市规划纲要
          numbered [一] 发展基础 @一
          numbered [二] 主要目标 @二

        """)
    #expect(
      report.paragraphs.map(\.kind) == [
        .title, .contents, .contents, .contents, .heading, .body, .heading, .body,
      ])
  }

  /// White space that a program wrote out by its name is white space before a number.
  @Test func writtenSpaceBeforeNumbers() throws {
    let space = String(repeating: "<U+00A0>", count: 4)
    let body = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水。"
    let text = "柳河镇政府工作报告\n\n\(space)一、水利\n\n\(space)\(body)\n\n\(space)\n\n\(space)二、道路\n\n\(space)\(body)\n"
    let report = try parsed(text)
    #expect(report.sections.dropFirst().map { report.words(in: $0.title) } == ["水利", "道路"])
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == ["一", "二"])
  }
}
