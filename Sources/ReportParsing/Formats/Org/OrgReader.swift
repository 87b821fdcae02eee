import ReportModel
import TextFacts

/// Org (Org Syntax, orgmode.org/worg/org-syntax.html): headings of stars, keywords, drawers, blocks, lists, tables.
struct OrgReader {
  /// A drawer of more lines is none.
  private static let longestDrawer = 400
  private static let states: [StaticString] = [
    "TODO", "DONE", "NEXT", "WAITING", "WAIT", "HOLD", "STARTED", "DOING", "SOMEDAY", "MAYBE", "CANCELLED", "CANCELED",
    "IN-PROGRESS", "INPROGRESS", "FIXME", "PROJECT",
  ]

  private var markup: MarkupText
  private let marks: QuoteMarks
  private var title: (line: Int, words: Range<Int>)?
  /// States of headings that the document names itself (`#+TODO: OPEN | CLOSED`).
  private var ownStates: Set<[UInt8]> = []
  private var items = ItemStack()
  /// The first line from the last drawer's start on that ends a drawer or begins with a star.
  private var drawerStop = 0
  private var isInDrawer = false
  /// Whether a number was set in the list that is open.
  private var isCounted = false
  /// The quotations that the line stands in.
  private var quotations = 0

  static func read(_ text: [UInt8]) -> LinedText {
    var reader = OrgReader(MarkupText(text))
    var line = 0
    while line < reader.markup.count { line = reader.read(line) }
    reader.items.close(to: 0, &reader.markup)
    reader.markup.settleTitle(reader.title)
    return reader.markup.finished { $0.suffix(2).elementsEqual([0x5C, 0x5C]) }
  }

  private init(_ markup: consuming MarkupText) {
    marks = QuoteMarks(
      markup.text,
      [
        QuoteMark(byte: 0x2A, kind: .strong), QuoteMark(byte: 0x2F, kind: .emphasis),
        QuoteMark(byte: 0x5F, kind: .emphasis), QuoteMark(byte: 0x2B, kind: .strike),
        QuoteMark(byte: 0x3D, kind: .code, isVerbatim: true), QuoteMark(byte: 0x7E, kind: .code, isVerbatim: true),
      ])
    self.markup = markup
  }

  private var text: [UInt8] { markup.text }

  /// Reads the line and what it begins; returns the line after it.
  private mutating func read(_ line: Int) -> Int {
    let content = markup.content(line)
    guard let first = text[content].first else { return line + 1 }
    let isAtMargin = markup.indent(line) == 0
    switch first {
    case 0x2A where isAtMargin && addHeading(line, content): return line + 1
    case 0x23: if let next = keyword(line, content) { return next }
    case 0x3A: if let next = colon(line, content) { return next }
    case 0x7C: return table(line)
    case 0x2D:
      if content.count >= 5, text.run(of: 0x2D, in: content) == content.count {
        markup.set(.preformatted, line)
        markup.append(Block(.rule, content.run))
        return line + 1
      }
    case 0x5B:
      if isAtMargin, text.begins(with: "[fn:", in: content),
        let close = ByteSearch.first(0x5D, in: text, from: content.lowerBound, to: content.upperBound)
      {
        markup.append(Block(.footnote, content.run, marker: TextRange(content.lowerBound + 4, close)))
        markup.set(.block, line)
      }
    case 0x53, 0x44, 0x43:
      if text.begins(with: "SCHEDULED:", in: content) || text.begins(with: "DEADLINE:", in: content)
        || text.begins(with: "CLOSED:", in: content)
      {
        markup.hide(line, as: .metadata)
        return line + 1
      }
    default: break
    }
    addText(line, content)
    return line + 1
  }

  // MARK: Headings

  private mutating func addHeading(_ line: Int, _ content: Range<Int>) -> Bool {
    let depth = text.run(of: 0x2A, in: content)
    let after = content.lowerBound + depth
    guard after < content.upperBound, text[after] == 0x20 || text[after] == 0x09 else { return false }
    items.close(to: 0, &markup)
    var words = text.trimmed(after..<content.upperBound)
    words = afterState(words)
    words = afterPriority(words)
    words = beforeTarget(beforeTags(words))
    markup.conceal(content.lowerBound..<words.lowerBound)
    markup.conceal(words.upperBound..<content.upperBound)
    let spans = OrgLinks.spans(text, words, marks)
    markup.append(spans)
    markup.addHeading(line, depth: min(depth, 64), Shown.words(text, words, spans), end: content.upperBound)
    return true
  }

  /// `words` without the target of links at their end, which a page does not show: `Mirrors <<mirrors>>`.
  private func beforeTarget(_ words: Range<Int>) -> Range<Int> {
    guard words.count > 5, text[words].suffix(2).elementsEqual(">>".utf8),
      let open = words.dropLast(3).last(where: { text[$0] == 0x3C }), open - 1 > words.lowerBound,
      text[open - 1] == 0x3C, text[open - 2] == 0x20, text[words.upperBound - 3] != 0x3E
    else { return words }
    return text.trimmed(words.lowerBound..<open - 1)
  }

  private func word(_ words: Range<Int>) -> Range<Int> {
    let end = text[words].firstIndex { $0 <= 0x20 } ?? words.upperBound
    return words.lowerBound..<end
  }

  private func afterState(_ words: Range<Int>) -> Range<Int> {
    let first = word(words)
    let isState =
      Self.states.contains { $0.utf8CodeUnitCount == first.count && text.begins(with: $0, in: first) }
      || ownStates.contains(Array(text[first]))
    guard isState, first.upperBound < words.upperBound else { return words }
    return text.trimmed(first.upperBound..<words.upperBound)
  }

  /// `[#A]`
  private func afterPriority(_ words: Range<Int>) -> Range<Int> {
    guard words.count > 4, text.begins(with: "[#", in: words), text[words.lowerBound + 3] == 0x5D else { return words }
    return text.trimmed(words.lowerBound + 4..<words.upperBound)
  }

  /// `:one:two:` at the end, white space before it.
  private func beforeTags(_ words: Range<Int>) -> Range<Int> {
    guard text[words].last == 0x3A, let blank = text[words].lastIndex(where: { $0 <= 0x20 }) else { return words }
    let tags = blank + 1..<words.upperBound
    let areTags =
      tags.count > 2 && text[tags.lowerBound] == 0x3A
      && text[tags].allSatisfy {
        $0 >= 0x80 || HTMLTag.isLetter($0) || (0x30...0x3A).contains($0) || [0x5F, 0x40, 0x23, 0x25, 0x2D].contains($0)
      }
    return areTags ? text.trimmed(words.lowerBound..<blank) : words
  }

  // MARK: Keywords and blocks

  private mutating func keyword(_ line: Int, _ content: Range<Int>) -> Int? {
    guard text.begins(with: "#+", in: content) else {
      guard content.count == 1 || text[content.lowerBound + 1] == 0x20 else { return nil }
      markup.hide(line, as: .comment)
      return line + 1
    }
    if text.beginsFolded(with: "#+begin_", in: content) { return block(line, content) }
    guard let colon = ByteSearch.first(0x3A, in: text, from: content.lowerBound, to: content.upperBound) else {
      return nil
    }
    let key = content.lowerBound + 2..<colon
    guard !key.isEmpty, !text[key].contains(0x20) else { return nil }
    let words = text.trimmed(colon + 1..<content.upperBound)
    if key.count == 5, text.beginsFolded(with: "title", in: key), !words.isEmpty, title == nil {
      markup.conceal(content.lowerBound..<words.lowerBound)
      title = (line, words)
      return line + 1
    }
    if key.count == 7, text.beginsFolded(with: "caption", in: key) {
      markup.conceal(content.lowerBound..<words.lowerBound)
      markup.set(.block, line)
      markup.append(Block(.caption, words.run))
      return line + 1
    }
    if key.count == 4, text.beginsFolded(with: "html", in: key), !words.isEmpty {
      readWeb(line, content, words)
      return line + 1
    }
    if text.beginsFolded(with: "todo", in: key) || text.beginsFolded(with: "seq_todo", in: key) {
      for state in text[words].split(whereSeparator: { $0 == 0x20 || $0 == 0x7C }) {
        ownStates.insert(Array(state.prefix { $0 != 0x28 }))
      }
    }
    markup.hide(line, as: .metadata, part: MarkdownFrontMatter.part(text, key), marker: key)
    return line + 1
  }

  /// `#+HTML: <img src="gull.png">`: the words between the tags and those of images.
  private mutating func readWeb(_ line: Int, _ content: Range<Int>, _ words: Range<Int>) {
    var inlines = MarkdownInlines(text, MarkdownDefinitions())
    let spans = inlines.read([words], isWeb: true)
    let hasImage = spans.contains { $0.sign != .none }
    guard hasImage || !Shown.words(text, words, spans).isEmpty else { return markup.hide(line, as: .comment) }
    markup.set(.block, line)
    markup.conceal(content.lowerBound..<words.lowerBound)
    markup.append(spans)
  }

  /// `#+BEGIN_NAME` to `#+END_NAME`; a block that is not closed is no block.
  private mutating func block(_ line: Int, _ content: Range<Int>) -> Int? {
    let name = word(content.lowerBound + 8..<content.upperBound)
    guard !name.isEmpty, let close = blockEnd(name, from: line + 1) else { return nil }
    let marker = text.trimmed(name.upperBound..<content.upperBound)
    markup.conceal(content)
    markup.conceal(markup.content(close))
    let isText = ["quote", "center", "note", "warning", "tip", "abstract", "info"].contains { word in
      name.count == word.utf8.count && text[name].elementsEqual(word.utf8) { $0 | 0x20 == $1 }
    }
    if isText {
      markup.append(.quotation, line..<close + 1, part: .block)
      readQuotation(line + 1..<close)
    } else {
      let isComment = name.count == 7 && text.beginsFolded(with: "comment", in: name)
      markup.append(isComment ? .comment : .code, line..<close + 1, part: .preformatted, marker: marker)
    }
    return close + 1
  }

  /// Reads the lines of a quotation or a drawer, which may hold blocks, lists and tables; deep inside others its text alone.
  private mutating func readQuotation(_ lines: Range<Int>) {
    let isDeep = quotations >= WorkBudget.blockDepth
    quotations += 1
    var line = lines.lowerBound
    while line < lines.upperBound {
      if isDeep {
        addInlines(line, markup.content(line))
        line += 1
      } else {
        line = min(max(read(line), line + 1), lines.upperBound)
      }
    }
    quotations -= 1
    items.close(to: 0, &markup)
    for line in lines {
      guard let position = markup.position(line), markup.document.lines[position].part == .text else { continue }
      markup.document.lines[position].part = .block
    }
  }

  /// Looked for from one block's start on, and remembered: a text of starts without ends is read once.
  private var lacksEnd: Set<[UInt8]> = []

  private mutating func blockEnd(_ name: Range<Int>, from first: Int) -> Int? {
    let key = text[name].map { $0 | 0x20 }
    guard !lacksEnd.contains(key) else { return nil }
    for line in first..<max(first, markup.count) {
      let content = markup.content(line)
      guard text.beginsFolded(with: "#+end_", in: content) else { continue }
      if text[content.lowerBound + 6..<content.upperBound].elementsEqual(key, by: { $0 | 0x20 == $1 }) { return line }
    }
    lacksEnd.insert(key)
    return nil
  }

  // MARK: Drawers and fixed width

  private mutating func colon(_ line: Int, _ content: Range<Int>) -> Int? {
    if content.count == 1 || text[content.lowerBound + 1] == 0x20 {
      var end = line
      while end < markup.count, isFixedWidth(end) { end += 1 }
      markup.append(.code, line..<end, part: .preformatted)
      return end
    }
    // There is no drawer in a drawer (Org Syntax, 3.2.2).
    guard !isInDrawer, content.count > 2, text[content.upperBound - 1] == 0x3A, !text[content].contains(0x20) else {
      return nil
    }
    if drawerStop <= line {
      drawerStop = line + 1
      while drawerStop < markup.count, !isDrawerEnd(drawerStop), !isStars(drawerStop) { drawerStop += 1 }
    }
    let end = drawerStop
    guard end < min(markup.count, line + Self.longestDrawer), isDrawerEnd(end) else { return nil }
    let name = content.lowerBound + 1..<content.upperBound - 1
    // An exported page shows nothing of properties and of the clock.
    let isHidden = ["properties", "logbook"].contains { word in
      name.count == word.utf8.count && text[name].elementsEqual(word.utf8) { $0 | 0x20 == $1 }
    }
    if isHidden {
      markup.append(.metadata, line..<end + 1, part: .furniture, marker: name)
      for hidden in line..<end + 1 { markup.conceal(markup.content(hidden)) }
    } else {
      items.close(to: 0, &markup)
      markup.hide(line, as: .comment)
      isInDrawer = true
      readQuotation(line + 1..<end)
      isInDrawer = false
      markup.hide(end, as: .comment)
    }
    return end + 1
  }

  private func isStars(_ line: Int) -> Bool { markup.indent(line) == 0 && text[markup.content(line)].first == 0x2A }

  private func isFixedWidth(_ line: Int) -> Bool {
    let content = markup.content(line)
    return text[content].first == 0x3A && (content.count == 1 || text[content.lowerBound + 1] == 0x20)
  }

  private func isDrawerEnd(_ line: Int) -> Bool {
    let content = markup.content(line)
    return content.count == 5 && text.beginsFolded(with: ":end:", in: content)
  }

  // MARK: Tables, lists, text

  private mutating func table(_ line: Int) -> Int {
    var end = line
    while end < markup.count, text[markup.content(end)].first == 0x7C { end += 1 }
    markup.append(.table, line..<end, part: .preformatted)
    // Rows above the first rule are heads; one is, a table may begin with a rule.
    var ordinal = end - line > 2 && !isTableRule(line) && isTableRule(line + 1) ? 0 : 1
    for row in line..<end {
      if isTableRule(row) {
        markup.conceal(markup.content(row))
      } else {
        markup.appendBarredRow(row, ordinal: ordinal)
        for cell in MarkdownLeaves.cells(text, markup.content(row)) {
          markup.append(OrgLinks.spans(text, cell, marks))
        }
        ordinal += 1
      }
    }
    return end
  }

  private func isTableRule(_ line: Int) -> Bool {
    let content = markup.content(line)
    return content.count > 1 && text[content.lowerBound + 1] == 0x2D
  }

  private mutating func addText(_ line: Int, _ content: Range<Int>) {
    let indent = markup.indent(line)
    if let marker = MarkdownListMarker.read(MarkdownLine(text, content)), indent > 0 || text[content.lowerBound] != 0x2A
    {
      let start = counter(behind: content.lowerBound + marker.length, content)
      if items.isEmpty { isCounted = false }
      if start != nil { isCounted = true }
      items.open(
        line, content, indent: indent, length: marker.length, ordinal: start ?? marker.ordinal,
        counts: isCounted && start == nil && marker.ordinal != nil, &markup)
    } else {
      items.close(setIn: indent, &markup)
    }
    if !items.isEmpty { markup.set(.block, line) }
    items.extend(to: content.upperBound)
    addInlines(line, content)
  }

  /// The number that `[@10]` behind the marker of an item sets, of which a page shows nothing; nil where there is none.
  private mutating func counter(behind marker: Int, _ content: Range<Int>) -> Int? {
    let rest = text.trimmed(marker..<max(marker, content.upperBound))
    guard text.begins(with: "[@", in: rest),
      let close = ByteSearch.first(
        0x5D, in: text, from: rest.lowerBound, to: min(rest.upperBound, rest.lowerBound + 12)),
      let number = Int(String(decoding: text[rest.lowerBound + 2..<close], as: UTF8.self))
    else { return nil }
    markup.conceal(rest.lowerBound..<close + 1)
    return number
  }

  private mutating func addInlines(_ line: Int, _ content: Range<Int>) {
    markup.append(OrgLinks.spans(text, content, marks))
  }
}
