import ReportModel
import Testing

@testable import ReportParsing

/// Headings of Markdown that CommonMark does not know as such, as people write them. All texts are invented.
@Suite struct MarkdownHabitTests {
  private func outline(_ text: String) throws -> String {
    dump(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "sample.md")))
      .split(separator: "\n").map { $0.split(separator: " @")[0] }.joined(separator: "\n")
  }

  @Test func signsGluedToHanWordsMarkHeadings() throws {
    let text = "#青河社团章程\n##第一章 总则\n###第一条（名称）\n本社名为读书社。\n##第二章 社员\n交费者为社员。\n"
    #expect(
      try outline(text) == """
        青河社团章程
          numbered [第一章] 总则
            numbered [第一条] （名称）
          numbered [第二章] 社员
        """)
    // Tags are none, and where some headings have their blank the others are text.
    #expect(try outline("#标签 #另一个\n\n今天天气好。\n\n#日记 #三月\n\n明天下雨。\n\n#四月\n\n晴。\n").contains("[") == false)
    #expect(try outline("# 手记\n\n## 第一章 总则\n\n正文。\n\n##第二章 社员\n\n正文。\n").contains("社员") == false)
  }

  /// A colon at the end is no part of a heading, but for those around the name of a sign.
  @Test func namesOfSignsKeepTheirColons() throws {
    #expect(
      try outline("# Ferry\n\n## Keepers :heart:\n\nA.\n\n## Hours:\n\nB.\n\n## Until 10:30:\n\nC.\n") == """
        Ferry
          plain [] Keepers :heart:
          plain [] Hours
          plain [] Until 10:30
        """)
  }

  /// Programs for notes write every heading as an item; an item without one is text, one heading among items is no outline.
  @Test func headingsBeginItemsOfAnOutline() throws {
    let text = """
      - # 青河指南

      - 各单位：

        一、统一认识。各单位要重视本项工作。

        二、抓好落实。各单位要制定细则。

      - ## 三、分类
        - ### （一）旧书
          收于南馆。
      - ## 四、借阅

        每人每次三册。
      """
    #expect(
      try outline(text) == """
        青河指南
          numbered [一] 统一认识
          numbered [二] 抓好落实
          numbered [三] 分类
            numbered [一] 旧书
          numbered [四] 借阅
        """)
    #expect(try outline("# 手记\n\n- 例子\n- ## 三、分类\n\n正文。\n").contains("分类") == false)
    #expect(try outline("# 手记\n\n> - ## 三、分类\n> - ## 四、借阅\n\n正文。\n").contains("分类") == false)
  }

  @Test func strongWordsBeforeTheirTextEndTheHeading() throws {
    let text = """
      # Rules of the Linden Club

      **Section 1.1. Name.** The name of the club is the Linden
      Club, and it shall keep this name in all letters that it
      sends.

      **Section 1.2. Seat.** The club has its seat in Harrow, and the board may open branches.

      **Section 1.3. Year.** The year of the club begins in May. The board may
      change it.
      """
    #expect(
      try outline(text) == """
        Rules of the Linden Club
          numbered [Section 1.1] Name
          numbered [Section 1.2] Seat
          numbered [Section 1.3] Year
        """)
  }

  @Test func articlesThatAreItemsAreArticles() throws {
    let text = """
      **青河社团章程**

      **第一章 总则**

      * 第一条（名称）
        * 本社团名为青河读书社。
      * 第二条（宗旨）
        * 以读书会友。

      **第二章 社员**

      * 第三条（入社）
        * 交纳社费者为社员。
      """
    #expect(
      try outline(text) == """
        青河社团章程
          numbered [第一章] 总则
            numbered [第一条] 名称
            numbered [第二条] 宗旨
          numbered [第二章] 社员
            numbered [第三条] 入社
        """)
  }

  @Test func strongElementsInPlainTextAreMarkup() throws {
    let text = """
      <b>Article I – </b><b><i>Name</i></b>

      The name of this club is the Linden Club, and it has its seat in Harrow.

      <b>Article II – </b><b><i>Purpose</i></b>

      The club looks after the linden trees.
      """
    #expect(
      dump(try parsed(text)).split(separator: "\n").map { $0.split(separator: " @")[0] }
        == ["  numbered [Article I] Name", "  numbered [Article II] Purpose"])
  }

  /// Letters and brackets may begin words that no blank parts from their mark; one sign before a word is a tag.
  @Test func gluedMarksBeforeLettersAndBrackets() throws {
    let text = "#P2俱乐部章程\n\n####一、总则\n\n正文。\n\n####二、角色\n\n正文。\n\n####[附记]\n\n正文。\n"
    #expect(
      try outline(text) == """
        P2俱乐部章程
          numbered [一] 总则
          numbered [二] 角色
          plain [] [附记]
        """)
    #expect(try outline("#标签\n\n正文。\n\n#渡口\n\n正文。\n\n#石桥\n\n正文。\n") == "")
  }

  /// Numbers that markup does not make items of are looked for below the headings that are marked.
  @Test func numberedHeadsBelowMarkedOnes() throws {
    let text = """
      # 青河核算指南

      ## 一、术语

      （1）温室气体

      大气中那些吸收和重新放出红外辐射的气态成分，本指南只算其中的三种。

      （2）报告主体

      具有温室气体排放行为的企业，应当按照本指南核算自己排放了多少。

      ## 二、方法

      ### （一）燃烧

      1.活动数据

      活动水平是各种燃料的消耗量与发热量的乘积，按月记录，按年汇总。

      2.排放因子

      排放因子由实验室测定，没有测定的可以使用附表中的数值。

      ## 三、清单

      1. 燃料
      2. 电力

      """
    #expect(
      try outline(text) == """
        青河核算指南
          numbered [一] 术语
            numbered [1] 温室气体
            numbered [2] 报告主体
          numbered [二] 方法
            numbered [一] 燃烧
              numbered [1] 活动数据
              numbered [2] 排放因子
          numbered [三] 清单
        """)
  }

  /// The one mark of a text, or the highest, is its title where it is the first line, whatever its depth.
  @Test func oneMarkOfAnyDepthIsTheTitle() throws {
    let body = "　　渡口每天有四班船，早班六点开，晚班七点回，遇到大雾就停航，镇上的人都习惯了先看天色再出门，很少有人抱怨，也很少有人迟到。"
    let text = """
      ## 用好渡口这本书

      ###

      　　渡口是一部“好书”

      　　渡口教人守时。\(body)

      　　渡口教人耐心。\(body)

      　　怎样读这部书

      　　先之以船，知其深浅。\(body)

      　　继之以桥，明其远近。\(body)

      　　终之以人，懂其甘苦。\(body)

      """
    #expect(
      try outline(text) == """
        用好渡口这本书
          plain [] 渡口是一部“好书”
          plain [] 怎样读这部书
          runin [] 先之以船，知其深浅
          runin [] 继之以桥，明其远近
          runin [] 终之以人，懂其甘苦
        """)
    #expect(
      try outline("### 渡口会议记录\n\n#### 三月\n\n\(body)\n\n#### 四月\n\n\(body)\n") == """
        渡口会议记录
          plain [] 三月
          plain [] 四月
        """)
  }
}
