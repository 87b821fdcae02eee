import ReportModel
import TextFacts

/// The characters of a run of text one by one as a page shows them, full-width forms as ASCII, with the byte that each
/// begins at.
///
/// Mark-up, marks of notes (`①`, `[3]`) and words that were struck out are left out: `12[1]亿元` and `1~~5~~2亿元` are one figure. Digits of raised spans are raised digits
/// (`10<sup>8</sup>` is 10⁸).
struct IndicatorText {
  private(set) var scalars: [UInt32] = []
  /// The byte of each character, and at the end that behind the last.
  private(set) var places: [Int] = []
  /// The byte behind each character.
  private var ends: [Int] = []

  init(_ report: Report, _ range: Range<Int>) {
    let range = range.clamped(to: 0..<report.text.count)
    var place = range.lowerBound
    for run in Self.runs(report, range) where run.range.lowerBound >= place {
      append(report.text, place..<run.range.lowerBound)
      if let scalar = run.scalar {
        append(scalar, at: run.range)
      } else if run.isRaised {
        appendRaised(report.text, run.range)
      }
      place = run.range.upperBound
    }
    append(report.text, place..<range.upperBound)
    places.append(range.upperBound)
  }

  /// A run that is shown otherwise than it is written.
  private struct OtherRun {
    var range: Range<Int>
    var scalar: UInt32?
    var isRaised: Bool
  }

  private static func runs(_ report: Report, _ range: Range<Int>) -> [OtherRun] {
    report.spans.isEmpty
      ? []
      : report.spans(from: TextRange(range.lowerBound, range.upperBound)).compactMap { span in
        let isRaised = span.kind == .superscript
        guard isRaised || span.hidesText || span.kind == .strike else { return nil }
        return OtherRun(range: span.range.bytes.clamped(to: range), scalar: span.scalar?.value, isRaised: isRaised)
      }
  }

  private mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    var place = range.lowerBound
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: range.upperBound) {
      if let end = Self.endOfNote(text, scalar, at: next, end: range.upperBound) {
        place = end
        continue
      }
      append(scalar, at: place..<next)
      place = next
    }
  }

  private mutating func append(_ scalar: UInt32, at bytes: Range<Int>) {
    // The comma of Chinese prose ends a clause, that of ASCII may part thousands.
    scalars.append(scalar == 0xFF0C ? scalar : FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar)
    places.append(bytes.lowerBound)
    ends.append(bytes.upperBound)
  }

  private mutating func appendRaised(_ text: [UInt8], _ range: Range<Int>) {
    for place in range where (0x30...0x39).contains(text[place]) {
      append(Self.raised[Int(text[place]) - 0x30], at: place..<place + 1)
    }
  }

  /// The end of a mark of a note that begins with a character; nil where it is none.
  private static func endOfNote(_ text: [UInt8], _ scalar: UInt32, at next: Int, end: Int) -> Int? {
    if (0x2460...0x2473).contains(scalar) { return next }  // ① to ⑳
    guard scalar == 0x5B else { return nil }
    let digits = text[next..<min(end, next + 4)].prefix { (0x30...0x39).contains($0) }.count
    let close = next + digits
    return (1...3).contains(digits) && close < end && text[close] == 0x5D ? close + 1 : nil
  }

  /// ⁰ to ⁹.
  private static let raised: [UInt32] = [
    0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079,
  ]

  /// The digit that a raised one stands for; nil for other characters.
  static func raisedDigit(_ scalar: UInt32) -> Int? { raised.firstIndex(of: scalar) }

  var count: Int { scalars.count }

  /// The character at a place; 0 beyond either end.
  subscript(place: Int) -> UInt32 { scalars.indices.contains(place) ? scalars[place] : 0 }

  /// The words between two places.
  func words(_ range: Range<Int>) -> String {
    var words = String.UnicodeScalarView()
    for scalar in scalars[range.clamped(to: 0..<count)] {
      if let scalar = Unicode.Scalar(scalar) { words.append(scalar) }
    }
    return String(words)
  }

  /// The bytes from the first to the last of the characters between two places.
  func bytes(_ range: Range<Int>) -> TextRange {
    let range = range.clamped(to: 0..<count)
    let lower = places[range.lowerBound]
    return TextRange(lower, range.isEmpty ? lower : max(lower, ends[range.upperBound - 1]))
  }

  /// The place that begins at a byte, or the next.
  func place(ofByte byte: Int) -> Int { min(count, places.partitionPoint { $0 < byte }) }
}

/// Words that are looked for at a place of a text, the longest first.
struct WordList {
  private var byFirst: [UInt32: [[UInt32]]] = [:]
  private var byLast: [UInt32: [[UInt32]]] = [:]

  /// The words of a text that white space parts.
  init(_ words: String) {
    for word in words.split(whereSeparator: \.isWhitespace) {
      let scalars = word.unicodeScalars.map(\.value)
      guard let first = scalars.first, let last = scalars.last else { continue }
      byFirst[first, default: []].append(scalars)
      byLast[last, default: []].append(scalars)
    }
    byFirst = byFirst.mapValues { $0.sorted { $0.count > $1.count } }
    byLast = byLast.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The number of characters of the word that begins at `place`; nil where none does.
  func length(_ text: IndicatorText, at place: Int, end: Int) -> Int? {
    byFirst[text[place]]?.first { word in
      place + word.count <= end && word.indices.allSatisfy { text[place + $0] == word[$0] }
    }?.count
  }

  /// The number of characters of the word that ends before `end`; nil where none does.
  func length(_ text: IndicatorText, before end: Int, start: Int) -> Int? {
    byLast[text[end - 1]]?.first { word in
      end - word.count >= start && word.indices.allSatisfy { text[end - word.count + $0] == word[$0] }
    }?.count
  }

  /// The end of the last of the words in a run; nil where none stands there.
  func lastEnd(_ text: IndicatorText, in range: Range<Int>) -> Int? {
    for place in range.reversed() {
      if let length = length(text, at: place, end: range.upperBound) { return place + length }
    }
    return nil
  }

  /// The start of the first of the words in a run; nil where none stands there.
  func firstStart(_ text: IndicatorText, in range: Range<Int>) -> Int? {
    range.first { length(text, at: $0, end: range.upperBound) != nil }
  }

  /// Whether one of the words stands in a run.
  func stands(in text: IndicatorText, _ range: Range<Int>) -> Bool { firstStart(text, in: range) != nil }
}
