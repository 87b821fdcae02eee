import ReportModel
import ReportParsing
import Testing

/// The sections that typed addresses name.
@Suite struct SectionLookupTests {
  private func lookup(_ typed: String) throws -> SectionLookup {
    let text = "报告\n\n一、甲\n（一）乙\n文。\n（二）丙\n文。\n二、丁\n（一）戊\n文。\n（二）己\n文。\n"
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a"))
    let found = SectionLookup(typed, in: report)
    if case .several(let sections) = found {
      #expect(SectionLookup.lines(sections, in: report).count == sections.count)
    }
    return found
  }

  @Test func namesOneSectionNoneOrSeveral() throws {
    #expect(try lookup("二（一）") == .one(SectionIndex(5)))
    #expect(try lookup(" 二 （一） ") == .one(SectionIndex(5)), "white space counts nowhere")
    #expect(try lookup("2.1") == .one(SectionIndex(5)))
    #expect(try lookup("三") == .none)
  }
}
