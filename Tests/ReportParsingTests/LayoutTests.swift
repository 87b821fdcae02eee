import Fuzzing
import ReportModel
import ReportParsing
import Testing

/// Layouts that reports come in, each as a careful reader would read it. All texts are invented.
@Suite struct LayoutTests {
  private static let body = "全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水，群众十分满意。"

  /// The outline of `text`, in which `¶` stands for a paragraph of running text; the same with CR LF, and with CR alone.
  private func outline(_ text: String) throws -> String {
    let text = text.replacing("¶", with: Self.body) + "\n"
    let report = try parsed(text)
    #expect(faults(of: report) == [])
    let outline = OutlinePrinter.text(report)
    for end in ["\r\n", "\r"] {
      let other = try parsed(text.replacing("\n", with: end))
      #expect(faults(of: other) == [])
      #expect(OutlinePrinter.text(other) == outline)
      #expect(
        other.sections.map { other.lines?.line(at: $0.range.lower) }
          == report.sections.map { report.lines?.line(at: $0.range.lower) })
    }
    return outline
  }

  @Test func aListOfNumbersInTheTextIsNoHeading() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、发展产业
        一、二、三产业协调发展，比例更趋合理。¶
        二、改善民生
        ¶
        三、保护生态
        ¶
        """)
          == """
          柳河镇工作报告
          一、发展产业
          二、改善民生
          三、保护生态

          """)
  }

  @Test func yearsAndFiguresAreNoHeadings() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、回顾
        2020年是全面建成小康社会之年。¶
        2.5亿元投资全部到位。¶
        1.修路
        ¶
        2.种树
        ¶
        二、打算
        ¶
        """)
          == """
          柳河镇工作报告
          一、回顾
            1.修路
            2.种树
          二、打算

          """)
  }

  @Test func bracketsOfBothWidthsAreOneStyleAndRestartUnderALeadIn() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、目标
        （一）总体目标
        ¶
        （二）具体目标
        ¶
        二、任务
        为此，要抓好以下工作：
        （一）修路
        ¶
        (二)种树
        ¶
        （三）护林
        ¶
        (四)养殖
        ¶
        """)
          == """
          柳河镇工作报告
          一、目标
            （一）总体目标
            （二）具体目标
          二、任务
            （一）修路
            (二)种树
            （三）护林
            (四)养殖

          """)
  }

  @Test func aNumberSplitOverTwoLines() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、回顾
        （一）修路。¶
        （二）种树。¶
        （
        三）改革开放持续深化。¶
        二、打算
        ¶
        """)
          == """
          柳河镇工作报告
          一、回顾
            （一）修路
            （二）种树
            （三）改革开放持续深化
          二、打算

          """)
  }

  @Test func aHeadingOverTwoLinesAfterAComma() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、坚持以人民为中心的发展思想，
        着力保障和改善民生
        ¶
        二、坚持绿色发展
        ¶
        """)
          == """
          柳河镇工作报告
          一、坚持以人民为中心的发展思想，着力保障和改善民生
          二、坚持绿色发展

          """)
  }

  @Test func aHeadingOverTwoLinesAmongBlankLines() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告

        一、全面贯彻落实乡村振兴战略部署和城乡融合
        发展要求

        ¶

        二、打算

        ¶
        """)
          == """
          柳河镇工作报告
          一、全面贯彻落实乡村振兴战略部署和城乡融合发展要求
          二、打算

          """)
  }

  @Test func spacedOutTitles() throws {
    #expect(
      try outline(
        """
        政 府 工 作 报 告
        第一章　总　　则
        第一条　为了规范治水，制定本办法。
        第二条　本办法适用于全镇。
        第二章　附　　则
        第三条　本办法自公布之日起施行。
        """)
          == """
          政府工作报告
          第一章 总则
            第一条
            第二条
          第二章 附则
            第三条

          """)
  }

  @Test func contentsPartsAndAnnexes() throws {
    #expect(
      try outline(
        """
        柳河镇年报
        目　录
        第一部分 回顾……1
        一、农业……2
        二、工业……3
        第二部分 打算……8
        一、农业……9
        第一部分 回顾
        一、农业
        ¶
        二、工业
        ¶
        第二部分 打算
        一、农业
        ¶
        附件1
        指标表
        附件2：名单
        张三
        """)
          == """
          柳河镇年报
          第一部分 回顾
            一、农业
            二、工业
          第二部分 打算
            一、农业
          附件1 指标表
          附件2：名单

          """)
  }

  @Test func ordinalsInWords() throws {
    #expect(
      try outline(
        """
        柳河镇讲话
        第一，要修路。¶
        第二，要种树。¶
        第三，要护林。¶
        """)
          == """
          柳河镇讲话
          第一，要修路
          第二，要种树
          第三，要护林

          """)
  }

  @Test func bracketedAndCircledSigns() throws {
    #expect(
      try outline(
        """
        柳河镇通知
        一、范围
        ㈠本镇
        ¶
        ㈡邻镇
        ¶
        二、要求
        ①按时
        ¶
        ②按质
        ¶
        """)
          == """
          柳河镇通知
          一、范围
            ㈠本镇
            ㈡邻镇
          二、要求
            ①按时
            ②按质

          """)
  }

  @Test func romanNumeralsAndLetters() throws {
    #expect(
      try outline(
        """
        Port Report

        I. Trade

        The trade of the port grew by a tenth, and more ships came in than ever before in one year.

        A. Ships

        More ships came in than ever before, most of them with timber, and some with grain and cloth.

        B. Goods

        Timber was the first of the goods and grain the second, as it has been for nine years now.

        II. Works

        The quay was mended at its northern end, where the storm of the last winter had broken it.
        """)
          == """
          Port Report
          I. Trade
            A. Ships
            B. Goods
          II. Works

          """)
  }

  @Test func aRestartUnderANewLeadIn() throws {
    #expect(
      try outline(
        """
        柳河镇工作报告
        一、回顾
        一年来，主要做了以下工作：
        1.修路。¶
        2.种树。¶
        下一步要做以下工作：
        1.护林。¶
        2.养殖。¶
        二、打算
        ¶
        """)
          == """
          柳河镇工作报告
          一、回顾
            1.修路
            2.种树
            1.护林
            2.养殖
          二、打算

          """)
  }

  @Test func decimals() throws {
    #expect(
      try outline(
        """
        标准
        1 范围
        ¶
        2 术语
        2.1 渠
        ¶
        2.2 坝
        2.2.1 土坝
        ¶
        2.2.2 石坝
        ¶
        3 要求
        ¶
        """)
          == """
          标准
          1 范围
          2 术语
            2.1 渠
            2.2 坝
              2.2.1 土坝
              2.2.2 石坝
          3 要求

          """)
  }
}
