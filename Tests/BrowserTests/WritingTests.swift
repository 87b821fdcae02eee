import ReportIndex
import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Writing sections, reports, outlines and lists to files.
@Suite struct WritingTests {
  private func saved(_ reader: Reader) -> (path: String, text: String, amount: WrittenAmount, replacing: Bool)? {
    guard case .save(let path, let bytes, let amount, let replacing)? = reader.effects.last else { return nil }
    return (path, String(decoding: bytes, as: UTF8.self), amount, replacing)
  }

  @Test("frames of the line for a name", arguments: [(80, 24), (120, 40), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try Reader(columns: columns, rows: rows, language: .chinese)
    reader.press("] ] W")
    try expectFrame(reader.frame, "writing-\(columns)x\(rows)")
  }

  @Test func theSectionUnderTheNameOffered() throws {
    var reader = try Reader()
    reader.press("] ] ] W enter")
    #expect(saved(reader)?.path == "一（二） 办好惠民实事，把学习成果转化为行动.md")
    #expect(saved(reader)?.text.hasPrefix("### （二）办好惠民实事，把学习成果转化为行动。\n\n一是修通断头路。打通河西路") == true)
    #expect(saved(reader)?.replacing == false)
    reader.press("W down enter")
    #expect(saved(reader)?.path.hasSuffix(".txt") == true)
    #expect(saved(reader)?.text.hasPrefix("（二）办好惠民实事，把学习成果转化为行动。一是") == true)
  }

  @Test func theFormIsThatOfTheName() throws {
    var reader = try Reader()
    reader.press("] ] ]")
    let section = reader.state.report[reader.state.currentSection]
    for (name, start) in [
      ("a.html", "<!DOCTYPE html>\n<html lang=\"zh\">"), ("a.JSONL", "{\"file\":\"report-1.txt\",\"address\":\"一（二）\""),
      ("a.csv", "\u{FEFF}file,address,"), ("a", "（二）办好"),
    ] {
      reader.press("W")
      _ = reader.state.update(.paste(name))
      reader.press("enter")
      #expect(saved(reader)?.path == name)
      #expect(saved(reader)?.text.hasPrefix(start) == true)
      let isRecords = name.hasSuffix("JSONL") || name.hasSuffix("csv")
      #expect(saved(reader)?.amount == (isRecords ? .rows(4) : .characters(section.characters)))
    }
  }

  @Test("hits are written with the fields that gangmu search gives them, so that gangmu hits reads the file")
  func hits()
    throws
  {
    var reader = try Reader()
    reader.press("/ 学习 enter L")
    reader.list()
    for (name, head) in [
      ("h.jsonl", ""), ("h.csv", "\u{FEFF}file,line,address,path,heading,year,start,end,left,match,right\r\n"),
    ] {
      reader.press("W")
      _ = reader.state.update(.paste(name))
      reader.press("enter")
      let written = try #require(saved(reader)?.text)
      let report = reader.state.report
      var printer = HitPrinter(report, year: nil, context: HitPrinter.standardContext)
      var expected = Array(head.utf8)
      for hit in reader.state.search.hits { printer.append(hit, name.hasSuffix("csv") ? .csv : .jsonl, to: &expected) }
      #expect(written == String(decoding: expected, as: UTF8.self))
      #expect(reader.state.search.hits.count > 3 && saved(reader)?.amount == .rows(reader.state.search.hits.count))
    }
  }

  @Test("hits of a report that is read by itself have its year, as its title says it, and year: finds them")
  func yearOfHits() throws {
    var reader = try Reader(["青岭县2016年报告\n\n一、治水\n修渠三里。\n"])
    reader.press("/ 修渠 enter L")
    reader.list()
    reader.press("W")
    _ = reader.state.update(.paste("h.csv"))
    reader.press("enter")
    #expect(
      saved(reader)?.text == """
        \u{FEFF}file,line,address,path,heading,year,start,end,left,match,right\r
        report-1.txt,4,一,1,治水,2016,37,43,,修渠,三里。\r

        """)
    reader.press("q / ctrl-u")
    _ = reader.state.update(.paste("修渠 year:2016"))
    reader.press("alt-q enter")
    #expect(reader.state.search.hits.count == 1)
  }

  @Test("a secure session refuses at once, not after the name") func secure() throws {
    var options = BrowserOptions()
    options.session.isSecure = true
    var reader = try Reader(options: options)
    reader.press("W")
    #expect(reader.state.prompt == nil && reader.status.contains("a secure session writes no files"))
    reader.press(": export enter")
    #expect(reader.state.prompt == nil && reader.status.contains("a secure session writes no files"))
  }

  @Test("a form that is not written is refused, in both languages", arguments: [Language.english, .chinese])
  func unwritten(language: Language) throws {
    var reader = try Reader(language: language)
    reader.press("] W")
    _ = reader.state.update(.paste("a.DOCX"))
    reader.press("enter")
    #expect(saved(reader) == nil)
    #expect(
      reader.status.hasPrefix(
        language == .english
          ? " .docx is not written here: md, txt, html, jsonl, csv are" : " 不能写出 .docx，可写出 md, txt, html, jsonl, csv"))
  }

  @Test("records have the year of the file's name where the title has none") func yearOfRecords() throws {
    let text = "政府工作报告\n\n一、回顾\n全年完成。\n"
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "hexi-2016.txt"))
    var reader = try Reader()
    reader.state = BrowserState(
      reports: [report], options: BrowserOptions(), keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: 80, rows: 24))
    reader.press("] W")
    _ = reader.state.update(.paste("a.csv"))
    reader.press("enter")
    var expected = CSVText.byteOrderMark + SectionPrinter.columns
    SectionPrinter(report, year: 2016).print(.csv, below: SectionIndex(1)) { expected += $0 }
    #expect(saved(reader)?.text == String(decoding: expected, as: UTF8.self))
  }

  @Test func theChoiceStaysWhileTheNameIsTyped() throws {
    var reader = try Reader()
    reader.press("] W down down down down down tab")
    #expect(reader.state.prompt?.line.text == "齐心协力 开创新局 青禾区委常委会工作报告.md")
    reader.press("enter")
    #expect(saved(reader)?.text.hasPrefix("# 齐心协力  开创新局 青禾区委常委会工作报告\n\n同志们：\n") == true)
    reader.press("W down down 3 . c s v enter")
    #expect(saved(reader)?.path == "3.csv")
    reader.press("] W o . m d down down enter")
    #expect(saved(reader)?.path == "o.md")
    #expect(
      saved(reader)?.text.hasPrefix("# 齐心协力 开创新局 青禾区委常委会工作报告\n\n- 一、抓学习，凝聚发展合力\n  - （一）深化主题教育") == true)
    #expect(saved(reader)?.amount == .rows(reader.state.report.sections.count - 1))
  }

  @Test func aFileThatIsThereIsAskedAboutAndTheSameIsWritten() throws {
    var reader = try Reader()
    reader.press("] W a . t x t enter")
    let first = saved(reader)?.text
    _ = reader.state.update(.written("a.txt", .exists))
    #expect(reader.state.prompt?.error?.hasPrefix("a.txt is there already") == true)
    reader.press("enter")
    #expect(saved(reader)?.text == first)
    #expect(saved(reader)?.replacing == true)
    _ = reader.state.update(.written("a.txt", .written(.characters(1_234))))
    #expect(reader.status.hasPrefix(" a.txt: 1,234 chars written"))
  }

  @Test func listsInEveryForm() throws {
    var reader = try Reader()
    reader.press("] m a T W t . h t m l enter")
    #expect(saved(reader)?.text.contains("<thead><tr><th>term</th>") == true)
    #expect(reader.state.areTermsOpen)
    reader.press("W t . m d enter")
    #expect(saved(reader)?.text.hasPrefix("| term | kind | count | reports |\n| --- | --- | --- | --- |\n") == true)
    reader.press("q : marks enter W esc")
    #expect(reader.state.openList != nil)
    reader.press("W enter")
    #expect(
      saved(reader).map { ($0.path, $0.text) } ?? ("", "") == (
        "marks.md", "| mark | heading | text |\n| --- | --- | --- |\n| a | 一、抓学习，凝聚发展合力 | 一、抓学习，凝聚发展合力 |\n"
      ))
  }

  @Test func hitsAreHighlightedInThePage() throws {
    var reader = try Reader()
    reader.press("/ 主题教育 enter * / 群众 enter W down down x . h t m l enter")
    let text = saved(reader)?.text ?? ""
    #expect(text.contains("<mark class=\"term-1\">群众</mark> 2"))
    #expect(text.contains("<mark class=\"term-2\">主题教育</mark>"))
  }
}
