import ImportStream
import ReportModel
import ReportParsing
import Testing

/// Titles that stand above a form, in a box, in a heading of a low level, and lines that look like heads and are none.
@Suite struct ImportedTitleTests {
  private func outline(_ records: [ImportRecord]) throws -> [String] {
    let report = try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.docx"))
    let title = report.title.map { ["0 |" + $0] } ?? []
    return title
      + report.sections.indices.dropFirst().map {
        "\(report.sections[$0].level) \(report.number(of: SectionIndex($0)))|\(report.title(of: SectionIndex($0)))"
      }
  }

  private func outline(markdown: String) throws -> [String] {
    let report = try ReportParser.report(from: Array(markdown.utf8), source: ReportSource(name: "x.md"))
    return report.title.map { [$0] } ?? []
  }

  private let body = ImportRecord.paragraph("全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水。")
  private let form: [ImportRecord] = [
    .row(cells: ["姓名", "何小满"]), .row(cells: ["总结", "认真履职，完成清淤任务，组织巡查三十次。"]),
  ]

  @Test func theLineAboveAFormIsItsTitle() throws {
    for name in ["个人总结", "述职报告", "河道清理工作报告", "年度工作小结", "青禾乡防汛值班名单", "Inspection Form"] {
      #expect(try outline([.paragraph(name)] + form) == ["0 |" + name])
    }
    #expect(try outline([.paragraph("述职报告"), .paragraph("填表日期：2026年3月6日")] + form) == ["0 |述职报告"])
    // A line in the middle of the page, or in bold, whatever its words are.
    for traits in [Typography.Traits.centred, .bold] {
      #expect(
        try outline([.look(Typography(size: 44, traits)), .paragraph("护河会议之次序")] + form) == ["0 |护河会议之次序"])
    }
  }

  @Test func aLineThatSaysWhatTheTableShowsIsNoTitle() throws {
    for line in [
      "单位：万元", "2026年3月6日", "以下为各乡统计表", "表2 各乡统计表", "（一）统计表", "各乡数据见下", "全乡完成清淤任务，各村分别报送统计表", "Prices in euros",
      "The prices are in euros.", "见下表。",
    ] {
      #expect(try outline([.paragraph(line)] + form).filter { $0.hasPrefix("0") } == [])
    }
    // Text between the two.
    #expect(try outline([.paragraph("个人总结"), body] + form).count <= 1)
  }

  @Test func theFirstRowOverAllColumnsNamesItsForm() throws {
    let cells: [ImportRecord] = [.row(cells: ["年度考核登记表", "", ""]), .row(cells: ["姓名", "何小满", "男"])]
    #expect(try outline(cells) == ["0 |年度考核登记表"])
    #expect(try outline([.row(cells: ["项目", "", ""]), .row(cells: ["清淤", "三里", "完"])]) == [])
    #expect(try outline([.row(cells: ["各乡统计表", "亩数", ""]), .row(cells: ["上乡", "1200", "甲"])]) == [])
  }

  @Test func theLineAboveATableOfMarkdown() throws {
    let table = "\n\n| 时间 | 内容 |\n| --- | --- |\n| 9:00 | 开幕 |\n"
    #expect(try outline(markdown: "护河会议议程" + table) == ["护河会议议程"])
    #expect(try outline(markdown: "下面是时间" + table) == [])
  }

  @Test func theTitleInABox() throws {
    let boxed = ImportRecord.look(Typography(size: 32, [.boxed]))
    let text: [ImportRecord] = [.paragraph("各科室："), .paragraph("一、目标"), body, .paragraph("二、要求"), body]
    #expect(
      try outline([.paragraph("柳水〔2026〕12号"), boxed, .paragraph("关于清理河道的通知")] + text)
        == ["0 |关于清理河道的通知", "1 一|目标", "1 二|要求"])
    // The red head and a caption are none; nor is a box beside a title in the text.
    for words in ["柳河镇人民政府文件", "清河行动掠影"] {
      #expect(try outline([boxed, .paragraph(words)] + text).filter { $0.hasSuffix(words) } == [])
    }
    #expect(
      try outline([boxed, .paragraph("关于清理河道的通知"), .paragraph("关于清理河道情况的报告")] + text).first == "0 |关于清理河道情况的报告")
  }

  @Test func theOnlyHeadingOfTheHighestLevelInFrontIsTheTitle() throws {
    #expect(
      try outline([.heading(level: 2, "关于做好护林工作的通知"), .paragraph("一、情况"), body, .paragraph("二、打算"), body])
        == ["0 |关于做好护林工作的通知", "1 一|情况", "1 二|打算"])
    #expect(
      try outline([.heading(level: 3, "北渡乡护林简报"), .heading(level: 4, "动态"), body, .heading(level: 4, "经验"), body])
        == ["0 |北渡乡护林简报", "1 |动态", "1 |经验"])
    // Two beside each other are sections, and so is a number.
    #expect(
      try outline([.heading(level: 2, "动态"), body, .heading(level: 2, "经验"), body]) == ["1 |动态", "1 |经验"])
    #expect(try outline([.heading(level: 2, "一、动态"), body]) == ["1 一|动态"])
  }

  /// Cries and page numbers below a number are no title of it; nor is another line the title beside the one given.
  @Test func whatStandsBelowANumberMayBeText() throws {
    let text: [ImportRecord] = [
      .paragraph("A ship is driven out of her course by the storm."), .paragraph("Hoho! Hey!"),
    ]
    let records: [ImportRecord] = [
      .paragraph("HARBOUR PLAYS"), .heading(level: 0, "The Flying Ferry"), .heading(level: 1, "ACT I."),
      .paragraph("7b"),
    ]
    #expect(
      try outline(records + text + [.heading(level: 1, "ACT II."), .paragraph("He! Holla! Hey!")] + text)
        == ["0 |The Flying Ferry", "1 ACT I|", "1 ACT II|"])
  }

  @Test func boldPartsBesideHeadingsOfAStyle() throws {
    func bold(_ words: String) -> [ImportRecord] {
      [.look(Typography(size: 24, [.bold, .italic])), .paragraph(words)]
    }
    func text() -> [ImportRecord] { [.look(Typography(size: 24)), body] }
    func head(_ words: String) -> [ImportRecord] {
      [.look(Typography(size: 32, [.bold])), .heading(level: 1, words)]
    }
    let front: [ImportRecord] = [.heading(level: 0, "Formal Rivers")] + bold("Abstract") + text()
    let middle = head("Aims") + text() + head("References") + text()
    #expect(
      try outline(front + middle + bold("Publications of the author") + text())
        == ["0 |Formal Rivers", "1 |Abstract", "1 |Aims", "1 |References", "1 |Publications of the author"])
    // Bold lines inside sections are of no level; without the name of a part nothing tells that they are parts.
    #expect(
      try outline(
        front + head("Aims") + bold("A note") + text() + head("References") + text() + bold("A remark") + text())
        == ["0 |Formal Rivers", "1 |Abstract", "1 |Aims", "1 |References"])
    #expect(
      try outline([.heading(level: 0, "Formal Rivers")] + bold("Faculty of Water") + text() + middle)
        == ["0 |Formal Rivers", "1 |Aims", "1 |References"])
  }

  @Test func linesToFillInAndSignaturesAreNoHeadings() throws {
    func line(_ words: String, _ size: UInt8, _ traits: Typography.Traits = []) -> [ImportRecord] {
      [.look(Typography(size: size, traits)), .paragraph(words)]
    }
    let records =
      line("青禾学院毕业设计工作细则", 36, [.bold, .centred]) + line("分管院长：______ 主任：______", 32) + line("一、组织", 28, .bold)
      + [.look(Typography(size: 24)), body] + line("二、要求", 28, .bold) + [.look(Typography(size: 24)), body]
      + line("青禾理工大学理学院", 32) + line("2026年3月6日", 24)
    #expect(try outline(records) == ["0 |青禾学院毕业设计工作细则", "1 一|组织", "1 二|要求"])
  }

  @Test func itemsOverPicturesAreHeadings() throws {
    func items(_ below: [ImportRecord]) -> [ImportRecord] {
      ["（一）小渡船样图。", "（二）中渡船样图。", "（三）大渡船样图。"].flatMap { [.paragraph($0)] + below }
    }
    let front: [ImportRecord] = [.paragraph("渡船涂装说明"), .paragraph("一、尺寸"), body, .paragraph("二、样图")]
    let heads = ["0 |渡船涂装说明", "1 一|尺寸", "1 二|样图"]
    #expect(
      try outline(front + items([.part(.image), .paragraph("船.jpg")])) == heads + [
        "2 一|小渡船样图", "2 二|中渡船样图", "2 三|大渡船样图",
      ])
    #expect(try outline(front + items([])) == heads)
  }

  @Test func aUnitAndItsSectionsAreTwoLevels() throws {
    #expect(
      try outline([
        .heading(level: 1, "第一章"), .heading(level: 2, "总则"), body, .heading(level: 2, "范围"), body,
        .heading(level: 1, "第二章"), .heading(level: 2, "巡查"), body,
      ]) == ["1 第一章|", "2 |总则", "2 |范围", "1 第二章|", "2 |巡查"])
    // A title set one level below its number stands alone there.
    #expect(
      try outline([
        .heading(level: 1, "第一章"), .heading(level: 2, "总则"), body, .heading(level: 1, "第二章"), .heading(level: 2, "巡查"),
        body,
      ]) == ["1 第一章|总则", "1 第二章|巡查"])
  }

  /// Bookmarks that begin with the first clause leave out what stands before it.
  @Test func partsThatBookmarksLeaveOut() throws {
    func head(_ words: String) -> [ImportRecord] { [.look(Typography(size: 36)), .paragraph(words)] }
    func clause(_ words: String) -> [ImportRecord] {
      [.look(Typography(size: 24)), .outlined(level: 1, words), .look(Typography(size: 24)), body]
    }
    let text: [ImportRecord] = [.look(Typography(size: 24)), body]
    let clauses = clause("1 范围") + clause("2 术语") + clause("3 结构") + clause("4 管理")
    let found = try outline(head("前　言") + text + head("引言") + text + clauses)
    #expect(found == ["1 |前言", "1 |引言", "1 1|范围", "1 2|术语", "1 3|结构", "1 4|管理"])
    #expect(try outline(head("说明的话") + text + clauses).filter { $0.hasPrefix("1 |") } == [])
  }

  @Test func aShortNameOverItsWordsInFullIsTheTitleWithThem() throws {
    func line(_ words: String, _ size: UInt8) -> [ImportRecord] {
      [.look(Typography(size: size)), .paragraph(words)]
    }
    let text: [ImportRecord] = [.look(Typography(size: 22)), body, .look(Typography(size: 22)), body]
    let rest = text + line("Devices", 50) + text + line("Users", 50) + text
    let report = try ReportParser.report(
      from: line("BEMA", 58) + line("Harbour Energy Mapping App", 44) + line("User Manual", 34) + rest + [.end],
      source: ReportSource(name: "x.pdf"))
    #expect(report.title == "BEMA Harbour Energy Mapping App User Manual")
    // A sign above a name that says nothing of the kind is a sign.
    #expect(
      try outline(line("BEMA", 58) + line("Harbour Energy", 44) + line("In the North", 34) + rest).first?.hasPrefix(
        "0 |BEMA")
        != true)
  }

  @Test func aHeadingBrokenAtTheEdgeOfThePage() throws {
    func bold(_ words: String) -> [ImportRecord] {
      [.look(Typography(size: 32, .bold)), .paragraph(words)]
    }
    let text: [ImportRecord] = [.look(Typography(size: 32)), body]
    #expect(
      try outline(
        bold("1、清河计划优秀青年赴各乡水利站实习实") + bold("践活动") + text + bold("2、博士服务团") + text + bold("3、返乡实践团") + text)
        == ["1 1|清河计划优秀青年赴各乡水利站实习实践活动", "1 2|博士服务团", "1 3|返乡实践团"])
  }
}
