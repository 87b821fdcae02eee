import ImportStream
import ReportModel
import TextFacts

/// Looks of an imported document that are written into its text, which would say something else without them: 108 for ten
/// to the eighth, 3.51 for 3.5 with the mark of a note, 10080 for a price of 100 that became 80.
///
///     10⁸  2^(n+k)      above and below the line (`ScriptWriting`)
///     3.5[1]            a raised number that is a link to a note
///     ~~100~~80         words that were struck out (`InlineSpan.strikeMark`)
///
/// Lowered characters stay as they are where no figures run together: `CO2` is searched for so. What is written is no
/// longer marked as raised; words that were struck out are marked, and the marks are mark-up.
enum WrittenSpans {
  /// `records` with such spans written.
  static func read(_ records: [ImportRecord]) -> [ImportRecord] {
    guard records.contains(where: isWritten) else { return records }
    var read: [ImportRecord] = []
    read.reserveCapacity(records.count)
    var index = 0
    while index < records.count {
      var end = index + 1
      while end < records.count, belongsToLine(records[end]) { end += 1 }
      let spans = records[index + 1..<end]
      if spans.contains(where: isWritten) {
        read += line(records[index], spans)
      } else {
        read += records[index..<end]
      }
      index = end
    }
    return read
  }

  private static func isWritten(_ record: ImportRecord) -> Bool {
    guard case .span(let span) = record else { return false }
    return [.superscript, .subscript, .strike].contains(span.kind)
  }

  private static func belongsToLine(_ record: ImportRecord) -> Bool {
    switch record {
    case .span, .revision: true
    case .paragraph, .heading, .row, .preformatted, .bookmark, .outlined, .footnote, .look, .part, .note, .end: false
    }
  }

  /// A line, and the spans and changes that belong to it.
  private static func line(_ record: ImportRecord, _ told: ArraySlice<ImportRecord>) -> [ImportRecord] {
    func written(_ text: String) -> (String, [ImportRecord]) {
      let (text, told) = StruckWords.written(text, Array(told))
      let spans = told.compactMap { record -> ImportSpan? in
        guard case .span(let span) = record else { return nil }
        return span
      }
      var line = WrittenLine(text, spans)
      line.writeScripts()
      line.apply()
      return (line.result, told.compactMap { line.moved($0) })
    }
    switch record {
    case .paragraph(let text):
      let (text, rest) = written(text)
      return [.paragraph(text)] + rest
    case .heading(let level, let text):
      let (text, rest) = written(text)
      return [.heading(level: level, text)] + rest
    case .outlined(let level, let text):
      let (text, rest) = written(text)
      return [.outlined(level: level, text)] + rest
    case .preformatted(let text):
      let (text, rest) = written(text)
      return [.preformatted(text)] + rest
    case .footnote(let mark, let text):
      let (text, rest) = written(text)
      return [.footnote(mark: mark, text)] + rest
    case .row(let cells):
      // Spans count through all cells with one byte between two. A tab in a cell ends none.
      let (text, rest) = written(cells.map { $0.replacing("\t", with: " ") }.joined(separator: "\t"))
      return [.row(cells: text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))] + rest
    case .bookmark, .look, .part, .span, .revision, .note, .end: return [record] + told
    }
  }
}

/// The text of a line, into which spans are written.
struct WrittenLine {
  /// Bytes in place of those of a range of the line. With an empty range what opens a run belongs to what follows, what closes
  /// one to what stands before.
  private struct Change {
    var range: Range<Int>
    var bytes: [UInt8]
    var opens = false

    /// The order of changes at one place: what closes there, what opens, what stands in place of a character.
    var order: Int { range.isEmpty ? opens ? 1 : 0 : 2 }
  }

  private let text: [UInt8]
  private let spans: [ImportSpan]
  private var changes: [Change] = []
  /// The spans that are written.
  private var told: Set<ImportSpan> = []
  /// Bytes that the changes up to each add.
  private var added: [Int] = []
  /// The text with what is written.
  private(set) var result = ""

  init(_ text: String, _ spans: [ImportSpan]) {
    self.text = Array(text.utf8)
    self.spans = spans.filter { $0.range.upperBound <= text.utf8.count }
  }

  /// Puts words before what stands at a place, or behind what stands before it.
  mutating func insert(_ words: String, before place: Int) {
    changes.append(Change(range: place..<place, bytes: Array(words.utf8), opens: true))
  }

  mutating func insert(_ words: String, behind place: Int) {
    changes.append(Change(range: place..<place, bytes: Array(words.utf8)))
  }

  mutating func writeScripts() {
    let own = spans.map { InlineSpan($0.kind, TextRange($0.range.lowerBound, $0.range.upperBound)) }
    let references = Set(spans.indices.filter(isReference))
    let scripts = own.indices.filter { !references.contains($0) }.map { own[$0] }
    let runs = ScriptRun.runs(text, scripts[...], hidden: [InlineSpan](), isForWords: true)
    for run in runs { write(run) }
    for span in spans where isTold(span, runs) { told.insert(span) }
    for index in references {
      insert("[", before: spans[index].range.lowerBound)
      insert("]", behind: spans[index].range.upperBound)
    }
  }

  /// Whether the raised number at `index` is a link of its own: spans stand in order, the outer before those inside it.
  private func isReference(_ index: Int) -> Bool {
    let span = spans[index]
    guard span.kind == .superscript else { return false }
    let isNumber = text[span.range].allSatisfy { (0x30...0x39).contains($0) || [0x2C, 0x2D, 0x20].contains($0) }
    guard isNumber else { return false }
    let around = spans[..<index].reversed().prefix { $0.range.lowerBound == span.range.lowerBound }
    let inside = spans[(index + 1)...].prefix { $0.range.upperBound <= span.range.upperBound }
    return inside.contains { $0.kind == .link } || around.contains { $0.kind == .link && $0.range == span.range }
  }

  /// Whether a span is one of a script that is written.
  private func isTold(_ span: ImportSpan, _ runs: [ScriptRun]) -> Bool {
    guard span.kind == .superscript || span.kind == .subscript else { return false }
    let first = runs.partitionPoint { $0.range.upper.bytes <= span.range.lowerBound }
    return runs[first...].prefix { $0.range.lower.bytes < span.range.upperBound }
      .contains { $0.isRaised == (span.kind == .superscript) }
  }

  private mutating func write(_ run: ScriptRun) {
    let range = run.range.bytes
    if run.hasSign {
      let bytes = [run.isRaised ? 0x5E : 0x5F] + (run.opens ? [UInt8(ascii: "(")] : [])
      changes.append(Change(range: range.lowerBound..<range.lowerBound, bytes: bytes, opens: true))
    }
    var place = range.lowerBound
    while run.isByLetters, let (scalar, after) = TextScalar.read(text.span, at: place, end: range.upperBound) {
      if let letter = ScriptLetter.letter(scalar, isRaised: run.isRaised).flatMap({ Unicode.Scalar($0) }) {
        changes.append(Change(range: place..<after, bytes: Array(String(letter).utf8)))
      }
      place = after
    }
    if run.closes > 0 {
      let bytes = [UInt8](repeating: UInt8(ascii: ")"), count: Int(run.closes))
      changes.append(Change(range: range.upperBound..<range.upperBound, bytes: bytes))
    }
  }

  /// Makes the text of what was written.
  mutating func apply() {
    changes.sort { ($0.range.lowerBound, $0.order) < ($1.range.lowerBound, $1.order) }
    var written: [UInt8] = []
    var place = 0
    var sum = 0
    for change in changes {
      written += text[place..<change.range.lowerBound] + change.bytes
      place = change.range.upperBound
      sum += change.bytes.count - change.range.count
      added.append(sum)
    }
    result = String(decoding: written + text[place...], as: UTF8.self)
  }

  /// The place in the result of a place in the line, beside what opens and behind what closes there.
  func place(_ place: Int) -> Int {
    let next = changes.partitionPoint { change in
      change.range.isEmpty && change.opens ? change.range.upperBound < place : change.range.upperBound <= place
    }
    return place + (next > 0 ? added[next - 1] : 0)
  }

  /// A span or a change of the line as one of the result; nil for a script that is written.
  func moved(_ record: ImportRecord) -> ImportRecord? {
    switch record {
    case .span(var span):
      if told.contains(span) { return nil }
      span.range = place(span.range.lowerBound)..<place(span.range.upperBound)
      return .span(span)
    case .revision(var revision):
      let range = revision.range.bytes
      revision.range = TextRange(place(range.lowerBound), place(range.upperBound))
      return .revision(revision)
    case .paragraph, .heading, .row, .preformatted, .bookmark, .outlined, .footnote, .look, .part, .note, .end:
      return record
    }
  }
}
