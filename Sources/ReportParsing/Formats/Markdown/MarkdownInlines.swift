import ReportModel
import TextFacts

/// The inline marks of Markdown (CommonMark 0.31, 6; GFM 6.5, 6.9): code, escapes, character references, emphasis,
/// links, images, HTML. Time grows linearly with the bytes.
struct MarkdownInlines {
  private struct Bracket {
    var start: Int
    var isImage: Bool
    var isActive = true
    /// The last run of emphasis before it, and the number of spans.
    var run: Int
    var spans: Int
    /// Whether another bracket opens after it: then its text is no label.
    var holdsBracket = false
  }

  private let text: [UInt8]
  private let definitions: MarkdownDefinitions
  private(set) var spans: [InlineSpan] = []
  private var runs = EmphasisRuns()
  private var brackets: [Bracket] = []
  private var tags: [(kind: InlineSpan.Kind, start: Int, target: Range<Int>?)] = []
  private var segments: ArraySlice<Range<Int>> = []
  private var limit = 0
  private var isWeb = false
  private var hidesImages = false
  private var isCell = false
  /// Whether no end of a comment, an instruction … was found from some place on.
  private var lacksEnds: Set<UInt8> = []
  /// The lengths of runs of back-quotes that end no code, from the place they were looked for.
  private var quotes: [Int: Int] = [:]
  private var areQuotesKnown = false

  init(_ text: [UInt8], _ definitions: MarkdownDefinitions) {
    self.text = text
    self.definitions = definitions
  }

  /// The spans of a passage, in order. In HTML only tags and character references are marks; images of a heading are
  /// hidden with their descriptions; in a cell of a table the escape of a bar is a mark in code too (GFM 4.10). Marks
  /// after about the first `most` spans are none.
  mutating func read(
    _ segments: ArraySlice<Range<Int>>, isWeb: Bool = false, hidesImages: Bool = false, isCell: Bool = false,
    atMost most: Int = WorkBudget.inlineSpans
  ) -> [InlineSpan] {
    guard let last = segments.last else { return [] }
    self.segments = segments
    (self.isWeb, self.hidesImages, self.isCell, limit) = (isWeb, hidesImages, isCell, last.upperBound)
    spans.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    runs.removeAll()
    lacksEnds.removeAll(keepingCapacity: true)
    quotes.removeAll(keepingCapacity: true)
    areQuotesKnown = false
    scan(most)
    pairRuns(after: -1)
    spans.sortByStart { $0.range }
    return spans
  }

  private mutating func pairRuns(after bottom: Int) {
    guard runs.last != bottom else { return }
    var found: [InlineSpan] = []
    swap(&found, &spans)
    runs.pair(after: bottom) { found.append($0) }
    swap(&found, &spans)
  }

  /// Reads marks until there are about as many spans as are allowed.
  private mutating func scan(_ most: Int) {
    var place = 0
    for segment in segments {
      place = max(place, segment.lowerBound)
      while place < segment.upperBound {
        let byte = text[place]
        guard isMark(byte) else {
          place += 1
          continue
        }
        // Two runs of emphasis make three spans.
        guard spans.count + runs.count < most else { return }
        place = mark(byte, at: place, in: segment)
      }
    }
  }

  /// Whether a mark may begin with `byte`: one of `` !$&*:<[\]_`~ ``.
  @inline(__always)
  private func isMark(_ byte: UInt8) -> Bool {
    byte < 0x40
      ? (0x1400_0452_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1
      : byte < 0x80 && (0x4000_0001_B800_0000 as UInt64) >> UInt64(byte - 0x40) & 1 == 1
  }

  /// Reads the mark at `place`, and returns the place to go on at.
  private mutating func mark(_ byte: UInt8, at place: Int, in segment: Range<Int>) -> Int {
    switch byte {
    case 0x3C: return angle(place, segment)
    case 0x26:
      guard let (scalar, end) = CharacterReference.read(text, place, segment.upperBound) else { return place + 1 }
      spans.append(InlineSpan(TextRange(place, end), standsFor: scalar))
      return end
    case _ where isWeb: return place + 1
    case 0x5C: return escape(place, segment)
    case 0x60: return code(place)
    case 0x24: return formulaEnd(place, segment)
    case 0x2A, 0x5F, 0x7E:
      let count = text.run(of: byte, in: place..<segment.upperBound)
      runs.append(
        byte, at: place, count: count, between: before(place, segment), and: after(place + count, segment))
      return place + count
    case 0x5B:
      if let end = alert(place, segment) { return end }
      openBracket(place, isImage: false)
      return place + 1
    case 0x21:
      guard place + 1 < segment.upperBound, text[place + 1] == 0x5B else { return place + 1 }
      openBracket(place, isImage: true)
      return place + 2
    case 0x5D: return closeBracket(place)
    case 0x3A: return address(place, segment)
    default: return place + 1
    }
  }

  private func before(_ place: Int, _ segment: Range<Int>) -> UInt32 {
    TextScalar.read(text.span, before: place, start: segment.lowerBound)?.value ?? 0x20
  }

  private func after(_ place: Int, _ segment: Range<Int>) -> UInt32 {
    TextScalar.read(text.span, at: place, end: segment.upperBound)?.value ?? 0x20
  }

  private mutating func conceal(_ range: Range<Int>) {
    if !range.isEmpty { spans.append(InlineSpan(.concealed, range.run)) }
  }

  // MARK: Escapes, code, formulas

  private mutating func escape(_ place: Int, _ segment: Range<Int>) -> Int {
    let next = place + 1
    guard next < segment.upperBound else {
      // A hard line break.
      if next < limit { conceal(place..<next) }
      return next
    }
    let byte = text[next]
    guard byte > 0x20, byte < 0x7F, !HTMLTag.isLetter(byte), !(0x30...0x39).contains(byte) else { return next }
    conceal(place..<next)
    return next + 1
  }

  private mutating func code(_ place: Int) -> Int {
    let length = text.run(of: 0x60, in: place..<limit)
    let first = place + length
    if areQuotesKnown, quotes[length, default: -1] < first { return first }
    var next = first
    while let found = ByteSearch.first(0x60, in: text, from: next, to: limit) {
      let run = text.run(of: 0x60, in: found..<limit)
      if run == length {
        emitCode(first..<found, length)
        return found + run
      }
      quotes[run] = max(quotes[run, default: -1], found)
      next = found + run
    }
    areQuotesKnown = true
    return first
  }

  /// One space at each end of code that is not all spaces belongs to its marks.
  private mutating func emitCode(_ range: Range<Int>, _ length: Int) {
    var inner = range
    let isPadded = inner.count >= 2 && text[inner.lowerBound] <= 0x20 && text[inner.upperBound - 1] <= 0x20
    if isPadded, !text[inner].allSatisfy({ $0 == 0x20 }) { inner = inner.lowerBound + 1..<inner.upperBound - 1 }
    conceal(range.lowerBound - length..<inner.lowerBound)
    if !inner.isEmpty { spans.append(InlineSpan(.code, inner.run)) }
    if isCell {
      for place in inner.dropLast() where text[place] == 0x5C && text[place + 1] == 0x7C { conceal(place..<place + 1) }
    }
    conceal(inner.upperBound..<range.upperBound + length)
  }

  /// The byte after a formula `$…$` on one line, in which nothing else is a mark.
  private func formulaEnd(_ place: Int, _ segment: Range<Int>) -> Int {
    let next = place + 1
    let end = min(segment.upperBound, place + WorkBudget.tagBytes)
    guard next < end, text[next] > 0x20, text[next] != 0x24,
      let close = ByteSearch.first(0x24, in: text, from: next, to: end),
      text[close - 1] > 0x20, text[close - 1] != 0x5C
    else { return next }
    let isFigure = close + 1 < segment.upperBound && (0x30...0x39).contains(text[close + 1])
    return isFigure ? next : close + 1
  }

  // MARK: Alerts

  /// The kinds of alerts of GitHub.
  private static let alerts = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"].map { Array($0.utf8) }

  /// Reads the mark of an alert at `place`, alone on the first line of a quotation, `> [!NOTE]` (GitHub Docs, Alerts): its
  /// name is strong and on a line of its own. Nil where there is none; else the place to go on at.
  private mutating func alert(_ place: Int, _ segment: Range<Int>) -> Int? {
    guard !isWeb, !isCell, place == segments.first?.lowerBound, segments.count > 1,
      Self.isAlert(text[place..<segment.upperBound]),
      let close = text[place..<segment.upperBound].firstIndex(of: 0x5D),
      let before = text[..<place].last(where: { $0 != 0x20 }), before == 0x3E,
      let end = text[close..<limit].firstIndex(of: 0x0A)
    else { return nil }
    conceal(place..<place + 2)
    spans.append(InlineSpan(.strong, TextRange(place + 2, close)))
    spans.append(InlineSpan(TextRange(close, end + 1), standsFor: InlineSpan.lineBreak))
    return max(segment.upperBound, end + 1)
  }

  /// Whether words are the mark of an alert, and blanks.
  static func isAlert(_ words: ArraySlice<UInt8>) -> Bool {
    guard words.starts(with: [0x5B, 0x21]), let close = words.firstIndex(of: 0x5D) else { return false }
    let name = words[(words.startIndex + 2)..<close].map { $0 & 0xDF }
    return words[(close + 1)...].allSatisfy { $0 <= 0x20 } && alerts.contains { $0.elementsEqual(name) }
  }

  // MARK: HTML and addresses

  private mutating func angle(_ place: Int, _ segment: Range<Int>) -> Int {
    if let end = markupEnd(place) {
      conceal(place..<end)
      return end
    }
    if !isWeb, let end = autolinkEnd(place) {
      conceal(place..<place + 1)
      spans.append(
        InlineSpan(.link, TextRange(place + 1, end - 1), target: TextRange(place + 1, end - 1)))
      conceal(end - 1..<end)
      return end
    }
    guard let name = HTMLTag.name(text, place + 1..<limit), let end = HTMLTag.end(text, place, limit: limit) else {
      return place + 1
    }
    let tag = TextRange(place, end)
    switch name.word {
    case "br":
      // At the end of a line there is nothing to part.
      let isLast = Blank.trimmed(text.span, end..<max(end, segment.upperBound)).isEmpty
      spans.append(InlineSpan(tag, standsFor: isLast ? " " : InlineSpan.lineBreak))
    case "img" where !hidesImages: addImage(place..<end)
    // Rows and cells that share a line are told apart; those of a table have columns of their own.
    case "tr" where name.isEnd && !Blank.trimmed(text.span, end..<max(end, segment.upperBound)).isEmpty:
      spans.append(InlineSpan(tag, standsFor: InlineSpan.lineBreak))
    case "td" where name.isEnd, "th" where name.isEnd: spans.append(InlineSpan(tag, standsFor: " "))
    default: spans.append(InlineSpan(.concealed, tag))
    }
    if let kind = Self.kinds[name.word] { noteTag(kind, isEnd: name.isEnd, place..<end) }
    return end
  }

  private static let kinds: [String: InlineSpan.Kind] = [
    "sup": .superscript, "sub": .subscript, "b": .strong, "strong": .strong, "i": .emphasis, "em": .emphasis,
    "a": .link, "code": .code, "kbd": .code, "tt": .code, "del": .strike, "s": .strike, "strike": .strike,
  ]

  private mutating func noteTag(_ kind: InlineSpan.Kind, isEnd: Bool, _ tag: Range<Int>) {
    if !isEnd {
      let target = kind == .link ? HTMLTag.attribute("href", in: text, tag) : nil
      if tags.count < WorkBudget.blockDepth { tags.append((kind, tag.upperBound, target)) }
    } else if let open = tags.last, open.kind == kind {
      tags.removeLast()
      // A place that links lead to is none itself.
      guard open.start < tag.lowerBound, kind != .link || open.target?.isEmpty == false else { return }
      if kind == .strike { markStrike(from: open.start, to: tag) }
      let words = TextRange(open.start, tag.lowerBound)
      spans.append(InlineSpan(kind, words, target: open.target?.run ?? TextRange(0, 0)))
    }
  }

  /// Puts the marks of words that were struck out in the place of the two tags around them, the later one the last span.
  private mutating func markStrike(from start: Int, to tag: Range<Int>) {
    guard let opener = spans.lastIndex(where: { $0.range.upper.bytes == start && $0.kind == .concealed }) else {
      return
    }
    spans[opener] = InlineSpan(concealed: spans[opener].range, sign: .strikeStart)
    spans[spans.count - 1] = InlineSpan(concealed: tag.run, sign: .strikeEnd)
  }

  /// The end of a comment, an instruction, a declaration or a CDATA section at `place` (6.6).
  private mutating func markupEnd(_ place: Int) -> Int? {
    guard place + 2 < limit else { return nil }
    let rest = place + 1..<limit
    if text.begins(with: "!--", in: rest) { return end("-->", from: place + 4 - 2, skip: 0, place) }
    if text.begins(with: "![CDATA[", in: rest) { return end("]]>", from: place + 9, skip: 1, place) }
    if text[place + 1] == 0x3F { return end("?>", from: place + 2, skip: 2, place) }
    if text[place + 1] == 0x21, HTMLTag.isLetter(text[place + 2]) { return end(">", from: place + 2, skip: 3, place) }
    return nil
  }

  private mutating func end(_ words: StaticString, from start: Int, skip kind: UInt8, _ place: Int) -> Int? {
    guard !lacksEnds.contains(kind) else { return nil }
    var next = start
    while let found = ByteSearch.first(words.utf8Start[0], in: text, from: next, to: limit) {
      if text.begins(with: words, in: found..<limit) { return found + words.utf8CodeUnitCount }
      next = found + 1
    }
    lacksEnds.insert(kind)
    return nil
  }

  /// The byte after `<scheme:…>` or `<name@host>` (6.5).
  private func autolinkEnd(_ place: Int) -> Int? {
    var next = place + 1
    let end = min(limit, place + WorkBudget.tagBytes)
    var (colon, at) = (false, false)
    while next < end, text[next] > 0x20, text[next] != 0x3C, text[next] != 0x3E {
      if text[next] == 0x3A { colon = colon || (3...33).contains(next - place) }
      if text[next] == 0x40 { at = true }
      next += 1
    }
    guard next < end, text[next] == 0x3E, colon || at, HTMLTag.isLetter(text[place + 1]) || at else { return nil }
    return next + 1
  }

  /// The end of a bare address whose scheme ends with the `:` at `place` (GFM 6.9).
  private mutating func address(_ place: Int, _ segment: Range<Int>) -> Int {
    let rest = place..<segment.upperBound
    guard brackets.isEmpty, text.begins(with: "://", in: rest) else { return place + 1 }
    var start = place
    while start > segment.lowerBound, place - start < 6, HTMLTag.isLetter(text[start - 1]) { start -= 1 }
    let scheme = start..<place
    guard
      scheme.count == 4 && text.beginsFolded(with: "http", in: scheme)
        || scheme.count == 5 && text.beginsFolded(with: "https", in: scheme)
        || scheme.count == 3 && text.beginsFolded(with: "ftp", in: scheme)
    else { return place + 1 }
    var end = place + 3
    while end < segment.upperBound, text[end] > 0x20, text[end] < 0x7F, text[end] != 0x3C { end += 1 }
    while end > place + 3,
      [0x3F, 0x21, 0x2E, 0x2C, 0x3A, 0x2A, 0x5F, 0x7E, 0x29, 0x22, 0x27, 0x60].contains(text[end - 1])
    {
      end -= 1
    }
    guard end > place + 3 else { return place + 1 }
    spans.append(InlineSpan(.link, TextRange(start, end), target: TextRange(start, end)))
    return end
  }

  // MARK: Links and images

  private mutating func openBracket(_ place: Int, isImage: Bool) {
    if let last = brackets.indices.last { brackets[last].holdsBracket = true }
    brackets.append(Bracket(start: place, isImage: isImage, run: runs.last, spans: spans.count))
  }

  private mutating func closeBracket(_ place: Int) -> Int {
    guard let open = brackets.popLast() else { return place + 1 }
    guard open.isActive else { return place + 1 }
    let words = open.start + (open.isImage ? 2 : 1)..<place
    if !open.isImage, words.count > 1, text[words.lowerBound] == 0x5E, !text[words].contains(0x20) {
      spans.append(InlineSpan(.link, TextRange(open.start, place + 1), target: words.run))
      conceal(words.lowerBound..<words.lowerBound + 1)
      return place + 1
    }
    guard let (target, end) = link(words, holdsBracket: open.holdsBracket) else { return place + 1 }
    if open.isImage, hidesImages {
      spans.removeLast(spans.count - open.spans)
      runs.cut(after: open.run)
      conceal(open.start..<end)
      return end
    }
    pairRuns(after: open.run)
    if open.isImage {
      addImage(open.start..<end, words: words, target: target)
      return end
    }
    conceal(open.start..<words.lowerBound)
    if !words.isEmpty { spans.append(InlineSpan(.link, words.run, target: target.run)) }
    conceal(place..<end)
    // No link holds another.
    for index in brackets.indices.reversed() where !brackets[index].isImage {
      guard brackets[index].isActive else { break }
      brackets[index].isActive = false
    }
    return end
  }

  /// Adds the spans of an image: the words that stand for it, or the name of its file, between the signs of an image.
  private mutating func addImage(_ image: Range<Int>, words: Range<Int>, target: Range<Int>) {
    var words = words
    if words.isEmpty {
      let name = FileName.range(text, target)
      if !name.isEmpty, image.lowerBound < name.lowerBound, name.upperBound < image.upperBound { words = name }
    }
    spans.append(InlineSpan(concealed: TextRange(image.lowerBound, words.lowerBound), sign: .imageStart))
    if !words.isEmpty { spans.append(InlineSpan(.link, words.run, target: target.run)) }
    spans.append(InlineSpan(concealed: TextRange(words.upperBound, image.upperBound), sign: .imageEnd))
  }

  /// The same for a tag `<img …>`; one with `alt=""` is only for the look of a page (HTML, 4.8.4.4.3).
  private mutating func addImage(_ tag: Range<Int>) {
    let source = HTMLTag.attribute("src", in: text, tag) ?? tag.upperBound..<tag.upperBound
    let words = HTMLTag.attribute("alt", in: text, tag).map { Blank.trimmed(text.span, $0) }
    if words?.isEmpty == true || words == nil && FileName.range(text, source).isEmpty { return conceal(tag) }
    addImage(tag, words: words ?? tag.lowerBound..<tag.lowerBound, target: source)
  }

  /// The destination of the link whose text is `words`, and the byte after the link.
  private func link(_ words: Range<Int>, holdsBracket: Bool) -> (target: Range<Int>, end: Int)? {
    let close = words.upperBound
    let next = close + 1
    if next < limit, text[next] == 0x28, let link = MarkdownLink.inline(text, next + 1, limit) { return link }
    guard !definitions.isEmpty else { return nil }
    if next < limit, text[next] == 0x5B, let end = MarkdownDefinitions.labelEnd(text, next..<limit) {
      let label = end > next + 1 ? next + 1..<end : words
      return definitions.destination(text, label).map { ($0, end + 1) }
    }
    guard !holdsBracket else { return nil }
    return definitions.destination(text, words).map { ($0, next) }
  }
}
