import TestReports
import Testing

@testable import ReportReuse

/// Passages that other reports have with changes, among text that is nobody else's.
@Suite struct VariantTests {
  /// So many characters of 3,000, each as likely as the others.
  private static func words(_ count: Int, _ random: inout SplitMix) -> [Character] {
    (0..<count).map { _ in
      Character(Unicode.Scalar(UInt32(0x4E00 + random.next() % 3_000)) ?? "一")
    }
  }

  private static func passages(_ texts: [String], exact: Bool = false) -> [ReusedPassage] {
    ReuseSearch(isExact: exact).passages(in: texts.map { Array($0.utf8) })
  }

  @Test("every twelfth character changed: no twenty are the same, and the passage is found with its source")
  func everyTwelfth() {
    var random = SplitMix(state: 7)
    let source = Self.words(60, &random)
    var copy = source
    for place in stride(from: 11, to: 60, by: 12) { copy[place] = "变" }
    let texts = [
      String(Self.words(80, &random) + source + Self.words(80, &random)),
      String(Self.words(50, &random) + copy + Self.words(90, &random)),
    ]
    let found = Self.passages(texts)
    #expect(found.map(\.report) == [0, 1])
    #expect(found.map(\.reports) == [[0, 1], [0, 1]])
    // The last change is at the end: what is behind it is not there.
    #expect(found.map(\.characters) == [59, 59])
    #expect(Self.passages(texts, exact: true).isEmpty)
  }

  @Test("characters left out and put in", arguments: 0..<40)
  func leftOutAndPutIn(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let source = Self.words(48 + seed, &random)
    var copy = source
    for place in stride(from: source.count - 8, to: 8, by: -16) {
      switch random.next() % 3 {
      case 0: copy.remove(at: place)
      case 1: copy.insert("增", at: place)
      default: copy[place] = "改"
      }
    }
    let texts = [
      String(Self.words(200, &random)), String(Self.words(100, &random) + source + Self.words(100, &random)),
      String(Self.words(30, &random) + copy + Self.words(170, &random)),
    ]
    let found = Self.passages(texts)
    #expect(found.map(\.reports) == [[1, 2], [1, 2]])
    for (passage, text) in zip(found, [source, copy]) {
      #expect(abs(passage.characters - text.count) <= 2)
    }
  }

  @Test("more changes than one in twelve are no reuse")
  func tooManyChanges() {
    var random = SplitMix(state: 9)
    let source = Self.words(60, &random)
    var copy = source
    for place in stride(from: 5, to: 60, by: 6) { copy[place] = "变" }
    #expect(Self.passages([String(source), String(copy)]).isEmpty)
  }

  @Test("the report that all have it from is in the list of each, however many there are")
  func manyCopies() {
    var random = SplitMix(state: 11)
    let source = Self.words(72, &random)
    var texts = [String(Self.words(60, &random) + source + Self.words(60, &random))]
    for copy in 1...30 {
      var changed = source
      if copy.isMultiple(of: 2) { for place in stride(from: copy % 12, to: 72, by: 12) { changed[place] = "变" } }
      texts.append(String(Self.words(60, &random) + changed + Self.words(60, &random)))
    }
    let found = Self.passages(texts)
    #expect(found.map(\.report) == Array(0...30))
    #expect(found.map(\.reports) == Array(repeating: Array(0...30), count: 31))
  }

  @Test("each report in a list has a passage with this list, however the copies are cut and changed", arguments: 0..<20)
  func sameLists(_ seed: Int) {
    var random = SplitMix(state: UInt64(seed))
    let pieces = (0..<5).map { _ in Self.words(40 + Int(random.next() % 40), &random) }
    let texts = (0..<12).map { _ -> String in
      var text = Self.words(30, &random)
      for _ in 0..<4 {
        var copy = pieces[Int(random.next() % 5)]
        if random.next() % 2 == 0 { copy = Array(copy.prefix(copy.count / 2 + Int(random.next() % 20))) }
        if random.next() % 2 == 0 { for place in stride(from: 9, to: copy.count, by: 13) { copy[place] = "变" } }
        text += copy + Self.words(Int(random.next() % 30), &random)
      }
      return String(text)
    }
    for isExact in [false, true] {
      let found = Self.passages(texts, exact: isExact)
      #expect(found.count >= 24)
      for passage in found {
        #expect(passage.reports.contains(passage.report) && passage.reports.count > 1)
        for other in passage.reports where other != passage.report {
          #expect(
            found.contains { $0.report == other && $0.reports == passage.reports },
            "\(passage.report) \(passage.reports) \(other) \(isExact)")
        }
      }
    }
  }

  @Test("a passage does not begin with the mark that ends the sentence before it, unless it is to be the same exactly")
  func marksBefore() {
    let shared = "持续抓好河道保洁和水质监测两项重点任务确保一江清水"
    let texts = ["工作已经完成。\(shared)", "任务基本达标。\(shared)"]
    let bytes = texts.map { Array($0.utf8) }
    func words(exact: Bool) -> [String] {
      ReuseSearch(isExact: exact).passages(in: bytes).map {
        String(decoding: bytes[$0.report][$0.range.bytes], as: UTF8.self)
      }
    }
    #expect(words(exact: false) == [shared, shared])
    #expect(words(exact: true) == ["。" + shared, "。" + shared])
  }

  @Test("the same whatever part is done first")
  func parts() {
    var random = SplitMix(state: 13)
    let pieces = (0..<40).map { _ in Self.words(60, &random) }
    let texts = (0..<60).map { _ in
      Array(String((0..<60).flatMap { _ in pieces[Int(random.next() % 40)] + Self.words(20, &random) }).utf8)
    }
    let search = ReuseSearch(isExact: false)
    let inTurn = search.passages(in: texts)
    let backwards = search.passages(in: ReuseTexts(texts), { (0..<$0).reversed().forEach($1) }, isCancelled: { false })
    #expect(inTurn == backwards)
    #expect(inTurn.count > 1_000)
    #expect(search.passages(in: ReuseTexts(texts), { (0..<$0).forEach($1) }, isCancelled: { true }) == nil)
  }

  @Test("characters beyond the first plane are told apart")
  func astral() {
    let first = String((0..<30).map { Character(Unicode.Scalar(UInt32(0x20000 + $0)) ?? "一") })
    let other = String((0..<30).map { Character(Unicode.Scalar(UInt32(0x20800 + $0)) ?? "一") })
    #expect(Self.passages([first, other]).isEmpty)
    #expect(Self.passages([first, "头" + first]).map(\.characters) == [30, 30])
  }

  @Test("one character all through, in two reports, takes no time beyond its length")
  func oneCharacter() {
    let letter = String(repeating: "好", count: 100_000)
    #expect(Self.passages([letter, letter]).map(\.characters) == [100_000, 100_000])
  }
}
