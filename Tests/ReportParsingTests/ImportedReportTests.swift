import ImportStream
import ReportModel
import ReportParsing
import Testing

/// Reports made of the records of documents in other formats.
@Suite struct ImportedReportTests {
  private func report(_ records: [ImportRecord]) throws -> Report {
    try ReportParser.report(from: records + [.end], source: ReportSource(name: "x.docx"))
  }

  private func outline(_ records: [ImportRecord]) throws -> [String] {
    let report = try report(records)
    return report.sections.indices.dropFirst().map {
      "\(report.sections[$0].level) \(report.number(of: SectionIndex($0)))|\(report.title(of: SectionIndex($0)))"
    }
  }

  private let body = ImportRecord.paragraph("全镇修渠二十里，灌田三千亩，农户用水比上年便利得多，旱情最重的七月也没有一处断水。")

  @Test func aTitleStyleIsTheTitleAndHeadingsKeepTheirDepth() throws {
    let records: [ImportRecord] = [
      .heading(level: 0, "柳河镇水利报告"), .heading(level: 1, "工程"), body, .heading(level: 2, "干渠"), body,
      .heading(level: 1, "管护"), body,
    ]
    #expect(try report(records).title == "柳河镇水利报告")
    #expect(try outline(records) == ["1 |工程", "2 |干渠", "1 |管护"])
  }

  /// The largest line of an official document names its issuer; its title stands below its number.
  @Test func theTitleBelowTheNameOfTheIssuer() throws {
    let records: [ImportRecord] = [
      .look(Typography(size: 72, [.bold, .centred])), .paragraph("柳溪县人民政府办公室"),
      .look(Typography(size: 32, [.centred])), .paragraph("柳政办发〔2026〕15号"),
      .look(Typography(size: 44, [.bold, .centred])), .paragraph("关于加快推进河道保洁的通知"),
      .look(Typography(size: 32)), .paragraph("各乡镇人民政府，县政府各部门："),
      .look(Typography(size: 32)), body, .look(Typography(size: 32)), .paragraph("一、总体要求"),
      .look(Typography(size: 32)), body, .look(Typography(size: 32)), .paragraph("二、主要任务"),
      .look(Typography(size: 32)), body,
    ]
    #expect(try report(records).title == "关于加快推进河道保洁的通知")
    #expect(try outline(records) == ["1 一|总体要求", "1 二|主要任务"])
  }

  @Test func theFirstOfSeveralTopHeadingsIsNoTitle() throws {
    let records: [ImportRecord] = [
      .paragraph("柳河镇水利报告"), .heading(level: 1, "工程"), body, .heading(level: 1, "管护"), body,
    ]
    #expect(try report(records).title == "柳河镇水利报告")
    #expect(try outline(records) == ["1 |工程", "1 |管护"])
  }

  @Test func theOnlyTopHeadingInFrontIsTheTitle() throws {
    let records: [ImportRecord] = [
      .heading(level: 1, "柳河镇水利报告"), .heading(level: 2, "工程"), body, .heading(level: 2, "管护"), body,
    ]
    #expect(try report(records).title == "柳河镇水利报告")
    #expect(try outline(records) == ["1 |工程", "1 |管护"])
  }

  @Test func withoutHeadingStylesTheRulesForTextDecide() throws {
    #expect(
      try outline([.paragraph("柳河镇水利报告"), .paragraph("一、工程"), body, .paragraph("二、管护"), body])
        == ["1 一|工程", "1 二|管护"])
  }

  @Test func aStyledParagraphIsAHeadingToTheEndOfItsFirstSentence() throws {
    let long = "修好干渠。" + String(repeating: "渠首在上村，渠尾在下村，沿线八个村都受益。", count: 8)
    #expect(
      try outline([.heading(level: 1, "工程"), body, .heading(level: 2, long), .heading(level: 1, "管护"), body])
        == ["1 |工程", "2 |修好干渠", "1 |管护"])
  }

  @Test func tablesStandInColumnsAndNotesAreNoHeadings() throws {
    let report = try report([
      body, .row(cells: ["村", "亩数", "备注"]), .row(cells: ["上村", "1200", ""]), .preformatted("一、清单"),
      .footnote(mark: "1", "一、注文"), .note(ReportNote(.external, detail: "a")),
    ])
    #expect(
      String(decoding: report.text, as: UTF8.self).split(separator: "\n").dropFirst()
        == ["村    亩数  备注", "上村  1200  ", "一、清单", "[1] 一、注文"])
    #expect(report.sections.count == 1)
    #expect(report.paragraphs.map(\.kind) == [.body, .preformatted, .preformatted, .preformatted, .furniture])
    #expect(report.notes == [ReportNote(.external, detail: "a")])
    #expect(report.lines == nil)
  }

  @Test func theSegmentsGiveBackTheText() throws {
    let report = try report([
      .heading(level: 0, "题"), .paragraph(""), .heading(level: 1, "一、甲"), body, .row(cells: ["a", "b"]),
      .heading(level: 9, "丙"), body,
    ])
    #expect(report.segments.flatMap { report.text[$0.bytes] } == report.text)
  }

  @Test func nothingIsAnErrorWithItsReasons() {
    #expect(throws: ParsingError.empty) { try report([]) }
    #expect(throws: ParsingError.unreadable([ReportNote(.encrypted)])) {
      try report([.paragraph(" "), .note(ReportNote(.encrypted))])
    }
  }

  @Test func aLineOfABoxOrOfTheDocumentsOwnContentsIsNeitherTitleNorHeading() throws {
    let records: [ImportRecord] = [
      .look(Typography(size: 72, [.bold, .boxed])), .paragraph("柳河镇人民政府文件"),
      .heading(level: 0, "柳河镇水利报告"),
      .look(Typography([.contents])), .paragraph("一、工程\t1"), .look(Typography([.contents])), .paragraph("二、管护\t2"),
      .paragraph("一、工程"), body, .paragraph("二、管护"), body,
    ]
    let report = try report(records)
    #expect(report.title == "柳河镇水利报告")
    #expect(try outline(records) == ["1 一|工程", "1 二|管护"])
    #expect(report.paragraphs.map(\.kind).filter { $0 == .contents }.count == 2)
  }

  @Test func aChangeStandsInTheLineWrittenBeforeIt() throws {
    let report = try report([
      .paragraph("水利报告"), .paragraph("全年修渠五里。"),
      .revision(Revision(.insertion, author: "甲", words: "五", range: TextRange(12, 15))),
      .row(cells: ["表", "二"]), .row(cells: ["渠", "三"]),
      .revision(Revision(.deletion, author: "乙", words: "四", range: TextRange(900, 900))),
    ])
    let places = report.revisions.map {
      "\($0.kind) \($0.author) \($0.words): \(report.words(in: $0.range))"
    }
    #expect(places == ["insertion 甲 五: 五", "deletion 乙 四: 渠三"])
  }

  @Test func theLookOfALineAfterATableIsItsOwn() throws {
    let report = try report([
      body, .look(Typography(size: 20)), .row(cells: ["a", "b"]), .look(Typography([.boxed])), .paragraph("柳河镇文件"),
      body,
    ])
    #expect(report.paragraphs.map(\.kind) == [.body, .preformatted, .furniture, .body])
  }

  @Test func partsThatFitNothingAreStillInOrder() throws {
    let report = try report([
      .part(.item(depth: 3, marker: nil)), .paragraph("甲"), .part(.quotation(depth: 1, isFirst: false)),
      .part(.item(depth: 1, marker: 255)), .part(.caption), .part(.rule), .paragraph("乙"), .footnote(mark: "", "注"),
      .part(.item(depth: 1, marker: nil)), .row(cells: ["丙", "丁"]), .span(ImportSpan(.strong, 0..<3)),
      .span(ImportSpan(.strong, 2..<5)), .span(ImportSpan(.link, 4..<7, "#a")), .part(.image), .row(cells: ["一", "二"]),
      .part(.item(depth: 2, marker: 0)), .part(.rule),
    ])
    let blocks = report.blocks.map {
      "\($0.kind) \($0.depth) \(report.words(in: $0.marker))|\(report.words(in: $0.range))"
    }
    #expect(
      blocks == [
        "listItem 1 |甲", "quotation 1 |乙注丙丁一二", "listItem 1 乙|乙注丙丁一二", "rule 0 |", "caption 0 |乙",
        "footnote 0 |注", "table 0 |丙丁一二", "row 0 |丙丁", "cell 0 |丙", "cell 0 |丁", "row 0 |一二", "cell 0 |一", "cell 0 |二",
      ])
    #expect(
      report.spans.map { "\($0.kind) \(report.words(in: $0.range)) \(report.destination(of: $0) ?? "")" }
        == ["strong 丙 ", "link 丁 #a"])
  }

  @Test func aDestinationIsKeptOnce() throws {
    let report = try report([
      .paragraph("甲乙"), .span(ImportSpan(.link, 0..<3, "#a")), .span(ImportSpan(.link, 3..<6, "#b")),
      .heading(level: 1, "丙"),
      .span(ImportSpan(.link, 0..<3, "#a")),
    ])
    #expect(report.spanWords.count == 2)
    #expect(report.spans.map { report.destination(of: $0) } == ["#a", "#b", "#a"])
    #expect(report.spans.allSatisfy { $0.target == nil && report.reading(of: $0) == nil })
  }

  @Test func tablesNotesAndTextAsItStandsAreBlocks() throws {
    let report = try report([
      .paragraph("甲"), .row(cells: ["项", "数"]), .row(cells: ["渠道", "3"]), .footnote(mark: "1", "注"),
      .preformatted("a  b"),
      .preformatted("c"), .paragraph("乙"),
    ])
    let blocks = report.blocks.map {
      "\($0.kind) \($0.ordinal.map(String.init) ?? "-") \(report.words(in: $0.marker))|\(report.words(in: $0.range))"
    }
    #expect(
      blocks == [
        "table - |项 数渠道 3", "row 1 |项数", "cell 1 |项", "cell 2 |数", "row 2 |渠道 3", "cell 1 |渠道", "cell 2 |3",
        "footnote - 1|[1] 注", "code - |a b c",
      ])
  }

  /// The title stands below a list of contents that comes before all else.
  @Test func aTitleBelowTheContents() throws {
    let records: [ImportRecord] = [
      .paragraph("目录"), .paragraph("一、工程\t1"), .paragraph("二、干渠\t1"), .paragraph("三、管护\t2"), .paragraph("水利工程设计说明书"),
      .paragraph("一、工程"), body, .paragraph("二、干渠"), body, .paragraph("三、管护"), body,
    ]
    #expect(try report(records).title == "水利工程设计说明书")
  }

  /// Marks of Markdown written into a document mark its headings; one sign alone does not.
  @Test func writtenMarksOfMarkdown() throws {
    let records: [ImportRecord] = [
      .paragraph("## 工程"), body, .paragraph("### 干渠"), body, .paragraph("## 管护"), body,
    ]
    #expect(try outline(records) == ["1 |工程", "2 |干渠", "1 |管护"])
    #expect(try outline([.paragraph("# 工程"), body, .paragraph("# 管护"), body]) == [])
  }
}
