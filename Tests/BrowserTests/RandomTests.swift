import LibraryService
import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Random keys and sizes: nothing traps, and every frame is complete.
@Suite struct RandomTests {
  /// A generator with a seed, so that a failure can be repeated.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let typed = ["主题", "教育", "(", "二（三）", "2.1", "x", "é", "。", "\u{301}", "😀"]

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 1...TestLane.times(8, long: 400))
  func keysAndSizes(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var reader = try Reader([Reports.district, Reports.plan, "x\u{1B}\u{202E}"], columns: 80, rows: 24)
    let bindings = try BuiltInKeys.bindings().filter { !["quit", "close"].contains($0.command) }
    for step in 0..<300 {
      switch Int.random(in: 0..<10, using: &dice) {
      case 0:
        reader.resize(Int.random(in: 0...130, using: &dice), Int.random(in: 0...50, using: &dice))
      case 1:
        reader.press(Self.typed.randomElement(using: &dice) ?? "")
      case 2:
        reader.press("\(Int.random(in: 0...120, using: &dice))")
      case 3:
        _ = reader.state.update(.ambiguousWidth(Int.random(in: 1...2, using: &dice)))
      default:
        for key in bindings.randomElement(using: &dice)?.keys ?? [] { _ = reader.state.update(.key(key)) }
      }
      try check(reader.frame, reader.state, "seed \(seed), step \(step)")
    }
  }

  /// Random texts that replace each other under whatever is open.
  private static let hostile: [String] = [
    "\n", " ", "\n\n\n\n", "x", "一、", "一、\n", "\u{301}\u{301}\n一、\u{301}\u{302}\n\u{303}", "\r一、甲\r乙\r",
    "\t\t\t\n\t一、\t\t甲\n",
    "一、\(String(repeating: "长", count: 6_000))\n文\n（一）\(String(repeating: "\u{301}", count: 9_000))。文\n",
    String(repeating: "国", count: 9_000), String(repeating: " ", count: 40_000) + "一、甲",
    String(repeating: "一、甲\n（一）乙。\n1.丙\n（1）丁\n", count: 40),
    "文\n" + String(repeating: "文。\n", count: 60) + "一、末",
    "# 甲\n\n```\n\(String(repeating: "宽x", count: 300))\n\t\u{202E}y\u{1B}[2J\n```\n\n| a | b |\n|---|---|\n| 长 | 短 |\n",
    (0..<0x110).compactMap { Unicode.Scalar(UInt32($0) * 0x101 + 0x80) }.map { "\(Character($0))" }.joined(),
    "👨‍👩‍👧‍👦🇨🇳🇨👍🏽\u{FEFF}\u{200D}\u{E0001}\n二、👨‍👩‍👧‍👦\n",
  ]

  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 1...TestLane.times(4, long: 120))
  func hostileReports(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0xD134_2543_DE82_EF95)
    let texts = Self.hostile.shuffled(using: &dice)
    let others = try texts.map { try Reader([$0]).state.report }
    var reader = try Reader(
      Array(texts.prefix(3)), columns: 80, rows: 24, language: seed % 2 == 0 ? .chinese : .english)
    let bindings = try BuiltInKeys.bindings().filter { !["quit", "close"].contains($0.command) }
    for step in 0..<200 {
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: reader.resize(Int.random(in: 0...70, using: &dice), Int.random(in: 0...20, using: &dice))
      case 1: reader.press(["一", "甲", "的", "x", "(", ".", "长", "\u{301}", "1", "·"].randomElement(using: &dice) ?? "")
      case 2: reader.press(["99999999", "0", "3", "41"].randomElement(using: &dice) ?? "")
      case 3: _ = reader.state.update(.ambiguousWidth(Int.random(in: 1...2, using: &dice)))
      case 4, 5:
        let report = others[Int.random(in: 0..<others.count, using: &dice)]
        _ = reader.state.update(.report(Int.random(in: 0..<4, using: &dice), report))
      case 6: _ = reader.state.update(.paste(texts.randomElement(using: &dice) ?? ""))
      case 7: _ = reader.state.update(.interrupt)
      default:
        for key in bindings.randomElement(using: &dice)?.keys ?? [] { _ = reader.state.update(.key(key)) }
      }
      try check(reader.frame, reader.state, "seed \(seed), step \(step)")
    }
  }

  /// Random keys while text is selected, and the mouse: every frame is whole, and nothing that is copied or written holds
  /// a control.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 1...TestLane.times(3, long: 80))
  func selections(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0xC13F_A9A9_02A6_328F)
    var reader = try Reader(
      [Self.hostile.randomElement(using: &dice) ?? "", Reports.district], columns: 60, rows: 12)
    let bindings = try BuiltInKeys.bindings().filter { $0.context == .selection && $0.command != "quit" }
    let actions: [MouseEvent.Action] = [.press(clicks: 1), .drag, .drag, .release, .press(clicks: 2), .wheelDown]
    for step in 0..<200 {
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: reader.press("V")
      case 1:
        let cell = (Int.random(in: 0..<14, using: &dice), Int.random(in: 0..<64, using: &dice))
        let event = MouseEvent(actions.randomElement(using: &dice) ?? .drag, row: cell.0, column: cell.1)
        reader.effects += reader.state.update(.mouse(event))
      case 2: reader.resize(Int.random(in: 0...70, using: &dice), Int.random(in: 0...20, using: &dice))
      case 3 where step % 10 == 0:
        let name = ["a.html", "b.md", "c.txt"].randomElement(using: &dice) ?? ""
        reader.press("esc W \(name) enter")
      default:
        for key in bindings.randomElement(using: &dice)?.keys ?? [] { reader.effects += reader.state.update(.key(key)) }
      }
      try check(reader.frame, reader.state, "seed \(seed), step \(step)")
    }
    for case .copy(let copied) in reader.effects { #expect(Self.isSafe(copied.text)) }
    for case .save(_, let bytes, _, _) in reader.effects { #expect(Self.isSafe(bytes)) }
  }

  private static func isSafe(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { VisibleText.bytes($0, passing: .inLines) } == nil
  }

  /// Random keys, sizes, reports that arrive and answers that come late, in a library.
  @Test(.enabled(if: TestLane.isFull, "slow"), arguments: 1...TestLane.times(5, long: 160))
  func libraries(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0xA24B_AED4_963E_E407)
    var reader = try Reader(library: 80, 24, language: seed % 2 == 0 ? .chinese : .english)
    var fixture = LibraryFixture()
    let names = ["甲", "第九", "第十", "\u{301}e", "👨‍👩‍👧", "a/b", "长长长长长长长长长长长长长长长长", "2019年"]
    let bindings = try BuiltInKeys.bindings().filter { !["quit", "close"].contains($0.command) }
    for step in 0..<200 {
      switch Int.random(in: 0..<12, using: &dice) {
      case 0: reader.resize(Int.random(in: 0...130, using: &dice), Int.random(in: 0...40, using: &dice))
      case 1, 2:
        let path = (0...Int.random(in: 0...3, using: &dice)).map { _ in names.randomElement(using: &dice) ?? "" }
        let text = (Self.hostile + LibraryFixture.district.map(\.text)).randomElement(using: &dice) ?? ""
        if !text.allSatisfy(\.isWhitespace) { try fixture.add([(path.joined(separator: "/"), text)]) }
        reader.take(&fixture)
      case 3: reader.press(["一", "甲", "种业", "村", "x", "(", "1"].randomElement(using: &dice) ?? "")
      case 4:
        let asked = reader.effects.compactMap { if case .ask(let question) = $0 { question } else { nil } }
        guard let question = asked.suffix(2).randomElement(using: &dice) else { continue }
        reader.effects += reader.state.update(.library(.hits(fixture.answer(question))))
        let lists = reader.effects.compactMap { if case .list(let question) = $0 { question } else { nil } }
        guard let list = lists.suffix(2).randomElement(using: &dice), let listing = ListedHits(list) else { continue }
        reader.effects += reader.state.update(.listing(listing))
      case 5:
        reader.press(
          ["enter", "99999999 j", "99999999 k", "z R", "3 n", "&", "99999999 n", "L", "L o", "o", "z M"].randomElement(
            using: &dice) ?? "")
      case 6:
        _ = reader.state.update(
          [.interrupt, .library(.progress(LoadingProgress()))].randomElement(using: &dice) ?? .interrupt)
      default:
        for key in bindings.randomElement(using: &dice)?.keys ?? [] { reader.effects += reader.state.update(.key(key)) }
      }
      try check(reader.frame, reader.state, "seed \(seed), step \(step)")
    }
  }

  private func check(_ frame: Frame, _ state: BrowserState, _ place: String) throws {
    try #require(frame.size == state.size || state.size.columns < 0, "\(place)")
    try #require(frame.cells.count == frame.size.columns * frame.size.rows, "\(place)")
    for row in 0..<frame.size.rows {
      let cells = Array(frame[row: row])
      let isWhole = cells.indices.allSatisfy { column in
        let cell = cells[column]
        if cell.width == 2, column + 1 >= cells.count || cells[column + 1].width != 0 { return false }
        if cell.width == 0, column == 0 || cells[column - 1].width != 2 { return false }
        return cell.base.value >= 32 && !(0x7F...0x9F).contains(cell.base.value)
      }
      try #require(isWhole, "\(place), row \(row)")
    }
    let view = state.view
    try #require(view.top >= .start && view.top <= state.report.end && view.anchor <= state.report.end, "\(place)")
    let sections = state.report.sections.indices
    let walk = state.walk
    try #require(
      walk.first == nil || walk.visible(state.tree.top).map { walk.rows(from: $0, limit: 1) == [$0] } ?? false,
      "\(place)")
    try #require(view.filter?.rows.allSatisfy { sections.contains($0.value) } ?? true, "\(place)")
    try #require(state.search.stops.allSatisfy { $0.upper <= state.report.end }, "\(place)")
    if let results = state.results {
      let shown = results.window.rows(count: results.count, height: state.resultsHeight)
      try #require(state.focus != .results || results.count == 0 || shown.contains(results.window.cursor), "\(place)")
    }
  }
}
