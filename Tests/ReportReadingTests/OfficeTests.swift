import ReportModel
import ReportParsing
@testable import ReportReading
import Testing

/// Documents of office programs, read through the import program: whole texts and outlines.
@Suite struct OfficeTests {
  @Test func headingStylesOfDocxDecideAndTheirBasesCount() throws {
    let report = try Fixtures.report("Office/headings.docx")
    #expect(
      report.outline == ["1 河道整治", "2 清淤", "2 护岸", "1 来年打算"])
    #expect(report.title == "青禾区河湖治理报告")
    #expect(
      report.string
        == """
        青禾区河湖治理报告
        河道整治\t1
        河道整治
        清淤十二公里，两岸种树三千棵。
        清淤
        先上游，后下游。
        护岸
        石笼护岸四公里。
        来年打算
        再治六条小河。
        不再是标题

        """)
    #expect(report.lines == nil && report.notes == [])
  }

  @Test func automaticNumbersOfDocxAreWrittenOutAsShown() throws {
    #expect(
      try Fixtures.report("Office/numbers.docx").string
        == """
        一、造林
        （一）山地
        1.松林
        1.1.1 东坡
        （二）平地
        二、护林
        （一）防火
        2.1.1 瞭望
        十一、续编
        十二、再续
        I) upperRoman
        II) upperRoman
        i) lowerRoman
        ii) lowerRoman
        A) upperLetter
        B) upperLetter
        a) lowerLetter
        b) lowerLetter
        甲) ideographTraditional
        乙) ideographTraditional
        ①) decimalEnclosedCircle
        ②) decimalEnclosedCircle
        壹) chineseLegalSimplified
        贰) chineseLegalSimplified
        01) decimalZero
        02) decimalZero
        １) decimalFullWidth
        ２) decimalFullWidth
        • bullet
        • bullet

        """)
  }

  @Test func docxShowsWhatWordShows() throws {
    let report = try Fixtures.report("Office/words.docx")
    #expect(
      report.string
        == """
        渔港年报\t上篇
        第二行
        修堤[1]三里。[2]
        [1] 合一点五公里
        [2] 见上年年报
        留加存
        前半后半
        第7页
        域未完
        框外
        框中文字
        品种       产量
        鲈鱼 和虾  12
        合计       \("")
        单栏框
        末段

        """)
    #expect(
      report.paragraphs.filter { $0.kind == .preformatted }.map { report.words(in: $0.range) }
        == ["品种 产量", "鲈鱼 和虾 12", "合计"])
  }

  @Test func odtShowsWhatAWordProcessorShows() throws {
    let report = try Fixtures.report("Office/words.odt")
    #expect(report.title == "山林站年报")
    #expect(
      report.string
        == """
        山林站年报
        1 造林
        栽松 三万  株\t成活 九成
        另种竹[1]。
        [1] 毛竹
        1.1 苗圃
        一、育苗
        （1）松苗
        （2）竹苗
        二、分苗
        • 项
        三、销苗
        树种  株数
        松    30000
        图边文字
        框中

        """)
  }

  @Test func theSpineOfABookGivesTheOrder() throws {
    let report = try Fixtures.report("Office/book.epub")
    #expect(report.string == "上篇\n撒网六次。\n下篇\n收网四次。\n")
    #expect(report.outline == ["1 上篇|", "1 下篇|"])
    #expect(report.notes == [ReportNote(.missingPart, detail: "OPS/none.xhtml")])
  }

  /// The samples as LibreOffice converts them (.ci/convert-samples).
  @Test(arguments: ["government-work", "party-building", "harbour-office"], ["docx", "odt", "epub", "html", "pdf"])
  func theSameReportHasTheSameOutlineInEachFormat(name: String, format: String) throws {
    let sample = try Fixtures.report("../../Sources/ReportReading/Samples/\(name).txt")
    let converted = try Fixtures.report("Converted/\(name).\(format)")
    #expect(converted.outline == sample.outline)
    #expect(converted.title == sample.title)
    if format != "pdf" { #expect(converted.string == sample.string) }
  }
}

/// Documents made to harm, or damaged: an error or a note, in bounded time, and the program goes on.
@Suite struct HostileDocumentTests {
  @Test(
    arguments: [
      ("entities.docx", .unreadable([ReportNote(.doctype, detail: "word/document.xml")])),
      ("external.docx", .unreadable([ReportNote(.doctype, detail: "word/document.xml")])),
      ("encrypted.docx", .unreadable([ReportNote(.encrypted)])),
      ("encrypted.odt", .unreadable([ReportNote(.encrypted)])),
      ("password.docx", .unreadable([ReportNote(.encrypted)])),
      ("empty.docx", .unreadable([ReportNote(.missingPart, detail: "word/document.xml")])),
    ] as [(String, ReadingError)])
  func whatCannotBeReadIsNamed(name: String, error: ReadingError) {
    #expect(throws: error) { try Fixtures.report("Office/" + name) }
  }

  @Test(
    arguments: [
      ("deep.docx", "上文。\n", [ReportNote(.tooDeep, detail: "word/document.xml")]),
      ("unfinished.docx", "上文。\n", [ReportNote(.damaged, detail: "word/document.xml")]),
      (
        "sum.docx", String(repeating: "校验和不对。", count: 40) + "\n",
        [ReportNote(.damaged, detail: "word/document.xml")]
      ),
      (
        "bomb.docx", "上文。\n\n", [ReportNote(.tooLarge, detail: "word/document.xml")]
      ),
    ])
  func whatCouldBeReadIsShownWithANote(name: String, text: String, notes: [ReportNote]) throws {
    let report = try Fixtures.report("Office/" + name)
    #expect(report.string == text)
    #expect(report.notes == notes)
  }

  @Test func anArchiveOfTooManyPartsIsReadToTheLimit() throws {
    let folder = try TemporaryFolder()
    let names = ["word/document.xml"] + (0..<10_001).map { "word/media/\($0)" }
    let path = try folder.write(EmptyArchive.of(names), to: Array("many.docx".utf8))
    let error = ReadingError.unreadable([
      ReportNote(.tooManyParts, detail: "10000"), ReportNote(.damaged, detail: "word/document.xml"),
    ])
    #expect(throws: error) { try ReportReader.read(path: path) }
    withExtendedLifetime(folder) {}
  }

  @Test func aTruncatedArchiveGivesWhatStandsBeforeItsEnd() throws {
    let report = try Fixtures.report("Office/truncated.docx")
    #expect(report.string == (try Fixtures.report("Office/headings.docx")).string)
    #expect(report.notes == [ReportNote(.damaged, detail: "word/styles.xml"), ReportNote(.damaged)])
  }
}

/// ZIP archives (APPNOTE 6.3) of empty entries.
private enum EmptyArchive {
  static func of(_ names: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for name in names {
      let start = bytes.count
      // Version 2.0, no flags, stored; time, checksum and sizes are 0.
      let common = number(20, 2) + [UInt8](repeating: 0, count: 20) + number(name.utf8.count, 2) + number(0, 2)
      bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + [UInt8](repeating: 0, count: 10) + number(start, 4)
      directory += Array(name.utf8)
    }
    let place = bytes.count
    let count = number(names.count, 2) + number(names.count, 2)
    return bytes + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + number(directory.count, 4) + number(place, 4)
      + [0, 0]
  }

  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
}
