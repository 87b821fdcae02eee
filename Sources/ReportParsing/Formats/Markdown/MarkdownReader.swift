import ReportModel
import TextFacts

/// Markdown after CommonMark 0.31 and GFM, with the front matter, formulas and heading attributes that sites of documents
/// add to it.
struct MarkdownReader {
  private var blocks: MarkdownBlocks
  private var frontTitle: (line: Int, words: Range<Int>)?
  /// Headings without words, by their positions in `LinedText.marked`.
  private var emptyHeadings: Set<Int> = []
  /// Paragraphs that are strong as a whole: their lines and words.
  private var strongLines: [(line: Int, words: Range<Int>)] = []

  static func read(_ text: [UInt8]) -> LinedText {
    var markup = MarkupText(text)
    let front = MarkdownFrontMatter.read(&markup)
    // One reference to the document at a time: what is changed while there is another would be copied, all lines of a
    // large text.
    var reader = MarkdownReader(blocks: MarkdownBlocks(consume markup), frontTitle: front.title)
    reader.blocks.read(from: front.next)
    reader.readInlines()
    reader.finish()
    return reader.blocks.markup.document
  }

  private init(blocks: consuming MarkdownBlocks, frontTitle: (line: Int, words: Range<Int>)?) {
    self.blocks = blocks
    self.frontTitle = frontTitle
  }

  // MARK: Inline marks

  private mutating func readInlines() {
    var inlines = MarkdownInlines(blocks.markup.text, blocks.definitions)
    var webHeadings = blocks.webHeadings[...]
    for passage in blocks.passages {
      if let heading = passage.heading {
        readHeading(heading, passage, &inlines)
        continue
      }
      let end = blocks.segments[passage.segments].last?.upperBound ?? 0
      let hasHeading =
        passage.isWeb && webHeadings.first.map { blocks.markup.document.marked[$0].content.upperBound <= end } ?? false
      let room = WorkBudget.inlineSpans - blocks.markup.document.spans.count
      guard room > 0 else { return }
      let spans = inlines.read(
        blocks.segments[passage.segments], isWeb: passage.isWeb, hidesImages: hasHeading, isCell: passage.isCell,
        atMost: room)
      blocks.markup.document.spans += spans
      if passage.isTop {
        noteMarks(passage, spans)
        noteStrongLines(of: passage, spans)
      }
      if !passage.isWeb { joinLines(of: passage) }
      guard passage.isWeb else { continue }
      while let index = webHeadings.first, blocks.markup.document.marked[index].content.upperBound <= end {
        narrow(index, spans)
        webHeadings.removeFirst()
      }
    }
  }

  /// Notes the line ends of a paragraph that are soft breaks (CommonMark 6.8), not hard ones (6.7).
  private mutating func joinLines(of passage: InlineContent) {
    for line in (passage.line + 1)..<max(passage.line + 1, passage.line + passage.segments.count) {
      guard let position = blocks.markup.position(line), !isStrong(position), !isStrong(position - 1) else { continue }
      let above = blocks.markup.text[blocks.markup.range(line - 1)]
      if above.last == 0x5C || above.suffix(2).elementsEqual([0x20, 0x20]) || Self.endsWithBreak(above) { continue }
      // The name of an alert stands on a line of its own (`MarkdownInlines`).
      if line == passage.line + 1, MarkdownInlines.isAlert(above.drop { $0 == 0x3E || $0 <= 0x20 }) { continue }
      blocks.markup.document.continued.append(position)
    }
  }

  /// Whether the line at `position` is one of the last paragraph's that are strong as a whole.
  private func isStrong(_ position: Int) -> Bool {
    strongLines.reversed().prefix { $0.line >= position }.contains { $0.line == position }
  }

  /// Whether a line ends with `<br>`.
  private static func endsWithBreak(_ line: ArraySlice<UInt8>) -> Bool {
    let end = line.suffix(8).filter { $0 > 0x20 && $0 != 0x2F }.suffix(4).map { $0 | 0x20 }
    return end.elementsEqual("<br>".utf8.map { $0 | 0x20 })
  }

  private mutating func readHeading(_ heading: Int, _ passage: InlineContent, _ inlines: inout MarkdownInlines) {
    let last = passage.segments.upperBound - 1
    let words = withoutAttributes(blocks.segments[last])
    if words.upperBound < blocks.segments[last].upperBound {
      blocks.markup.conceal(words.upperBound..<blocks.segments[last].upperBound)
      blocks.segments[last] = words
      blocks.markup.document.marked[heading].content =
        blocks.markup.document.marked[heading].content.lowerBound..<words.upperBound
    }
    var spans = inlines.read(blocks.segments[passage.segments], hidesImages: true)
    let content = blocks.markup.document.marked[heading].content
    if Shown.words(blocks.markup.text, content, spans).isEmpty {
      // An image alone says what it shows.
      spans = inlines.read(blocks.segments[passage.segments])
    }
    withoutNote(heading)
    narrow(heading, spans)
    blocks.markup.document.spans += spans
  }

  /// Takes the reference to a footnote (`[^1]`) at the end of a heading out of its words.
  private mutating func withoutNote(_ heading: Int) {
    let text = blocks.markup.text
    let words = blocks.markup.document.marked[heading].content
    guard text[words].last == 0x5D, let open = text[words].lastIndex(of: 0x5B), open > words.lowerBound,
      text[open + 1] == 0x5E, open + 3 < words.upperBound
    else { return }
    blocks.markup.document.marked[heading].content = words.lowerBound..<text.trimmed(words.lowerBound..<open).upperBound
  }

  private mutating func narrow(_ heading: Int, _ spans: [InlineSpan]) {
    let content = Shown.words(blocks.markup.text, blocks.markup.document.marked[heading].content, spans)
    if content.isEmpty { emptyHeadings.insert(heading) }
    blocks.markup.document.marked[heading].content = content
  }

  /// The words of a heading before attributes (`{#name}`, `{.class}`, `{:…}` of Pandoc and kramdown).
  private func withoutAttributes(_ words: Range<Int>) -> Range<Int> {
    let text = blocks.markup.text
    guard words.count > 4, text[words.upperBound - 1] == 0x7D,
      let brace = text[words].lastIndex(of: 0x7B), brace > words.lowerBound, text[brace - 1] <= 0x20,
      [0x23, 0x2E, 0x3A].contains(text[brace + 1])
    else { return words }
    return text.trimmed(words.lowerBound..<brace)
  }

  /// Notes where a paragraph's marks hide what it begins with, and paragraphs that are strong as a whole.
  private mutating func noteMarks(_ passage: InlineContent, _ spans: [InlineSpan]) {
    guard let first = blocks.segments[passage.segments].first, let mark = spans.first,
      mark.range.lower.bytes == first.lowerBound, let position = blocks.markup.position(passage.line)
    else { return }
    let words = Shown.words(blocks.markup.text, first, spans)
    guard !words.isEmpty else { return }
    let strong = spans.first { $0.kind == .strong }?.range.bytes
    let isStrong = strong.map { $0.lowerBound <= words.lowerBound && words.upperBound <= $0.upperBound } ?? false
    if isStrong {
      strongLines.append((position, words))
      blocks.markup.setContent(position, words)
    } else if !spans.contains(where: { $0.kind == .link && $0.range.lower.bytes <= words.lowerBound }) {
      let end = Int(blocks.markup.document.lines[position].contentEnd)
      blocks.markup.setContent(position, words.lowerBound..<max(words.lowerBound, end))
    }
  }

  /// Notes the lines of a paragraph after its first that are strong as a whole, or begin so: a text with a paragraph a
  /// line and no blank lines sets its headings so.
  private mutating func noteStrongLines(of passage: InlineContent, _ spans: [InlineSpan]) {
    guard passage.segments.count > 1, !spans.isEmpty else { return }
    for (offset, place) in passage.segments.enumerated().dropFirst() {
      let segment = blocks.segments[place]
      guard segment.count > 4, [0x2A, 0x5F].contains(blocks.markup.text[segment.lowerBound]),
        let position = blocks.markup.position(passage.line + offset)
      else { continue }
      let first = spans.partitionPoint { $0.range.lower.bytes < segment.lowerBound }
      let own = Array(spans[first...].prefix { $0.range.lower.bytes < segment.upperBound })
      let words = Shown.words(blocks.markup.text, segment, own)
      guard let strong = own.first(where: { $0.kind == .strong })?.range.bytes, !words.isEmpty,
        strong.lowerBound <= words.lowerBound
      else { continue }
      guard words.upperBound <= strong.upperBound else {
        // Strong words before their text: its heading, if a number begins it.
        let end = Int(blocks.markup.document.lines[position].contentEnd)
        blocks.markup.setContent(position, words.lowerBound..<max(words.lowerBound, end))
        continue
      }
      strongLines.append((position, words))
      blocks.markup.setContent(position, words)
    }
  }

  // MARK: The whole

  private mutating func finish() {
    blocks.forgetPassages()
    dropEmptyHeadings()
    blocks.markup.document.marked.sort { $0.line < $1.line }
    blocks.markup.document.continued.sort()
    let hasFewMarks = FewMarks.stand(in: blocks.markup.document)
    let hasHeadings = !blocks.markup.document.marked.isEmpty && !hasFewMarks
    blocks.markup.document.hasFewMarks = hasFewMarks
    settleTitle()
    if hasFewMarks, !HardWrapping.isLikely(blocks.markup.document.lines) { blocks.markup.document.continued = [] }
    if blocks.markup.document.marked.isEmpty, !hasFewMarks { addStrongHeadings() }
    blocks.markup.document.marksHeadings = hasHeadings
    if hasHeadings {
      for line in blocks.itemLines { blocks.markup.document.lines[line].part = .block }
      for line in blocks.indentedLines { blocks.markup.document.lines[line].part = .preformatted }
    }
    for line in blocks.definitionLines { blocks.markup.set(.furniture, line) }
    blocks.markup.arrange()
    FormTitle.mark(&blocks.markup.document)
  }

  private mutating func dropEmptyHeadings() {
    guard !emptyHeadings.isEmpty else { return }
    let marked = blocks.markup.document.marked
    for heading in emptyHeadings { blocks.markup.document.lines[marked[heading].line].part = .furniture }
    blocks.markup.document.marked = marked.indices.filter { !emptyHeadings.contains($0) }.map { marked[$0] }
  }

  /// Paragraphs that are strong as a whole, where nothing else is a heading but the title: two or more short ones
  /// without a mark at the end.
  private mutating func addStrongHeadings() {
    let document = blocks.markup.document
    // Strong lines with nothing below are the names of those who sign, and those below the line that they sign on.
    let strong = strongLines.sorted { $0.line < $1.line }
    var last = document.lines.count
    for (line, _) in strong.reversed() where line == last - 1 { last = line }
    let signed = strong.reduce(into: Set<Int>()) { signed, strong in
      if signed.contains(strong.line - 1) || isSigningLine(strong.line - 1) { signed.insert(strong.line) }
    }
    let found = strong.filter { strong in
      let line = document.lines[strong.line]
      let isNumbered =
        NumberReader.read(document.text, at: strong.words.lowerBound, end: strong.words.upperBound) != nil
      return line.part == .text && !isNumbered && isShort(strong.words, line) && line.firstEnd >= line.contentEnd
        && strong.line + 1 < last && !signed.contains(strong.line)
        && !DateWords.isWestern(PersonalNames.scalars(document.text, strong.words).filter { $0 > 0x20 })
    }
    guard found.count >= 2, found.contains(where: { document.lines[$0.line].characters <= Self.longestStrong }) else {
      return
    }
    blocks.markup.document.marked = found.map {
      MarkedHeading(line: $0.line, depth: 7, content: $0.words, end: Int(document.lines[$0.line].contentEnd))
    }
  }

  /// Whether low lines are all that stands on the line at `index`.
  private func isSigningLine(_ index: Int) -> Bool {
    guard blocks.markup.document.lines.indices.contains(index) else { return false }
    let words = blocks.markup.text[blocks.markup.document.lines[index].content]
    return words.count >= 8 && words.allSatisfy { $0 == 0x5F }
  }

  /// A strong line has no more characters; one in letters, written as titles are, may be longer.
  private static let (longestStrong, longestStrongTitle) = (44, 90)

  private func isShort(_ words: Range<Int>, _ line: Line) -> Bool {
    if line.characters <= Self.longestStrong { return true }
    guard line.characters <= Self.longestStrongTitle else { return false }
    return LineForm.letters(of: words, in: blocks.markup.text.span) == .title
  }

  /// The title: the first heading, where it is of the first depth and what follows allows it; else that of the front
  /// matter.
  private mutating func settleTitle() {
    let hasHeadings = !blocks.markup.document.marked.isEmpty && !blocks.markup.document.hasFewMarks
    passRedHead()
    if let first = blocks.markup.document.marked.first, isTitle(first) {
      blocks.markup.document.marked.removeFirst()
      setTitle(first.line, first.content)
    } else if let front = frontTitle, let position = blocks.markup.position(front.line) {
      let line = blocks.markup.document.lines[position].content
      blocks.markup.conceal(line.lowerBound..<front.words.lowerBound)
      blocks.markup.conceal(front.words.upperBound..<line.upperBound)
      setTitle(position, front.words)
    }
    if hasHeadings { blocks.markup.document.knowsTitle() }
  }

  /// A red head (`# 青石县人民政府文件`) names who issues a document: its title is the next heading of the first depth.
  private mutating func passRedHead() {
    let document = blocks.markup.document
    guard document.marked.count >= 2, let first = document.marked.first, first.line == 0, first.depth == 1,
      document.marked[1].depth == 1, !isNumbered(document.marked[1]),
      FrontFields.isIssuer(PersonalNames.scalars(document.text, first.content.indices)),
      document.marked.dropFirst(2).allSatisfy({ $0.depth > 1 || isNumbered($0) })
    else { return }
    blocks.markup.document.lines[first.line].part = .front(.issuer)
    blocks.markup.document.marked.removeFirst()
  }

  private func isNumbered(_ heading: MarkedHeading) -> Bool {
    let words = heading.content
    return NumberReader.read(blocks.markup.text, at: words.lowerBound, end: words.upperBound) != nil
  }

  private mutating func setTitle(_ position: Int, _ words: Range<Int>) {
    // A heading over several lines is the title on all of them.
    var next = position + 1
    while next < blocks.markup.document.lines.count,
      Int(blocks.markup.document.lines[next].contentStart) < words.upperBound
    {
      blocks.markup.document.lines[next].part = .title
      next += 1
    }
    let end = min(words.upperBound, Int(blocks.markup.document.lines[position].end))
    blocks.markup.setContent(position, words.lowerBound..<max(words.lowerBound, end))
    blocks.markup.document.lines[position].part = .title
    blocks.markup.document.knowsTitle()
  }

  private func isTitle(_ first: MarkedHeading) -> Bool {
    let document = blocks.markup.document
    let text = document.text
    // The one heading of the highest depth is the title too where it is the first line.
    guard first.depth == 1 || first.line == 0 && document.marked.dropFirst().allSatisfy({ $0.depth > first.depth }),
      AnnexName.at(text, first.content) == nil,
      NumberReader.read(text, at: first.content.lowerBound, end: first.content.upperBound) == nil
    else { return false }
    let others = document.marked.dropFirst().filter { $0.depth == 1 }
    guard !others.isEmpty else { return frontTitle == nil || !SectionName.isOne(text, first.content) }
    // Several of the first depth are parts beside each other, unless the others are numbered or only the first says
    // something of all.
    if frontTitle != nil || SectionName.isOne(text, first.content) { return false }
    let areNumbered = others.allSatisfy {
      NumberReader.read(text, at: $0.content.lowerBound, end: $0.content.upperBound) != nil
    }
    if areNumbered { return true }
    let second = document.marked[1]
    guard document.marked.contains(where: { $0.depth > 1 }) else {
      // A line may stand between a title and the first of several parts.
      return second.line - first.line <= (others.count > 1 ? 2 : 1)
    }
    // One that heads no more than a part of the text is a part itself.
    let below = document.marked.dropFirst().prefix { $0.depth > 1 }.count
    return below == 0 || below >= others.count
  }
}

/// Names of sections that no document is called by.
enum SectionName {
  private static let names: [[UInt8]] = [
    "introduction", "overview", "abstract", "summary", "background", "preface", "foreword", "contents",
    "tableofcontents", "installation", "usage", "gettingstarted", "description", "synopsis", "name", "前言", "引言", "概述",
    "摘要", "目录", "简介", "绪论", "序言", "序", "背景", "安装", "使用",
  ].map { Array($0.utf8) }

  static func isOne(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 40 else { return false }
    let key = text[range].compactMap { byte -> UInt8? in
      byte <= 0x20 ? nil : (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }
    return names.contains(key)
  }
}

/// The words of a run as a page shows them.
enum Shown {
  /// `range` without white space and hidden spans at either end; `spans` are in order.
  static func words(_ text: [UInt8], _ range: Range<Int>, _ spans: [InlineSpan]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    func pastBlanks() {
      let trimmed = Blank.trimmed(text.span, lower..<max(lower, upper))
      (lower, upper) = (trimmed.lowerBound, trimmed.upperBound)
    }
    pastBlanks()
    for span in spans where span.kind == .concealed {
      guard span.range.lower.bytes <= lower, !isOfSome(span, in: lower..<upper, spans) else { break }
      if span.range.upper.bytes > lower {
        lower = span.range.upper.bytes
        pastBlanks()
      }
    }
    for span in spans.reversed() where span.kind == .concealed && span.range.lower.bytes < upper {
      guard span.range.upper.bytes >= upper, span.range.lower.bytes >= lower,
        !isOfSome(span, in: lower..<upper, spans)
      else { break }
      upper = span.range.lower.bytes
      pastBlanks()
    }
    return lower..<max(lower, upper)
  }

  /// Whether a hidden mark is one of two around struck words that are a part of `range`: both stand, as a page shows them.
  private static func isOfSome(_ mark: InlineSpan, in range: Range<Int>, _ spans: [InlineSpan]) -> Bool {
    let other: InlineSpan? =
      switch mark.sign {
      case .strikeStart: spans.first { $0.sign == .strikeEnd && $0.range.lower >= mark.range.upper }
      case .strikeEnd: spans.last { $0.sign == .strikeStart && $0.range.upper <= mark.range.lower }
      case .none, .imageStart, .imageEnd, .image: nil
      }
    guard let other else { return false }
    return mark.sign == .strikeStart
      ? other.range.upper.bytes < range.upperBound : other.range.lower.bytes > range.lowerBound
  }
}
