import ReportModel

/// A run of the text of the paragraph, heading or row written last that is more than letters.
///
/// The spans of one record stand in the order of their first byte, one before those inside it, and none overlaps another
/// in part. In a row the bytes count through all cells, with one between two of them.
public struct ImportSpan: Sendable, Hashable {
  /// The kind of run; `concealed` for a sign alone, for the text has no mark-up.
  public var kind: InlineSpan.Kind
  /// Its bytes in the text.
  public var range: Range<Int>
  /// The destination of a link, the reading of characters, the name of a place; empty for other kinds.
  public var words: String
  /// The sign that a page shows in place of the run; none for other kinds.
  public var sign = InlineSpan.Sign.none

  /// A span; see the properties.
  public init(_ kind: InlineSpan.Kind, _ range: Range<Int>, _ words: String = "") {
    self.kind = kind
    self.range = range
    self.words = words
  }

  /// A run in whose place a page shows a sign.
  public init(_ sign: InlineSpan.Sign, _ range: Range<Int>) {
    kind = .concealed
    self.range = range
    words = ""
    self.sign = sign
  }
}

extension ImportSpan {
  /// The kind by its byte in the stream; nil for what no imported document has.
  private static let kinds: [InlineSpan.Kind] = [
    .strong, .emphasis, .code, .link, .superscript, .subscript, .strike, .ruby, .anchor,
  ]
  /// The signs that the stream has, whose bytes come after those of the kinds.
  private static let signs: [InlineSpan.Sign] = [.imageStart, .imageEnd, .image]

  /// The span as a payload: kind, first byte, byte after the last (UInt32, little endian), words.
  var payload: [UInt8] {
    let code = Self.kinds.firstIndex(of: kind) ?? Self.signs.firstIndex(of: sign).map { Self.kinds.count + $0 }
    var bytes = [UInt8(clamping: code ?? .max)]
    for place in [range.lowerBound, range.upperBound] {
      let place = UInt32(clamping: place)
      for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: place >> shift)) }
    }
    return bytes + (hasWords ? Array(words.utf8) : [])
  }

  /// The span of a payload; nil where it is none, or has words that none may have.
  init?(payload: ArraySlice<UInt8>) {
    let bytes = Array(payload)
    guard bytes.count >= 9 else { return nil }
    let code = Int(bytes[0])
    let place = { (first: Int) in (0..<4).reversed().reduce(0) { $0 << 8 | Int(bytes[first + $1]) } }
    guard place(1) < place(5) else { return nil }
    if Self.kinds.indices.contains(code) {
      kind = Self.kinds[code]
    } else if Self.signs.indices.contains(code - Self.kinds.count) {
      kind = .concealed
      sign = Self.signs[code - Self.kinds.count]
    } else {
      return nil
    }
    range = place(1)..<place(5)
    words = String(decoding: bytes[9...], as: UTF8.self)
    guard isSound else { return nil }
  }

  /// Whether spans of the kind have words.
  private var hasWords: Bool { kind == .link || kind == .ruby || kind == .anchor }

  /// Whether it has the words that its kind asks for.
  private var isSound: Bool {
    switch kind {
    case .link: LinkDestination.cleaned(words) == words
    case .ruby, .anchor: LinkDestination.isShort(words)
    case .strong, .emphasis, .code, .superscript, .subscript, .strike: words.isEmpty
    case .concealed: words.isEmpty && sign != .none
    case .character, .coloured, .reversed, .faint: false
    }
  }
}

/// The destinations that links of a document may have.
public enum LinkDestination {
  /// Bytes of a destination; what is longer is an image or a program, and no place.
  public static let longest = 2_048
  /// Schemes that lead nowhere: programs of the page, and documents written into the link itself.
  private static let noPlaces = ["javascript", "vbscript", "data"]

  /// `words` as a browser reads a destination: without white space around, TABs and line ends (URL Standard, 4.4). Nil
  /// where it leads to no place, has other control characters, or is too long.
  public static func cleaned(_ words: String) -> String? {
    if isPlain(words) { return words }
    guard words.utf8.count <= 2 * longest else { return nil }
    var bytes = words.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    let first = bytes.drop { $0 <= 0x20 }
    let scheme = first.prefix { $0 != 0x3A }
    if scheme.count < first.count, noPlaces.contains(String(decoding: scheme.prefix(16), as: UTF8.self).lowercased()) {
      return nil
    }
    let cleaned = String(decoding: first, as: UTF8.self)
    return isShort(cleaned) ? cleaned : nil
  }

  /// Whether words are a destination as they stand, as nearly all are: signs of ASCII, and none of the schemes.
  private static func isPlain(_ words: String) -> Bool {
    guard let first = words.utf8.first, words.utf8.count <= longest else { return false }
    // The first letters of the schemes.
    return ![0x6A, 0x76, 0x64].contains(first | 0x20) && words.utf8.allSatisfy { (0x21...0x7E).contains($0) }
  }

  /// Whether words beside the text are some, not too many, and no characters but such as can be shown.
  public static func isShort(_ words: String) -> Bool {
    !words.isEmpty && words.utf8.count <= longest && !words.unicodeScalars.contains(where: isControl)
  }

  /// Characters that a terminal would obey, or that turn the order of others.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
