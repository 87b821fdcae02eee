import TextFacts

/// A part of what a page shows of a text.
enum ShownPiece {
  /// Bytes as they stand; never none.
  case bytes(Range<Int>)
  /// A character that stands for the bytes of a range, or before or behind them: those of an empty one.
  case scalar(Unicode.Scalar, TextRange)
}

extension ShownText {
  /// Gives `body` the parts of `range` of `text`, in order; `spans` are those that begin in it.
  static func forEachPiece(
    of text: [UInt8], _ range: Range<Int>, _ spans: ArraySlice<InlineSpan>, _ body: (ShownPiece) -> Void
  ) {
    let hidden = spans.filter(\.hidesText)
    var writer = ShownPieceWriter(text: text, runs: ScriptRun.runs(text, spans, hidden: hidden, isForWords: true))
    var place = range.lowerBound
    for span in hidden where span.range.lower.bytes >= place {
      writer.write(place..<min(span.range.lower.bytes, range.upperBound), body)
      if let scalar = span.scalar { writer.write(scalar, span.range, body) }
      if span.sign == .strikeStart || span.sign == .strikeEnd {
        for scalar in InlineSpan.strikeMark.unicodeScalars { body(.scalar(scalar, span.range)) }
      }
      place = min(max(place, span.range.upper.bytes), range.upperBound)
    }
    writer.write(place..<range.upperBound, body)
  }
}

/// Writes what is shown, with the signs of what stands above or below the line.
private struct ShownPieceWriter {
  let text: [UInt8]
  let runs: [ScriptRun]
  private var next = 0
  private var isOpen = false

  init(text: [UInt8], runs: [ScriptRun]) {
    self.text = text
    self.runs = runs
  }

  /// Writes bytes that are shown.
  mutating func write(_ range: Range<Int>, _ body: (ShownPiece) -> Void) {
    var place = range.lowerBound
    while next < runs.count, runs[next].range.lower.bytes < range.upperBound, place < range.upperBound {
      let run = runs[next]
      let lower = max(place, run.range.lower.bytes)
      if place < lower { body(.bytes(place..<lower)) }
      open(run, at: lower, body)
      let upper = min(max(lower, run.range.upper.bytes), range.upperBound)
      writeRun(run, lower..<upper, body)
      place = upper
      close(run, at: upper, body)
      if isOpen { break }
    }
    if place < range.upperBound { body(.bytes(place..<range.upperBound)) }
  }

  /// Writes a character that stands for `range`.
  mutating func write(_ scalar: Unicode.Scalar, _ range: TextRange, _ body: (ShownPiece) -> Void) {
    guard next < runs.count, runs[next].range.lower <= range.lower else { return body(.scalar(scalar, range)) }
    let run = runs[next]
    open(run, at: range.lower.bytes, body)
    body(.scalar(letter(scalar.value, run) ?? scalar, range))
    close(run, at: range.upper.bytes, body)
  }

  private func writeRun(_ run: ScriptRun, _ range: Range<Int>, _ body: (ShownPiece) -> Void) {
    guard run.isByLetters else { return range.isEmpty ? () : body(.bytes(range)) }
    var place = range.lowerBound
    while let (scalar, after) = TextScalar.read(text.span, at: place, end: range.upperBound) {
      if let letter = letter(scalar, run) {
        body(.scalar(letter, TextRange(place, after)))
      } else {
        body(.bytes(place..<after))
      }
      place = after
    }
    if place < range.upperBound { body(.bytes(place..<range.upperBound)) }
  }

  private func letter(_ scalar: UInt32, _ run: ScriptRun) -> Unicode.Scalar? {
    run.isByLetters ? ScriptLetter.letter(scalar, isRaised: run.isRaised).flatMap { Unicode.Scalar($0) } : nil
  }

  private mutating func open(_ run: ScriptRun, at place: Int, _ body: (ShownPiece) -> Void) {
    guard !isOpen else { return }
    isOpen = true
    let range = TextRange(place, place)
    if run.hasSign, let sign = Unicode.Scalar(run.sign) { body(.scalar(sign, range)) }
    if run.opens { body(.scalar("(", range)) }
  }

  private mutating func close(_ run: ScriptRun, at place: Int, _ body: (ShownPiece) -> Void) {
    guard place >= run.range.upper.bytes else { return }
    for _ in 0..<run.closes { body(.scalar(")", TextRange(place, place))) }
    isOpen = false
    next += 1
  }
}
