import TextFacts

/// White space written out as `<U+00A0>`, as R writes characters that the encoding of a file does not have: texts that
/// were gathered by such programs begin their paragraphs with it.
enum WrittenSpace {
  private static let names: [StaticString] = ["<U+00A0>", "<U+3000>", "<U+2002>", "<U+2003>", "<U+2009>", "<U+FEFF>"]
  private static let length = 8

  /// `content` without white space, written out or not, before it.
  static func dropped(_ text: Span<UInt8>, _ content: Range<Int>) -> Range<Int> {
    var content = content
    while content.count >= length, names.contains(where: { isAt(content.lowerBound, $0, text) }) {
      content = Blank.trimmed(text, content.lowerBound + length..<content.upperBound)
    }
    return content
  }

  private static func isAt(_ place: Int, _ name: StaticString, _ text: Span<UInt8>) -> Bool {
    (0..<length).allSatisfy { text[place + $0] == name.utf8Start[$0] }
  }
}
