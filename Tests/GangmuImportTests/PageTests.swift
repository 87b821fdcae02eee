import ImportStream
import Testing

@testable import ImportReaders

/// The order in which lines of a page are read, and what stands beside or across them. All texts are invented.
struct ReadingOrderTests {
  private func text(_ draft: PdfDraft) -> String {
    dump(
      PdfReader.records(of: draft.bytes).records.filter {
        if case .look = $0 { return false }
        return true
      })
  }

  private func line(_ text: String, _ left: Double, _ top: Double, size: Double = 10) -> PdfDraft.Line {
    PdfDraft.Line(text: text, left: left, top: top, size: size)
  }

  @Test func twoColumnsOnOneGridAreReadOneAfterTheOther() {
    var draft = PdfDraft()
    let full = "渔船都按时返航居民很满意来年还要接着把这件事"
    let rows = (0..<8).flatMap { row -> [PdfDraft.Line] in
      let top = 100 + 16 * Double(row)
      return [line("甲\(full)", 60, top), line("乙\(full)", 306, top)]
    }
    draft.page([line("青禾区港口研究", 200, 60, size: 20)] + rows)
    let column = { (name: String) in "P " + String(repeating: name + full, count: 8) }
    #expect(text(draft) == "P 青禾区港口研究\n" + column("甲") + column("乙").dropFirst(2))
  }

  /// poppler takes words over a narrow gutter for one line where a drawing above keeps it from finding the columns.
  @Test func aLineOverAGutterIsTwo() {
    let words = { (gap: Double, drop: Double) in
      (0..<8).map { index in
        let left = 60 + 30 * Double(index) + (index < 4 ? 0 : gap)
        let baseline = index < 4 ? 110 : 110 - drop
        return PageWord(
          text: "w\(index)", left: left, right: left + 27, top: baseline - 8, bottom: baseline + 2, baseline: baseline,
          size: 10, line: 1)
      }
    }
    let texts = { (words: [PageWord]) in PageRows.segments(of: words).map { LineText.text(of: $0.words) } }
    #expect(texts(words(12, 0)) == ["w0 w1 w2 w3", "w4 w5 w6 w7"])
    #expect(texts(words(6, 4)) == ["w0 w1 w2 w3", "w4 w5 w6 w7"])
    // Wide spaces of a justified line, and the raised part of a formula.
    #expect(texts(words(6, 0)) == ["w0 w1 w2 w3 w4 w5 w6 w7"])
    #expect(texts(Array(words(6, 4).prefix(5))) == ["w0 w1 w2 w3 w4"])
  }

  /// The marks of notes stand on the baseline of no line of their column, and may stand on that of one in the other.
  @Test func marksOfNotesStandBeforeTheirNotes() {
    var draft = PdfDraft()
    let words = "the harbour was built by hand and stands as it was"
    let body =
      (0..<9).map { line(words, 60, 100 + 13 * Double($0)) } + (0..<9).map { line(words, 330, 104 + 13 * Double($0)) }
    let notes = [line("1", 60, 222.6, size: 6), line("Counted in May.", 63, 223, size: 8)]
    let more = [line("2", 60, 233.6, size: 6), line("Counted by hand.", 63, 234, size: 8)]
    draft.page(body + notes + more)
    let column = "P " + Array(repeating: words, count: 9).joined(separator: " ")
    #expect(text(draft) == "\(column)\nP 1Counted in May.\nP 2Counted by hand.\n\(column)")
  }

  /// Smaller type above or below the line is told as that: 10⁸ is no 108. Type of the size of the line is none.
  @Test func exponentsAndIndicesAreSpans() throws {
    var draft = PdfDraft()
    draft.page([
      line("10", 60, 100), line("8", 70, 99, size: 6), line("m", 80, 100), line("2", 85, 99, size: 6),
      line(" CO", 100, 100),
      line("2", 115, 106, size: 6), line("small", 140, 102, size: 8),
    ])
    draft.page([line("9", 60, 100), line("8", 65, 97)])
    let records = PdfReader.records(of: draft.bytes).records
    let kinds = records.compactMap { record -> String? in
      guard case .span(let span) = record else { return nil }
      return "\(span.kind)"
    }
    #expect(kinds == ["superscript", "superscript", "subscript"])
    // The report has the raised figures in its text: 10⁸.
    #expect(try dumpBlocks(records) == "subscript 2")
  }

  @Test func aHeadInTheMarginStandsBeforeTheTextBesideIt() {
    var draft = PdfDraft()
    let words = "the harbour of the town was built by hand and has stood for years and"
    let body = (0..<8).map { line(words, 200, 100 + 16 * Double($0)) }
    draft.page(body + [line("Building the", 60, 116), line("Old Harbour", 60, 132)])
    let paragraph = { (count: Int) in Array(repeating: words, count: count).joined(separator: " ") }
    #expect(text(draft) == "P \(paragraph(1))\nP Building the Old Harbour\nP \(paragraph(7))")
  }

  @Test func theCellsOfARuledTableKeepTheirLines() {
    var draft = PdfDraft()
    draft.page(
      [line("说明：下表列出各码头。", 60, 60), line("南码头（含", 65, 105), line("防波堤）", 65, 120), line("12", 205, 112)]
        + [line("北码头", 65, 145), line("7", 205, 145), line("以上。", 60, 200)],
      rules: [60, 200, 300].map { (left: $0, top: 100, right: $0, bottom: 165) }
        + [100, 135, 165].map { (left: 60, top: $0, right: 300, bottom: $0) })
    #expect(text(draft) == "P 说明：下表列出各码头。\nT 南码头（含防波堤） | 12\nT 北码头 | 7\nP 以上。")
  }

  @Test func wrappedCellsOfATableWithoutRulesAreOne() {
    var draft = PdfDraft()
    draft.page([
      line("项目", 60, 100), line("本期", 300, 100), line("上期", 400, 100), line("一、码头收入", 60, 120), line("12.5", 300, 120),
      line("10.5", 400, 120), line("二、航线收入（亏损以负号", 60, 140), line("4.2", 300, 147), line("3.1", 400, 147),
      line("填列）", 60, 154),
    ])
    #expect(text(draft) == "T 项目 | 本期 | 上期\nT 一、码头收入 | 12.5 | 10.5\nT 二、航线收入（亏损以负号填列） | 4.2 | 3.1")
  }

  /// Only a space stands before the figures of the longest row, which comes last.
  @Test func theLongestRowOfATableWithoutRulesIsOne() {
    var draft = PdfDraft()
    let rows = [("Quay", "49.9 50.4"), ("North quay", "48.0 51.0"), ("The old north quay and lamp", "51.3 52.6")]
    draft.page(
      rows.enumerated().flatMap { row, cells in
        [line(cells.0, 60, 100 + 14 * Double(row)), line(cells.1, 200, 100 + 14 * Double(row))]
      } + [line("Counted in May.", 60, 170)])
    #expect(
      text(draft)
        == "T Quay | 49.9 50.4\nT North quay | 48.0 51.0\nT The old north quay and lamp | 51.3 52.6\nP Counted in May.")
  }

  @Test func slantedWordsThatRepeatAreLeftOutAndOthersStandApart() {
    var draft = PdfDraft()
    draft.page([line("码头一年修成。", 60, 100)], slanted: ["内部资料", "内部资料", "样张"])
    #expect(text(draft) == "P 码头一年修成。\nF  样张")
  }

  /// A watermark may have more characters than the text it crosses; a page that is scanned askew has nothing else.
  @Test func slantedWordsAreNoTextHoweverManyTimesTheyStand() {
    var draft = PdfDraft()
    let mark = [String](repeating: "何小满二〇二六", count: 20)
    draft.page([line("码头一年修成。", 60, 100)], slanted: mark)
    #expect(text(draft) == "P 码头一年修成。")
    var askew = PdfDraft()
    askew.page([], slanted: ["码头归港务所管，一年修成。", "航线由船队开行，早晚各一班。"])
    #expect(text(askew).hasPrefix("P "))
  }

  @Test func aPageOnItsSideIsReadAlongItsLines() {
    var draft = PdfDraft()
    draft.page([line("港口手册", 60, 100), line("码头归港务所管。", 60, 130)], turn: 90)
    #expect(text(draft) == "P 港口手册\nP 码头归港务所管。")
  }

  @Test func koreanKeepsItsSpaces() {
    var draft = PdfDraft()
    let words = ["항구의", "둑을", "고치고", "배를", "늘리고", "길을", "닦고", "집을", "짓는다"]
    var left = 60.0
    draft.page(
      words.map { word in
        defer { left += Double(word.count) * 10 + 3 }
        return line(word, left, 100)
      })
    #expect(text(draft) == "P " + words.joined(separator: " "))
  }

  @Test func hebrewIsReadFromTheRight() {
    var draft = PdfDraft()
    // As it stands on the page, from the left.
    draft.page([
      line("\u{05DC}\u{05DE}\u{05E0}", 60, 100), line("12", 95, 100), line("\u{05E8}\u{05E4}\u{05E1}", 110, 100),
    ])
    #expect(text(draft) == "P \u{05E1}\u{05E4}\u{05E8} 12 \u{05E0}\u{05DE}\u{05DC}")
  }

  @Test func hyphensAtLineEndsGoUnlessTheWordHasOne() {
    var draft = PdfDraft()
    draft.page([
      line("the harbour was re-opened by the town in the spring of that year, a repu-", 60, 100),
      line("tation was made and it was soon full of boats of every kind and size, re-", 60, 114),
      line("opened as it was by hand.", 60, 128),
    ])
    #expect(
      text(draft)
        == "P the harbour was re-opened by the town in the spring of that year, a reputation was made and it was soon full of boats "
        + "of every kind and size, re-opened as it was by hand.")
  }
}

/// Lines at the edges of pages.
struct RunningLineTests {
  private func text(_ draft: PdfDraft) -> [String] {
    PdfReader.records(of: draft.bytes).records.compactMap { record in
      if case .paragraph(let words) = record { return words }
      return nil
    }
  }

  private func line(_ text: String, _ top: Double, size: Double = 16) -> PdfDraft.Line {
    PdfDraft.Line(text: text, left: 90, top: top, size: size)
  }

  private static let names = ["甲", "乙", "丙", "丁"]

  @Test func headsThatDifferByTheirOwnNumberAreText() {
    var draft = PdfDraft()
    for (number, name) in Self.names.enumerated() {
      draft.page([line("附件\(number + 1)", 60), line("\(name)码头修好了。", 90)])
    }
    #expect(text(draft) == (1...4).flatMap { ["附件\($0)", "\(Self.names[$0 - 1])码头修好了。"] })
  }

  @Test func linesOfAFormThatRepeatAreText() {
    var draft = PdfDraft()
    let lines = { (name: String) in ["\(name)码头", "责任单位：港务所", "完成了。", "联系人：某某"] }
    for name in Self.names { draft.page(lines(name).enumerated().map { line($1, 100 + 30 * Double($0)) }) }
    #expect(text(draft) == Self.names.flatMap(lines))
  }

  @Test func headsWithThePagesNumberChangeWithTheChapter() {
    var draft = PdfDraft()
    for (number, name) in Self.names.enumerated() {
      draft.page([
        line("\(number + 3) \(name)港概况", 40, size: 9), line("\(name)港的码头修好了。", 100), line("船都回来了。", 130),
      ])
    }
    #expect(text(draft) == Self.names.flatMap { ["\($0)港的码头修好了。", "船都回来了。"] })
  }

  @Test func headsSetApartThatRepeatAreLeftOut() {
    var draft = PdfDraft()
    for name in Self.names { draft.page([line("青禾区年报", 40), line("\(name)港修好了。", 100), line("船都回来了。", 130)]) }
    #expect(text(draft) == Self.names.flatMap { ["\($0)港修好了。", "船都回来了。"] })
  }
}

/// Bookmarks on the lines they lead to.
struct PageBookmarkTests {
  private func text(_ draft: PdfDraft) -> String {
    dump(
      PdfReader.records(of: draft.bytes).records.filter {
        if case .look = $0 { return false }
        return true
      })
  }

  @Test func eachStandsWhereItLeads() {
    var draft = PdfDraft()
    draft.page([">港口", ">港口全年平安。"])
    draft.page([">港口", ">二　航线概况", ">航线新开了两条。", ">图一"])
    draft.bookmark("港口", page: 1)
    draft.bookmark("航线概况", page: 1, top: 120)
    draft.bookmark("照片", page: 1, top: 185)
    // The first names the line on its own page; the second has no number; the third stands nowhere.
    #expect(text(draft) == "P 港口\nP 港口全年平安。\nO1 港口\nO1 二 航线概况\nP 航线新开了两条。\nO1 照片\nP 图一")
  }

  /// Names that a word processor made for its own links head nothing.
  @Test func automaticNames() {
    var draft = PdfDraft()
    draft.page([">港口", ">港口全年平安。", ">OLE_LINK"])
    draft.bookmark("港口", page: 0)
    for name in ["OLE_LINK12", "_Toc4812", "_GoBack"] { draft.bookmark(name, page: 0, top: 120) }
    draft.bookmark("OLE_LINK", page: 0, top: 120)
    #expect(text(draft) == "O1 港口\nP 港口全年平安。\nO1 OLE_LINK")
  }

  /// A bookmark names what stands below the number of a unit, or leads to the page before the one that its heading was
  /// moved to.
  @Test func numbersStandAboveOrOnTheNextPage() {
    var draft = PdfDraft()
    draft.page([">港口的年报。", ">Article 1", ">PURPOSE", ">The port is open."])
    draft.page([">2.1. Resignation", ">Members may resign."])
    draft.bookmark("PURPOSE", page: 0, top: 130)
    draft.bookmark("Resignation", page: 0, top: 780)
    #expect(
      text(draft)
        == "P 港口的年报。\nO1 Article 1 PURPOSE\nP The port is open.\nO1 2.1. Resignation\nP Members may resign.")
  }

  @Test func aHeadingOverSeveralLinesIsOne() {
    var draft = PdfDraft()
    draft.page([">港口的码头与", ">防波堤", ">都修好了。"])
    draft.bookmark("港口的码头与防波堤", page: 0)
    #expect(text(draft) == "O1 港口的码头与防波堤\nP 都修好了。")
  }
}
