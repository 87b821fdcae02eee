import ReportModel
import ReportParsing
import ScreenModel
import Testing
import TextFacts

@testable import Browser

/// Readings of characters (ruby): drawn behind their characters, and no part of the text.
@Suite struct RubyTests {
  private static let words =
    "清淤泥场整治方案\n\n本年清理淤泥场三处，堆垛、隰地一并整治；淤泥外运，不得就地填埋。水位保持在警戒线以下。\n"
  private static let readings = [("淤", "yū"), ("泥", "ní"), ("垛", "duò"), ("隰", "xí"), ("水位", "wèi")]

  private func reader(columns: Int, rows: Int, isPlain: Bool = false) throws -> Reader {
    let text = Array(Self.words.utf8)
    let read = try ReportParser.report(from: text, source: ReportSource(name: "ruby.txt"))
    var words = SpanWords()
    var spans: [InlineSpan] = []
    for place in text.indices {
      guard let reading = Self.readings.first(where: { text[place...].starts(with: $0.0.utf8) }) else { continue }
      let range = TextRange(place, place + reading.0.utf8.count)
      spans.append(InlineSpan(.ruby, range, words: words.append(reading.1)))
    }
    let report = Report(
      source: read.source, text: text, sections: read.sections, paragraphs: read.paragraphs, lines: read.lines,
      encoding: .utf8, replacements: 0, isComplete: true, spans: spans, spanWords: words)
    var options = BrowserOptions()
    options.screen.isPlain = isPlain
    options.page.paragraphs = .automatic
    options.tree.width = nil
    var reader = try Reader([], columns: columns, rows: rows, options: options)
    reader.state = BrowserState(
      reports: [report], options: options, keyMap: try BuiltInKeys.map(),
      size: ScreenSize(columns: columns, rows: rows))
    return reader
  }

  @Test("at every width a reading stands behind its character, on its row", arguments: [(80, 24), (40, 10), (200, 50)])
  func drawn(columns: Int, rows: Int) throws {
    try expectFrame(reader(columns: columns, rows: rows).frame, "ruby-\(columns)x\(rows)")
  }

  @Test("characters that have readings are found as they are written, and copied without them") func found() throws {
    var reader = try reader(columns: 60, rows: 12)
    reader.press("/ 淤泥 enter")
    #expect(reader.state.search.hits.count == 3)
    try expectFrame(reader.frame, "ruby-found-60x12")
    reader.press(": copy enter")
    let copied = reader.effects.compactMap { if case .copy(let copied) = $0 { copied } else { nil } }.last
    let words = String(decoding: copied?.text ?? [], as: UTF8.self)
    #expect(words.contains("本年清理淤泥场三处，"))
  }
}
