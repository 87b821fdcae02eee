import ReportModel
import Testing

@testable import ReportParsing

/// Numbers that run through a document below all of its sections. All texts are invented.
@Suite struct RunningNumberTests {
  private func outline(_ text: String) throws -> [String] { outlineLines(try parsed(text)) }

  private static let opening = """
    云山县渡口改造行动方案

    一、总体要求

    （一）指导思想。

    坚持便民利民，改善渡口条件，保障群众出行安全。

    （二）工作目标。

    三年内渡口全部改造完毕，渡船全部更新换代。

    二、重点任务


    """

  @Test("sentences that head them are headings, whether 1. stands below the first or was left out", arguments: [1, 2])
  func tasks(first: Int) throws {
    let text =
      Self.opening + """
        （一）健全渡口管理服务体系。

        各乡镇坚守职责，分级管理，提升渡口服务水平。

        \(first).规范渡船收费。渡船收费应当公开，不得另立名目。

        （二）强化基础设施供给。

        \(first + 1).修复石阶。各渡口石阶年久失修，分批修复。

        \(first + 2).更新渡船。木船换为钢船，船工同时培训。

        （三）提升安全水平。

        \(first + 3).配备救生衣。每船不少于二十件，每季检查。

        三、保障措施

        \(first + 4).压实责任。各乡镇主要负责人亲自抓，定期调度。

        """
    #expect(
      try outline(text) == [
        "云山县渡口改造行动方案", "  一 总体要求", "    一 指导思想", "    二 工作目标", "  二 重点任务", "    一 健全渡口管理服务体系",
        "      \(first) 规范渡船收费", "    二 强化基础设施供给", "      \(first + 1) 修复石阶", "      \(first + 2) 更新渡船",
        "    三 提升安全水平", "      \(first + 3) 配备救生衣", "  三 保障措施", "    \(first + 4) 压实责任",
      ])
  }

  @Test("sentences in items of a number, which goes on behind the last of them, are none")
  func items() throws {
    let text = """
      云山渡口乘船须知

      1.乘客应当遵守下列规定：
      （一）排队上船。
      （二）不得超载。
      2.船工应当遵守下列规定：
      （一）持证上岗。
      （二）不得酒后撑船。
      3.本须知自公布之日起执行。

      """
    #expect(try outline(text) == ["云山渡口乘船须知"])
  }
}
