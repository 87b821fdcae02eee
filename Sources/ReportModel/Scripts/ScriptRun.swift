import TextFacts

/// Characters of a report that its format sets above or below the line, and how a line tells them (`ScriptWriting`). The
/// signs are drawn with the characters that they stand at, and no bytes of the text.
public struct ScriptRun: Sendable, Hashable {
  /// The bytes, beginning with the first that is shown.
  public private(set) var range: TextRange
  /// Whether they stand above the line rather than below it.
  public let isRaised: Bool
  /// Whether they are written by characters of Unicode, where these have them.
  public private(set) var isByLetters = false
  /// Whether a sign stands before the first, and a bracket behind the sign.
  public private(set) var hasSign = false
  public private(set) var opens = false
  /// The brackets behind the last: two where a run ends that stands in another, `a^(2^(n+k))`.
  public private(set) var closes: UInt8 = 0

  /// The sign before the characters: `^`, or `_`.
  public var sign: UInt32 { isRaised ? 0x5E : 0x5F }

  /// The runs among `spans` of `text`, which begin in one paragraph; `hidden` are the runs of it that are not shown, in
  /// order. `usesLetters` says whether characters may be written by those of Unicode; `isForWords` asks only for those
  /// that words must tell (`ScriptWriting.isTold`).
  public static func runs(
    _ text: [UInt8], _ spans: ArraySlice<InlineSpan>, hidden: some RandomAccessCollection<InlineSpan>,
    usesLetters: Bool = true, isForWords: Bool = false
  ) -> [ScriptRun] {
    let hidden = Array(hidden)
    let scripts = spans.filter { $0.kind == .superscript || $0.kind == .subscript }
    var runs: [ScriptRun] = []
    for (index, span) in scripts.enumerated() where span.range.lower >= runs.last?.range.upper ?? .start {
      let reader = ScriptReader(text: text, hidden: hidden, usesLetters: usesLetters)
      guard let own = reader.run(span, isForWords: isForWords) else { continue }
      let inside = scripts[(index + 1)...].prefix { $0.range.upper <= span.range.upper }
      runs += (inside.isEmpty ? nil : reader.parted(span, Array(inside))) ?? [own]
    }
    return runs
  }

  fileprivate init(_ range: TextRange, isRaised: Bool, _ writing: ScriptWriting?) {
    self.range = range
    self.isRaised = isRaised
    guard let writing else { return }
    isByLetters = writing == .letters
    hasSign = writing != .letters
    opens = writing == .brackets
    closes = writing == .brackets ? 1 : 0
  }

  fileprivate mutating func open() { (hasSign, opens) = (true, true) }
  fileprivate mutating func close() { closes += 1 }
}

/// Reads the characters of spans above and below the line.
private struct ScriptReader {
  let text: [UInt8]
  let hidden: [InlineSpan]
  let usesLetters: Bool

  /// The characters of a span that are shown, without white space around, and their bytes.
  private func characters(_ range: TextRange) -> (scalars: [UInt32], range: TextRange)? {
    var scalars: [UInt32] = []
    var place = range.lower.bytes
    let end = min(range.upper.bytes, text.count)
    var start: Int?
    var upper = place
    var next = hidden.partitionPoint { $0.range.upper.bytes <= place }
    var steps = 0
    while place < end, scalars.count <= ScriptWriting.looked, steps < 4 * ScriptWriting.looked {
      steps += 1
      if next < hidden.count, hidden[next].range.lower.bytes <= place {
        if let scalar = hidden[next].scalar {
          scalars.append(scalar.value)
          start = start ?? place
          upper = hidden[next].range.upper.bytes
        }
        place = max(place + 1, hidden[next].range.upper.bytes)
        next += 1
        continue
      }
      guard let (scalar, after) = TextScalar.read(text.span, at: place, end: end) else { break }
      if start != nil || scalar > 0x20 {
        start = start ?? place
        scalars.append(scalar)
        if scalar > 0x20 { upper = after }
      }
      place = after
    }
    if place < end { upper = end }
    while let last = scalars.last, last <= 0x20 { scalars.removeLast() }
    guard let start, !scalars.isEmpty else { return nil }
    return (scalars, TextRange(start, upper))
  }

  /// The run of a span; nil for what stands as it is.
  func run(_ span: InlineSpan, isForWords: Bool) -> ScriptRun? {
    guard let (scalars, range) = characters(span.range) else { return nil }
    let isRaised = span.kind == .superscript
    let (before, after) = (self.before(span.range.lower.bytes), self.after(span.range.upper.bytes))
    if isForWords, !ScriptWriting.isTold(scalars, isRaised: isRaised, before: before, after: after) { return nil }
    return ScriptWriting(scalars, isRaised: isRaised, before: before, usesLetters: usesLetters).map {
      ScriptRun(range, isRaised: isRaised, $0)
    }
  }

  /// A run in which others stand, in parts: what is above what is above the line, `a^(2³)`. Nil where one of them begins it.
  func parted(_ span: InlineSpan, _ inside: [InlineSpan]) -> [ScriptRun]? {
    let isRaised = span.kind == .superscript
    var parts: [ScriptRun] = []
    var place = span.range.lower
    func addPlain(to end: TextOffset) {
      guard place < end, let (_, range) = characters(TextRange(place.bytes, end.bytes)) else { return }
      parts.append(ScriptRun(range, isRaised: isRaised, nil))
    }
    for inner in inside where inner.range.lower >= place {
      addPlain(to: inner.range.lower)
      guard !parts.isEmpty else { return nil }
      if let (scalars, range) = characters(inner.range) {
        let isRaised = inner.kind == .superscript
        let writing = ScriptWriting(scalars, isRaised: isRaised, before: nil, usesLetters: usesLetters)
        parts.append(ScriptRun(range, isRaised: isRaised, writing))
      }
      place = inner.range.upper
    }
    addPlain(to: span.range.upper)
    guard parts.count > 1 else { return nil }
    parts[0].open()
    parts[parts.count - 1].close()
    return parts
  }

  /// The character before `place` that is shown.
  private func before(_ place: Int) -> UInt32? {
    var place = place
    var next = hidden.partitionPoint { $0.range.lower.bytes < place }
    while next > 0, hidden[next - 1].range.upper.bytes >= place {
      if let scalar = hidden[next - 1].scalar { return scalar.value }
      place = hidden[next - 1].range.lower.bytes
      next -= 1
    }
    return TextScalar.read(text.span, before: place, start: 0)?.value
  }

  /// The character at `place` that is shown.
  private func after(_ place: Int) -> UInt32? {
    var place = place
    var next = hidden.partitionPoint { $0.range.upper.bytes <= place }
    while next < hidden.count, hidden[next].range.lower.bytes <= place {
      if let scalar = hidden[next].scalar { return scalar.value }
      place = max(place, hidden[next].range.upper.bytes)
      next += 1
    }
    return TextScalar.read(text.span, at: place, end: text.count)?.value
  }
}
