/// Words that belong to spans and stand nowhere in the text: destinations of links and readings of characters, of formats
/// that do not show them. Each is kept once; a span names it by its number.
public struct SpanWords: Sendable, Hashable {
  private var bytes: [UInt8] = []
  /// The byte after the last of each.
  private var ends: [UInt32] = []

  /// No words.
  public init() {}

  /// The number of words kept.
  public var count: Int { ends.count }
  /// Bytes they take.
  var weight: Int { bytes.count + 4 * ends.count }

  /// Keeps `words`; their number.
  public mutating func append(_ words: String) -> Int {
    bytes += words.utf8
    ends.append(UInt32(clamping: bytes.count))
    return ends.count - 1
  }

  /// The words of a number; nil where there are none.
  public subscript(number: Int) -> String? {
    guard ends.indices.contains(number) else { return nil }
    let start = number > 0 ? Int(ends[number - 1]) : 0
    return String(decoding: bytes[start..<Int(ends[number])], as: UTF8.self)
  }

  func write(to writer: inout PackedWriter) {
    writer.put(bytes: bytes)
    writer.put(ascending: ends)
  }

  /// The words that `write` wrote; nil where there is something else.
  init?(_ reader: inout PackedReader) {
    guard let bytes = reader.nextBytes(), let ends = reader.nextAscending(below: bytes.count) else { return nil }
    (self.bytes, self.ends) = (bytes, ends)
  }

  /// The same with no room to spare.
  var exact: SpanWords {
    guard !ends.isEmpty else { return self }
    var exact = SpanWords()
    exact.bytes = PackedWriter.exact(bytes)
    exact.ends = ends.withUnsafeBufferPointer { Array($0) }
    return exact
  }
}
