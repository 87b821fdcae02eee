import ReportModel
import TextFacts

/// A paragraph of a format with marks, read for its form: what of it is hidden, and what stands beside it.
struct MarkedParagraph {
  private let report: Report
  private let paragraph: Paragraph
  private let style: PageStyle
  /// The bytes of the paragraph.
  private let bounds: Range<Int>
  /// The hidden runs of the paragraph, in order.
  private var hidden: [InlineSpan]
  private var shape = ParagraphForm()
  /// The first byte that is not part of a marker.
  private var place: Int

  /// Columns of the bar of a quotation with the space after it, and of the indent of code.
  private static let step = 2
  /// Text is not set in further, so that there is always room for some words.
  private static let deepest = 24

  init(_ report: Report, _ paragraph: Paragraph, style: PageStyle, revealing revealed: TextRange?) {
    self.report = report
    self.paragraph = paragraph
    self.style = style
    bounds = paragraph.range.bytes.clamped(to: 0..<report.text.count)
    hidden = Self.hiddenRuns(report, paragraph.range)
    if let revealed { hidden.removeAll { $0.range.overlaps(revealed) } }
    place = bounds.lowerBound
  }

  /// The form of the paragraph.
  mutating func form(_ typesetter: Typesetter) -> ParagraphForm {
    let shown = firstShown(from: bounds.lowerBound)
    place = shown ?? bounds.lowerBound
    // A row of a table begins with the mark before its first cell.
    var chain = report.blockTree.chain(at: TextOffset(place))
    var position = 0
    while position < chain.count {
      let index = chain[position]
      position += 1
      if apply(report.blocks[index], at: index, typesetter) {
        // Another item may stand behind the marker.
        let inner = report.blockTree.chain(at: TextOffset(place))
        if inner.count > chain.count, inner.starts(with: chain) { chain = inner }
      }
    }
    if shown == nil, !hidden.isEmpty {
      switch shape.kind {
      case .text, .code: if shape.marker.isEmpty, !isQuotedBlank { shape.kind = .nothing }
      case .tableRule(let table): if !isRule(of: table) { shape.kind = .nothing }
      case .rule, .tableRow, .nothing: break
      }
    } else if case .tableRule = shape.kind {
      shape.kind = .text
    }
    shape.indent = min(shape.indent, Self.deepest)
    shape.firstIndent = shape.marker.isEmpty ? shape.indent : min(shape.firstIndent, Self.deepest + Self.step)
    if paragraph.kind != .preformatted {
      hideBlanks()
      hideBreaks()
    } else if shape.kind == .code {
      hideCodeIndent()
    }
    let isText = paragraph.kind != .preformatted && shape.kind == .text
    shape.marks = PassageMarks(
      hidden: hidden, joinsLines: paragraph.kind != .preformatted, spacesScripts: isText && style.spacesScripts,
      imageStart: hidden.contains { $0.sign != .none } ? style.imageStart : [])
    shape.marks.setRuns(of: paragraph.range, in: report, style)
    return shape
  }

  /// Whether the paragraph is a line of a quotation that has only its marks: a blank line, the bars beside which go on.
  private var isQuotedBlank: Bool {
    !shape.bars.isEmpty && report.text[bounds].allSatisfy { $0 == 0x3E || $0 == 0x20 || $0 == 0x09 }
  }

  /// Whether a line of a table that shows nothing is the one below its heads, or another that the source draws: tags of HTML
  /// between rows are none.
  private func isRule(of table: Int) -> Bool {
    guard let first = report.text[bounds].first(where: { $0 > 0x20 }), first == 0x3C else { return true }
    return Self.followsHead(bounds.lowerBound, of: table, in: report)
  }

  /// Whether nothing but blanks stands between the heads of a table and `place`.
  static func followsHead(_ place: Int, of table: Int, in report: Report) -> Bool {
    let next = report.blocks.partitionPoint { $0.range.lower.bytes < place }
    guard let row = report.blocks[table..<max(table, next)].last(where: { $0.kind == .row }), row.ordinal == 0,
      row.range.upper.bytes <= place
    else { return false }
    return !report.text[row.range.upper.bytes..<place].contains { $0 > 0x20 }
  }

  /// Takes in what a block around the paragraph adds; whether the paragraph begins with the block's marker.
  private mutating func apply(_ block: Block, at index: Int, _ typesetter: Typesetter) -> Bool {
    switch block.kind {
    case .quotation:
      shape.bars.append(shape.indent)
      shape.indent += Self.step
      if !style.quotationWords.isEmpty, isFirst(of: block), shape.marker.isEmpty {
        shape.marker = style.quotationWords
        shape.firstIndent = typesetter.width(of: shape.marker) + 1
      }
    case .listItem, .footnote:
      let box = style.usesScriptLetters && block.kind == .listItem ? TaskBox(report.text, after: block) : nil
      let sign = box?.sign ?? sign(of: block)
      let begins = bounds.lowerBound <= block.marker.lower.bytes && block.marker.upper.bytes <= bounds.upperBound
      shape.indent += typesetter.width(of: sign) + 1
      guard begins, !block.marker.isEmpty else { return false }
      shape.marker += (shape.marker.isEmpty ? "" : " ") + sign
      shape.firstIndent = shape.indent
      hideMarker(of: block, to: box?.end)
      return true
    case .code:
      shape.kind = .code
      shape.indent += Self.step
    case .rule:
      shape.kind = .rule
    case .table: shape.kind = .tableRule(table: index)
    case .row: if case .tableRule(let table) = shape.kind { shape.kind = .tableRow(table: table, row: index) }
    case .metadata, .comment: shape.isMuted = true
    case .image: setImage(block, typesetter)
    case .cell, .caption, .lines: break
    }
    return false
  }

  /// Whether the paragraph is the first of a block that shows anything: nothing but marks stands before it there.
  private func isFirst(of block: Block) -> Bool {
    let start = block.range.lower.bytes
    guard start < bounds.lowerBound else { return true }
    return report.text[start..<min(bounds.lowerBound, start + Self.codeSample)].allSatisfy { $0 <= 0x20 || $0 == 0x3E }
  }

  /// Sets signs around the words that stand for an image, where the format has no marks around them.
  private mutating func setImage(_ block: Block, _ typesetter: Typesetter) {
    guard block.range == paragraph.range, hidden.isEmpty, shape.marker.isEmpty else { return }
    var start = style.imageStart
    if start.last == " " { start.removeLast() }
    shape.marker = String(String.UnicodeScalarView(start))
    shape.closer = "]"
    shape.firstIndent = shape.indent + typesetter.width(of: shape.marker) + 1
  }

  /// The sign of a list item or a note.
  private func sign(of block: Block) -> String {
    let written = String(decoding: report.text[block.marker.bytes.clamped(to: 0..<report.text.count)], as: UTF8.self)
    if block.kind == .footnote { return "[\(written)]" }
    // A tag of HTML says no number; the list counts.
    if written.hasPrefix("<"), let ordinal = block.ordinal { return "\(ordinal)." }
    let isBullet = ["-", "+", "•", "·", "o", ""].contains(written) || written.utf8.allSatisfy { $0 == 0x2A }
    // Org may set another number than the one that is written.
    if let ordinal = block.ordinal, let last = written.last, let number = Int(written.dropLast()), number != ordinal {
      return "\(ordinal)\(last)"
    }
    // The dots of AsciiDoc say the depth, and count.
    if let ordinal = block.ordinal, written.utf8.allSatisfy({ $0 == 0x2E }) { return "\(ordinal)." }
    guard isBullet || written.hasPrefix("<") else { return written }
    let signs = ["•", "◦", "▪"]
    return signs[min(max(1, Int(block.depth)), signs.count) - 1]
  }

  // MARK: Hidden runs

  /// The hidden runs that overlap `range`, in order.
  static func hiddenRuns(_ report: Report, _ range: TextRange) -> [InlineSpan] {
    var first = report.spans.partitionPoint { $0.range.lower < range.lower }
    // A hidden run holds no other: only the last span before the range can reach into it.
    if first > 0, report.spans[first - 1].hidesText, report.spans[first - 1].range.upper > range.lower { first -= 1 }
    return report.spans[first...].prefix { $0.range.lower < range.upper }.filter(\.hidesText)
  }

  /// The first byte from `start` on that is shown and no white space; nil where there is none.
  private func firstShown(from start: Int) -> Int? {
    var place = start
    var next = hidden.partitionPoint { $0.range.upper.bytes <= start }
    while place < bounds.upperBound {
      if next < hidden.count, hidden[next].range.lower.bytes <= place {
        if hidden[next].scalar != nil && !hidden[next].isSpace || hidden[next].sign != .none { return place }
        place = max(place, hidden[next].range.upper.bytes)
        next += 1
      } else if Blank.contains(UInt32(report.text[place])) {
        place += 1
      } else {
        return place
      }
    }
    return nil
  }

  /// Hides the marker of a block with all before it in the paragraph, the box after it that ends at `box`, and the mark-up
  /// and white space behind.
  private mutating func hideMarker(of block: Block, to box: Int?) {
    var marker = box ?? block.marker.upper.bytes
    if block.kind == .footnote {
      // The bracket and the colon behind the mark of a note.
      while marker < bounds.upperBound, report.text[marker] == 0x5D || report.text[marker] == 0x3A { marker += 1 }
    }
    let end = firstShown(from: marker) ?? bounds.upperBound
    hide(bounds.lowerBound..<end)
    place = end
  }

  /// Hides the white space before the first character that is shown.
  private mutating func hideBlanks() {
    guard let first = firstShown(from: bounds.lowerBound), first > bounds.lowerBound else { return }
    hide(bounds.lowerBound..<first)
  }

  /// Hides the line breaks at the end of the paragraph, and of several in a row all but two: they are distance.
  private mutating func hideBreaks() {
    guard hidden.contains(where: { $0.scalar == InlineSpan.lineBreak }) else { return }
    var count = 2
    var end = bounds.upperBound
    for index in hidden.indices.reversed() {
      let run = hidden[index].range.bytes
      if run.upperBound < end, report.text[run.upperBound..<end].contains(where: { $0 > 0x20 }) { count = 0 }
      end = min(end, run.lowerBound)
      if hidden[index].scalar == InlineSpan.lineBreak {
        count += 1
        if count > 2 { hidden[index] = InlineSpan(.concealed, hidden[index].range) }
      } else if hidden[index].scalar != nil && !hidden[index].isSpace || hidden[index].sign != .none {
        count = 0
      }
    }
  }

  /// Bytes of code from its beginning that are looked at for the white space before all of its lines.
  private static let codeSample = 2_048

  /// Hides the white space that stands before all lines of code: that of the list item it lies in, and that which makes it
  /// code.
  private mutating func hideCodeIndent() {
    guard report.lines != nil, shape.bars.isEmpty, bounds.lowerBound < bounds.upperBound,
      report.text[bounds.lowerBound] == 0x20 || report.text[bounds.lowerBound] == 0x09,
      let index = report.blockTree.chain(at: paragraph.range.lower).last(where: { report.blocks[$0].kind == .code })
    else { return }
    // The white space before the first line of a block is none of it.
    var start = report.blocks[index].range.lower.bytes
    while start > 0, report.text[start - 1] == 0x20 || report.text[start - 1] == 0x09 { start -= 1 }
    let end = min(report.blocks[index].range.upper.bytes, start + Self.codeSample, report.text.count)
    guard start < end else { return }
    var common: ArraySlice<UInt8>?
    for line in report.text[start..<end].split(separator: 0x0A) {
      let blank = line.prefix { $0 == 0x20 || $0 == 0x09 }
      guard blank.count < line.count, line.dropFirst(blank.count).first != 0x0D else { continue }
      common = common.map { $0.prefix(zip($0, blank).prefix { $0 == $1 }.count) } ?? blank
    }
    let own = report.text[bounds].prefix { $0 == 0x20 || $0 == 0x09 }
    let length = min(own.count, common?.count ?? 0)
    if length > 0 { hide(bounds.lowerBound..<bounds.lowerBound + length) }
  }

  /// Makes one hidden run of `range` and those in it.
  private mutating func hide(_ range: Range<Int>) {
    hidden.removeAll { range.contains($0.range.lower.bytes) && $0.range.upper.bytes <= range.upperBound }
    let run = InlineSpan(.concealed, TextRange(range.lowerBound, range.upperBound))
    hidden.insert(run, at: hidden.partitionPoint { $0.range.lower.bytes < range.lowerBound })
  }
}
