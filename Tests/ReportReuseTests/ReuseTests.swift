import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ReportReuse

/// Passages that reports share.
@Suite struct ReuseTests {
  private func found(_ texts: [String], length: Int = 20, exact: Bool = true) -> [String] {
    let bytes = texts.map { Array($0.utf8) }
    return ReuseSearch(length: length, isExact: exact).passages(in: bytes).map { passage in
      let words = String(decoding: bytes[passage.report][passage.range.bytes], as: UTF8.self)
      return "\(passage.report) \(passage.characters) \(passage.reports) \(words)"
    }
  }

  private static let shared = "持续抓好河道保洁和水质监测两项重点任务确保一江清水"
  private static let boilerplate = "以更大决心更实举措更优作风推动各项工作再上新台阶"

  @Test("a passage is told of each report that has it, with all of them")
  func passages() {
    #expect(
      found(["甲\(Self.shared)乙", "丙丁\(Self.shared)戊", "别的文字没有一句相同只是凑够二十个字以上而已"], length: 20) == [
        "0 25 [0, 1] \(Self.shared)", "1 25 [0, 1] \(Self.shared)",
      ])
  }

  @Test("white space is no character: a passage goes over line ends")
  func whiteSpace() {
    let wrapped = Self.shared.prefix(9) + "\n　　" + Self.shared.dropFirst(9)
    #expect(found([Self.shared, String(wrapped)]) == ["0 25 [0, 1] \(Self.shared)", "1 25 [0, 1] \(wrapped)"])
  }

  @Test("what stands twice in one report only is no reuse")
  func withinOne() { #expect(found([Self.shared + "，" + Self.shared, "别的文字没有一句相同只是凑够二十个字以上而已"]) == []) }

  @Test("a passage that has a part which more reports have is told of beside it")
  func lists() {
    let whole = Self.shared + Self.boilerplate
    #expect(
      found(["一" + Self.boilerplate + "二", "三" + Self.boilerplate + "四", whole, whole]) == [
        "0 24 [0, 1, 2, 3] \(Self.boilerplate)", "1 24 [0, 1, 2, 3] \(Self.boilerplate)",
        "2 49 [2, 3] \(whole)", "2 24 [0, 1, 2, 3] \(Self.boilerplate)",
        "3 49 [2, 3] \(whole)", "3 24 [0, 1, 2, 3] \(Self.boilerplate)",
      ])
  }

  @Test("a list names no report that has a part of the passage only")
  func partsOfParts() {
    let longer = Self.shared + Self.boilerplate
    let whole = longer + Self.own
    #expect(
      found([longer + "。", "二" + Self.shared + "。", whole, whole]) == [
        "0 49 [0, 2, 3] \(longer)", "0 25 [0, 1, 2, 3] \(Self.shared)", "1 25 [0, 1, 2, 3] \(Self.shared)",
        "2 \(whole.count) [2, 3] \(whole)", "2 49 [0, 2, 3] \(longer)", "2 25 [0, 1, 2, 3] \(Self.shared)",
        "3 \(whole.count) [2, 3] \(whole)", "3 49 [0, 2, 3] \(longer)", "3 25 [0, 1, 2, 3] \(Self.shared)",
      ])
  }

  @Test("what two reports have in common, each with something else, is one passage of both")
  func common() {
    let texts = [Self.shared + Self.boilerplate, Self.boilerplate + Self.own, Self.own + Self.shared]
    let all = found(texts)
    #expect(all.count == 6)
    #expect(
      all.allSatisfy { passage in passage.contains("[0, 1]") || passage.contains("[1, 2]") || passage.contains("[0, 2]")
      })
  }

  @Test("passages with one other character among many are one, but not where only the same counts")
  func variants() {
    let first = "全区累计走访群众三万余人次收集各类问题建议五百余条并逐一协调解决"
    let other = first.replacing("收集", with: "征集")
    #expect(
      found([first + first.reversed(), "头" + other], length: 8, exact: false).map { $0.split(separator: " ")[1] } == [
        "32", "32",
      ])
    #expect(found([first, "头" + other], length: 8, exact: true).count == 4)
  }

  /// Passages as a plain search finds them: every run of characters that another text has.
  private func plain(_ texts: [String], length: Int) -> [String] {
    let letters = texts.map { Array($0.filter { !$0.isWhitespace }) }
    var found: [String] = []
    for (number, text) in letters.enumerated() {
      var isShared = Array(repeating: false, count: max(0, text.count - length + 1))
      for start in isShared.indices {
        let gram = text[start..<start + length]
        isShared[start] = letters.indices.contains { other in
          other != number && letters[other].count >= length
            && (0...letters[other].count - length).contains { letters[other][$0..<$0 + length] == gram }
        }
      }
      var start = 0
      while start < isShared.count {
        guard isShared[start] else {
          start += 1
          continue
        }
        var end = start
        while end < isShared.count, isShared[end] { end += 1 }
        found.append("\(number) \(String(text[start..<end - 1 + length]))")
        start = end
      }
    }
    return found
  }

  @Test(
    "a part that more reports have is a passage of its own, and each report that has one knows it with the same list")
  func parts() {
    let whole = Self.boilerplate + Self.shared + Self.own
    #expect(
      found([
        "一" + whole, "二" + Self.boilerplate, "三" + Self.shared + "末", Self.own + Self.shared.suffix(8),
        "又" + whole + "完",
      ]) == [
        "0 87 [0, 4] \(whole)", "0 24 [0, 1, 4] \(Self.boilerplate)", "0 25 [0, 2, 4] \(Self.shared)",
        "0 38 [0, 3, 4] \(Self.own)", "1 24 [0, 1, 4] \(Self.boilerplate)", "2 25 [0, 2, 4] \(Self.shared)",
        "3 38 [0, 3, 4] \(Self.own)", "4 87 [0, 4] \(whole)", "4 24 [0, 1, 4] \(Self.boilerplate)",
        "4 25 [0, 2, 4] \(Self.shared)", "4 38 [0, 3, 4] \(Self.own)",
      ])
  }

  private static let own = "新建文化广场十二处改造老旧小区四十六个惠及居民两万三千余户群众满意度明显提高"

  @Test("as a plain search finds them", arguments: [UInt64](1...12))
  func plainSearch(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let letters = Array("甲乙丙丁")
    let texts = (0..<4).map { _ in
      String((0..<120).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
    }
    let bytes = texts.map { Array($0.utf8) }
    let found = ReuseSearch(length: 5, isExact: true).passages(in: bytes).filter { !$0.isPart }.map {
      "\($0.report) \(String(decoding: bytes[$0.report][$0.range.bytes], as: UTF8.self))"
    }
    #expect(found == plain(texts, length: 5))
  }

  @Test("as a plain search finds them among texts that copy from one another", arguments: [UInt64](1...12))
  func plainSearchOfCopies(_ seed: UInt64) {
    var random = SplitMix(state: seed)
    let pieces = (0..<6).map { _ in
      String((0..<40).map { _ in Character(Unicode.Scalar(UInt32(0x4E00 + random.next() % 50)) ?? "一") })
    }
    // Pieces from any place of another on, so that passages are cut anywhere.
    let texts = (0..<8).map { _ in
      (0..<6).map { _ in
        String(pieces[Int(random.next() % 6)].dropFirst(Int(random.next() % 20)).prefix(10 + Int(random.next() % 30)))
      }.joined()
    }
    let bytes = texts.map { Array($0.utf8) }
    for length in [10, 12, 16, 20, 23] {
      let found = ReuseSearch(length: length, isExact: true).passages(in: bytes).filter { !$0.isPart }.map {
        "\($0.report) \(String(decoding: bytes[$0.report][$0.range.bytes], as: UTF8.self))"
      }
      #expect(found == plain(texts, length: length))
    }
  }

  @Test("texts that are read when they are asked for, and several of more than a megabyte")
  func largeTexts() {
    var random = SplitMix(state: 3)
    let texts = (0..<3).map { _ in
      (0..<400_000).map { _ in Character(Unicode.Scalar(UInt32(0x4E00 + random.next() % 3_000)) ?? "一") }
    }
    let bytes = [texts[0] + Self.shared + texts[1], texts[2] + Self.shared, Self.shared + texts[2].prefix(5)].map {
      Array(String($0).utf8)
    }
    let found = ReuseSearch(isExact: false).passages(in: ReuseTexts(bytes), { (0..<$0).reversed().forEach($1) }) {
      false
    }
    #expect(found?.map(\.reports) == [[0, 1, 2], [0, 1, 2], [0, 1, 2]])
    #expect(found?.map(\.reportCount) == [3, 3, 3])
    #expect(found?.map(\.range.lower.bytes) == [1_200_000, 1_200_000, 0])
    #expect(Set(found?.map(\.list) ?? []).count == 1)
  }

  @Test("no text, short texts, and texts that are the same all through")
  func edges() {
    #expect(found([]) == [])
    #expect(found([Self.shared]) == [])
    #expect(found(["", "短"]) == [])
    #expect(found([Self.shared, Self.shared, Self.shared]).count == 3)
    let letter = String(repeating: "好", count: 2_000)
    #expect(found([letter, letter]) == ["0 2000 [0, 1] \(letter)", "1 2000 [0, 1] \(letter)"])
  }
}

/// The two reports that the project began with.
@Suite(.enabled(if: GivenReports.folder != nil, "GANGMU_REPORTS is not set"))
struct RealReuseTests {
  @Test("passages of twenty characters and more of the founding reports")
  func founding() throws {
    let texts = try GivenReports.founding.map { name in
      try ReportParser.report(from: try GivenReports.bytes(of: name), source: ReportSource(name: name)).text
    }
    let found = ReuseSearch(isExact: true).passages(in: texts)
    let figures = texts.indices.map { report in
      let own = found.filter { $0.report == report }.map(\.characters)
      return [own.count, own.reduce(0, +), own.max() ?? 0]
    }
    #expect(figures == [[10, 276, 44], [12, 316, 44]])
  }
}
