import ReportModel
import TextFacts

/// The characters of a run of text one by one, full-width forms as ASCII, with the byte that each begins at.
struct IndicatorText {
  let scalars: [UInt32]
  /// The byte of each character, and at the end that behind the last.
  let places: [Int]

  init(_ text: [UInt8], _ range: Range<Int>) {
    var (scalars, places): ([UInt32], [Int]) = ([], [])
    var place = range.lowerBound
    let end = min(range.upperBound, text.count)
    while let (scalar, next) = TextScalar.read(text.span, at: place, end: end) {
      // The comma of Chinese prose ends a clause, that of ASCII may part thousands.
      scalars.append(scalar == 0xFF0C ? scalar : FullWidthForm.ascii(of: scalar).map(UInt32.init) ?? scalar)
      places.append(place)
      place = next
    }
    places.append(place)
    (self.scalars, self.places) = (scalars, places)
  }

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

  /// The bytes between two places.
  func bytes(_ range: Range<Int>) -> TextRange {
    let range = range.clamped(to: 0..<count)
    return TextRange(places[range.lowerBound], places[range.upperBound])
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
