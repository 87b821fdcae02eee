import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Levels that a format gives: they win over what numbers, list items and annexes suggest. All texts are invented.
@Suite struct GivenDepthTests {
  private static let text = ImportRecord.paragraph(
    "The ferry crosses the river every quarter of an hour until midnight.")

  private func outline(_ records: [ImportRecord]) throws -> String {
    levels(try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.html")))
  }

  /// The sections, one a line, set in by their level: kind, number and title.
  private func levels(_ report: Report) -> String {
    report.sections.indices.dropFirst().map { index in
      let name = SectionIndex(index)
      return String(repeating: "  ", count: report.sections[index].level - 1)
        + "\(report.sections[index].kind) [\(report.number(of: name))] \(report.title(of: name))\n"
    }.joined()
  }

  private func headings(_ titles: String) -> [ImportRecord] {
    titles.split(separator: "\n").flatMap { line -> [ImportRecord] in
      let depth = line.prefix { $0 == "#" }.count
      return [.heading(level: depth, String(line.dropFirst(depth + 1))), Self.text]
    }
  }

  private func item(_ mark: String, _ words: String) -> [ImportRecord] {
    [.part(.item(depth: 1, marker: mark.utf8.count)), .paragraph(mark + words)]
  }

  /// The items of a list under a marked heading are no headings, and move none.
  @Test func listItemsAreNoHeadings() throws {
    let records =
      headings(
        "## 1 Boats\n### 1.1 Ferries\n#### 1.1.1 Old Ferries\n#### 1.1.2 New Ferries\n### 1.2 Barges\n## 2 Crews")
      + item("1. ", "Masters. The master steers the boat. There is one on each.")
      + item("2. ", "Mates. The mate sells the tickets. There are two on each.")
      + headings("### 2.1 Masters\n#### 2.1.1 Duties")
      + item("1. ", "Steering") + [Self.text] + item("2. ", "Mooring") + [Self.text] + item("3. ", "Lighting")
      + [Self.text] + headings("#### 2.1.2 Rights\n### 2.2 Mates")
    #expect(
      try outline(records) == """
        numbered [1] Boats
          numbered [1.1] Ferries
            numbered [1.1.1] Old Ferries
            numbered [1.1.2] New Ferries
          numbered [1.2] Barges
        numbered [2] Crews
          numbered [2.1] Masters
            numbered [2.1.1] Duties
            numbered [2.1.2] Rights
          numbered [2.2] Mates

        """)
  }

  /// Numbers in brackets that Word counts as a list are headings where other paragraphs stand between them.
  @Test func bracketsThatWordCountsHeadText() throws {
    let records =
      headings("# 1 项目\n## 1.1 背景\n## 1.2 内容") + item("（1）", "登记渡船") + [Self.text] + item("（2）", "培训船工")
      + [Self.text] + item("（3）", "修缮码头") + [Self.text] + headings("# 2 进度")
    #expect(
      try outline(records) == """
        numbered [1] 项目
          numbered [1.1] 背景
          numbered [1.2] 内容
            numbered [1] 登记渡船
            numbered [2] 培训船工
            numbered [3] 修缮码头
        numbered [2] 进度

        """)
  }

  /// Headings of the style that laws and reports give their parts stay ones, as list items too.
  @Test func numberedPartsThatWordCountsStay() throws {
    let records =
      headings("# 一、总则") + item("（一）", "适用范围") + [Self.text] + item("（二）", "工作原则") + [Self.text]
      + headings("# 二、职责") + item("（一）", "乡镇职责") + [Self.text] + item("（二）", "村级职责") + [Self.text]
      + headings("# 三、附则")
    #expect(
      try outline(records) == """
        numbered [一] 总则
          numbered [一] 适用范围
          numbered [二] 工作原则
        numbered [二] 职责
          numbered [一] 乡镇职责
          numbered [二] 村级职责
        numbered [三] 附则

        """)
  }

  /// A paragraph that begins 2. before 3.1 does not say that 3.1 stands below it.
  @Test func decimalsStandBelowTheirOwnNumberOnly() throws {
    let report = try parsed(
      """
      1. Boats
      The ferry crosses the river every quarter of an hour from six in the morning.
      1.1 Ferries
      The ferry crosses the river every quarter of an hour from six in the morning.
      2. Crews
      The ferry crosses the river every quarter of an hour from six in the morning.
      2.1 Masters
      The ferry crosses the river every quarter of an hour from six in the morning.
      """)
    #expect(
      levels(report) == """
        numbered [1] Boats
          numbered [1.1] Ferries
        numbered [2] Crews
          numbered [2.1] Masters

        """)
  }

  /// One style at two depths: the inner numbering is the format's.
  @Test func oneStyleAtTwoDepths() throws {
    #expect(
      try outline(headings("## 1. Boats\n### 1. Ferries\n## 2. Crews\n### 1. Masters\n### 2. Mates\n## 3. Fares"))
        == """
        numbered [1] Boats
          numbered [1] Ferries
        numbered [2] Crews
          numbered [1] Masters
          numbered [2] Mates
        numbered [3] Fares

        """)
  }

  /// A mark that contradicts a number that goes on is a slip, and so is one that contradicts a decimal number.
  @Test func slipsOfMarks() throws {
    #expect(
      try outline(headings("# 一、巡查\n## 二、清淤\n# 三、修堤\n# 四、通报")) == """
        numbered [一] 巡查
        numbered [二] 清淤
        numbered [三] 修堤
        numbered [四] 通报

        """)
    #expect(
      try outline(headings("# 1 Boats\n## 1.1 Ferries\n### 1.1.1 Old\n## 1.1.2 New\n### 1.1.3 Hired\n# 2 Crews")) == """
        numbered [1] Boats
          numbered [1.1] Ferries
            numbered [1.1.1] Old
            numbered [1.1.2] New
            numbered [1.1.3] Hired
        numbered [2] Crews

        """)
  }

  /// Two styles with one depth were marked for their look: numbers decide.
  @Test func oneDepthForTwoStyles() throws {
    #expect(
      try outline(headings("## 一、巡查\n## （一）河道\n## （二）堤岸\n## 二、清淤\n## （一）分段")) == """
        numbered [一] 巡查
          numbered [一] 河道
          numbered [二] 堤岸
        numbered [二] 清淤
          numbered [一] 分段

        """)
  }

  /// A heading marked with the depth of an annex, or a lesser one, stands beside it.
  @Test func markedAnnexesEnd() throws {
    let report = try parsed(
      """
      # Ferry Rules

      ## Boats

      The ferry crosses the river.

      ## Appendix A. Fares

      Two pence.

      ### Horses

      Four pence.

      ## References

      The ferry crosses the river.

      ## Authors

      The ferry crosses the river.
      """)
    #expect(
      levels(report) == """
        plain [] Boats
        annex [Appendix A] Fares
          plain [] Horses
        plain [] References
        plain [] Authors

        """)
  }

  /// A numbering that begins again below an annex of its own depth stands in it, and ends with the next annex.
  @Test func numbersBelowMarkedAnnexes() throws {
    #expect(
      try outline(headings("## 一、巡查\n## 二、清淤\n## 附件1 巡查方案\n## 一、时间\n## 二、地点\n## 附件2 清淤方案\n## 说明")) == """
        numbered [一] 巡查
        numbered [二] 清淤
        annex [附件1] 巡查方案
          numbered [一] 时间
          numbered [二] 地点
        annex [附件2] 清淤方案
        plain [] 说明

        """)
  }

  /// Annexes right below the head of a chapter make up the chapter, and the next chapter ends them.
  @Test func annexesThatMakeUpAChapter() throws {
    let report = try parsed(
      """
      摆渡船采购文件

      第一章 采购需求
      本项目采购摆渡船一艘，用于青禾渡口，交货期为三个月，质保期为两年，由供应商负责运送和安装。
      第二章 响应文件格式
      附件1 报价表
      供应商应当如实填写报价表，报价包括运送、安装、培训和税费等全部费用，采购人不再支付其他费用。
      附件2 承诺函
      供应商应当如实填写承诺函，并由法定代表人签字，加盖单位公章，否则响应文件无效，不再评审。
      第三章 评审办法
      评审采用综合评分法，由三名评审专家打分，取平均分，按照得分由高到低的顺序推荐成交候选供应商。
      """)
    #expect(
      levels(report) == """
        numbered [第一章] 采购需求
        numbered [第二章] 响应文件格式
          annex [附件1] 报价表
          annex [附件2] 承诺函
        numbered [第三章] 评审办法

        """)
  }
}
