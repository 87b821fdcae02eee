import ReportModel
import TextFacts

/// A mark that stands before and after a run of words on one line, as `*` does in Org and AsciiDoc.
struct QuoteMark {
  var byte: UInt8
  /// The number of bytes of the mark: `**` has two.
  var length = 1
  var kind: InlineSpan.Kind
  /// Whether other marks within mean nothing.
  var isVerbatim = false
}

/// Finds runs of words between marks: the first mark follows white space or punctuation and is followed by a word, the
/// second the other way round (Org, "Emphasis and monospace"; AsciiDoc, "constrained"; reStructuredText, "inline markup
/// recognition rules"). Every mark looks for its end once: time grows linearly with the line.
struct QuoteMarks {
  private let text: [UInt8]
  private let marks: [QuoteMark]
  /// Whether a mark begins with a byte.
  private var isMark = [Bool](repeating: false, count: 256)

  init(_ text: [UInt8], _ marks: [QuoteMark]) {
    self.text = text
    self.marks = marks
    for mark in marks { isMark[Int(mark.byte)] = true }
  }

  /// The spans in `range`, in order; bytes of `taken`, which are in order, hold no marks.
  func spans(in range: Range<Int>, without taken: [Range<Int>] = []) -> [InlineSpan] {
    var spans: [InlineSpan] = []
    var ends = [Int](repeating: range.lowerBound, count: marks.count)
    var taken = taken[...]
    var place = range.lowerBound
    while place < range.upperBound {
      while let next = taken.first, next.upperBound <= place { taken.removeFirst() }
      if let next = taken.first, next.contains(place) {
        place = next.upperBound
        continue
      }
      guard isMark[Int(text[place])] else {
        place += 1
        continue
      }
      // A longer run than any mark is none.
      let first = place + text.run(of: text[place], in: place..<range.upperBound)
      guard let index = marks.firstIndex(where: { $0.byte == text[place] && $0.length == first - place }),
        place >= ends[index], opens(place, marks[index], range)
      else {
        place = first
        continue
      }
      let mark = marks[index]
      guard let end = end(of: mark, from: first, range) else {
        ends[index] = .max
        place = first
        continue
      }
      let isStrike = mark.kind == .strike
      spans.append(InlineSpan(concealed: TextRange(place, first), sign: isStrike ? .strikeStart : .none))
      spans.append(InlineSpan(mark.kind, TextRange(first, end)))
      spans.append(
        InlineSpan(concealed: TextRange(end, end + mark.length), sign: isStrike ? .strikeEnd : .none))
      ends[index] = end + mark.length
      place = mark.isVerbatim ? end + mark.length : first
    }
    spans.sortByStart { $0.range }
    return spans
  }

  private func opens(_ place: Int, _ mark: QuoteMark, _ range: Range<Int>) -> Bool {
    let next = place + mark.length
    return isEdge(place - 1, range, mark.byte) && next < range.upperBound && text[next] > 0x20
      && text[next] != mark.byte
  }

  private func end(of mark: QuoteMark, from first: Int, _ range: Range<Int>) -> Int? {
    var place = first + 1
    while let next = ByteSearch.first(mark.byte, in: text, from: place, to: range.upperBound) {
      let run = text.run(of: mark.byte, in: next..<range.upperBound)
      if run == mark.length, text[next - 1] > 0x20, isEdge(next + mark.length, range, mark.byte) { return next }
      place = next + run
    }
    return nil
  }

  /// Whether white space, punctuation or an edge of `range` stands at `place`.
  private func isEdge(_ place: Int, _ range: Range<Int>, _ mark: UInt8) -> Bool {
    guard range.contains(place) else { return true }
    let byte = text[place]
    // Marks of Chinese and Japanese take three bytes.
    if byte >= 0x80 { return true }
    return byte != mark && byte != 0x5C && !HTMLTag.isLetter(byte) && !(0x30...0x39).contains(byte) && byte != 0x5F
  }
}

extension MarkupText {
  /// Adds spans, as long as there is room for them.
  mutating func append(_ spans: [InlineSpan]) {
    guard document.spans.count < WorkBudget.inlineSpans else { return }
    document.spans += spans
  }

  /// Hides a line that is no text: a remark or a field.
  mutating func hide(_ line: Int, as kind: Block.Kind, part: LinePart = .furniture, marker: Range<Int>? = nil) {
    let range = content(line)
    guard !range.isEmpty else { return }
    set(part, line)
    append(Block(kind, range.run, marker: marker?.run))
    if kind == .comment { conceal(range) }
  }

  /// Makes the lines of `lines` one block; `part` is the part of each.
  mutating func append(_ kind: Block.Kind, _ lines: Range<Int>, part: LinePart, marker: Range<Int>? = nil) {
    let filled = lines.filter { !isBlank($0) }
    guard let first = filled.first, let last = filled.last else { return }
    for line in filled { set(part, line) }
    let range = TextRange(content(first).lowerBound, content(last).upperBound)
    append(Block(kind, range, marker: marker?.run))
  }

  /// Adds a row of a table whose cells stand between bars.
  mutating func appendBarredRow(_ line: Int, ordinal: Int) {
    let row = content(line)
    append(Block(.row, row.run, ordinal: ordinal))
    for (column, cell) in MarkdownLeaves.cells(text, row).enumerated() {
      append(Block(.cell, cell.run, ordinal: column + 1))
    }
  }

  /// Settles the title of a format that marks headings: `line` where the format gives one; else the first heading where
  /// it alone is of the highest depth and others stand below it.
  mutating func settleTitle(_ title: (line: Int, words: Range<Int>)?) {
    document.marksHeadings = true
    document.knowsTitle()
    if let title { return setTitle(title.line, title.words) }
    guard let first = document.marked.first, document.marked.count > 1,
      document.marked.dropFirst().allSatisfy({ $0.depth > first.depth }),
      NumberReader.read(text, at: first.content.lowerBound, end: first.content.upperBound) == nil
    else { return }
    document.marked.removeFirst()
    document.lines[first.line].part = .title
    document.lines[first.line].contentStart = UInt32(clamping: first.content.lowerBound)
    document.lines[first.line].contentEnd = UInt32(clamping: first.content.upperBound)
  }
}
