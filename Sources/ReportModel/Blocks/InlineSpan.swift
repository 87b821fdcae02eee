/// A run of a report's text that is more than letters: set in another way, a link, or mark-up that a page does not show.
///
/// Spans stand in a flat array in the order of their first byte, a span before those inside it. `concealed` and
/// `character` spans hold no others, and none of them overlaps another.
public struct InlineSpan: Sendable, Hashable {
  /// The kinds of spans.
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// Strong emphasis (CommonMark 0.31, 6.2).
    case strong
    /// Emphasis (CommonMark 6.2).
    case emphasis
    /// Code (CommonMark 6.1).
    case code
    /// A link; `target` or `wordsNumber` is its destination (CommonMark 6.3, 6.5; GFM 6.9).
    case link
    /// Characters set above the line (`<sup>`; `^{}` of Org; `^` of AsciiDoc).
    case superscript
    /// Characters set below the line (`<sub>`; `_{}` of Org; `~` of AsciiDoc).
    case `subscript`
    /// Text that was struck out (GFM 6.5; `+` of Org).
    case strike
    /// Characters with their reading, which a page shows beside them (`<ruby>`: HTML, 4.5.10; `w:ruby`: ECMA-376 Part 1,
    /// 17.3.3.25); `wordsNumber` is the reading. It is no part of the text: it would part words that are searched for.
    case ruby
    /// Mark-up: no reader of a page sees it. Words of the report leave it out.
    case concealed
    /// The name or number of a character (`&amp;`, CommonMark 2.5): a page shows `scalar` in its place.
    case character
    /// Text in one of the eight colours of a terminal (SGR 30 to 37: ECMA-48, 8.3.117); `colour` says which.
    case coloured
    /// Text on a ground of its own (SGR 7, 40 to 47).
    case reversed
    /// Text of less weight (SGR 2).
    case faint
    /// A place that links of the report lead to; `wordsNumber` is its name (`id`: HTML, 3.2.6; `w:bookmarkStart`:
    /// ECMA-376 Part 1, 17.13.6.2).
    case anchor
  }

  /// The signs that a page shows in place of mark-up.
  public enum Sign: UInt8, Sendable, CaseIterable {
    /// None: nothing is seen of it.
    case none
    /// The words that tell an image, before and after those that stand for it.
    case imageStart, imageEnd
    /// The words that tell an image for which no others stand.
    case image
    /// The marks of words that were struck out, `~~`, before and after them.
    case strikeStart, strikeEnd
  }

  /// The mark that words which were struck out stand between, as GFM writes it (6.5): without it a price of 100 that became
  /// 80 would read 10080.
  public static let strikeMark = "~~"

  /// The scalar of a line break (`<br>`; CommonMark 6.7), which a `character` span may stand for: words have a space there.
  public static let lineBreak: Unicode.Scalar = "\u{2028}"

  /// The bytes of the run, the marks around them left out.
  public var range: TextRange
  private var other: TextRange
  /// The kind of run it is.
  public var kind: Kind
  /// Whether the words that belong to it stand apart from the text, `other` being their number.
  private var standsApart = false

  /// A run of text; `target` is the destination of a link, a run of the same text.
  public init(_ kind: Kind, _ range: TextRange, target: TextRange = TextRange(0, 0)) {
    self.kind = kind
    self.range = range
    other = kind == .link ? target : TextRange(0, 0)
  }

  /// A link, characters with a reading or a place, whose destination, reading or name is the one of this number in the
  /// report's `spanWords`.
  public init(_ kind: Kind, _ range: TextRange, words number: Int) {
    self.kind = kind
    self.range = range
    standsApart = true
    other = TextRange(number, number)
  }

  /// Mark-up in whose place a page shows a sign of its own, which is none of the report's words.
  public init(concealed range: TextRange, sign: Sign) {
    kind = .concealed
    self.range = range
    other = TextRange(Int(sign.rawValue), Int(sign.rawValue))
  }

  /// A run that stands for one character.
  public init(_ range: TextRange, standsFor scalar: Unicode.Scalar) {
    kind = .character
    self.range = range
    other = TextRange(Int(scalar.value), Int(scalar.value))
  }

  /// A run in a colour of a terminal.
  public init(_ range: TextRange, colour: TerminalColour) {
    kind = .coloured
    self.range = range
    other = TextRange(Int(colour.rawValue), Int(colour.rawValue))
  }

  /// The destination of a link as it is written in the text; nil for other spans, and where the text does not show it.
  public var target: TextRange? { kind == .link && !standsApart ? other : nil }

  /// The number of the words that belong to the span in the report's `spanWords`; nil where there are none.
  public var wordsNumber: Int? { standsApart ? other.lower.bytes : nil }

  /// The character that a page shows in place of the run; nil for spans other than `character`.
  public var scalar: Unicode.Scalar? { kind == .character ? Unicode.Scalar(UInt32(clamping: other.lower.bytes)) : nil }

  /// The sign that stands in place of mark-up.
  public var sign: Sign { kind == .concealed ? Sign(rawValue: UInt8(clamping: other.lower.bytes)) ?? .none : .none }

  /// The colour of a run in one; nil for all others.
  public var colour: TerminalColour? {
    kind == .coloured ? TerminalColour(rawValue: UInt8(clamping: other.lower.bytes)) : nil
  }

  /// The span in a copy of the text where each byte moved as `place` says.
  public func moved(_ place: (Int) -> Int) -> InlineSpan {
    var moved = self
    moved.range = TextRange(place(range.lower.bytes), place(range.upper.bytes))
    if target != nil { moved.other = TextRange(place(other.lower.bytes), place(other.upper.bytes)) }
    return moved
  }

  /// Whether words for people do not have the bytes of the run.
  @inlinable public var hidesText: Bool { kind == .concealed || kind == .character }
}

/// The eight colours of a terminal, in the order of SGR 30 to 37 (ECMA-48, 8.3.117).
public enum TerminalColour: UInt8, Sendable, CaseIterable {
  case black, red, green, yellow, blue, magenta, cyan, white
}

extension Report {
  /// The destination of a link, wherever it stands; nil for other spans.
  public func destination(of span: InlineSpan) -> String? {
    guard span.kind == .link else { return nil }
    if let number = span.wordsNumber { return spanWords[number] }
    return span.target.map { String(decoding: text[$0.bytes.clamped(to: 0..<text.count)], as: UTF8.self) }
  }

  /// The reading of characters; nil for other spans.
  public func reading(of span: InlineSpan) -> String? {
    span.kind == .ruby ? span.wordsNumber.flatMap { spanWords[$0] } : nil
  }

  /// Whether what is hidden of the text are overstrikes and SGR sequences, and no mark-up.
  public var isStyledForTerminal: Bool {
    guard let hidden = spans.prefix(16).first(where: { $0.kind == .concealed }) else { return false }
    return text[hidden.range.bytes.clamped(to: text.indices)].contains { $0 == 0x08 || $0 == 0x1B }
  }

  /// The name of a place that links lead to; nil for other spans.
  public func name(ofAnchor span: InlineSpan) -> String? {
    span.kind == .anchor ? span.wordsNumber.flatMap { spanWords[$0] } : nil
  }

  /// Whether mark-up stands at `lower` and reaches up to `upper`, which is above it.
  public func isHidden(from lower: TextOffset, to upper: TextOffset) -> Bool {
    guard lower < upper else { return false }
    let first = spans.partitionPoint { $0.range.lower < lower }
    guard let span = spans[first...].first(where: { $0.hidesText || $0.range.lower > lower }) else { return false }
    return span.kind == .concealed && span.range.lower == lower && span.range.upper >= upper
  }

  /// The spans that begin in `range`, in order.
  public func spans(from range: TextRange) -> ArraySlice<InlineSpan> {
    let first = spans.partitionPoint { $0.range.lower < range.lower }
    let end = spans[first...].firstIndex { $0.range.lower >= range.upper } ?? spans.endIndex
    return spans[first..<end]
  }

  /// The text of `range` as a page shows it; mark-up that reaches into it is left out as well.
  public func shownString(in range: TextRange) -> String {
    var bytes = range.bytes.clamped(to: 0..<text.count)
    let next = spans.partitionPoint { $0.range.lower.bytes < bytes.lowerBound }
    if next > 0, spans[next - 1].hidesText {
      bytes = min(max(bytes.lowerBound, spans[next - 1].range.upper.bytes), bytes.upperBound)..<bytes.upperBound
    }
    let range = TextRange(bytes.lowerBound, bytes.upperBound)
    return String(decoding: shown(range).map { $0[...] } ?? text[bytes], as: UTF8.self)
  }

  /// The bytes of `range` as a page shows them: without concealed runs, characters in place of their names, what is above
  /// the line told as that; nil where these are the bytes of the text.
  func shown(_ range: TextRange) -> [UInt8]? {
    guard !spans.isEmpty else { return nil }
    let hidden = spans(from: range)
    guard hidden.contains(where: \.hidesText) else { return nil }
    var shown: [UInt8] = []
    ShownText.forEachPiece(of: text, range.bytes.clamped(to: 0..<text.count), hidden) { piece in
      switch piece {
      case .bytes(let bytes): shown += text[bytes]
      case .scalar(let scalar, _): shown += String(scalar == InlineSpan.lineBreak ? " " : scalar).utf8
      }
    }
    return shown
  }
}
