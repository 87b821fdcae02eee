import TextFacts

/// The lines of reStructuredText that have marks.
enum RestructuredTextLines {
  /// The byte of a line of two or more of one mark of ASCII punctuation; nil for any other line.
  static func ruleByte(_ text: [UInt8], _ content: Range<Int>) -> UInt8? {
    guard content.count >= 2, let first = mark(text, content), text.run(of: first, in: content) == content.count,
      content.count > 2 || (first != 0x3A && first != 0x2E)
    else { return nil }
    return first
  }

  /// The mark of ASCII punctuation that a line begins with.
  static func mark(_ text: [UInt8], _ content: Range<Int>) -> UInt8? {
    guard let first = text[content].first, first > 0x20, first < 0x7F, !HTMLTag.isLetter(first),
      !(0x30...0x39).contains(first)
    else { return nil }
    return first
  }

  static func isGridRule(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    content.count >= 3 && text[content.upperBound - 1] == 0x2B && text[content].contains(0x2D)
      && text[content].allSatisfy { $0 == 0x2B || $0 == 0x2D || $0 == 0x3D }
  }

  /// Columns of `=` with white space between them.
  static func isSimpleRule(_ text: [UInt8], _ content: Range<Int>) -> Bool {
    text[content].contains(0x20) && text[content].allSatisfy { $0 == 0x3D || $0 == 0x20 }
  }

  /// The name of a directive (`name::`, `|x| name::`) and the byte after its colons.
  static func directive(_ text: [UInt8], _ rest: Range<Int>) -> (name: String, end: Int)? {
    var place = rest.lowerBound
    if text[rest].first == 0x7C, let bar = ByteSearch.first(0x7C, in: text, from: place + 1, to: rest.upperBound) {
      place = min(bar + 2, rest.upperBound)
    }
    let first = place
    while place < rest.upperBound,
      HTMLTag.isLetter(text[place]) || (0x30...0x39).contains(text[place])
        || [0x2D, 0x5F, 0x2B, 0x2E].contains(text[place])
        || (text[place] == 0x3A && place + 1 < rest.upperBound && HTMLTag.isLetter(text[place + 1]))
    { place += 1 }
    guard place > first, place - first < 64, text.begins(with: "::", in: place..<rest.upperBound) else { return nil }
    let name = String(decoding: text[first..<place], as: UTF8.self).lowercased()
    // `py:function` is a function of a language.
    return (name.split(separator: ":").last.map(String.init) ?? name, place + 2)
  }

  /// The mark of a footnote or citation: `[1] …`, `[#name] …`, `[CIT2002] …`.
  static func noteMark(_ text: [UInt8], _ rest: Range<Int>) -> Range<Int>? {
    guard text[rest].first == 0x5B,
      let close = ByteSearch.first(
        0x5D, in: text, from: rest.lowerBound, to: min(rest.upperBound, rest.lowerBound + 80)),
      close > rest.lowerBound + 1, close + 1 == rest.upperBound || text[close + 1] == 0x20
    else { return nil }
    return rest.lowerBound + 1..<close
  }

  /// The colon that ends the name of a field.
  static func fieldEnd(_ text: [UInt8], _ content: Range<Int>) -> Int? {
    guard text[content].first == 0x3A,
      let colon = ByteSearch.first(
        0x3A, in: text, from: content.lowerBound + 1, to: min(content.upperBound, content.lowerBound + 100)),
      colon > content.lowerBound + 1, text[content.lowerBound + 1] > 0x20,
      colon + 1 == content.upperBound || text[colon + 1] == 0x20
    else { return nil }
    return colon
  }

  /// A bullet, or a number: `1.` `(1)` `#.` `a)`.
  static func marker(_ text: [UInt8], _ content: Range<Int>) -> (length: Int, ordinal: Int?)? {
    if text.begins(with: "#. ", in: content) { return (2, nil) }
    if text.begins(with: "\u{2022} ", in: content) { return (3, nil) }
    if let marker = MarkdownListMarker.read(MarkdownLine(text, content)), !marker.isEmpty {
      return (marker.length, marker.ordinal)
    }
    guard text[content].first == 0x28,
      let marker = MarkdownListMarker.read(MarkdownLine(text, content.lowerBound + 1..<content.upperBound)),
      let ordinal = marker.ordinal
    else { return nil }
    return (marker.length + 1, ordinal)
  }
}
