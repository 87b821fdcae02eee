import ImportStream
import ReportModel
import ReportParsing
import Testing
import TextFacts

@testable import ReportWriting

/// Reports as Markdown.
@Suite struct MarkdownTests {
  private func markdown(_ text: String, name: String = "sample.txt") throws -> String {
    try markdown(report(text, name: name))
  }

  private func markdown(_ report: Report) -> String {
    var bytes: [UInt8] = []
    var passage = MarkdownPassage(PassageReader(report, language: .chinese))
    passage.write(report.root.range) { piece in
      bytes += piece
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let plainReport = """
    水美镇工作报告
    2025年1月

    同志们：
    　　一、抓产业，夯实根基
    　　全镇上下稳中求进。
    　　（一）做强种业。建成良种基地1.2万亩。一是修路。打通3条路。二是架桥。建桥2座。
    　　（二）做优旅游。
    　　游客30万人次。

    """

  @Test func headingsByLevel() throws {
    let written = try markdown(Self.plainReport)
    #expect(
      written == """
        # 水美镇工作报告

        2025年1月

        同志们：

        ## 一、抓产业，夯实根基

        全镇上下稳中求进。

        ### （一）做强种业。

        建成良种基地1.2万亩。一是修路。打通3条路。二是架桥。建桥2座。

        ### （二）做优旅游。

        游客30万人次。

        """)
  }

  /// The outline of what is written is that of the report, but for topic sentences inside paragraphs.
  @Test func theOutlineStays() throws {
    let before = try report(Self.plainReport)
    let after = try report(try markdown(Self.plainReport), name: "a.md")
    func outline(_ report: Report) -> [String] {
      report.sections.indices.dropFirst().map { "\(report.sections[$0].level) \(report.title(of: SectionIndex($0)))" }
    }
    #expect(outline(after) == outline(before))
  }

  @Test func headingsOfMarkdownStayHeadings() throws {
    let text = "# 标题\n\n## 一、概况\n\n段。\n\n### （一）其一\n\n文。\n"
    #expect(try markdown(text, name: "a.md") == text)
  }

  static let markedReport = """
    # 标题 *一*

    段落有**“强调”**后文、*斜体*、~~删除~~、`a``b` 和[链接](https://example.org/a_(b))、[坏](javascript:alert(1))。
    第二行\\
    第三行 2 * 3 < 4，snake_case，\\_x\\_，&amp;lt;

    1. 不是列表
    - 一
      - 二
        续

      一的第二段
    3) 三

    > 引用
    >
    > 又一段

    | 名 | 数|
    |--|--:|
    | 甲\\|乙 | **1** |

    ```swift
    let `x` = "```"
    ```

    ---

    末注[^1]。

    [^1]: 注文

    """

  /// Written, read and written again it is the same.
  @Test func markUpIsWrittenAgain() throws {
    let written = try markdown(Self.markedReport, name: "a.md")
    #expect(
      written == """
        # 标题 *一*

        段落有<strong>“强调”</strong>后文、*斜体*、~~删除~~、```a``b``` 和[链接](<https://example.org/a_(b)>)、坏。第二行\\
        第三行 2 \\* 3 \\< 4，snake_case，\\_x\\_，\\&lt;

        1. 不是列表

        - 一
          - 二续

          一的第二段

        3) 三

        > 引用
        >
        > 又一段

        | 名 | 数 |
        | --- | ---: |
        | 甲\\|乙 | **1** |

        ````swift
        let `x` = "```"
        ````

        ---

        末注[^1]。

        [^1]: 注文

        """)
    #expect(try markdown(written, name: "a.md") == written)
  }

  @Test("as many heads as the widest row has cells: others would be ignored") func heads() throws {
    let rows: [ImportRecord] = [
      .part(.table), .row(cells: ["指标", "全市", "", "市本级"]), .part(.alignment(column: 4, .right)),
      .row(cells: ["", "数值", "增长", "数值", "增长"]), .part(.head), .part(.table), .row(cells: ["甲"]),
      .part(.alignment(column: 1, .centre)), .row(cells: ["1", "2"]), .end,
    ]
    let report = try ReportParser.report(from: rows, source: ReportSource(name: "x"))
    #expect(
      markdown(report) == """
        |  |  |  |  |  |
        | --- | --- | --- | --- | ---: |
        | 指标 | 全市 |  | 市本级 |
        |  | 数值 | 增长 | 数值 | 增长 |

        | 甲 |  |
        | --- | :---: |
        | 1 | 2 |

        """)
  }

  @Test("struck words: one run whatever is in it, also at the start of a paragraph and in a link") func struck() throws
  {
    let text = """
      # 标题

      ~~整段*都*删去**了**~~

      前~~[链接](https://example.org/a)甲~~后，[丙~~丁~~](https://example.org/b)，~~\\~戊~~

      """
    let written = try markdown(text, name: "a.md")
    #expect(
      written == """
        # 标题

        ~~整段*都*删去**了**~~

        前<s>[链接](<https://example.org/a>)甲</s>后，[丙~~丁~~](<https://example.org/b>)，<s>~戊</s>

        """)
    #expect(try markdown(written, name: "a.md") == written)
  }

  @Test("boxes of tasks stay") func tasks() throws {
    let text = "- [ ] 修路\n- [x] 架桥\n  - [X] 勘测\n- 种树\n"
    let written = try markdown(text, name: "a.md")
    #expect(written == "- [ ] 修路\n- [x] 架桥\n  - [x] 勘测\n- 种树\n")
    #expect(try markdown(written, name: "a.md") == written)
  }

  @Test("cells that end with their row have no breaks behind their words") func cells() throws {
    let text = "<table><tr><th>指标<th>全市</tr><tr><td>财政<td>80<br>亿</td></tr><tr><td>粮食<td>5%</table>\n"
    #expect(
      try markdown(text, name: "a.md")
        == "| 指标 | 全市 |\n| --- | --- |\n| 财政 | 80<br>亿 |\n| 粮食 | 5% |\n")
  }

  @Test func whatWouldBeMarkUpIsEscaped() throws {
    func start(_ words: String) -> String {
      String(decoding: MarkdownText.escapedStart(Array(words.utf8)), as: UTF8.self)
    }
    #expect(
      ["# a", "- a", "-a", "+ a", "1. a", "1.a", "12) a", "---", "> a", "===", "2025年", "~~a~~", "~~~"].map(start)
        == [
          "\\# a", "\\- a", "-a", "\\+ a", "1\\. a", "1.a", "12\\) a", "\\---", "\\> a", "\\===", "2025年", "~~a~~",
          "\\~~~",
        ])
  }

  @Test func tables() {
    let table = MarkdownTable.bytes(columns: ["甲", "乙"], count: 1) { _ in ["a|b\n", "*"] }
    #expect(String(decoding: table, as: UTF8.self) == "| 甲 | 乙 |\n| --- | --- |\n| a\\|b␊ | \\* |\n")
  }
}
