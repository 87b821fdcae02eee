import ReportModel
import ReportParsing
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Two versions of a report on the screen.
@Suite struct CompareTests {
  /// The district's report as it was before: other words, figures and marks, a section elsewhere, one that is gone and
  /// one that is new, a paragraph in one piece.
  static let older: String = {
    var text = Reports.district
    let changes = [
      ("3.6万吨", "3.2万吨"), ("群众满意率98.5%", "群众满意率98.5%；"), ("带动全区党员", "推动全区党员"), ("20余场", "18场"),
      ("（三）做活市场。新增经营主体1,460户，《惠企清单》兑现政策资金800万元。\n", ""),
      ("（一）做强种业。与3家科研院所签订协议，建成良种基地1.2万亩。\n（二）做优旅游。", "（一）做优旅游。"),
      ("在总结成绩的同时", "（二）做强种业。与3家科研院所签订协议，建成良种基地1.1万亩。\n（三）做大园区。园区落户企业15家，投产7家，税收过亿元。\n在总结成绩的同时"),
    ]
    for (new, old) in changes { text = text.replacing(new, with: old) }
    return text
  }()

  static func report(_ text: String, _ name: String) throws -> Report {
    try ParsedReports.report(text, name: name)
  }

  /// A reader with the comparison open.
  static func reader(
    columns: Int = 120, rows: Int = 40, language: Language = .english, options: BrowserOptions = BrowserOptions(),
    old: String = older, new: String = Reports.district
  ) throws -> Reader {
    var reader = try Reader([new], columns: columns, rows: rows, language: language, options: options)
    try answer(&reader, command: "compare old.txt", old)
    return reader
  }

  /// Types a command that compares, and gives the answer.
  static func answer(_ reader: inout Reader, command: String, _ old: String) throws {
    reader.press(":")
    for scalar in command.unicodeScalars { reader.effects += reader.state.update(.key(Key(scalar))) }
    reader.press("enter")
    let question = try #require(asked(reader))
    reader.effects += reader.state.update(.compared(CompareAnswer(question, old: try report(old, "old.txt"))))
  }

  static func asked(_ reader: Reader) -> CompareQuestion? {
    reader.effects.compactMap { if case .compare(let question) = $0 { question } else { nil } }.last
  }

  @Test("of texts that differ in their line ends too the number of edits is told first")
  func lineEnds() throws {
    let reader = try Self.reader(old: Self.older.replacing("\n", with: "\r\n"))
    let edits = try room(reader).compared.edits.count
    #expect(reader.status.hasPrefix(" \(edits) edits  line ends differ (CR LF, LF)"), "\(reader.status)")
  }

  private func room(_ reader: Reader) throws -> CompareRoom { try #require(reader.state.compare.room) }

  /// Answers the search that was asked for last.
  private func answerSearch(_ reader: inout Reader, old: [TextRange], new: [TextRange]) throws {
    let question = try #require(
      reader.effects.compactMap { if case .findCompared(let question) = $0 { question } else { nil } }.last)
    _ = reader.state.update(.foundCompared(CompareSearchAnswer(question, hits: .success((old: old, new: new)))))
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 50), (20, 6)])
  func frames(columns: Int, rows: Int) throws {
    var reader = try Self.reader(columns: columns, rows: rows)
    try expectFrame(reader.frame, "compare-\(columns)x\(rows)")
    reader.press("n n")
    try expectFrame(reader.frame, "compare-edit-\(columns)x\(rows)")
    reader.press("tab j")
    try expectFrame(reader.frame, "compare-tree-\(columns)x\(rows)")
  }

  @Test("it begins where the first edit is in sight, and n goes to that") func beginsAtTheFirstEdit() throws {
    let text = (1...60).map { "第\($0)段没有改动的文字。\n" }.joined()
    var reader = try Self.reader(columns: 80, rows: 12, old: text + "末尾一句旧话。\n", new: text + "末尾一句新话。\n")
    try expectFrame(reader.frame, "compare-first-edit-80x12")
    reader.press("n")
    #expect(try room(reader).current == 0)
  }

  @Test func chineseFrames() throws {
    var reader = try Self.reader(columns: 80, rows: 24, language: .chinese)
    reader.press("n p f ]")
    try expectFrame(reader.frame, "compare-chinese")
    reader.press("L")
    try expectFrame(reader.frame, "compare-edits-chinese")
  }

  @Test func plainFrame() throws {
    var options = BrowserOptions()
    options.screen.isPlain = true
    var reader = try Self.reader(columns: 80, rows: 24, options: options)
    reader.press("n")
    try expectFrame(reader.frame, "compare-plain")
    reader.press("tab")
    try expectFrame(reader.frame, "compare-plain-tree")
  }

  /// Paired passages begin on the same row, whatever the widths.
  @Test(arguments: [120, 137, 200]) func rowsAreLevel(columns: Int) throws {
    let reader = try Self.reader(columns: columns, rows: 40)
    let room = try room(reader)
    var flow = try #require(room.flow)
    let rows = flow.rows(from: PairPlace(), limit: 1_000)
    for (index, row) in rows.enumerated() where row.place.row == 0 {
      let height = row.columns.map(\.rows.count).max() ?? 0
      #expect(index + max(1, height) == rows.count || rows[index + max(1, height)].place.row == 0)
    }
    // Nothing of either text is left out, and nothing stands twice.
    for side in 0..<2 {
      let report = side == 0 ? room.compared.old : room.compared.new
      let shown = rows.flatMap { row in
        row.columns[side].rows.indices.contains(row.place.row)
          ? Array(report.text[row.columns[side].rows[row.place.row].range.bytes]) : []
      }
      #expect(shown == report.text.filter { $0 != 0x0A })
    }
  }

  /// In one column both texts can be read out of the marks.
  @Test func marksTellBothTexts() throws {
    let reader = try Self.reader(columns: 80)
    let room = try room(reader)
    let setting = RedlineSetting(compared: room.compared, filter: EditFilter())
    for pair in room.compared.pairs.indices where !room.compared.range(.new, of: pair).isEmpty {
      let text = RedlineMerging.text(of: pair, setting)
      let new = text.pieces.indices.filter { text.pieces[$0].side == .new }.flatMap { index in
        let end = index + 1 < text.pieces.count ? text.pieces[index + 1].lower : text.range.upper
        return text.bytes[text.pieces[index].lower.bytes..<end.bytes]
      }
      #expect(new == Array(room.compared.new.text[room.compared.range(.new, of: pair).bytes]))
    }
    let all = room.compared.pairs.indices.map { pair in
      String(decoding: RedlineMerging.text(of: pair, setting).bytes, as: UTF8.self)
    }.joined()
    #expect(all.contains("粮食产量达到[-3.2-]{+3.6+}万吨"))
    #expect(all.contains("[-推-]{+带+}动全区党员"))
    #expect(all.contains("{+（三）做活市场。新增经营主体1,460户，《惠企清单》兑现政策资金800万元。+}\n"))
    #expect(all.contains("[-（三）做大园区。园区落户企业15家，投产7家，税收过亿元。-]\n"))
    #expect(all.contains("{^1 ") && all.contains("^}") && all.contains("[^1 ") && all.contains("^]"), "\(all)")
  }

  // MARK: Asking

  /// Keys typed meanwhile wait for it, and Esc gives it up.
  @Test func askingGoesOnInTheBackground() throws {
    var reader = try Reader()
    reader.press(": c o m p a r e space o l d . t x t enter")
    #expect(reader.status.contains("comparing with old.txt  esc gives up"))
    reader.press("j j")
    #expect(reader.status.hasPrefix(" comparing … old.txt  2 keys wait  esc stop waiting"))
    let question = try #require(Self.asked(reader))
    reader.press("esc")
    #expect(reader.effects.last == .stopComparing(question))
    #expect(reader.status.hasPrefix(" no longer waiting for old.txt"))
    _ = reader.state.update(.compared(CompareAnswer(question, old: try Self.report(Self.older, "old.txt"))))
    #expect(reader.state.compare.room == nil)
  }

  @Test func unreadableAndEqual() throws {
    var reader = try Reader()
    reader.press(": compare space old.txt enter")
    let question = try #require(Self.asked(reader))
    _ = reader.state.update(.compared(CompareAnswer(question, failure: "old.txt: no such file")))
    #expect(reader.status.contains("old.txt: no such file"))
    try Self.answer(&reader, command: "compare old.txt", Reports.district)
    #expect(reader.status.contains("no difference"))
    #expect(reader.state.compare.room == nil)
  }

  /// Without a name the report is compared with itself as it was when it was opened.
  @Test func asOpened() throws {
    var reader = try Reader([Self.older])
    reader.press(": compare enter")
    #expect(reader.state.shell.notice?.text.contains("as it was when it was opened") == true)
    for text in [Reports.plan, Reports.district] {
      _ = reader.state.update(.report(0, try Self.report(text, "report-1.txt")))
    }
    reader.press(": compare enter")
    let question = try #require(Self.asked(reader))
    guard case .report(let old) = question.old else {
      Issue.record("not a report: \(question.old)")
      return
    }
    #expect(String(decoding: old.text, as: UTF8.self) == Self.older)
    #expect(question.new.text == Array(Reports.district.utf8))
  }

  /// The name of another open report means that report, any other name a file.
  @Test func names() throws {
    var reader = try Reader([Reports.district, Reports.plan])
    reader.press(": compare space report-2.txt enter")
    var question = try #require(Self.asked(reader))
    guard case .report(let other) = question.old else {
      Issue.record("not a report: \(question.old)")
      return
    }
    #expect(other.text == Array(Reports.plan.utf8))
    reader.press("esc : compare space drafts/report-2.txt enter")
    question = try #require(Self.asked(reader))
    guard case .file(let path, _) = question.old else {
      Issue.record("not a file: \(question.old)")
      return
    }
    #expect(path == Array("drafts/report-2.txt".utf8))
  }

  /// Leaving the comparison comes back to the same place.
  @Test func comesBack() throws {
    var reader = try Reader()
    reader.press("] ] j")
    // But for the notice in the last row.
    let before = reader.rows.dropLast()
    try Self.answer(&reader, command: "compare old.txt", Self.older)
    reader.press("n ] G tab tab j q")
    #expect(reader.state.compare.room == nil)
    // All but the status line, in which the last key had its answer.
    for (row, wanted) in zip(reader.rows, before).dropLast() { #expect(row == wanted) }
  }

  // MARK: Moving

  @Test func figuresAreToldWithTheirDifference() throws {
    var reader = try Self.reader()
    let room = try room(reader)
    let figure = try #require(room.compared.edits.firstIndex { $0.edit.kind == .figure })
    reader.state.go(toEdit: figure)
    #expect(reader.status.contains("3.2 → 3.6, +0.4"))
  }

  @Test func editsAreGoneThroughInOrder() throws {
    var reader = try Self.reader(columns: 80, rows: 12)
    let count = try room(reader).shown.count
    var seen: [Int] = []
    for _ in 0..<count {
      reader.press("n")
      seen.append(try #require(try room(reader).current))
      #expect(reader.rows.contains { $0.contains(">") }, "\(reader.rows.joined(separator: "\n"))")
    }
    #expect(seen == Array(0..<count))
    reader.press("n")
    #expect(reader.status.contains("last edit"))
    reader.press("\(count - 1) N")
    #expect(try room(reader).current == 0)
  }

  @Test func bothEndsOfAMove() throws {
    var reader = try Self.reader(columns: 120, rows: 8)
    let room = try room(reader)
    let move = try #require(room.compared.edits.firstIndex { $0.edit.kind == .moved })
    reader.state.go(toEdit: move)
    let here = reader.rows
    reader.press("o")
    #expect(reader.rows != here)
    #expect(try self.room(reader).isAtOrigin)
    reader.press("enter")
    #expect(reader.rows == here)
  }

  @Test func hitsOfBothTexts() throws {
    var reader = try Self.reader()
    reader.press("/ 种业 enter")
    let room = try room(reader)
    func places(_ report: Report) -> [TextRange] {
      let word = Array("种业".utf8)
      return report.text.indices.filter { report.text[$0...].starts(with: word) }.map { TextRange($0, $0 + word.count) }
    }
    let hits = (places(room.compared.old), places(room.compared.new))
    try answerSearch(&reader, old: hits.0, new: hits.1)
    #expect(reader.status.contains("种业 1/2 (1 + 1)"), "\(reader.status)")
    reader.press("}")
    #expect(reader.status.contains("种业 2/2 (1 + 1)"))
    try expectFrame(reader.frame, "compare-search")
  }

  /// A search that was overtaken is not heard.
  @Test func onlyTheLatestSearchCounts() throws {
    var reader = try Self.reader()
    reader.press("/ 种业 enter")
    let first = try #require(
      reader.effects.compactMap { if case .findCompared(let question) = $0 { question } else { nil } }.last)
    reader.press("/ 旅游 enter")
    _ = reader.state.update(
      .foundCompared(CompareSearchAnswer(first, hits: .success((old: [TextRange(0, 3)], new: [])))))
    #expect(try room(reader).search.stops.isEmpty)
    #expect(reader.status.contains("旅游 …"))
  }

  @Test func listOfEdits() throws {
    var reader = try Self.reader(columns: 80, rows: 24)
    reader.press("n n L")
    try expectFrame(reader.frame, "compare-edits")
    reader.press("/ figure enter")
    #expect(reader.status.contains("figure"))
    reader.press("enter")
    let room = try room(reader)
    #expect(room.currentEdit?.edit.kind == .figure)
    reader.press("L")
    reader.press(": w space edits.csv enter")
    guard case .save(_, let bytes, .rows(let rows), _)? = reader.effects.last else {
      Issue.record("nothing is written: \(reader.effects)")
      return
    }
    #expect(rows > 0)
    #expect(String(decoding: bytes, as: UTF8.self).contains("kind,old,new,edit"))
  }

  @Test(arguments: [("p", EditFilterKind.punctuation), ("f", .figures), ("m", .moved), ("s", .sections)])
  func filters(key: String, kind: EditFilterKind) throws {
    var reader = try Self.reader()
    let before = reader.rows
    let all = try room(reader).shown
    reader.press(key)
    let room = try room(reader)
    #expect(room.filter.kinds == [kind])
    #expect(room.shown.count < all.count, "\(kind)")
    #expect(reader.frame.dump() != before.joined())
    reader.press("n")
    #expect(reader.status.contains("without"))
    reader.press(key)
    #expect(try self.room(reader).shown == all)
  }

  // MARK: Keys

  /// Every key of the comparison does what the help says of it.
  @Test func everyKey() throws {
    let bindings = try BuiltInKeys.bindings().filter { $0.context == .compare }
    #expect(bindings.count > 40)
    for binding in bindings {
      var reader = try Self.reader(columns: 120, rows: 10)
      reader.press("n")
      let invocation = try #require(Invocation(text: binding.command))
      let needsTree = ["fold", "unfold"].contains { binding.command.hasPrefix($0) }
      if needsTree { reader.press("tab") }
      let before = reader
      for key in binding.keys { reader.effects += reader.state.update(.key(key)) }
      #expect(!reader.status.contains("is not bound"), "\(binding)")
      try expectEffect(of: invocation.command, before, &reader, binding)
    }
  }

  private func expectEffect(
    of command: Command, _ before: Reader, _ reader: inout Reader, _ binding: KeyBinding
  ) throws {
    let then = try #require(before.state.compare.room)
    let now = reader.state.compare.room
    let comment: Comment = "\(binding.keys.map(\.text)) \(binding.command)"
    switch command {
    case .lineDown: #expect(try #require(now).top > then.top, comment)
    case .pageDown, .halfPageDown, .goEnd: #expect(try #require(now).top.pair > then.top.pair, comment)
    case .lineUp, .halfPageUp, .pageUp, .goStart, .goPercent: #expect(try #require(now).top <= then.top, comment)
    case .nextEdit: #expect(now?.current == 1, comment)
    case .previousEdit: #expect(reader.status.contains("first edit"), comment)
    case .nextChanged: #expect(now?.currentEdit?.section != then.currentEdit?.section, comment)
    case .previousChanged: #expect(reader.status.contains("no changed section"), comment)
    case .comparePane: #expect(now?.focus == .tree, comment)
    case .compareEnter, .otherEnd: #expect(reader.status.contains("nothing here has moved"), comment)
    case .compareSelect: #expect(now?.selected != nil, comment)
    case .copy, .copyCitation:
      #expect(now != nil && reader.effects.contains { if case .copy = $0 { true } else { false } }, comment)
    case .edits: #expect(reader.state.openList != nil, comment)
    case .compareSearch: #expect(reader.state.prompt?.purpose == .compareSearch, comment)
    case .compareNextHit, .comparePreviousHit: #expect(reader.status.contains("nothing"), comment)
    case .editMoves: #expect(now?.filter.kinds == [.moved], comment)
    case .editFigures: #expect(now?.filter.kinds == [.figures], comment)
    case .editPunctuation: #expect(now?.filter.kinds == [.punctuation], comment)
    case .editSections: #expect(now?.filter.kinds == [.sections], comment)
    case .foldAll: #expect(try #require(now).outline.rows.count < then.outline.rows.count, comment)
    case .unfoldAll: #expect(try #require(now).outline.rows.count > then.outline.rows.count, comment)
    case .foldOpen, .foldClose, .foldToggle, .hideTree, .narrowTree, .widenTree, .redraw:
      #expect(now != nil, comment)
    case .help: #expect(reader.rows.first?.contains("Comparing two versions") == true, comment)
    case .commandLine: #expect(reader.state.prompt?.purpose == .command, comment)
    case .themes: #expect(reader.state.prompt?.purpose == .theme, comment)
    case .suspend: #expect(reader.effects.last == .suspend, comment)
    case .cancel: #expect(now != nil, comment)
    case .close: #expect(now == nil, comment)
    case .quit: #expect(reader.effects.last == .quit, comment)
    default: Issue.record("no expectation for \(binding.command)")
    }
  }

  /// A key lays out what is on the screen, however long the texts are.
  @Test func onlyTheVisibleIsLaidOut() throws {
    let lines = (0..<5_000).map { "（\($0)）第\($0)项任务按期完成，覆盖\($0 * 7 % 1_000)个村组。\n" }
    let old = lines.joined()
    let new = lines.enumerated().map { $0.offset % 500 == 3 ? $0.element.replacing("任务", with: "工作") : $0.element }
      .joined()
    var reader = try Self.reader(columns: 120, rows: 40, old: old, new: new)
    #expect(try #require(try room(reader).flow).examined < 200)
    reader.press("n n n ] G N space g")
    #expect(try #require(try room(reader).flow).examined < 1_000)
  }

  /// Whatever is pressed, nothing fails, and every frame can be drawn.
  @Test(arguments: 1...6) func anyKeys(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let keys = try BuiltInKeys.bindings().filter { $0.context == .compare && !["quit", "close"].contains($0.command) }
    var reader = try Self.reader(columns: 60 + Int(random.next() % 100), rows: 5 + Int(random.next() % 30))
    for _ in 0..<150 {
      let binding = try #require(keys.randomElement(using: &random))
      for key in binding.keys { _ = reader.state.update(.key(key)) }
      if random.next() % 20 == 0 { reader.resize(20 + Int(random.next() % 180), 5 + Int(random.next() % 40)) }
      if random.next() % 4 == 0 { reader.press("esc") }
      _ = reader.frame
    }
  }
}
