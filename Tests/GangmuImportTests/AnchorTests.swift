import ImportStream
import ReportModel
import ReportParsing
import TestReports
import Testing

@testable import ImportReaders

/// Places that links of documents lead to.
@Suite struct AnchorTests {
  private func report(_ records: [ImportRecord]) throws -> Report {
    var decoder = RecordDecoder()
    return try ReportParser.report(
      from: decoder.read(RecordEncoder.encode(records)), source: ReportSource(name: "document"))
  }

  /// The words at the place that each link leads to; nil for one that leads nowhere in the report.
  private func places(_ report: Report) -> [String: String?] {
    var places: [String: String?] = [:]
    for span in report.spans where span.kind == .link {
      let destination = report.destination(of: span) ?? ""
      let place = destination.hasPrefix("#") ? report.place(ofAnchor: String(destination.dropFirst())) : nil
      let words = place.map { place in
        String(decoding: report.text[place.bytes...].prefix { $0 != 0x0A }, as: UTF8.self)
      }
      places.updateValue(words, forKey: report.words(in: span.range))
    }
    return places
  }

  @Test func page() throws {
    let page = """
      <h1>Report</h1><p>See <a href="#one">first</a>, <a href='#%E4%BA%8C'>second</a>, <a href="#h">head</a>,
      <a href="#gone">gone</a> and <a href="https://a.b/#one">away</a>.<sup><a href="#fn1">1</a></sup></p>
      <h2 id="h">Heading</h2><p id="one">The first.</p><div><a name="二"></a><p>The second.</p></div>
      <p id="other">Not linked.</p><ol><li id="fn1"><i>A note</i>.</li></ol>
      """
    let report = try report(WebReader.records(of: Array(page.utf8)).records)
    #expect(
      places(report) == [
        "first": "The first.", "second": "The second.", "head": "Heading", "gone": nil, "away": nil,
        "[1]": "1. A note.",
      ])
    #expect(report.spans.count { $0.kind == .anchor } == 4)
  }

  @Test func bookmarksOfWord() throws {
    let link = "<w:hyperlink w:anchor=\"part\"><w:r><w:t>link</w:t></w:r></w:hyperlink>"
    let body =
      "<w:p>\(link)</w:p><w:bookmarkStart w:id=\"1\" w:name=\"part\"/><w:p/><w:p><w:r><w:t>The part.</w:t></w:r></w:p>"
      + "<w:p><w:bookmarkStart w:id=\"2\" w:name=\"_GoBack\"/><w:r><w:t>The end.</w:t></w:r></w:p>"
    let report = try report(try records(of: flatDocx(body, [:], relations: ""), by: DocxReader.read))
    #expect(places(report) == ["link": "The part."])
    #expect(report.spans.count { $0.kind == .anchor } == 1)
  }

  /// Runs of the text of notes are told of, also of those in tables.
  @Test func notesHaveSpans() throws {
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let notes = """
      <w:footnotes \(space)><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> See </w:t></w:r>
      <w:r><w:rPr><w:i/></w:rPr><w:t>The Book</w:t></w:r><w:r><w:t>.</w:t></w:r></w:p></w:footnote></w:footnotes>
      """
    let reference = "<w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>"
    let cell = "<w:tc><w:p>\(reference)</w:p></w:tc>"
    let body = "<w:p>\(reference)</w:p><w:tbl><w:tr>\(cell)\(cell)</w:tr></w:tbl>"
    let word = try report(
      try records(of: flatDocx(body, ["word/footnotes.xml": notes]), by: DocxReader.read))
    #expect(
      word.spans.map { "\($0.kind) \(word.words(in: $0.range))" } == Array(repeating: "emphasis The Book", count: 3))
    #expect(word.links(in: TextRange(0, 7)).map(\.target) == [.note(word.blocks[0].range)])
    #expect(word.words(in: word.blocks[0].range) == "[1] See The Book.")
  }

  @Test func headingsByTheirNames() throws {
    let text = """
      # The Guide: a start

      ## 1. What & why?

      ## 一、总则（试行）

      ## Usage

      ## Usage
      """
    let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: "a.md"))
    let names = [
      "1-what--why", "一总则试行", "usage", "usage-1", "%E4%B8%80%E6%80%BB%E5%88%99%E8%AF%95%E8%A1%8C", "Usage", "_usage",
      "usage-2",
      "", "1.What & why?|outline",
    ]
    #expect(
      names.map { name in
        report.place(ofAnchor: name).map { place in
          let section = report.section(at: place)
          return "\(section.value) \(report.words(in: report[section].title))"
        }
      } == [
        "1 What & why?", "2 总则（试行）", "3 Usage", "4 Usage", "2 总则（试行）", "3 Usage", "3 Usage", nil, nil, "1 What & why?",
      ])
  }

  @Test("the title is the first heading that a link may name") func title() throws {
    for (name, text) in [
      ("a.md", "# A word\n\nSee [top](#a-word).\n\n## A word\n\ntext\n"),
      ("a.md", "A word\n======\n\nSee [top](#a-word).\n\n## A word\n\ntext\n"),
    ] {
      let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
      let places = ["a-word", "a-word-1", "A word", "a-word-2"].map { report.place(ofAnchor: $0)?.bytes }
      #expect(places.map { $0.map { report.section(at: TextOffset($0)).value } } == [0, 1, 0, nil], "\(text)")
      #expect(places[0] == 0)
    }
  }

  @Test func placesThatTheSourceNames() throws {
    for (name, text, place) in [
      ("a.md", "# A\n\ntext\n\n<a id='x-1'></a>here\n", "x-1'></a>here"),
      ("a.md", "# A\n\ntext with x-1\n\n## B {#x-1}\n", "x-1}"),
      ("a.adoc", "= A\n\ntext\n\n[[x-1]]\n== B\n\nhere\n", "x-1]]"),
      ("a.rst", "A\n=\n\ntext\n\n.. _x-1:\n\nB\n-\n\nhere\n", "x-1:"),
      ("a.org", "* A\n** B\n:PROPERTIES:\n:CUSTOM_ID: x-1\n:END:\nhere\n", "x-1"),
    ] {
      let report = try ReportParser.report(from: Array(text.utf8), source: ReportSource(name: name))
      let found = report.place(ofAnchor: "x-1").map { place in
        String(decoding: report.text[place.bytes...].prefix { $0 != 0x0A }, as: UTF8.self)
      }
      #expect(found == place, "\(name) \(text)")
    }
  }
}
