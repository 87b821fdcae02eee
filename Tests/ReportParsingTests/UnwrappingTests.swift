import Fuzzing
import ReportModel
import TestReports
import Testing

@testable import ReportParsing

/// Texts about an invented harbour, wrapped by hand, and the paragraphs they are joined into.
@Suite struct UnwrappingTests {
  private static let words = """
    The harbour office keeps the quay walls, the cranes and the lights in repair and reports once a year to the council \
    on what was done and on what it has cost the town, with the plans for the year that follows and the money asked for.
    """

  /// `text` in lines of at most `width` columns, each after `margin`.
  private static func wrapped(_ text: String, width: Int, margin: String) -> String {
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > width, line != margin {
        lines.append(line)
        line = margin
      }
      line += (line == margin ? "" : " ") + word
    }
    return (lines + [line]).joined(separator: "\n") + "\n"
  }

  private static let table = "      quay       length     depth\n      north        120        6\n"

  private static var harbour: String {
    var text = "\n                    Harbour Office Report\n\n"
    let names = ["Quays", "Cranes", "Lights", "Dredging", "Pilots", "Storms", "Money", "Plans"]
    for chapter in 1...8 {
      text += "\(chapter) \(names[chapter - 1])\n\n" + wrapped(words, width: 64, margin: "   ") + "\n"
      text += wrapped("o " + words, width: 64, margin: "     ") + "\n" + wrapped(words, width: 64, margin: "   ")
      text += "\n" + table + "\nOffice               Report               [Page \(chapter)]\n"
    }
    return text
  }

  @Test func linesBecomeParagraphs() throws {
    let report = try parsed(Self.harbour)
    #expect(faults(of: report) == [])
    let bodies = report.paragraphs.filter { $0.kind == .body }.map { report.words(in: $0.range) }
    let chapter = [Self.words, "o " + Self.words, Self.words]
    #expect(bodies == [[String]](repeating: chapter, count: 8).flatMap(\.self))
    let tables = report.paragraphs.filter { $0.kind == .preformatted }
      .map { String(decoding: report.text[$0.range.bytes], as: UTF8.self) }
    #expect(tables.filter { $0.contains("north") } == [String](repeating: "      north        120        6", count: 8))
    #expect(report.paragraphs.filter { $0.kind == .furniture }.count == 8)
    #expect(report.sections.dropFirst().map { report.words(in: $0.number) } == (1...8).map(String.init))
  }

  /// Sections of the same words in each chapter, told apart by their numbers, are no page heads.
  @Test func sectionsOfTheSameWordsAreNoPageHeads() throws {
    var text = "RULES OF THE HARBOUR\n\n"
    for chapter in 1...5 {
      text +=
        "\(chapter). Office \(Array("ABCDE")[chapter - 1])\n\n" + Self.wrapped(Self.words, width: 64, margin: "   ")
        + "\n"
      text += "\(chapter).1. Powers\n\n" + Self.wrapped(Self.words, width: 64, margin: "   ") + "\n"
      text += "\(chapter).2. \(chapter).x Boats\n\n" + Self.wrapped(Self.words, width: 64, margin: "   ") + "\n"
    }
    let report = try parsed(text)
    #expect(
      report.sections.dropFirst().map { "\($0.level) \(report.words(in: $0.number)) \(report.words(in: $0.title))" }
        == (1...5).flatMap { chapter in
          [
            "1 \(chapter) Office \(Array("ABCDE")[chapter - 1])", "2 \(chapter).1 Powers",
            "2 \(chapter).2 \(chapter).x Boats",
          ]
        })
  }

  /// Every word stands on the line of the source that the map gives for it.
  @Test func offsetsLeadBackToSourceLines() throws {
    let source = Self.harbour.split(separator: "\n", omittingEmptySubsequences: false)
    let report = try parsed(Self.harbour)
    let lines = try #require(report.lines)
    var place = 0
    for (number, line) in source.enumerated() {
      for word in line.split(separator: " ") {
        while !report.text[place...].starts(with: word.utf8) { place += 1 }
        #expect(lines.line(at: TextOffset(place)).value == number + 1, "\(word)")
        place += word.utf8.count
      }
    }
    #expect(lines.count == source.count - 1)
  }

  @Test func chineseIsJoinedWithoutSpaces() throws {
    let paragraph = String(repeating: "港务局负责码头岸壁、吊机和灯标的养护并逐年向镇议会报告所做的工作", count: 4) + "。"
    var text = "港务局工作报告\n\n一、养护\n\n"
    for _ in 0..<12 {
      var column = 0
      for character in "　　" + paragraph {
        if column == 30 {
          text += "\n"
          column = 0
        }
        text.append(character)
        column += 1
      }
      text += "\n\n"
    }
    let report = try parsed(text)
    #expect(faults(of: report) == [])
    let bodies = report.paragraphs.filter { $0.kind == .body }.map { report.words(in: $0.range) }
    #expect(bodies == [String](repeating: paragraph, count: 12))
  }

  /// Whatever the lines are: nothing but white space is lost or added, and the report is sound.
  @Test(.enabled(if: TestLane.isFull, "slow")) func randomWrappedText() throws {
    var joined = 0
    for seed in 0..<150 {
      let text = Self.randomText(seed)
      let report = try parsed(text)
      #expect(faults(of: report) == [], "\(text.debugDescription)")
      #expect(report.text.filter { $0 > 0x20 } == text.utf8.filter { $0 > 0x20 })
      #expect(report.lines?.count == text.utf8.count { $0 == 0x0A })
      if report.text.count < text.utf8.count - 40 { joined += 1 }
    }
    #expect(joined >= 50)
  }

  private static func randomText(_ seed: Int) -> String {
    var random = SplitMix(state: UInt64(seed))
    let words = ["harbour", "of", "the", "quays,", "lights", "repair", "and", "cranes"]
    let rare = ["well-", "码头", "一、", "（二）", "1.1", "2.", "o", "-", "养护。", "“灯", "一是", "é", "||", "e\u{301}", "😀"]
    let margin = ["", "   ", "      "][seed % 3]
    var text = ""
    for _ in 0..<Int.random(in: 60...120, using: &random) {
      var line = margin + (Int.random(in: 0..<12, using: &random) == 0 ? "  " : "")
      let end = Int.random(in: 0..<9, using: &random) == 0 ? 20 : 66
      while true {
        let list = Int.random(in: 0..<60, using: &random) == 0 ? rare : words
        let word = list[Int.random(in: 0..<list.count, using: &random)]
        if line.unicodeScalars.count + word.unicodeScalars.count > end { break }
        line += word + " "
      }
      let lineEnds = ["\n", "\n", "\n", "\n", "\n", "\r\n", "\n\n"]
      text += line.dropLast() + lineEnds[Int.random(in: 0..<lineEnds.count, using: &random)]
    }
    return text
  }

  /// Short lines of a list or of verse are no wrapped text: nothing is joined.
  @Test(arguments: ["name\n", "清风\n明月下\n", "一句一行的诗行长短不一\n又一行\n", "a, b,\nsecond line of it\n"])
  func otherTextStaysAsItIs(_ piece: String) throws {
    let text = String(repeating: piece, count: 60)
    #expect(String(decoding: try parsed(text).text, as: UTF8.self) == text)
  }

  /// Records of data, about as long as each other, are no wrapped text.
  @Test func recordsStayAsTheyAre() throws {
    let rows = (100..<180).map {
      "{\"number\": \($0), \"kind\": \"plain\", \"title\": \"a heading of some length, \($0)\"}\n"
    }
    let text = rows.joined()
    #expect(String(decoding: try parsed(text).text, as: UTF8.self) == text)
  }
}

/// Wrapped text of other shapes.
@Suite struct WrappedShapeTests {
  private func bodies(_ text: String) throws -> [String] {
    let report = try parsed(text)
    return report.paragraphs.filter { $0.kind == .body }.map { report.words(in: $0.range) }
  }

  /// A short Chinese text with paragraphs set in by their first line.
  @Test func shortChinese() throws {
    let text = """
      某县工作报告
          今年以来，全县上下坚持稳中求进工作总基调，扎实推进各项
      工作，取得了新的成效。
          一、经济运行稳中有进
          全年地区生产总值增长百分之六，规模以上工业增加值增长百
      分之七，固定资产投资增长百分之八。
          二、民生保障持续改善
          全年新增就业一万人，城镇登记失业率控制在百分之四以内，
      居民收入稳步增长。
      """
    #expect(
      try bodies(text) == [
        "今年以来，全县上下坚持稳中求进工作总基调，扎实推进各项工作，取得了新的成效。",
        "全年地区生产总值增长百分之六，规模以上工业增加值增长百分之七，固定资产投资增长百分之八。",
        "全年新增就业一万人，城镇登记失业率控制在百分之四以内，居民收入稳步增长。",
      ])
  }

  /// Paragraphs that hang below their first line, are set in by it, or typed with double spacing.
  @Test func hangingFirstLineAndDoubleSpacing() throws {
    let all = [
      "The pilot told the group that the boats had been painted in the",
      "spring and that the second engine was still waiting for a part from",
      "the yard, which nobody there could find in time for the feast.",
    ]
    let joined = all.joined(separator: " ")
    let hanging = all[0] + "\n  " + all[1] + "\n  " + all[2] + "\n"
    #expect(try bodies("\n\n" + hanging + "\n" + hanging).filter { $0 == joined }.count == 2)
    let setIn = "    " + all[0] + "\n" + all[1] + "\n" + all[2] + "\n"
    #expect(try bodies("\n\n" + setIn + setIn).filter { $0 == joined }.count == 2)
    let double = all.joined(separator: "\n\n") + "\n\n\n"
    #expect(try bodies("\n\n" + double + double + double).filter { $0 == joined }.count == 3)
  }

  /// Lists, contents lists and addresses keep their lines beside wrapped text.
  @Test func otherLinesStay() throws {
    let words = """
      The ferry crosses the river every quarter of an hour from six in the
      morning until midnight, and on market days the second boat helps out
      when the queue is longer than the pier.
      """
    let others = [
      "1. Boats and piers of the upper river and of the lake ............ 3\n2. Fares .......................................................... 9",
      "- a pilot\n- a second pilot\n- ten passengers at most on each boat and on each of the two piers\n- a dog",
      "Ferry Office\n12 Quay Street\nRivertown",
    ]
    for other in others {
      let report = try parsed("\(words)\n\n\(other)\n\n\(words)\n")
      #expect(String(decoding: report.text, as: UTF8.self).contains(other))
      #expect(report.paragraphs.count { report.words(in: $0.range).hasSuffix("than the pier.") } == 2)
    }
  }
}
