import ImportStream
import ReportModel

/// The marks of characters that are spans; see `InlineSpan.Kind` for each.
struct InlineMarks: OptionSet, Hashable {
  let rawValue: UInt16
  static let strong = InlineMarks(rawValue: 1 << 0)
  static let emphasis = InlineMarks(rawValue: 1 << 1)
  static let code = InlineMarks(rawValue: 1 << 2)
  static let superscript = InlineMarks(rawValue: 1 << 3)
  static let `subscript` = InlineMarks(rawValue: 1 << 4)
  static let strike = InlineMarks(rawValue: 1 << 5)
  /// A sign before or behind the words that stand for an image; both for an image without words.
  static let imageStart = InlineMarks(rawValue: 1 << 6)
  static let imageEnd = InlineMarks(rawValue: 1 << 7)
  /// Above the line that what is above the line has.
  static let raisedAgain = InlineMarks(rawValue: 1 << 8)

  /// Each mark with its kind of span, the outer one of two that are equally long first.
  static let kinds: [(mark: InlineMarks, kind: InlineSpan.Kind)] = [
    (.strong, .strong), (.emphasis, .emphasis), (.strike, .strike), (.code, .code), (.superscript, .superscript),
    (.subscript, .subscript),
  ]

  /// The sign that stands in place of the run.
  var sign: InlineSpan.Sign {
    if contains([.imageStart, .imageEnd]) { return .image }
    return contains(.imageStart) ? .imageStart : contains(.imageEnd) ? .imageEnd : .none
  }
}

/// The style of a run of characters as far as it makes spans.
struct InlineStyle: Hashable {
  var marks: InlineMarks = []
  /// The numbers of a destination and a reading in `InlineWords`; nil for none.
  var link: Int?
  var ruby: Int?

  /// The style of running text.
  static let plain = InlineStyle()
}

/// The destinations and readings of a document, by their numbers.
struct InlineWords {
  private var words: [String] = []
  /// The reading that is open.
  private var reading: String?

  /// The number of a destination; nil for one that leads nowhere.
  mutating func add(destination: String) -> Int? { LinkDestination.cleaned(destination).map { add($0) } }

  /// The number of a reading; nil for one that is none.
  mutating func add(reading: String) -> Int? {
    let reading = reading.split { $0.isWhitespace }.joined(separator: " ")
    return LinkDestination.isShort(reading) ? add(reading) : nil
  }

  /// A reading opens; its words come in pieces.
  mutating func beginReading() { reading = "" }

  /// Adds to the reading that is open, if one is.
  mutating func addReading(_ text: String) {
    if let count = reading?.utf8.count, count < LinkDestination.longest { reading? += text }
  }

  /// The number of the reading that was open; nil where there is none.
  mutating func takeReading() -> Int? {
    defer { reading = nil }
    return reading.flatMap { add(reading: $0) }
  }

  subscript(number: Int) -> String { words.indices.contains(number) ? words[number] : "" }

  private mutating func add(_ text: String) -> Int {
    if words.last != text { words.append(text) }
    return words.count - 1
  }
}
