import ReportModel
import TextFacts

/// Fields before the text of a Markdown document, which say something about it: YAML between lines of `---` (as Jekyll
/// began it), TOML between lines of `+++` (Hugo), a title block of `%` lines (Pandoc).
enum MarkdownFrontMatter {
  /// Fields of more lines are none: the first line was a rule.
  private static let mostLines = 400

  /// Marks the lines of the front matter; returns the line after it, and the line and the words of the title it gives.
  static func read(_ markup: inout MarkupText) -> (next: Int, title: (line: Int, words: Range<Int>)?) {
    let first = markup.content(0)
    if markup.begins(0, with: "% ") { return pandoc(&markup) }
    guard first.count == 3, first.lowerBound == 0 else { return (0, nil) }
    let isTOML = markup.text.begins(with: "+++", in: first)
    guard isTOML || markup.text.begins(with: "---", in: first), let close = close(markup, isTOML) else {
      return (0, nil)
    }
    var title: (line: Int, words: Range<Int>)?
    for line in 0...close {
      markup.set(.furniture, line)
      guard line > 0, line < close, let field = field(markup, line, isTOML ? 0x3D : 0x3A) else { continue }
      markup.append(Block(.metadata, markup.content(line).run, marker: field.key.run))
      if markup.indent(line) == 0 { markup.set(part(markup.text, field.key), line) }
      if title == nil, markup.indent(line) == 0, markup.text.beginsFolded(with: "title", in: field.key),
        field.key.count == 5, !field.words.isEmpty
      {
        title = (line, field.words)
      }
    }
    markup.conceal(first)
    markup.conceal(markup.content(close))
    return (close + 1, title)
  }

  /// The line that closes the fields; nil where a line among them is no part of them, or none is a field.
  private static func close(_ markup: MarkupText, _ isTOML: Bool) -> Int? {
    var fields = 0
    for line in 1..<min(max(1, markup.count), mostLines) {
      let content = markup.content(line)
      guard !content.isEmpty else { continue }
      if markup.text.begins(with: isTOML ? "+++" : "---", in: content), content.count == 3 {
        return fields > 0 ? line : nil
      }
      // Internet-Drafts have the name of their first part behind the line (kramdown-rfc).
      if !isTOML, content.lowerBound >= 4, markup.text.begins(with: "--- abstract", in: content) {
        return fields > 0 ? line : nil
      }
      if !isTOML, content.count == 3, markup.text.begins(with: "...", in: content) { return fields > 0 ? line : nil }
      if field(markup, line, isTOML ? 0x3D : 0x3A) != nil { fields += 1 }
      let first = markup.text[content.lowerBound]
      // Text at the margin that is no field is no front matter.
      if fields == 0, first != 0x23, first != 0x5B { return nil }
    }
    return nil
  }

  /// The key before the first `sign` of a line and the words after it, quotation marks left out.
  static func field(_ markup: MarkupText, _ line: Int, _ sign: UInt8) -> (key: Range<Int>, words: Range<Int>)? {
    let content = markup.content(line)
    guard let colon = ByteSearch.first(sign, in: markup.text, from: content.lowerBound, to: content.upperBound) else {
      return nil
    }
    let key = markup.text.trimmed(content.lowerBound..<colon)
    guard !key.isEmpty, key.count <= 64, markup.text[key].allSatisfy({ $0 > 0x20 && $0 != 0x22 && $0 != 0x3C }) else {
      return nil
    }
    var words = markup.text.trimmed(colon + 1..<content.upperBound)
    if words.count >= 2, let quote = markup.text[words].first, quote == 0x22 || quote == 0x27,
      markup.text[words.upperBound - 1] == quote
    {
      words = words.lowerBound + 1..<words.upperBound - 1
    }
    if words.count == 1, [0x3E, 0x7C].contains(markup.text[words.lowerBound]) {
      words = words.lowerBound..<words.lowerBound
    }
    return (key, words)
  }

  private static func pandoc(_ markup: inout MarkupText) -> (next: Int, title: (line: Int, words: Range<Int>)?) {
    var line = 0
    while line < 3, markup.begins(line, with: "%") {
      let content = markup.content(line)
      markup.set(.furniture, line)
      markup.append(Block(.metadata, content.run))
      line += 1
    }
    let content = markup.content(0)
    let words = markup.text.trimmed(content.lowerBound + 1..<content.upperBound)
    // A comment of TeX or Erlang is set off by no blank line.
    guard line > 0, markup.isBlank(line), !words.isEmpty else {
      for line in 0..<line { markup.set(.text, line) }
      markup.document.blocks.removeAll()
      return (0, nil)
    }
    return (line, (0, words))
  }
}

extension MarkdownFrontMatter {
  /// Whether `text` begins with front matter.
  static func begins(_ text: [UInt8]) -> Bool {
    var markup = MarkupText(Array(text.prefix(TextFormat.sample)))
    return read(&markup).next > 0
  }

  /// The part of a line with a field of this key.
  static func part(_ text: [UInt8], _ key: Range<Int>) -> LinePart {
    if key.count == 4, text.beginsFolded(with: "date", in: key) { return .front(.date) }
    if key.count <= 7, text.beginsFolded(with: "author", in: key) { return .front(.author) }
    return .front(.field)
  }
}
