import Glibc
import ReportModel
import TestReports
import Testing

@testable import ReportParsing

/// Markdown against others' readings of it: the examples of the specification, and cmark-gfm on texts by chance.
@Suite struct CommonMarkTests {
  private static let fixture =
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" } + "/Fixtures/CommonMark/headings.txt"

  @Test func headingExamplesOfTheSpecification() throws {
    let text = try #require(contents(of: Self.fixture)).replacing("→", with: "\t")
    let fence = String(repeating: "`", count: 32)
    var count = 0
    for example in text.split(separator: fence + " example ").dropFirst() {
      let parts = example.drop { $0 != "\n" }.dropFirst().split(separator: "\n.\n", maxSplits: 1)
      let input = try String(#require(parts.first)) + "\n"
      let html = try #require(parts.last?.split(separator: fence).first)
      #expect(try headings(input) == Self.headings(inHTML: String(html)), "\(input.debugDescription)")
      count += 1
    }
    #expect(count == 59)
  }

  /// Texts of marks by chance have the headings that cmark-gfm finds in them.
  @Test(.enabled(if: CommonMarkOracle.isThere, "cmark-gfm is not installed: .ci/install does it"), arguments: 1...30)
  func headingsOfTextsByChance(_ seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % count
    }
    let text = "# T\n" + (0..<(6 + next(40))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    let html = try CommonMarkOracle.html(of: text)
    #expect(
      try headings(text).compactMap(Self.key) == Self.headings(inHTML: html).compactMap(Self.key),
      "\(text.debugDescription)")
  }

  private static let pieces = [
    "\n", "\n", "\n\n", "\n\n", " ", "   ", "    ", "# ", "## ", "\n# ", "\n### ", "===\n", "---\n", "\n---\n", "*",
    "**", "`",
    "```\n", "\n~~~\n", "> ", "\n> ", "- ", "\n- ", "1. ", "word", "words here", "\n<div>\n", "<!-- x -->", "[a](b)",
    "&amp;",
    "\\", "_", "\n***\n", "#", "\t", "+ ", "<b>", "</b>", "\nterm\n", "  - ",
  ]

  /// The words of the title and the headings.
  private func headings(_ text: String) throws -> [String] {
    let report = try parsed(text, named: "a.md")
    return
      ([report.title].compactMap(\.self)
      + report.sections.indices.dropFirst().map {
        report.number(of: SectionIndex($0)) + report.title(of: SectionIndex($0))
      })
      .filter { !$0.isEmpty }
  }

  /// The words of the headings of a page that stand in no quotation and no list.
  private static func headings(inHTML html: String) -> [String] {
    var depth = 0
    var found: [String] = []
    var heading: String?
    for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      let tag = piece.prefix { $0 != ">" }
      switch tag {
      case "blockquote", "ul", "ol": depth += 1
      case "/blockquote", "/ul", "/ol": depth -= 1
      case "h1", "h2", "h3", "h4", "h5", "h6": if depth == 0 { heading = "" }
      case "/h1", "/h2", "/h3", "/h4", "/h5", "/h6":
        if let words = heading, !words.isEmpty { found.append(words) }
        heading = nil
      default: if tag.hasPrefix("ol ") { depth += 1 }
      }
      let words = piece.dropFirst(tag.count + 1).replacing("\n", with: " ").replacing("&lt;", with: "<")
        .replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      heading?.append(contentsOf: words)
    }
    return found
  }

  /// The letters of a heading: marks at its end may be left out. nil where it has none.
  private static func key(_ words: String) -> String? {
    let letters = words.filter { $0.isLetter || $0.isNumber }
    return letters.isEmpty ? nil : letters
  }
}

/// cmark-gfm, the reader of Markdown that GitHub uses, as a program.
private enum CommonMarkOracle {
  private static let program = "/usr/bin/cmark-gfm"
  static let isThere = access(program, X_OK) == 0

  static func html(of text: String) throws -> String {
    var name = Array("/tmp/gangmu-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    try #require(descriptor >= 0)
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(path) }
    let bytes = Array(text.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    let output = try #require(
      popen("\(program) --unsafe -e table -e strikethrough -e footnotes \(path)", "re"))
    var html: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, output), count > 0 { html += buffer[..<count] }
    #expect(pclose(output) == 0)
    return String(decoding: html, as: UTF8.self)
  }
}
