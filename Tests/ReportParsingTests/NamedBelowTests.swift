import ImportStream
import ReportModel
import Testing

@testable import ReportParsing

/// Numbers without a name, and the headings that may be their names. All texts are invented.
@Suite struct NamedBelowTests {
  private func outline(_ text: String, name: String = "a.txt") throws -> [String] {
    outlineLines(try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name)))
  }

  private func outline(_ records: [ImportRecord]) throws -> [String] {
    outlineLines(try ReportParser.report(from: records + [.end], source: ReportSource(name: "a.docx")))
  }

  @Test("a deeper marked heading is the first section of the number above it where a sister follows")
  func sections() throws {
    let markdown = """
      # The Hollow Mill

      ## Chapter 1

      ### Filling the pond

      Text.

      ### Opening the sluice

      Text.

      ## Chapter 2

      ### Stones

      Text.

      """
    #expect(
      try outline(markdown, name: "a.md") == [
        "The Hollow Mill", "  Chapter 1", "    Filling the pond", "    Opening the sluice", "  Chapter 2", "    Stones",
      ])
    let records: [ImportRecord] = [
      .heading(level: 1, "第一章"), .heading(level: 2, "总则"), .paragraph("为了管好水磨，制定本规程。"),
      .heading(level: 2, "范围"), .paragraph("本规程适用于全县。"), .heading(level: 1, "第二章"), .heading(level: 2, "巡查"),
      .paragraph("每日一次。"),
    ]
    #expect(try outline(records).dropFirst() == ["  第一章", "    总则", "    范围", "  第二章", "    巡查"])
    let annexes: [ImportRecord] = [
      .heading(level: 1, "磨坊方案"), .heading(level: 2, "一、目标"), .paragraph("修好水磨。"), .heading(level: 2, "附件1"),
      .heading(level: 3, "用料"), .paragraph("石料十方。"), .heading(level: 3, "用工"), .paragraph("工匠五人。"),
    ]
    #expect(try outline(annexes) == ["磨坊方案", "  一 目标", "  附件1", "    用料", "    用工"])
  }

  @Test("a deeper marked heading names the number above it where each number has one")
  func names() throws {
    let markdown = """
      # The Hollow Mill

      ## Chapter 1

      ### Filling the Pond

      Text.

      ## Chapter 2

      ### Stones

      #### Upper stone

      Text.

      """
    #expect(
      try outline(markdown, name: "a.md") == [
        "The Hollow Mill", "  Chapter 1 Filling the Pond", "  Chapter 2 Stones", "    Upper stone",
      ])
    let same = markdown.replacing("### S", with: "## S").replacing("### F", with: "## F")
    #expect(
      try outline(same, name: "a.md") == [
        "The Hollow Mill", "  Chapter 1 Filling the Pond", "  Chapter 2 Stones", "    Upper stone",
      ])
  }

  @Test("Roman and Han numerals alone on lines set off number chapters, with a name below or without one")
  func numeralsAlone() throws {
    let body = "The miller shut the sluice at dusk and counted the sacks by the light of the only lamp he had.\n\n"
    func text(_ numbers: [String]) -> String {
      "A WINTER AT THE MILL\n\n" + numbers.map { "\($0)\n\n\(body)" }.joined()
    }
    #expect(try outline(text(["I", "II", "III"])) == ["A WINTER AT THE MILL", "  I", "  II", "  III"])
    let named = ["A WINTER AT THE MILL", "  I FROST", "  II THAW", "  III FLOOD"]
    #expect(try outline(text(["I\nFROST", "II\nTHAW", "III\nFLOOD"])) == named)
    #expect(try outline(text(["I\n\nFROST", "II\n\nTHAW", "III\n\nFLOOD"])) == named)
    let contents = "CONTENTS\n\nI.    Frost\nII.   Thaw\nIII.  Flood\n\n\n"
    #expect(
      try outline(
        text(["I\n\nFROST", "II\n\nTHAW", "III\n\nFLOOD"]).replacing("MILL\n\n", with: "MILL\n\n" + contents)) == named)
    // Pages are numbered in figures.
    #expect(try outline(text(["1", "2", "3"])) == ["A WINTER AT THE MILL"])
  }

  @Test("上部 and 下部 alone on their lines are the halves of a book")
  func halves() throws {
    let body = "那一夜大雪封山，守磨人把炉火拨旺，听见门外有人叩门。\n\n"
    for (upper, lower) in [("上　部", "下　部"), ("上部", "下部"), ("上集", "下集")] {
      let text = "石磨\n\n\n\(upper)\n\n\n第一章　雪夜\n\n\(body)第二章　来信\n\n\(body)\n\(lower)\n\n\n第三章　渡口\n\n\(body)"
      let names = [upper, lower].map { "  " + $0.filter { $0 != "　" } }
      #expect(
        try outline(text) == ["石磨", names[0], "    第一章 雪夜", "    第二章 来信", names[1], "    第三章 渡口"])
    }
    let parts = "水磨检修记录\n\n一、检修部位\n\n上部\n\n轴承已经换新。\n\n二、结论\n\n可以使用。\n"
    #expect(try outline(parts) == ["水磨检修记录", "  一 检修部位", "  二 结论"])
  }

  @Test("annexes of standards that say in brackets whether they bind, and parts behind them")
  func annexes() throws {
    let text = """
      Mill Stone Standard

      1 Scope

      This standard applies to every stone that turns by water.

      2 Terms

      A stone is a disc of at least one metre.

      Annex A (normative) Test procedure

      A.1 General

      The stone is turned for six hours.

      A.2 Report

      The result is written down the same day.

      Annex B (informative)
      Older stones

      Stones cut before the flood may stay.

      Bibliography

      Works on stones are listed by the clerk.

      """
    #expect(
      try outline(text) == [
        "Mill Stone Standard", "  1 Scope", "  2 Terms", "  Annex A Test procedure", "    A.1 General",
        "    A.2 Report",
        "  Annex B Older stones", "  Bibliography",
      ])
    let named = text.replacing("Annex A (normative) Test", with: "Appendix: Test").replacing("A.1 G", with: "G")
      .replacing("A.2 R", with: "R").replacing("Annex B (informative)\nOlder stones", with: "References")
    #expect(try outline(named).contains("  Appendix Test procedure"))
    #expect(try outline(named.replacing("Appendix:", with: "Appendix.")).contains("  Appendix Test procedure"))
    #expect(try !outline(named.replacing("procedure", with: "procedures follow.")).joined().contains("Appendix"))
    let remark = text.replacing("A stone is a disc of at least one metre.", with: "Annex A (see the drawing) is long.")
    #expect(try outline(remark) == outline(text))
  }
}
