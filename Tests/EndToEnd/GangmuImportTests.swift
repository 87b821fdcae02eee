import Testing

/// Documents in other formats, printed by the program itself: their text, what was not read of them, how it ends.
@Suite("Gangmu reads documents of office programs")
struct GangmuImportTests {
  private let folder: GangmuFolder
  private static let fixtures =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
    + "/Fixtures/Office/"

  init() throws { folder = try GangmuFolder() }

  @Test("a part that is not there is one line, and the rest is printed") func missingPart() throws {
    #expect(
      try Batch.gangmu(Self.fixtures + "book.epub", in: folder, environment: ["LC_ALL": "C.UTF-8"])
        == Batch(
          .exited(0), output: "上篇\n撒网六次。\n下篇\n收网四次。\n",
          complaints: "gangmu: \(Self.fixtures)book.epub: lacks a part it cannot be read without (OPS/none.xhtml)\n"))
  }

  @Test("what was not read is one line, and the rest is printed") func partial() throws {
    let path = Self.fixtures + "deep.docx"
    #expect(
      try Batch.gangmu(path, in: folder)
        == Batch(
          .exited(0), output: "上文。\n",
          complaints: "gangmu: \(path): nests too deep; not read from there on (word/document.xml)\n"))
  }

  @Test("a document that cannot be read is an error, and the others are printed") func unreadable() throws {
    let secret = Self.fixtures + "encrypted.odt"
    #expect(
      try Batch.gangmu(secret, Self.fixtures + "unfinished.docx", in: folder)
        == Batch(
          .exited(2), output: "上文。\n",
          complaints: """
            gangmu: \(secret): needs a password; what is encrypted was not read
            gangmu: \(Self.fixtures)unfinished.docx: is damaged; what could be read is shown (word/document.xml)

            """))
  }

  @Test("the outline of a document has no lines") func outline() throws {
    let batch = try Batch.gangmu("outline", "--format", "text", Self.fixtures + "headings.docx", in: folder)
    #expect(batch.ending == .exited(0))
    #expect(batch.complaints == "")
    #expect(
      batch.output.split(separator: "\n").map { $0.drop { $0 == " " } }
        == ["青禾区河湖治理报告", "河道整治", "清淤", "护岸", "来年打算"])
  }
}
