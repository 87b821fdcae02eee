import ReportModel
import Testing

@testable import ReportParsing

/// Numberings inside numberings, and numbers that a series holds together. All texts are invented.
@Suite struct NestedNumberingTests {
  private static let text = "各村要安排专人负责河道巡查，每日记录水位和水质，发现问题及时处置并上报镇河长办公室。"

  /// 一、 begins again below 第二， and the outer 二、 goes on after it.
  @Test func ownStyleInside() throws {
    let report = try parsed(
      """
      河道工作报告

      一、总的情况
      \(Self.text)
      二、几个问题
      第一、巡查的问题
      \(Self.text)
      第二、清淤的问题
      \(Self.text)
      一、分段清淤
      \(Self.text)
      二、逐段验收
      \(Self.text)
      三、及时清运
      \(Self.text)
      四、按月通报
      \(Self.text)
      第三、修堤的问题
      \(Self.text)
      三、今后的打算
      \(Self.text)
      """)
    #expect(
      dump(report) == """
        河道工作报告
          numbered [一] 总的情况 @一
          numbered [二] 几个问题 @二
            numbered [第一] 巡查的问题 @二第一
            numbered [第二] 清淤的问题 @二第二
              numbered [一] 分段清淤 @二第二一
              numbered [二] 逐段验收 @二第二二
              numbered [三] 及时清运 @二第二三
              numbered [四] 按月通报 @二第二四
            numbered [第三] 修堤的问题 @二第三
          numbered [三] 今后的打算 @三

        """)
  }

  /// Stems in brackets stand below figures.
  @Test func stemsInBrackets() throws {
    let report = try parsed(
      """
      河道工作报告

      一、几种河道
      1.天然的河道
      （甲）山地的河道
      \(Self.text)
      （乙）平原的河道
      \(Self.text)
      2.人工的河道
      \(Self.text)
      二、今后的打算
      \(Self.text)
      """)
    #expect(
      dump(report) == """
        河道工作报告
          numbered [一] 几种河道 @一
            numbered [1] 天然的河道 @一1
              numbered [甲] 山地的河道 @一1（甲）
              numbered [乙] 平原的河道 @一1（乙）
            numbered [2] 人工的河道 @一2
          numbered [二] 今后的打算 @二

        """)
  }

  /// A long sentence among shorter ones of a series is a heading as they are.
  @Test func seriesHoldsTogether() throws {
    let long = "在试点的基础上加快河道管理体制改革的进程，发挥优势，保护岸线，推动联合，调动各村各组和沿岸单位的积极性"
    let report = try parsed(
      """
      河道工作报告

      一、今年的措施
      第一，改进巡查的办法。\(Self.text)
      \(Self.text)
      第二，\(long)。\(Self.text)
      \(Self.text)
      第三，保证清淤的经费。\(Self.text)
      \(Self.text)
      二、今后的打算
      \(Self.text)
      """)
    #expect(
      dump(report) == """
        河道工作报告
          numbered [一] 今年的措施 @一
            numbered [第一] 改进巡查的办法 @一第一
            numbered [第二] \(long) @一第二
            numbered [第三] 保证清淤的经费 @一第三
          numbered [二] 今后的打算 @二

        """)
  }

  /// One left out of three numbers that only headings have.
  @Test func twoNumbersWithAGap() throws {
    let report = try parsed(
      """
      河道工作报告

      ★一、巡查要求
      （一）总体要求
      \(Self.text)
      （二）具体要求
      \(Self.text)
      ★三、其他要求
      （一）时间要求
      \(Self.text)
      """)
    #expect(dump(report).contains("  numbered [一] 巡查要求 @一\n"))
    #expect(dump(report).contains("  numbered [三] 其他要求 @三\n"))
  }

  /// 1. 2. 3. below 2.2 are done when 2.3 comes, and 3. goes on 2.
  @Test func itemsBelowADecimalLeaveTheChaptersOpen() throws {
    let body = "本系统用于登记和查询城市的公共水井，由市信息中心开发。\n\n"
    let names = [
      "1.引言", "1.1目的", "1.2背景", "2.项目概述", "2.1产品描述", "2.2一般约束", "1.开发环境", "2.时间安排", "3.技术水平", "2.3假设",
      "3.具体需求", "3.1功能图", "3.2性能需求",
    ]
    let report = try parsed("功能规格说明书\n\n" + names.map { $0 + "\n\n" + body }.joined())
    #expect(
      report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.number))" } == [
        "1 1", "2 1.1", "2 1.2", "1 2", "2 2.1", "2 2.2", "3 1", "3 2", "3 3", "2 2.3", "1 3", "2 3.1", "2 3.2",
      ])
  }
}
