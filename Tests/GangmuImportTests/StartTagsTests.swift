import ImportStream
import Testing

@testable import ImportReaders

/// Tags with more attributes than a parser can bear are cut, and nothing else is touched.
@Suite struct StartTagsTests {
  private func bounded(_ text: String, _ syntax: StartTags.Markup) -> String {
    String(decoding: StartTags.bounded(Array(text.utf8), syntax, most: 2).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    // Over the bound: what is over it goes, the tag ends as it did.
    ("<p a b c d>文<p e f>", "<p a b >文<p e f>"), ("<p a=1 b='>' c=\">\" d>文", "<p a=1 b='>' >文"),
    ("<br a b c/>文", "<br a b />文"), ("<p a = 1 b\n=\n2 c = 3>文", "<p a = 1 b\n=\n2 >文"),
    ("<p a b c=x/>文", "<p a b />文"),
    ("<p/a/b/c>文", "<p/a/b/>文"), ("<p a b c", "<p a b "), ("<p = =a b c>文", "<p = =a b >文"),
    // Within it, or no tag.
    ("<p a b>1 < 2 a b c d > e", "<p a b>1 < 2 a b c d > e"), ("</p a b c>", "</p a b c>"),
    ("<!-- <p a b c d> -->文", "<!-- <p a b c d> -->文"), ("<!-- <p --!><p a b c>", "<!-- <p --!><p a b >"),
    ("<script>if (i<n a b c) {}</script><p a b c>", "<script>if (i<n a b c) {}</script><p a b >"),
    ("<STYLE>a<b c d e</StyLe><p a b c>", "<STYLE>a<b c d e</StyLe><p a b >"),
    ("<scripts><p a b c></scripts>", "<scripts><p a b ></scripts>"), ("<script>a<b c d e", "<script>a<b c d e"),
  ])
  func pages(page: String, expected: String) {
    #expect(bounded(page, .html) == expected)
  }

  @Test(arguments: [
    (#"<w:p a="1" b="2" c="3"/>文"#, #"<w:p a="1" b="2" />文"#),
    ("<![CDATA[<p a b c d>]]><p a b c>", "<![CDATA[<p a b c d>]]><p a b >"),
    ("<?xml a b c d?><!-- <p a b c> --><甲 a b c>", "<?xml a b c d?><!-- <p a b c> --><甲 a b >"),
    ("<script><p a b c></script>", "<script><p a b ></script>"),
  ])
  func parts(part: String, expected: String) {
    #expect(bounded(part, .xml) == expected)
  }

  /// As many attributes took half a minute; whoever still compares each with all before meets the deadline of the tests.
  @Test(.timeLimit(.minutes(1))) func manyAttributesAreReadAndSaid() {
    let many = (0..<200_000).map { "a\($0)='1'" }.joined(separator: " ")
    let (records, notes) = WebReader.records(of: Array("<html><body><p \(many) hidden>甲</p><p>乙".utf8))
    #expect(dump(records) == "P 甲\nP 乙")
    #expect(notes == [ImportNote(.tooManyAttributes)])
    let bounded = StartTags.bounded(Array("<p \(many)>".utf8), .html).bytes
    #expect(bounded.count(where: { $0 == 0x3D }) == StartTags.mostAttributes)
    #expect(texts(Array("<a><b \(many)>甲</b></a>".utf8)) == ["甲"])
    let units = Array("<a><b \(many)>甲</b></a>".utf16)
    let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(texts(wide) == ["甲"])
  }

  /// An encoding in which tags cannot be seen is one that no office program writes.
  @Test(arguments: ["UTF-32", "ISO-2022-JP", "UTF-7", "EBCDIC-US", "ISO-10646-UCS-2"])
  func encodingsThatHideTagsAreRefused(name: String) {
    #expect(texts(Array("<?xml version='1.0' encoding='\(name)'?><a>甲</a>".utf8)) == [])
    #expect(texts([0, 0, 0, 0x3C, 0, 0, 0, 0x61, 0, 0, 0, 0x2F, 0, 0, 0, 0x3E]) == [])
  }

  @Test(arguments: ["UTF-8", "ISO-8859-1", "GBK"])
  func encodingsOfOfficeProgramsAreRead(name: String) {
    #expect(texts(Array("<?xml version='1.0' encoding='\(name)'?><a>text</a>".utf8)) == ["text"])
  }

  private func texts(_ part: [UInt8]) -> [String] {
    var texts: [String] = []
    XMLReader(part, part: "part", spaces: [:], into: nil).forEach { event in
      if case .text(let text) = event { texts.append(text) }
    }
    return texts
  }
}
