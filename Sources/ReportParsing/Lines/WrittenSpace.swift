import TextFacts

/// White space written out: as `<U+00A0>`, as R writes characters that the encoding of a file does not have, and as
/// `&nbsp;`, as HTML has it (13.5, named character references). Texts that programs gathered begin their paragraphs with it.
enum WrittenSpace {
  private static let names: [StaticString] = [
    "<U+00A0>", "<U+3000>", "<U+2002>", "<U+2003>", "<U+2009>", "<U+FEFF>", "&nbsp;", "&ensp;", "&emsp;", "&thinsp;",
    "&#160;", "&#12288;", "&#xa0;", "&#xA0;", "&#x3000;",
  ]

  /// `content` without white space, written out or not, before it.
  static func dropped(_ text: Span<UInt8>, _ content: Range<Int>) -> Range<Int> {
    var content = content
    while let name = names.first(where: { isAt(content, $0, text) }) {
      content = Blank.trimmed(text, content.lowerBound + name.utf8CodeUnitCount..<content.upperBound)
    }
    return content
  }

  private static func isAt(_ content: Range<Int>, _ name: StaticString, _ text: Span<UInt8>) -> Bool {
    let length = name.utf8CodeUnitCount
    return content.count >= length && (0..<length).allSatisfy { text[content.lowerBound + $0] == name.utf8Start[$0] }
  }
}
