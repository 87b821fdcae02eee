import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Titles beside fields, prompts, labels and notes, and the heads of parts and tables, each with its whole outline. All
/// texts are invented.
@Suite struct TitleLineTests {
  private func outline(_ report: Report) -> [String] {
    [report.title ?? ""]
      + report.sections.dropFirst().map {
        "\($0.level) \(report.words(in: $0.number))|\(report.words(in: $0.title))"
      }
  }

  private func outline(_ text: String, name: String = "x.txt") throws -> [String] {
    outline(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private func outline(_ records: [ImportRecord]) throws -> [String] {
    outline(try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.html")))
  }

  private let body = "渡口每天有四班船，早班六点开，晚班七点回，遇到大雾就停航，镇上的人都习惯了先看天色再出门。"

  /// The day of the last change stands above the title, the class of a document below it.
  @Test func fieldsAroundTheTitle() throws {
    #expect(
      try outline("最終更新日：2031/02/01\n\n使用規約\nこの規約は、渡し船の使用条件を定めるものです。\n\n第1条（適用）\n本規約は適用されます。\n\n第2条（使用）\n船に乗る。\n")
        == ["使用規約", "1 第1条|適用", "1 第2条|使用"])
    #expect(
      try outline("柳河渡口公司\n渡口管理办法（试行）\n级别：B 级 类别：管理类制度 文种：管理办法\n第一章 总 则\n第一条 目的\n\(body)\n第二条 范围\n\(body)\n")
        == ["柳河渡口公司 渡口管理办法（试行）", "1 第一章|总则", "2 第一条|目的", "2 第二条|范围"])
  }

  /// Prompts of a page are none, nor is a sentence broken off at the short name of what it names.
  @Test func promptsAndBrokenSentencesAreNoTitle() throws {
    #expect(
      try outline("选择搜索类型\n请输入搜索\n一、总体情况\n\(body)\n二、存在问题\n\(body)\n") == ["", "1 一|总体情况", "1 二|存在问题"])
    #expect(
      try outline("柳河渡口年度报告\n本年度报告是根据《柳河渡口管理条例》\n（以下简称《条例》\n）的要求编制的，全文包括三部分。\n一、概述\n\(body)\n二、船只\n\(body)\n")
        == ["柳河渡口年度报告", "1 一|概述", "1 二|船只"])
  }

  /// The first of several labels is none; they stand above a numbering that begins below one of them.
  @Test func labelsOfACase() throws {
    let text = "　　【基本案情】\n\n　　\(body)\n\n　　【分歧意见】\n\n　　\(body)\n\n　　【评析意见】\n\n　　\(body)\n\n"
    #expect(try outline(text) == ["", "1 |基本案情", "1 |分歧意见", "1 |评析意见"])
    #expect(
      try outline(text + "　　一、认定范围\n\n　　\(body)\n\n　　二、区分两罪\n\n　　\(body)\n")
        == ["", "1 |基本案情", "1 |分歧意见", "1 |评析意见", "2 一|认定范围", "2 二|区分两罪"])
  }

  /// One head of a part, with its year, above the numbers.
  @Test func aPartWithItsYear() throws {
    #expect(
      try outline("乡政府工作报告\n\n各位代表：\n\n现在向大会作工作报告。\n\n2031年政府工作回顾\n\n\(body)\n\n一、农业\n\n\(body)\n\n二、渡口\n\n\(body)\n")
        == ["乡政府工作报告", "1 |2031年政府工作回顾", "2 一|农业", "2 二|渡口"])
  }

  /// The one heading without a number among those of the highest level is the title.
  @Test func theHeadingAboveNumberedOnes() throws {
    let text = ImportRecord.paragraph("The club looks after the linden trees of the village and waters them in summer.")
    #expect(
      try outline([
        .heading(level: 1, "BYLAWS OF THE LINDEN CLUB"), .paragraph("v1.2.0"), .heading(level: 1, "ARTICLE I - NAME"),
        text,
        .heading(level: 1, "ARTICLE II - TREES"), text,
      ]) == ["BYLAWS OF THE LINDEN CLUB", "1 ARTICLE I|NAME", "1 ARTICLE II|TREES"])
  }

  /// A note in brackets with the telephone of an office is no part of the title below it.
  @Test func aNoteAboveAnEnclosedPlan() throws {
    let records = [
      "各渡口：", "《柳河镇渡口工作方案》已经审议通过，现印发给你们，请遵照执行。", "柳河镇人民政府", "2031年4月20日",
      "（联系科室：渡口科，联系电话：38622527）", "柳河镇渡口工作方案", "为做好渡口工作，特制定本方案。", "一、原则", body, "二、对象", body,
    ].map { ImportRecord.paragraph($0) }
    #expect(
      try outline([.heading(level: 1, "柳河镇关于印发《柳河镇渡口工作方案》的通知")] + records) == [
        "柳河镇关于印发《柳河镇渡口工作方案》的通知", "1 |柳河镇渡口工作方案", "2 一|原则", "2 二|对象",
      ])
  }

  /// A row of one cell over a table's whole width that a number or an annex begins is a heading.
  @Test func headsInTables() throws {
    #expect(
      try outline([
        .heading(level: 0, "柳河渡口公约"), .row(cells: ["第一章 船工"]), .row(cells: ["1、", "考过的人都可以当船工，按年审查。"]),
        .row(cells: ["2、", "船工的名册公开，任何人可以查看。"]), .row(cells: ["第二章 乘客"]), .row(cells: ["1、", "乘客先到先上船，老人和孩子不排队。"]),
      ]) == ["柳河渡口公约", "1 第一章|船工", "1 第二章|乘客"])
    #expect(
      try outline([
        .heading(level: 0, "渡口会议记录"), .row(cells: ["1.会议目标"]), .row(cells: ["讨论换船", "讨论修桥"]), .row(cells: ["2.出席者"]),
        .row(cells: ["甲", "乙"]), .row(cells: ["合计"]), .row(cells: ["两人", "两人"]),
      ]) == ["渡口会议记录", "1 1|会议目标", "1 2|出席者"])
  }

  /// A list of contents whose first entry begins the text, which is cut off, and one named with the document.
  @Test func contentsOfATextThatIsCutOff() throws {
    let entries = "第一部分 部门概况\n一、主要职责\n二、单位构成\n第二部分 决算表\n一、收支总表\n第三部分 名词解释\n"
    #expect(
      try outline("柳河渡口2031年部门决算\n目 录\n\(entries)第一部分 部门概况\n一、主要职责\n（一）管船\n\(body)\n（二）管桥\n\(body)\n")
        == ["柳河渡口2031年部门决算", "1 第一部分|部门概况", "2 一|主要职责", "3 一|管船", "3 二|管桥"])
    #expect(
      try outline("柳河防汛预案\n\n柳河防汛预案目录\n1 总则\n1.1 目的\n2 指挥\n2.1 机构\n1.总则\n1.1目的\n\(body)\n2.指挥\n2.1机构\n\(body)\n")
        == ["柳河防汛预案", "1 1|总则", "2 1.1|目的", "1 2|指挥", "2 2.1|机构"])
  }
}
