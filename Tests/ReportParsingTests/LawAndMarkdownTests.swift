import Fuzzing
import ReportModel
import Testing

@testable import ReportParsing

/// Outlines of invented laws, Markdown and paged texts, compared whole.
@Suite struct LawAndMarkdownTests {
  private let law = """
    云溪市城市绿化条例
    第一章　总　　则
    第一条　为了保护绿地，制定本条例。
    第二条　本条例所称绿地，包括：
    （一）公园绿地；
    （二）防护绿地；
    （三）附属绿地。
    第二条规定的绿地由市政府公布。
    第二章　保　护
    第一节　公园
    第三条　公园应当免费开放。
    第三条之一　夜间开放的时间由公园确定。
    第二节　行道树
    第四条　禁止砍伐行道树。
    """

  @Test func articlesCountOnThroughChapters() throws {
    let report = try parsed(law)
    #expect(
      dump(report) == """
        云溪市城市绿化条例
          numbered [第一章] 总则 @第一章
            numbered [第一条]  @第一条
            numbered [第二条]  @第二条
          numbered [第二章] 保护 @第二章
            numbered [第一节] 公园 @第二章第一节
              numbered [第三条]  @第三条
              numbered [第三条之一]  @第三条之一
            numbered [第二节] 行道树 @第二章第二节
              numbered [第四条]  @第四条

        """)
    #expect(faults(of: report) == [])
  }

  @Test func markdownHeadings() throws {
    let report = try parsed(
      """
      # 云溪手册

      ## 安装
      说明文字。

      ```
      # 不是标题
      ```
      | 列 | 值 |
      |----|----|
      用法
      ----
      ### 一、打开
      ### 二、关闭 ##
      """)
    #expect(
      dump(report) == """
        云溪手册
          plain [] 安装 @·1
          plain [] 用法 @·2
            numbered [一] 打开 @·2一
            numbered [二] 关闭 @·2二

        """)
    #expect(faults(of: report) == [])
    #expect(report.paragraphs.filter { $0.kind == .preformatted }.count == 6)
  }

  @Test func textSetInFromTheMargin() throws {
    var lines = ["Network Notes                              A. Writer", "", "", "          A Small Protocol", ""]
    lines += ["Abstract", "", "   This note describes a protocol that is small and", "   of no use to anyone.", ""]
    let titles = [("1", "Introduction"), ("1.1", "Purpose"), ("2", "Rules"), ("2.1", "Lines")]
    for (page, (number, title)) in titles.enumerated() {
      lines += ["\(number) \(title)", ""]
      for step in 1...6 { lines += ["   \(step). A step that is set in from the margin and", "   goes on here"] }
      lines += ["", "Writer               [Page \(page + 1)]", "Notes 7  A Small Protocol", ""]
    }
    let report = try parsed(lines.joined(separator: "\n"))
    #expect(
      dump(report) == """
        A Small Protocol
          plain [] Abstract @·1
          numbered [1] Introduction @1
            numbered [1.1] Purpose @1.1
          numbered [2] Rules @2
            numbered [2.1] Lines @2.1

        """)
    #expect(report.paragraphs.filter { $0.kind == .furniture }.count == 8)
  }

  @Test func markedHeadingsWithoutNumbersStandAmongMarkedNumbersByTheirDepth() throws {
    let report = try parsed(
      """
      # 报告

      ## 引言

      ## 一、工作

      文字。

      ### 背景

      ### 经过

      #### （一）初始

      #### 说明

      ## 二、打算

      ## 附注说明

      ## 三、保障
      """)
    #expect(
      dump(report) == """
        报告
          plain [] 引言 @·1
          numbered [一] 工作 @一
            plain [] 背景 @一·1
            plain [] 经过 @一·2
              numbered [一] 初始 @一·2（一）
              plain [] 说明 @一·2·2
          numbered [二] 打算 @二
          plain [] 附注说明 @·4
          numbered [三] 保障 @三

        """)
  }
}
