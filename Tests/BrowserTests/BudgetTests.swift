import ReportIndex
import ReportModel
import ScreenModel
import TestReports
import Testing
import TextFacts

@testable import Browser

/// Budgets of work: each holds, and says so where the reader would miss what is left out.
@Suite struct BudgetTests {
  // MARK: Keys that come together

  /// A report in which a folded phrase is looked for in the background, so that each search is an effect.
  private static let long = String(repeating: String(repeating: "前文", count: 40) + "。\n", count: 9_000)

  private func searches(_ effects: [Effect]) -> Int {
    effects.count { if case .find = $0 { true } else { false } }
  }

  @Test(.enabled(if: TestLane.isFull, "slow")) func keysAtHandAreSearchedForOnce() throws {
    var reader = try Reader([Self.long], rows: 8)
    reader.press("/ alt-f")
    reader.effects = []
    reader.pressTogether(String(repeating: "良种", count: 50))
    #expect(searches(reader.effects) == 1)
    #expect(reader.state.prompt?.line.text == String(repeating: "良种", count: 50))
    reader.effects = []
    reader.press("a")
    #expect(searches(reader.effects) == 1)
  }

  /// Whatever comes between, keys that come together do what they do one after the other.
  @Test(arguments: [
    "/ 主题 教育 enter", "/ 主题 x backspace 教育 enter n", "? 主题教育 left left x enter", "/ 主题 ctrl-r 教 . enter",
    "+ 主题教育 enter n n", "/ 主 up up", "/ 主题 enter / 教育 up up down", "s 二 down down enter", "s 2 . 1 enter j",
    ": g o - e n d enter", ": t h e m e space l i g h t enter", "h / 二 enter", "h f 一 esc", "/ 主 esc j",
    "/ ( ctrl-r enter",
    "/ 主题教育 tab enter", ": c h e c k enter j", "T / 一 enter j", "/ 主题教育 ctrl-w 区 enter",
  ])
  func together(keys: String) throws {
    for count in [2, 3, 100] {
      var slow = try Reader()
      var fast = slow
      slow.press(keys)
      fast.pressTogether(keys, atMost: count)
      #expect(fast.frame == slow.frame, "\(keys), \(count)")
      #expect(fast.state.search.history == slow.state.search.history)
      slow.press("esc")
      fast.press("esc")
      #expect(fast.frame == slow.frame, "\(keys), \(count), then esc")
    }
  }

  @Test func aTypedLineIsCutAndSaysSo() throws {
    var reader = try Reader()
    reader.press("/")
    reader.pressTogether(String(repeating: "a", count: WorkBudget.promptScalars))
    #expect(reader.state.prompt?.error == nil)
    reader.press("b")
    #expect(reader.state.prompt?.error == "too long: cut to \(WorkBudget.promptScalars) characters")
    #expect(reader.state.prompt?.line.text.utf8.count == WorkBudget.promptScalars)
    reader.press("backspace")
    #expect(reader.state.prompt?.error == nil)
    // The same for a line that was pasted.
    reader.press("esc /")
    _ = reader.state.update(.paste(String(repeating: "b", count: 5_000)))
    #expect(reader.state.prompt?.error == "too long: cut to \(WorkBudget.promptScalars) characters")
  }

  /// A line in any order of insertions is split into characters as its text is.
  @Test func insertionsJoinCharacters() {
    let pieces = ["e", "\u{301}", "国", "🇨", "🇳", "👨", "\u{200D}", "👩", "a", "\r", "\n"]
    var seed: UInt64 = 11
    for _ in 0..<300 {
      var line = LineEditor()
      for _ in 0..<20 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        line.insert(pieces[Int(seed >> 33) % pieces.count])
        if seed >> 40 % 4 == 0 { line.move(seed >> 44 % 2 == 0 ? .left : .start) }
        if seed >> 48 % 9 == 0 { line.erase(.before) }
      }
      #expect(line.characters == Array(line.text))
      #expect((0...line.characters.count).contains(line.cursor))
      #expect(line.head + line.rest == line.text)
    }
  }

  // MARK: Names

  @Test func whatIsTooLongForANameIsNone() throws {
    for definition in CommandTable.definitions {
      for name in definition.names {
        #expect(name.utf8.count <= WorkBudget.nameTyped)
      }
    }
    let long = String(repeating: "x", count: WorkBudget.nameTyped + 1)
    var options = BrowserOptions()
    options.screen.themes = [long]
    var reader = try Reader(options: options)
    reader.press(":")
    _ = reader.state.update(.paste("theme \(long)"))
    reader.press("enter")
    #expect(reader.state.prompt?.error == "no such name: \(long)")
    let phrase = try QueryExpression(parsing: long + ":x")
    #expect(phrase.terms == [Array((long + ":x").utf8)])
    let years = "2019" + String(repeating: "-", count: WorkBudget.nameTyped)
    #expect(throws: QueryError.self) { try QueryExpression(parsing: "a year:" + years) }
  }

  /// Searches that differ in bytes are two, though `String` calls them equal.
  @Test func pastSearchesAreToldApartByBytes() throws {
    var reader = try Reader()
    _ = reader.state.update(.pastSearches(["e\u{301}", "\u{E9}"]))
    reader.press("/")
    _ = reader.state.update(.paste("\u{E9}"))
    reader.press("enter")
    #expect(reader.state.search.history.map { Array($0.utf8) } == [Array("e\u{301}".utf8), Array("\u{E9}".utf8)])
    _ = reader.state.update(.pastSearches(["e\u{301}", "x"]))
    #expect(reader.state.search.history.count == 3)
  }

  // MARK: Words shown

  @Test func headingsAreMadeIntoWordsInPart() throws {
    let long = String(repeating: "题", count: 100_000)
    for text in [
      "# \(long)\n\n文。\n", "# 甲\n\n## \(long)\n\n文。\n", "# 甲\n\n## 一、\(String(repeating: "　", count: 90_000))乙\n\n文\n",
    ] {
      let reader = try Reader([text])
      let report = reader.state.report
      for index in report.sections.indices.map({ SectionIndex($0) }) {
        for words in [
          report.shortTitle(of: index), report.shortNumber(of: index), report.writtenNumber(of: index),
        ] {
          #expect(words.utf8.count <= WorkBudget.wordsShown)
        }
      }
      #expect(reader.frame.size == reader.state.size)
    }
  }

  @Test func noticesAreCut() throws {
    var reader = try Reader()
    _ = reader.state.update(.notice(String(repeating: "国", count: 100_000)))
    let notice = try #require(reader.state.shell.notice?.text)
    #expect(notice.utf8.count <= WorkBudget.wordsShown)
    #expect(notice.unicodeScalars.count == WorkBudget.wordsShown / 4)
  }

  // MARK: Terms

  @Test func aTermTooLongIsNotSearchedFor() throws {
    let reader = try Reader(["一、甲\n" + String(repeating: "X", count: 5_000) + "处。\n"])
    for key in ["enter", "*", "x"] {
      var reader = reader
      reader.press("T")
      #expect(reader.state.terms.cursor?.text.count ?? 0 > WorkBudget.termSearched)
      #expect(reader.rows[1].hasPrefix(" XXXX"))
      reader.press(key)
      #expect(reader.state.shell.notice?.text == "too long to be searched for: more than 4096 bytes", "\(key)")
      #expect(reader.state.search.query == nil && reader.state.search.pinned.isEmpty)
    }
  }

  /// The sentence of a term is laid out in part.
  @Test func theSentenceOfATermIsCut() throws {
    var reader = try Reader(["一、甲\n" + String(repeating: "X", count: 50_000) + "处。\n"])
    reader.press("T")
    let sentence = try #require(reader.state.terms.detail?.sentence)
    #expect(sentence.allSatisfy { $0.utf8.count <= WorkBudget.wordsShown })
  }

  // MARK: Headings

  /// A heading is found by the same rules as by a comparison at every place.
  @Test func headingsMatchInOnePass() {
    func naive(_ typed: String, _ name: String) -> Bool {
      let folds = !typed.contains { $0.isUppercase }
      func bare(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !SearchGap.contains($0.value) }))
      }
      let text = folds ? bare(name).lowercased() : bare(name)
      return bare(typed).utf8.isEmpty ? false : BytePhrase(Array(bare(typed).utf8)).stands(in: text.utf8)
    }
    let pieces = ["国", "家", " ", "　", "\u{200B}", "B", "b", "国家", "\n"]
    var seed: UInt64 = 5
    func roll(_ most: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % most
    }
    for _ in 0..<2_000 {
      let typed = (0..<roll(4)).map { _ in pieces[roll(pieces.count)] }.joined()
      let name = (0..<roll(9)).map { _ in pieces[roll(pieces.count)] }.joined()
      let matcher = HeadingMatcher(typed)
      guard let range = matcher.range(in: name), naive(typed, name) else {
        if !naive(typed, name) { continue }
        Issue.record("\(typed) not found in \(name)")
        continue
      }
      let found = String(decoding: Array(name.utf8)[range], as: UTF8.self)
      #expect(naive(typed, found), "\(typed) found in \(name) as \(found)")
      #expect(!found.hasPrefix(" ") && !found.hasSuffix(" "))
    }
  }
}

extension Reader {
  /// Presses keys that come together, at most so many at a time.
  mutating func pressTogether(_ keys: String, atMost most: Int = .max) {
    let all = keys.split(separator: " ").flatMap { word in
      Key(text: String(word)).map { [$0] } ?? word.unicodeScalars.map { Key($0) }
    }
    for (index, key) in all.enumerated() {
      let isLast = index == all.count - 1 || index % most == most - 1
      effects += state.update(.key(key), moreIsTyped: !isLast)
    }
  }
}
