import ReportIndex
import ReportModel
import ReportParsing
import ScreenModel
import Testing

@testable import Browser

/// Folds and rows of the tree in a report that was replaced: they stay with their headings.
@Suite struct SectionRelocationTests {
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

  /// A section is found by number and title, else by title, else by number, and only under the same parent.
  @Test(arguments: [
    // A section inserted above.
    ("一、新\n字。\n二、甲\n字。\n三、乙\n（一）子\n字。\n四、丙\n（一）子\n字。\n", ["三、乙", "四、丙", "四、丙/（一）子", "二、甲"]),
    // Sections deleted, and in another order.
    ("一、丙\n（一）丑\n字。\n（二）子\n字。\n二、乙\n字。\n", ["二、乙", "一、丙", "一、丙/（二）子", nil]),
    // A section with another title.
    ("一、甲\n字。\n二、乙之后\n字。\n三、丙\n（一）子丑\n字。\n", ["二、乙之后", "三、丙", "三、丙/（一）子丑", "一、甲"]),
    // A section that is gone.
    ("无题。\n", [nil, nil, nil, nil]),
  ])
  func findsASectionAgain(text: String, found: [String?]) throws {
    let (old, new) = (try report(Self.before), try report("报告\n\n" + text))
    let second = try #require(section("三、丙", in: old))
    let wanted = [
      section("二、乙", in: old), second, SectionIndex(second.value + 1), section("一、甲", in: old),
    ]
    var relocation = SectionRelocation(from: old, to: new)
    let paths = try wanted.map { index -> String? in
      let index = try #require(index)
      return relocation.section(index).map { found in
        (new.ancestors(of: found).reversed() + [found]).dropFirst().map { heading($0, in: new) }.joined(separator: "/")
      }
    }
    #expect(paths == found)
  }

  /// Folds and the chosen row of the list of hits stay with their headings too, also when the list is sorted in another
  /// way while the report is replaced.
  @Test(arguments: [false, true]) func groupsOfTheListGoWithTheirHeadings(isSortedMeanwhile: Bool) throws {
    func texts(_ new: String) -> [(path: String, text: String)] {
      [("甲/一.txt", "报告\n\n" + new + "一、修渠\n种业。种业。\n二、植树\n种业。\n三、修路\n种业。\n"), ("甲/二.txt", "报告\n\n一、他事\n种业。\n")]
    }
    var reader = try Reader(library: 80, 24)
    var fixture = LibraryFixture()
    try fixture.add(texts(""))
    reader.take(&fixture)
    reader.press("/ 种业 enter")
    try reader.answer(&fixture)
    reader.press("L")
    reader.list()
    reader.press("g j z a ] z a")
    #expect(listed(reader) == ["▾一.txt4", "▸一、修渠2", "▸二、植树1", "▾三、修路1", "▾二.txt1", "▾一、他事1"])
    let changed = try LibraryFixture.report(try #require(texts("一、新增\n种业。\n").first?.text), path: "甲/一.txt")
    fixture.library.replace(ReportNumber(0), with: LibraryReport(changed, folders: ["甲"], name: "一.txt"))
    if isSortedMeanwhile { reader.press("o") }
    reader.effects += reader.state.update(
      .library(.reports(fixture.library, fixture.builder.catalogue(), changed: [0])))
    try reader.answer(&fixture)
    reader.list()
    if isSortedMeanwhile {
      reader.press("o o")
      reader.list()
    }
    #expect(
      listed(reader) == [
        "▾一.txt5", "▾一、新增1", "▸一、修渠2", "▸二、植树1", "▾三、修路1", "▾二.txt1", "▾一、他事1",
      ])
    // A row of the sorted list is a hit.
    guard !isSortedMeanwhile else { return }
    guard case .section(_, let section, _) = reader.state.results?.current?.row else {
      Issue.record("no section is chosen")
      return
    }
    #expect(heading(section, in: changed.unpacked()) == "二、植树")
  }

  /// The headings of the list of hits.
  private func listed(_ reader: Reader) -> [String] {
    reader.rows.map { row in
      let list = row.split(separator: "│", omittingEmptySubsequences: false).last ?? ""
      return String(list.filter { $0 != " " })
    }.filter { $0.hasPrefix("▾") || $0.hasPrefix("▸") }
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
    _ = reader.state.update(.report(0, new))
    #expect(folded(reader) == ["三、乙"])
    let kept = try #require(reader.state.tree.cursor.section)
    #expect(heading(kept, in: new) == heading(try #require(row.section), in: old))
    #expect(heading(try #require(new[kept].parent), in: new) == "四、丙")
    reader.press("esc")
    #expect(folded(reader) == ["三、乙"])
  }

  /// The titles of the folded sections with sections below them.
  private func folded(_ reader: Reader) -> [String] {
    let report = reader.state.report
    return report.sections.indices.map { SectionIndex($0) }.filter { index in
      report.hasChildren(index) && reader.state.view.folds.isFolded(index, level: report[index].level)
    }.map { heading($0, in: report) }
  }

  /// The view of a report of a library is kept when the report is read again before the reader returns.
  @Test func aReportThatWasLeftKeepsItsFolds() throws {
    var reader = try Reader(library: 80, 30)
    var fixture = LibraryFixture()
    try fixture.add([("一.txt", Self.before), ("二.txt", "村报告\n\n一、事\n字。\n")])
    reader.take(&fixture)
    let number = try #require(fixture.library.numbers.first)
    _ = reader.state.update(.goToLine(1))
    reader.press("g enter enter h z R")
    reader.state.show(report: number.value)
    let old = reader.state.report
    let second = try #require(section("二、乙", in: old))
    reader.state.view.folds.open(toLevel: 9)
    reader.state.view.folds.set(second, level: old[second].level, folded: true)
    reader.state.show(report: number.value + 1)
    let new = try LibraryFixture.report(
      Self.before.replacing("一、甲", with: "一、新\n字。\n二、甲").replacing("二、乙", with: "三、乙"), path: "一.txt")
    fixture.library.replace(number, with: LibraryReport(new, name: "一.txt"))
    _ = reader.state.update(.library(.reports(fixture.library, fixture.builder.catalogue(), changed: [number.value])))
    reader.state.show(report: number.value)
    #expect(folded(reader) == ["三、乙"])
  }

  /// Whatever a report becomes: a section found is in it, is found once, and has the same parent.
  @Test func holdsOfAnyReports() throws {
    var dice = RandomTests.Dice(state: 0xF01D)
    let lines = ["一、甲", "二、乙", "三、甲", "（一）子", "（二）丑", "（一）丑", "1.寅", "第一条 字", "字。", "卯"]
    for _ in 0..<300 {
      let (old, new) = (try report(text(&dice, lines)), try report(text(&dice, lines)))
      var relocation = SectionRelocation(from: old, to: new)
      var same = SectionRelocation(from: old, to: old)
      var found: Set<SectionIndex> = []
      for index in old.sections.indices.map({ SectionIndex($0) }) {
        #expect(same.section(index) == index)
        guard let section = relocation.section(index) else { continue }
        #expect(new.sections.indices.contains(section.value))
        #expect(found.insert(section).inserted)
        #expect(relocation.nearest(index) == section)
        if let parent = old[index].parent { #expect(relocation.section(parent) == new[section].parent) }
      }
    }
  }

  private func text(_ dice: inout RandomTests.Dice, _ lines: [String]) -> String {
    (0..<Int.random(in: 1...30, using: &dice)).map { _ in lines.randomElement(using: &dice) ?? "" }
      .joined(separator: "\n")
  }
}
