import ReportModel
import TextEncoding
import TextFacts

/// Places the hits of a list in a report.
///
/// Nothing is shown that the report does not have: words that the list gives must stand at the place, or, where the text
/// has changed around them, nearby; else the row is not placed.
public struct HitPlacing {
  private let report: Report
  private var decoding = LineDecoding()

  /// Bytes before and after a place in which words are looked for that do not stand at it.
  private static let reach = 1 << 16
  /// Bytes of a line that words are looked for in.
  private static let longestLine = 1 << 20

  /// Places hits in `report`.
  public init(_ report: Report) { self.report = report }

  /// The run of text that a hit means, or the reason why there is none.
  public mutating func place(_ hit: GivenHit) -> Result<TextRange, HitFault> {
    let words = hit.words.flatMap { decoded($0) }.flatMap { $0.isEmpty ? nil : $0 }
    switch hit.spot {
    case .range(let range): return place(range, words)
    case .address(let address): return place(address, words)
    case .line(let line):
      return lineRange(line).flatMap { line in
        guard let words else { return .success(shown(line)) }
        return place(words, in: line)
      }
    case .column(let number, let line, let offset):
      return lineStart(number).flatMap { start in
        guard let words, let column = column(offset, of: line) else { return .failure(.otherWords) }
        return place(words, column: column, of: start)
      }
    }
  }

  // MARK: By offsets

  private func place(_ range: Range<Int>, _ words: [UInt8]?) -> Result<TextRange, HitFault> {
    let text = report.text
    if let words {
      if range.upperBound - range.lowerBound == words.count, stands(words, at: range.lowerBound) {
        return .success(TextRange(range.lowerBound, range.upperBound))
      }
      // Offsets may be those of a passage around the words.
      return place(words, in: range)
    }
    guard range.upperBound <= text.count, isBoundary(range.lowerBound), isBoundary(range.upperBound), !range.isEmpty
    else { return .failure(.outside) }
    return .success(TextRange(range.lowerBound, range.upperBound))
  }

  /// The words in a passage, or those nearest to its start; a fault where there are none.
  private func place(_ words: [UInt8], in passage: Range<Int>) -> Result<TextRange, HitFault> {
    let passage = passage.clamped(to: 0..<report.text.count)
    let start = passage.lowerBound
    if let found = find(words, in: passage.prefix(Self.longestLine), near: start) { return .success(found) }
    let around = max(0, start - Self.reach)..<min(report.text.count, start + Self.reach)
    return find(words, in: around, near: start).map { .success($0) } ?? .failure(.otherWords)
  }

  private func isBoundary(_ place: Int) -> Bool {
    place == report.text.count || (report.text.indices.contains(place) && report.text[place] & 0xC0 != 0x80)
  }

  // MARK: By section

  private func place(_ address: String, _ words: [UInt8]?) -> Result<TextRange, HitFault> {
    switch SectionLookup(address, in: report) {
    case .none: return .failure(.noSection(address))
    case .several(let sections): return .failure(.severalSections(address, count: sections.count))
    case .one(let index):
      let section = report[index]
      let whole = section.range.bytes
      if let words { return place(words, in: whole) }
      let heading = TextRange(section.range.lower, max(section.title.upper, section.range.lower))
      return heading.isEmpty ? .success(shown(lineRange(from: whole.lowerBound))) : .success(heading)
    }
  }

  // MARK: By line

  /// The words at a column of the line that begins at `line`, or those of the line that are nearest to it.
  private func place(_ words: [UInt8], column: Int, of line: Int) -> Result<TextRange, HitFault> {
    let place = line + column
    if stands(words, at: place) { return .success(TextRange(place, place + words.count)) }
    // A line may have a million bytes and as many hits: each looks a bounded way around its column.
    let end = report.text.count
    let before = max(line, min(place, end) - Self.reach)
    let stop = report.text[min(line, end)..<min(end, before + 2 * Self.reach)].firstIndex { $0 == 0x0A || $0 == 0x0D }
    let limit = stop ?? min(end, before + 2 * Self.reach)
    let range = min(before, limit)..<limit
    return find(words, in: range, near: place).map { .success($0) } ?? .failure(.otherWords)
  }

  /// The bytes of the decoded text before an offset of a line in the file's own encoding; nil where that cannot be read.
  private mutating func column(_ offset: Int, of line: GivenWords) -> Int? {
    switch line {
    case .text: offset
    case .raw(let bytes): decoding.length(of: bytes, before: offset, as: report.encoding)
    }
  }

  private func lineRange(_ number: Int) -> Result<Range<Int>, HitFault> {
    lineStart(number).map { lineRange(from: $0) }
  }

  private func lineStart(_ number: Int) -> Result<Int, HitFault> {
    guard let lines = report.lines else { return .failure(.noLines) }
    guard let start = lines.start(of: LineNumber(number)), start.bytes < report.text.count else {
      return .failure(.noLine(number))
    }
    return .success(start.bytes)
  }

  private func lineRange(from start: Int) -> Range<Int> {
    let rest = report.text[min(start, report.text.count)...].prefix(Self.longestLine)
    let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
    return rest.startIndex..<report.text.span.scalarStart(atOrBefore: end, from: rest.startIndex)
  }

  /// A line without the white space around it; the whole of one that has nothing else.
  private func shown(_ line: Range<Int>) -> TextRange {
    let text = report.text[line]
    guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else {
      return TextRange(line.lowerBound, line.upperBound)
    }
    return TextRange(first, last + 1)
  }

  // MARK: GivenWords

  /// GivenWords in UTF-8, line ends as the text has them; nil where the report's encoding cannot be read.
  private func decoded(_ words: GivenWords) -> [UInt8]? {
    switch words {
    case .text(let bytes): bytes
    case .raw(let bytes): TextDecoder.decode(bytes, as: report.encoding)?.bytes
    }
  }

  private func stands(_ words: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place <= report.text.count - words.count else { return false }
    return report.text[place..<place + words.count].elementsEqual(words)
  }

  /// The occurrence of words that is nearest to a place.
  private func find(_ words: [UInt8], in range: Range<Int>, near place: Int) -> TextRange? {
    guard let first = words.first else { return nil }
    var best: Int?
    let last = range.lowerBound + max(0, range.count - words.count + 1)
    for start in range.lowerBound..<last where report.text[start] == first {
      guard stands(words, at: start) else { continue }
      if let best, abs(best - place) <= abs(start - place) { break }
      best = start
    }
    return best.map { TextRange($0, $0 + words.count) }
  }
}

/// The length of the start of a line once it is decoded. The hits of a line come one behind the other: what stands before the
/// last one is not decoded again for the next.
private struct LineDecoding {
  private var line: [UInt8] = []
  private var offset = 0
  private var decoded = 0

  mutating func length(of bytes: [UInt8], before end: Int, as encoding: ReportEncoding) -> Int? {
    guard (0...bytes.count).contains(end) else { return nil }
    // Hits of one line have one array: comparing it with itself reads nothing.
    if end < offset || line != bytes { (line, offset, decoded) = (bytes, 0, 0) }
    guard let text = TextDecoder.decode(Array(bytes[offset..<end]), as: encoding) else { return nil }
    (offset, decoded) = (end, decoded + text.bytes.count)
    return decoded
  }
}
