import ImportStream
import ReportModel

/// The runs of a paragraph that are more than letters, as they come, and the spans they make.
struct InlineRuns {
  private struct InlineRun {
    var range: Range<Int>
    var style: InlineStyle
  }

  /// A span by what makes it.
  private enum SpanMark: Hashable {
    case kind(InlineSpan.Kind)
    case link(Int)
    case ruby(Int)
    /// A superscript in a superscript.
    case raisedAgain
    case sign(InlineSpan.Sign)
  }

  /// In order, none plain; those of one style that follow each other are one.
  private var runs: [InlineRun] = []

  var isEmpty: Bool { runs.isEmpty }

  /// Adds a run of the paragraph's bytes, after all before it.
  mutating func add(_ range: Range<Int>, _ style: InlineStyle) {
    guard !range.isEmpty, style != .plain else { return }
    if let last = runs.last, last.range.upperBound == range.lowerBound, last.style == style {
      runs[runs.count - 1].range = last.range.lowerBound..<range.upperBound
    } else {
      runs.append(InlineRun(range: range, style: style))
    }
  }

  /// Adds the runs of a text that follows at `place`.
  mutating func add(_ other: InlineRuns, at place: Int) {
    for run in other.runs { add(run.range.lowerBound + place..<run.range.upperBound + place, run.style) }
  }

  /// Gives the last characters of the paragraph, those of `range`, a reading.
  mutating func set(ruby number: Int, over range: Range<Int>) {
    guard !range.isEmpty else { return }
    var later: [InlineRun] = []
    while let last = runs.last, last.range.upperBound > range.lowerBound { later.append(runs.removeLast()) }
    var place = range.lowerBound
    for run in later.reversed() {
      add(run.range.lowerBound..<max(run.range.lowerBound, min(place, run.range.upperBound)), run.style)
      let inside = run.range.clamped(to: range)
      guard !inside.isEmpty else { continue }
      add(place..<max(place, inside.lowerBound), InlineStyle(ruby: number))
      var style = run.style
      style.ruby = number
      add(inside, style)
      place = inside.upperBound
    }
    add(place..<max(place, range.upperBound), InlineStyle(ruby: number))
  }

  // MARK: Spans

  /// The spans of the bytes of `range` of the paragraph, which are `text` from `shift` on in the record.
  func records(
    in range: Range<Int>? = nil, of text: some StringProtocol, at shift: Int = 0, _ words: InlineWords
  ) -> [ImportRecord] {
    guard !runs.isEmpty else { return [] }
    let range = range ?? 0..<text.utf8.count
    let first = runs.partitionPoint { $0.range.upperBound <= range.lowerBound }
    var own = Array(runs[first...].prefix { $0.range.lowerBound < range.upperBound })
    for index in own.indices { own[index].range = own[index].range.clamped(to: range) }
    own.removeAll(where: \.range.isEmpty)
    return text.utf8.withContiguousStorageIfAvailable { bytes in
      Self.spans(of: own).compactMap { mark, place in
        Self.span(mark, place.lowerBound - range.lowerBound..<place.upperBound - range.lowerBound, bytes, words)
      }
      .prefix(ImportLimits.spans).map { span in
        var span = span
        span.range = span.range.lowerBound + shift..<span.range.upperBound + shift
        return .span(span)
      }
    } ?? []
  }

  /// The span of a mark without white space around; nil where nothing is left.
  private static func span(
    _ mark: SpanMark, _ place: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ words: InlineWords
  ) -> ImportSpan? {
    var (start, end) = (place.lowerBound, min(place.upperBound, bytes.count))
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return nil }
    switch mark {
    case .kind(let kind): return ImportSpan(kind, start..<end)
    case .link(let number): return ImportSpan(.link, start..<end, words[number])
    case .ruby(let number): return ImportSpan(.ruby, start..<end, words[number])
    case .raisedAgain: return ImportSpan(.superscript, start..<end)
    case .sign(let sign): return ImportSpan(sign, start..<end)
    }
  }

  /// The marks of runs that follow each other, in order and nested: of two that begin together the longer holds the
  /// other, and one that would overlap another in part is parted.
  private static func spans(of runs: [InlineRun]) -> [(mark: SpanMark, range: Range<Int>)] {
    var spans: [(mark: SpanMark, range: Range<Int>)] = []
    var open: [(mark: SpanMark, span: Int)] = []
    var ends: [SpanMark: Int] = [:]
    func close(from first: Int, at end: Int) {
      for span in open[first...] { spans[span.span].range = spans[span.span].range.lowerBound..<end }
      open.removeSubrange(first...)
    }
    for (index, run) in runs.enumerated() {
      let wanted = marks(of: run.style)
      if index > 0 {
        let last = runs[index - 1].range.upperBound
        let isApart = last != run.range.lowerBound
        let first = isApart ? 0 : open.firstIndex { !wanted.contains($0.mark) } ?? open.count
        close(from: first, at: last)
      }
      var new = wanted.filter { mark in !open.contains { $0.mark == mark } }
      if new.count > 1 {
        for mark in new where (ends[mark] ?? 0) <= run.range.lowerBound { ends[mark] = end(of: mark, runs[index...]) }
        // A stable order: marks that are equally long keep the order of their kinds.
        new = new.enumerated()
          .sorted { (-(ends[$0.element] ?? 0), $0.offset) < (-(ends[$1.element] ?? 0), $1.offset) }.map(\.element)
      }
      for mark in new {
        open.append((mark, spans.count))
        spans.append((mark, run.range))
      }
    }
    if let last = runs.last { close(from: 0, at: last.range.upperBound) }
    return spans
  }

  /// The byte at which a mark of the first of `runs` ends.
  private static func end(of mark: SpanMark, _ runs: ArraySlice<InlineRun>) -> Int {
    var end = runs.first?.range.lowerBound ?? 0
    for run in runs {
      guard run.range.lowerBound == end, marks(of: run.style).contains(mark) else { break }
      end = run.range.upperBound
    }
    return end
  }

  private static func marks(of style: InlineStyle) -> [SpanMark] {
    var marks: [SpanMark] = []
    if let link = style.link { marks.append(.link(link)) }
    if let ruby = style.ruby { marks.append(.ruby(ruby)) }
    marks += InlineMarks.kinds.filter { style.marks.contains($0.mark) }.map { .kind($0.kind) }
    if style.marks.contains(.raisedAgain) { marks.append(.raisedAgain) }
    // The innermost: a sign holds no other spans.
    return style.marks.sign == .none ? marks : marks + [.sign(style.marks.sign)]
  }
}

extension ImportRecord {
  /// A span so many bytes further on; other records as they are.
  func moved(by distance: Int) -> ImportRecord {
    guard case .span(var span) = self else { return self }
    span.range = span.range.lowerBound + distance..<span.range.upperBound + distance
    return .span(span)
  }
}

extension [ImportRecord] {
  /// The records with the names of the places that the first paragraph or heading among them is.
  func anchored(_ names: [String]) -> [ImportRecord] {
    guard !names.isEmpty else { return self }
    for (index, record) in enumerated() {
      switch record {
      case .paragraph(let text), .heading(_, let text):
        guard !text.isEmpty else { continue }
        let spans = names.prefix(ImportLimits.spans / 4).map { ImportSpan(.anchor, 0..<text.utf8.count, $0) }
        return self[...index] + spans.map { .span($0) } + self[(index + 1)...]
      case .row, .preformatted, .bookmark, .outlined, .footnote, .look, .part, .span, .revision, .note, .end: continue
      }
    }
    return self
  }
}
