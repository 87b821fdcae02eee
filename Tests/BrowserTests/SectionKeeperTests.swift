import ReportIndex
import ReportModel
import ReportParsing
import ScreenModel
import Testing

@testable import Browser

/// What is folded, and the rows of the tree, in a report that has become another: they go with their headings.
@Suite struct SectionKeeperTests {
  private func report(_ text: String) throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "report-1.txt"))
  }

  private func heading(_ index: SectionIndex, in report: Report) -> String {
    index == .root ? "" : report.words(in: report[index].heading).filter { !$0.isWhitespace }
  }

  private func section(_ heading: String, in report: Report) -> SectionIndex? {
    report.sections.indices.map { SectionIndex($0) }.first { self.heading($0, in: report) == heading }
  }

  private static let before = "报告\n\n一、甲\n字。\n二、乙\n（一）子\n字。\n（二）丑\n字。\n三、丙\n（一）子\n字。\n（二）丑\n字。\n"

  /// A section is found by number and title, else by title, else by number, and only in what it stands in.
  @Test(arguments: [
    // Put in above.
    ("一、新\n字。\n二、甲\n字。\n三、乙\n（一）子\n字。\n四、丙\n（一）子\n字。\n", ["三、乙", "四、丙", "四、丙/（一）子", "二、甲"]),
    // Taken out, turned round.
    ("一、丙\n（一）丑\n字。\n（二）子\n字。\n二、乙\n字。\n", ["二、乙", "一、丙", "一、丙/（二）子", nil]),
    // Given another title.
    ("一、甲\n字。\n二、乙之后\n字。\n三、丙\n（一）子丑\n字。\n", ["二、乙之后", "三、丙", "三、丙/（一）子丑", "一、甲"]),
    // Gone.
    ("无题。\n", [nil, nil, nil, nil]),
  ])
  func findsASectionAgain(text: String, found: [String?]) throws {
    let (old, new) = (try report(Self.before), try report("报告\n\n" + text))
    let second = try #require(section("三、丙", in: old))
    let wanted = [
      section("二、乙", in: old), second, SectionIndex(second.value + 1), section("一、甲", in: old),
    ]
    var keeper = SectionKeeper(from: old, to: new)
    let paths = try wanted.map { index -> String? in
      let index = try #require(index)
      return keeper.section(index).map { found in
        (new.ancestors(of: found).reversed() + [found]).dropFirst().map { heading($0, in: new) }.joined(separator: "/")
      }
    }
    #expect(paths == found)
  }

  @Test func foldsAndTreeGoWithTheirHeadings() throws {
    var reader = try Reader([Self.before], rows: 24)
    reader.press("z R h")
    reader.press("j j h")
    let old = reader.state.report
    #expect(folded(reader) == ["二、乙"])
    #expect(reader.state.tree.cursor == .section(report: 0, try #require(section("二、乙", in: old))))
    reader.press("j j")
    let row = reader.state.tree.cursor
    let new = try report(
      Self.before.replacing("一、甲", with: "一、新\n（一）子\n字。\n二、甲").replacing("二、乙", with: "三、乙").replacing(
        "三、丙", with: "四、丙"))
    _ = reader.state.handle(.report(0, new))
    #expect(folded(reader) == ["三、乙"])
    let kept = try #require(reader.state.tree.cursor.section)
    #expect(heading(kept, in: new) == heading(try #require(row.section), in: old))
    #expect(heading(try #require(new[kept].parent), in: new) == "四、丙")
    reader.press("esc")
    #expect(folded(reader) == ["三、乙"])
  }

  /// The titles of what is folded and has something below it.
  private func folded(_ reader: Reader) -> [String] {
    let report = reader.state.report
    return report.sections.indices.map { SectionIndex($0) }.filter { index in
      report.hasChildren(index) && reader.state.view.folds.isFolded(index, level: report[index].level)
    }.map { heading($0, in: report) }
  }

  /// What was read before is found as it was left, in a report of a library that was read again meanwhile.
  @Test func aReportThatWasLeftKeepsItsFolds() throws {
    var reader = try Reader(library: 80, 30)
    var shelf = Shelf()
    try shelf.add([("一.txt", Self.before), ("二.txt", "村报告\n\n一、事\n字。\n")])
    reader.take(&shelf)
    let number = try #require(shelf.library.numbers.first)
    _ = reader.state.handle(.goToLine(1))
    reader.press("g enter enter h z R")
    reader.state.show(report: number.value)
    let old = reader.state.report
    let second = try #require(section("二、乙", in: old))
    reader.state.view.folds.open(toLevel: 9)
    reader.state.view.folds.set(second, level: old[second].level, folded: true)
    reader.state.show(report: number.value + 1)
    let new = try Shelf.report(
      Self.before.replacing("一、甲", with: "一、新\n字。\n二、甲").replacing("二、乙", with: "三、乙"), path: "一.txt")
    shelf.library.replace(number, with: LibraryReport(new, name: "一.txt"))
    _ = reader.state.handle(.library(.reports(shelf.library, shelf.builder.catalogue(), changed: [number.value])))
    reader.state.show(report: number.value)
    #expect(folded(reader) == ["三、乙"])
  }

  /// Whatever becomes of a report: what is found is in it, is found once, and stands in what it stood in.
  @Test func holdsOfAnyReports() throws {
    var dice = RandomTests.Dice(state: 0xF01D)
    let lines = ["一、甲", "二、乙", "三、甲", "（一）子", "（二）丑", "（一）丑", "1.寅", "第一条 字", "字。", "卯"]
    for _ in 0..<300 {
      let (old, new) = (try report(text(&dice, lines)), try report(text(&dice, lines)))
      var keeper = SectionKeeper(from: old, to: new)
      var same = SectionKeeper(from: old, to: old)
      var found: Set<SectionIndex> = []
      for index in old.sections.indices.map({ SectionIndex($0) }) {
        #expect(same.section(index) == index)
        guard let section = keeper.section(index) else { continue }
        #expect(new.sections.indices.contains(section.value))
        #expect(found.insert(section).inserted)
        #expect(keeper.nearest(index) == section)
        if let parent = old[index].parent { #expect(keeper.section(parent) == new[section].parent) }
      }
    }
  }

  private func text(_ dice: inout RandomTests.Dice, _ lines: [String]) -> String {
    (0..<Int.random(in: 1...30, using: &dice)).map { _ in lines.randomElement(using: &dice) ?? "" }
      .joined(separator: "\n")
  }
}
