import CPoppler
import ImportStream
import Testing

@testable import ImportReaders

/// Whether a record is no look.
private func isText(_ record: ImportRecord) -> Bool {
  if case .look = record { return false }
  return true
}

/// Texts read from PDFs. All places are invented; a full line has 26 characters.
struct PdfTests {
  /// The records without the looks of lines.
  private func text(_ draft: PdfDraft) -> String { dump(PdfReader.records(of: draft.bytes).records.filter(isText)) }

  @Test func fullLinesGoOnAndSetInLinesBegin() {
    var draft = PdfDraft()
    draft.page([
      ">一、港口建设",
      ">青禾区的港口全年平安，没有发生事故，渔船都按时返航，",
      "居民很满意，来年还要接着把这件事办好，让渔船和货船都能",
      "安心停泊。",
      ">（一）码头。",
      ">三座码头修好了。",
    ])
    #expect(
      text(draft) == """
        P 一、港口建设
        P 青禾区的港口全年平安，没有发生事故，渔船都按时返航，居民很满意，来年还要接着把这件事办好，让渔船和货船都能安心停泊。
        P （一）码头。
        P 三座码头修好了。
        """)
  }

  /// A heading that fills its line ends there where the next line is set in as paragraphs are: the line after that begins at
  /// the margin.
  @Test func aFullHeadingOverAParagraph() {
    var draft = PdfDraft()
    draft.page([
      ">一、狠抓港口建设和渔船管理，保持经济社会稳定增长势头",
      ">志愿者每周三上门为独居老人送餐和打扫卫生，并代买药品",
      "和粮油，全年服务九百人次。",
      ">二、民生保障",
      ">居民都满意。",
    ])
    #expect(
      text(draft) == """
        P 一、狠抓港口建设和渔船管理，保持经济社会稳定增长势头
        P 志愿者每周三上门为独居老人送餐和打扫卫生，并代买药品和粮油，全年服务九百人次。
        P 二、民生保障
        P 居民都满意。
        """)
  }

  /// Flush paragraphs that stand a little further apart than lines.
  @Test func aHeadingBelowANearlyFullLine() {
    let texts = [
      ("The boiler is fed from the tank on the roof and holds two", 100.0),
      ("hundred litres, which last for a day and then no longer.", 115), ("Appendix B. Forms", 133.5),
      ("The forms are kept in the office of the works and in the", 152),
      ("yard, and are filled in by the man on duty every day.", 167),
    ]
    var draft = PdfDraft()
    draft.page(texts.map { PdfDraft.Line(text: $0.0, left: 90, top: $0.1, size: 11) })
    #expect(
      text(draft) == """
        P The boiler is fed from the tank on the roof and holds two hundred litres, which last for a day and then no longer.
        P Appendix B. Forms
        P The forms are kept in the office of the works and in the yard, and are filled in by the man on duty every day.
        """)
  }

  /// A preface in larger type is text as the pages after it are.
  @Test func aPageOfAnotherTypeIsText() {
    func page(_ size: Double, _ pitch: Double, _ words: String) -> [PdfDraft.Line] {
      (0..<9).map { PdfDraft.Line(text: words, left: 90, top: 100 + pitch * Double($0), size: size) }
    }
    let large = String(repeating: "渡", count: 25)
    let small = String(repeating: "船", count: 40)
    var draft = PdfDraft()
    draft.page(page(16, 34, large))
    for _ in 0..<6 { draft.page(page(10, 15, small)) }
    #expect(
      text(draft).split(separator: "\n").first.map(String.init)
        == "P " + String(repeating: large, count: 9))
  }

  @Test func paragraphsGoOnOverPagesAndPageLinesAreLeftOut() {
    var draft = PdfDraft()
    let lines = { (year: String) in
      [
        ">\(year)年修好了三座码头，新开了两条航线，渔船在港里过",
        "冬，货船在外港停泊，防波堤加高了一米，\(year)居民满意，还",
      ]
    }
    let years = ["甲子", "乙丑", "丙寅", "丁卯"]
    for (number, year) in years.enumerated() {
      draft.page(lines(year), foot: "— \(number + 1) —", head: "青禾区年报 2030")
    }
    let paragraph = { (year: String) in
      "\(year)年修好了三座码头，新开了两条航线，渔船在港里过冬，货船在外港停泊，防波堤加高了一米，\(year)居民满意，还"
    }
    #expect(text(draft) == years.map { "P \(paragraph($0))" }.joined(separator: "\n"))
    var two = PdfDraft()
    two.page(lines("甲子"), foot: "1")
    two.page(["要接着办好。", ">二、明年"], foot: "2")
    #expect(text(two) == "P \(paragraph("甲子"))要接着办好。\nP 二、明年")
  }

  /// An item whose lines are set in goes on at the top of the next page, where they are set in as far; there the last
  /// full one begins no paragraph, for it begins with a small letter.
  @Test func itemsGoOnOverPages() {
    var draft = PdfDraft()
    let full = "the mill on the lower river ran all summer and thr ee"
    let row = { (text: String, left: Double, row: Int) in
      PdfDraft.Line(text: text, left: left, top: 100 + 20 * Double(row), size: 16)
    }
    draft.page(
      (0..<5).map { row(full, 90, $0) } + [
        row("and stood still in winter.", 90, 5),
        row("• The wharf was rebuilt before the winter and the two", 90, 6),
        row("ferries of the upper town came to the new steps on", 106, 7),
      ])
    draft.page(
      [
        row("the first of April, when the ice had gone from the", 106, 0),
        row("bay and the boats from the islands came in again.", 106, 1),
      ] + (3..<9).map { row(full, 90, $0) })
    let item = "• The wharf was rebuilt before the winter and the two ferries of the upper town came to the new steps"
    #expect(
      text(draft).split(separator: "\n")[1] == """
        P \(item) on the first of April, when the ice had gone from the bay and the boats from the islands came in again.
        """)
  }

  @Test func theQuarterEmBetweenChineseAndLatinIsNoSpace() {
    var draft = PdfDraft()
    draft.page([
      PdfDraft.Line(text: "直径", left: 90, top: 100, size: 16), PdfDraft.Line(text: "60", left: 126, top: 100, size: 16),
      PdfDraft.Line(text: "米的", left: 146, top: 100, size: 16),
      PdfDraft.Line(text: "Vero", left: 194, top: 100, size: 16),
      PdfDraft.Line(text: "E6", left: 234, top: 100, size: 16),
      PdfDraft.Line(text: "第一章", left: 90, top: 140, size: 16),
      PdfDraft.Line(text: "总则", left: 154, top: 140, size: 16),
    ])
    #expect(text(draft) == "P 直径60米的 Vero E6\nP 第一章 总则")
  }

  @Test func spreadLinesAndMarksSetCloserStayWhole() {
    var draft = PdfDraft()
    let spread = "睦邻之港渔船归航".enumerated().map { place, character in
      PdfDraft.Line(text: String(character), left: 90 + 18.5 * Double(place), top: 100, size: 16)
    }
    let close = [
      PdfDraft.Line(text: "（甲）", left: 90, top: 140, size: 16),
      PdfDraft.Line(text: "。乙", left: 130, top: 140, size: 16),
    ]
    draft.page(spread + close)
    #expect(text(draft) == "P 睦邻之港渔船归航\nP （甲）。乙")
  }

  @Test func tablesAreRows() {
    var draft = PdfDraft()
    let rows = [("项目", "金额"), ("码头", "12"), ("航线", "7")]
    draft.page(
      rows.enumerated().flatMap { index, row in
        let top = 100 + 30 * Double(index)
        return [
          PdfDraft.Line(text: row.0, left: 100, top: top, size: 12),
          PdfDraft.Line(text: row.1, left: 300, top: top, size: 12),
        ]
      })
    #expect(text(draft) == "T 项目 | 金额\nT 码头 | 12\nT 航线 | 7")
  }

  /// A line that is set larger, ends a sentence above a numbered row or has a number below one is no part of a cell.
  @Test func linesBesideATableAreNoneOfItsCells() {
    func row(_ words: [(String, Double)], _ top: Double, _ size: Double = 11) -> [PdfDraft.Line] {
      words.map { PdfDraft.Line(text: $0.0, left: $0.1, top: top, size: size) }
    }
    var draft = PdfDraft()
    draft.page(
      row([("的渡船都已检修，账目如下，已经公布。", 90)], 100, 12)
        + row([("一、船只", 90), ("3200", 300), ("2900", 420)], 121)
        + row([("二、码头", 90), ("8000", 300), ("8100", 420)], 140)
        + row([("（一）木料", 90), ("100", 300), ("100", 420)], 159) + row([("二、船员", 90)], 176, 14)
        + row([("船员共有四十人，都是本地人。", 114)], 198, 12))
    #expect(
      text(draft) == """
        P 的渡船都已检修，账目如下，已经公布。
        T 一、船只 | 3200 | 2900
        T 二、码头 | 8000 | 8100
        T （一）木料 | 100 | 100
        P 二、船员
        P 船员共有四十人，都是本地人。
        """)
  }

  /// A larger line that ends with a mark that joins goes on, however much room is left on it.
  @Test func aHeadingGoesOnAfterAMarkThatJoins() {
    var draft = PdfDraft()
    let text = { (words: String, top: Double) in PdfDraft.Line(text: words, left: 90, top: top, size: 12) }
    draft.page(
      [
        PdfDraft.Line(text: "一、关于渡口搬迁以及由此引起的码头、", left: 90, top: 100, size: 14),
        PdfDraft.Line(text: "航线调整的说明", left: 90, top: 124, size: 14),
      ]
        + (0..<6).map {
          text(String(repeating: "渡船按时返航，", count: 5), 150 + 20 * Double($0))
        })
    #expect(self.text(draft).hasPrefix("P 一、关于渡口搬迁以及由此引起的码头、航线调整的说明\nP "))
  }

  /// A form has its title on each page: the first copy is text, unless the words stand there once more.
  @Test(arguments: [("巡河记录表", "巡河人"), ("巡河记录表", "见巡河记录表")])
  func aLargeHeadIsNotLost(_ title: String, _ field: String) {
    var draft = PdfDraft()
    for month in ["三", "四", "五", "六"] {
      draft.page([
        PdfDraft.Line(text: title, left: 252, top: 75, size: 18),
        PdfDraft.Line(text: "\(field)：\(month)月", left: 90, top: 131, size: 12),
        PdfDraft.Line(text: "学校的操场在雨季容易积水，\(month)月已经报告。", left: 90, top: 151, size: 12),
      ])
    }
    let lines = text(draft).split(separator: "\n")
    #expect(lines.count { $0 == "P \(title)" } == (field.contains(title) ? 0 : 1))
    #expect(lines.first.map(String.init) == (field.contains(title) ? "P \(field)：三月" : "P \(title)"))
  }

  @Test func aNumberApartFromItsTitleIsNoTable() {
    var draft = PdfDraft()
    let titles = ["总则", "码头", "附则"]
    draft.page(
      titles.enumerated().flatMap { index, title in
        let top = 100 + 30 * Double(index)
        return [
          PdfDraft.Line(text: "第\(["一", "二", "三"][index])章", left: 100, top: top, size: 16),
          PdfDraft.Line(text: title, left: 180, top: top, size: 16),
        ]
      })
    #expect(text(draft) == "P 第一章 总则\nP 第二章 码头\nP 第三章 附则")
  }

  @Test func figuresThatDidNotFitGoOn() {
    var draft = PdfDraft()
    draft.page([
      ">青禾区的港口全年平安，没有发生事故，渔船都按时返航，",
      "居民都很满意，全年的吞吐量和总收入分别增长",
      "11.5%、18.7%，比上年多。",
      ">第二段从这里开始，写满一行之后再写一行，看看能否接上",
      "前一行。",
    ])
    #expect(
      text(draft) == """
        P 青禾区的港口全年平安，没有发生事故，渔船都按时返航，居民都很满意，全年的吞吐量和总收入分别增长11.5%、18.7%，比上年多。
        P 第二段从这里开始，写满一行之后再写一行，看看能否接上前一行。
        """)
  }

  /// A head that changes with the chapter is left out on every page of the chapter; where the chapter begins its words
  /// stand a second time.
  @Test func headsThatChangeWithTheChapter() {
    var draft = PdfDraft()
    let bodies = ["渔船都按时返航。", "码头修了新的栈桥。", "航线增加到三条。"]
    for chapter in ["附录一 港口的历史", "附录二 航线的变迁"] {
      for page in 0..<3 {
        var lines = bodies.enumerated().map { row, text in
          PdfDraft.Line(text: text, left: 122, top: 160 + 30 * Double(row), size: 16)
        }
        if page == 0 { lines.append(PdfDraft.Line(text: chapter, left: 90, top: 100, size: 24)) }
        lines.append(PdfDraft.Line(text: chapter, left: 90, top: 40, size: 9))
        draft.page(lines)
      }
    }
    let lines = text(draft).split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("附录一 港口的历史") } == 1)
    #expect(lines.count { $0.hasSuffix("附录二 航线的变迁") } == 1)
  }

  @Test func bookmarksStandBeforeTheText() {
    var draft = PdfDraft()
    draft.bookmark("一、港口")
    draft.bookmark("二、航线")
    draft.page([">一、港口", ">二、航线"])
    #expect(text(draft) == "B1 一、港口\nB1 二、航线\nP 一、港口\nP 二、航线")
  }

  @Test(arguments: [
    ("12", true), ("— 3 —", true), ("第 3 页", true), ("第3页 共90页", true), ("3 / 90", true), ("iv", true),
    ("2031年", false), ("一、港口", false), ("12345", false), ("——", false), ("共", false), ("mix", false),
  ])
  func pageNumbers(_ line: String, _ isOne: Bool) {
    #expect(RunningLines.isPageNumber(line) == isOne)
  }

  @Test(arguments: [
    ("一、港口", true), ("（一）码头", true), ("1.码头", true), ("1．码头", true), ("2）甲", true), ("①甲", true),
    ("第十二条 甲", true), ("2031年", false), ("十分满意", false), ("第三方", false), ("（甲）", false),
  ])
  func lineNumbers(_ line: String, _ isOne: Bool) {
    #expect(LineNumbering.begins(line) == isOne)
  }
}

/// Documents made to break their readers.
struct HostilePdfTests {
  private func read(_ bytes: [UInt8]) -> (String, [ImportNote]) {
    let (records, notes) = PdfReader.records(of: bytes)
    return (dump(records.filter(isText)), notes)
  }

  private var sample: [UInt8] {
    var draft = PdfDraft()
    draft.page([">一、港口", ">二、航线"])
    return draft.bytes
  }

  @Test func truncatedDocumentsGiveWhatIsThereOrSaySo() {
    let bytes = sample
    for end in stride(from: 0, to: bytes.count, by: 97) {
      let (text, notes) = read(Array(bytes[..<end]))
      #expect(text.isEmpty != notes.isEmpty || text == "P 一、港口\nP 二、航线", "cut at \(end)")
    }
    #expect(read([]) == ("", [ImportNote(.damaged)]))
  }

  @Test func loopsOfPagesAndBookmarksEnd() {
    let document = """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[3 0 R 2 0 R]/Count 9>> endobj
      3 0 obj <</Type/Pages/Kids[2 0 R 3 0 R]/Parent 2 0 R/Count 5>> endobj
      5 0 obj <</First 6 0 R/Last 7 0 R>> endobj
      6 0 obj <</Title(A)/Next 7 0 R/First 6 0 R/Last 7 0 R>> endobj
      7 0 obj <</Title(B)/Next 6 0 R/First 5 0 R>> endobj
      trailer <</Root 1 0 R/Size 8>>
      """
    let (text, notes) = read(Array(document.utf8))
    #expect(text.hasPrefix("B1 A\nB1 B"))
    #expect(notes.last == ImportNote(.noText))
  }

  @Test("what poppler says where the tables of a Chinese font are not installed, and other messages of it")
  func missingTables() {
    for message in [
      "Missing language pack for 'Adobe-GB1' mapping",
      "Unknown CMap 'UniGB-UCS2-H' for character collection 'Adobe-GB1'",
      "Couldn't find 'GBK-EUC-H' CMap file for 'Adobe-GB1' collection",
    ] {
      #expect(pdf_names_missing_tables(message))
    }
    #expect(!pdf_names_missing_tables("Missing language pack for 'Adobe-Made' mapping"))
    #expect(!pdf_names_missing_tables("Illegal entry in bfchar block in ToUnicode CMap"))
    #expect(!pdf_names_missing_tables(nil))
  }

  @Test func anOutlineWithoutEndIsReadToADepth() {
    var document = "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>> endobj\n"
    document += "2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\n5 0 obj <</First 6 0 R>> endobj\n"
    for object in 6..<60_000 { document += "\(object) 0 obj <</Title(A)/First \(object + 1) 0 R>> endobj\n" }
    document += "trailer <</Root 1 0 R/Size 60000>>"
    let lines = (1...64).map { "B\(min($0, 9)) A" }
    #expect(read(Array(document.utf8)) == (lines.joined(separator: "\n"), [ImportNote(.noText)]))
  }

  @Test func aDocumentThatNeedsAPasswordSaysSo() {
    let document = """
      %PDF-1.4
      1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
      2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj
      3 0 obj <</Filter/Standard/V 1/R 2/P -4
      /O<0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef>
      /U<fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210>>> endobj
      trailer <</Root 1 0 R/Size 4/Encrypt 3 0 R/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]>>
      """
    #expect(read(Array(document.utf8)) == ("", [ImportNote(.encrypted)]))
  }
}
