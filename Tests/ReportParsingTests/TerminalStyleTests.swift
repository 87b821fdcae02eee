import ReportModel
import TestReports
import Testing

@testable import ReportParsing

/// Text with overstrikes and SGR sequences: the same words, outline and lines as without, and the bytes as they were.
@Suite struct TerminalStyleTests {
  private let escape = "\u{1B}"

  private func report(_ text: String, name: String = "page") throws -> Report {
    try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
  }

  /// The text that a page shows, and each run that is set with its kind.
  private func shown(_ report: Report) -> (words: String, runs: [String]) {
    var bytes: [UInt8] = []
    var place = 0
    for span in report.spans where span.kind == .concealed {
      bytes += report.text[place..<span.range.lower.bytes]
      place = span.range.upper.bytes
    }
    bytes += report.text[place...]
    let runs = report.spans.filter { $0.kind != .concealed }.map { span in
      let kind = span.colour.map { "\($0)" } ?? "\(span.kind)"
      return "\(kind) \(report.words(in: span.range))"
    }
    return (String(decoding: bytes, as: UTF8.self), runs)
  }

  @Test func overstrikesAreBoldAndUnderlined() throws {
    let text =
      "N\u{8}NA\u{8}A x \u{5F}\u{8}中_\u{8}é y 中\u{8}中 _\u{8}b\u{8}b c\u{8}_ e\u{301}\u{8}e\u{301} 文\u{8}\u{8}文\n"
    let report = try report(text)
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    let (words, runs) = shown(report)
    #expect(words == "NA x 中é y 中 b c e\u{301} 文\n")
    #expect(runs == ["strong NA", "emphasis 中é", "strong 中", "strong b", "emphasis c", "strong e\u{301}", "strong 文"])
  }

  @Test func coloursAreOnesOfTheEight() throws {
    let sequences: [(String, String)] = [
      ("31", "red"), ("1;32", "green"), ("93", "yellow"), ("38;5;27", "blue"), ("38;5;5", "magenta"),
      ("38;2;0;200;210", "cyan"), ("38:2::0:0:250", "blue"), ("38:5:9", "red"), ("37", "white"), ("38;5;236", "black"),
      ("1", "strong"), ("3", "emphasis"), ("4", "emphasis"), ("4:3", "emphasis"), ("2", "faint"), ("7", "reversed"),
      ("30;43", "reversed"), ("9", "strike"), ("1;22;3", "emphasis"),
    ]
    for (parameters, kind) in sequences {
      let report = try report("a \(escape)[\(parameters)mb c\(escape)[m d\n")
      #expect(shown(report).words == "a b c d\n", "\(parameters)")
      #expect(shown(report).runs == ["\(kind) b c"], "\(parameters)")
    }
  }

  /// Also what sets nothing is hidden: text in the colour of its ground is shown as text is.
  @Test func textIsNeverHidden() throws {
    for parameters in ["30;40", "38;2;9;9;9;48;2;0;0;0", "8", "0", "", "5", "38;5", "31;39", "58;5;1", "99", "4:0"] {
      let report = try report("a \(escape)[\(parameters)mb\(escape)[m\n")
      #expect(shown(report).words == "a b\n", "\(parameters)")
      #expect(shown(report).runs == [], "\(parameters)")
    }
  }

  /// `grep` writes an erasure after each change of style.
  @Test func otherSequencesStay() throws {
    let text =
      "a\(escape)[01;31m\(escape)[Kb\(escape)[m\(escape)[K c\(escape)[K \(escape)]8;;x\u{7} \(escape)[2J \u{8}x d\u{8}e\n"
    let report = try report(text)
    #expect(String(decoding: report.text, as: UTF8.self) == text)
    #expect(shown(report).words == "ab c\(escape)[K \(escape)]8;;x\u{7} \(escape)[2J \u{8}x d\u{8}e\n")
    #expect(shown(report).runs == ["red b"])
    #expect(try self.report("a\(escape)[2J b\u{8} c\n").spans == [])
  }

  @Test func aStyleGoesOnOverLines() throws {
    let report = try report("\(escape)[32ma\n\n  b\(escape)[0m c\n")
    #expect(shown(report).runs == ["green a", "green b"])
    #expect(report.spans.map(\.range) == [TextRange(0, 5), TextRange(5, 6), TextRange(8, 11), TextRange(11, 15)])
  }

  // MARK: Outlines

  /// A page as `groff -Tutf8` sets it: lines wrapped by hand, joined as those of the page without overstrikes are.
  private let page = """
    FERRY(1)                    General Commands Manual                   FERRY(1)

    NAME
           ferry - carry files over the river

    DESCRIPTION
           The ferry carries every file that is named over the river and comes
           back for the others, until the last of them is there. Files that are
           too heavy wait for the barge, which goes on Fridays.

       Night service
           At night the ferry goes once an hour, and carries only what is marked
           as urgent by those who send it.

    SEE ALSO
           boat(1), barge(8)

    Gangmu 1.0                       2026-11-01                           FERRY(1)

    """

  private func struck(_ page: String) -> String {
    let words = ["NAME", "DESCRIPTION", "Night service", "SEE ALSO", "ferry carries", "too heavy wait"]
    let lines = ["river and comes", "back", "boat"]
    var page = page
    for word in words { page = page.replacing(word, with: word.map { $0 == " " ? " " : "\($0)\u{8}\($0)" }.joined()) }
    for word in lines { page = page.replacing(word, with: word.map { $0 == " " ? " " : "_\u{8}\($0)" }.joined()) }
    return page
  }

  private func coloured(_ page: String) -> String {
    var page = page
    for word in ["NAME", "DESCRIPTION", "Night service", "SEE ALSO"] {
      page = page.replacing(word, with: "\(escape)[1m\(word)\(escape)[0m")
    }
    for word in ["river and comes\n       back", "barge"] {
      page = page.replacing(word, with: "\(escape)[4m\(word)\(escape)[24m")
    }
    return page
  }

  @Test func outlineIsThatOfThePageWithoutThem() throws {
    let plain = try report(page)
    #expect(
      plain.sections.dropFirst().map { plain.words(in: $0.title) } == [
        "NAME", "DESCRIPTION", "Night service", "SEE ALSO",
      ])
    for text in [struck(page), coloured(page)] {
      let styled = try report(text)
      #expect(shown(styled).words == String(decoding: plain.text, as: UTF8.self))
      #expect(styled.sections.map(\.level) == plain.sections.map(\.level))
      #expect(styled.sections.map(\.characters) == plain.sections.map(\.characters))
      #expect(styled.sections.map { styled.words(in: $0.title) } == plain.sections.map { plain.words(in: $0.title) })
      #expect(styled.paragraphs.map(\.kind) == plain.paragraphs.map(\.kind))
      #expect(
        styled.paragraphs.map { styled.words(in: $0.range) } == plain.paragraphs.map { plain.words(in: $0.range) })
      let lines = styled.sections.map { styled.lines?.line(at: $0.range.lower) }
      #expect(lines == plain.sections.map { plain.lines?.line(at: $0.range.lower) })
      #expect(styled.lines?.count == plain.lines?.count)
      // Segments give back the text, and no byte of it is lost.
      #expect(styled.segments.flatMap { styled.text[$0.bytes] } == styled.text)
      let blank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
      #expect(styled.text.filter { !blank($0) } == Array(text.utf8).filter { !blank($0) })
    }
  }

  @Test func marksOfAMarkedUpFileStay() throws {
    let text = "# A\n\n\(escape)[1mbold\(escape)[0m and *so on*\n"
    #expect(try report(text, name: "a.md").spans.contains { $0.kind == .strong } == false)
    // Output of a program is the page, whatever it looks like.
    let styled = try report(text)
    #expect(styled.sections.count == 1)
    #expect(shown(styled).runs == ["strong bold"])
  }

  @Test func longParagraphsAreParted() throws {
    let text = "一、总则\n" + String(repeating: "字\u{8}字", count: 6_000) + "\n"
    let report = try report(text)
    #expect(report.paragraphs.allSatisfy { $0.range.count <= ParagraphBuilder.longest })
    #expect(report.paragraphs.dropFirst(2).allSatisfy { $0.continuesLine })
    #expect(report.paragraphs.reduce(0) { $0 + $1.range.count } + 2 == report.text.count)
  }
}
