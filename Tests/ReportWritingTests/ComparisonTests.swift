import ReportCompare
import ReportModel
import ReportParsing
import Testing

@testable import ReportWriting

/// Two versions of a report as a page and as a table of Markdown.
@Suite struct ComparisonPageTests {
  private let old = """
    云州市工作总结
    一、学习
    组织集中学习24次，覆盖<党员>1.2万人次。
    二、作风
    受理群众来信来访316件，办结率98.5%。
    三、队伍
    选派年轻干部到乡镇挂职锻炼，轮训村社区书记。

    """

  private func comparison() throws -> (ReportComparison, Report, Report) {
    let section = "三、队伍\n选派年轻干部到乡镇挂职锻炼，轮训村社区书记。\n"
    let new = old.replacing(section, with: "").replacing("98.5%", with: "99%")
      .replacing("一、学习", with: section + "一、学习").replacing("组织集中", with: "开展集中")
    let reports = try [("old.txt", old), ("new.txt", new)].map { name, text in
      try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
    }
    return (ReportComparison(reports[0], reports[1]), reports[0], reports[1])
  }

  private func written(_ write: ((_ sink: ([UInt8]) -> Bool) -> Void)) -> String {
    var bytes: [UInt8] = []
    write { piece in
      bytes += piece
      return true
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func page() throws {
    let (comparison, old, new) = try comparison()
    let page = ComparisonPage(comparison, old, new, language: .english)
    let text = written { page.write(to: $0) }
    let start = try #require(text.firstRange(of: "<main"))
    #expect(
      text[start.lowerBound...] == """
        <main class="wide">
        <h1>云州市工作总结新旧条文对照表</h1>
        <div class="table"><table class="comparison">
        <thead><tr><th>old.txt</th><th>new.txt</th></tr></thead>
        <tbody>
        <tr><td>云州市工作总结</td><td>云州市工作总结</td></tr>
        <tr><td></td><td><a id="move-1-new" href="#move-1-old">↕1</a> <span class="moved">三、队伍</span></td></tr>
        <tr><td></td><td><span class="moved">选派年轻干部到乡镇挂职锻炼，轮训村社区书记。</span></td></tr>
        <tr><td>一、学习</td><td>一、学习</td></tr>
        <tr><td><del>组织</del>集中学习24次，覆盖&lt;党员&gt;1.2万人次。</td><td><ins>开展</ins>集中学习24次，覆盖&lt;党员&gt;1.2万人次。</td></tr>
        <tr><td>二、作风</td><td>二、作风</td></tr>
        <tr><td>受理群众来信来访316件，办结率<del class="figure">98.5%</del>。</td><td>受理群众来信来访316件，办结率<ins class="figure">99%</ins>。</td></tr>
        <tr><td><a id="move-1-old" href="#move-1-new">↕1</a> <span class="moved">三、队伍</span></td><td></td></tr>
        <tr><td><span class="moved">选派年轻干部到乡镇挂职锻炼，轮训村社区书记。</span></td><td></td></tr>
        </tbody>
        </table></div>
        </main>
        </body>
        </html>

        """)
    #expect(!text.contains("<script") && text.contains("default-src 'none'"))
  }

  @Test func markdown() throws {
    let (comparison, old, new) = try comparison()
    let table = ComparisonMarkdown(comparison, old, new)
    #expect(
      written { table.write(to: $0) } == """
        | old.txt | new.txt |
        | --- | --- |
        | 云州市工作总结 | 云州市工作总结 |
        |  | ↕1 三、队伍 |
        |  | 选派年轻干部到乡镇挂职锻炼，轮训村社区书记。 |
        | 一、学习 | 一、学习 |
        | <del>组织</del>集中学习24次，覆盖\\<党员>1.2万人次。 | <ins>开展</ins>集中学习24次，覆盖\\<党员>1.2万人次。 |
        | 二、作风 | 二、作风 |
        | 受理群众来信来访316件，办结率<del>98.5%</del>。 | 受理群众来信来访316件，办结率<ins>99%</ins>。 |
        | ↕1 三、队伍 |  |
        | 选派年轻干部到乡镇挂职锻炼，轮训村社区书记。 |  |

        """)
  }
}
