import Glibc
import Testing

@testable import Store

/// The file `remembered` of before the store.
@Suite struct OlderFormTests {
  private static let text = """
    search\t主题教育
    search\ta\\tb\\\\n\\n\\r
    mark\ta\t1204\t/home/li/报告.txt
    mark\tA\t7\t/x
    place\t88\t/home/li/报告.txt
    search\t主题教育

    """

  @Test func linesAreChanges() {
    let li = report("/home/li/报告.txt")
    #expect(
      RememberedText.changes(Array(Self.text.utf8)) == [
        .search("主题教育"), .search("a\tb\\n\n\r"), .mark("a", report: li, offset: 1204),
        .mark("A", report: report("/x"), offset: 7), .place(report: li, offset: 88), .search("主题教育"),
      ])
  }

  @Test func linesOfAnotherFormArePassedOver() {
    let text =
      Array("search\ta\n\nplace\t-1\t/x\nmark\tab\t1\t/x\nmark\ta\tx\t/x\nplace\t1\nwhat\tb\nsearch\\\n".utf8) + [0xFF]
      + Array("\nsearch\tb\\".utf8)
    #expect(RememberedText.changes(text) == [.search("a"), .search("b")])
  }

  @Test func aMarkOfACombiningLetterIsOne() {
    #expect(
      RememberedText.changes(Array("mark\t\u{300}\t1\t/x\nplace\t2\t\u{300}x".utf8)) == [
        .mark("\u{300}", report: report("/x"), offset: 1), .place(report: report("\u{300}x"), offset: 2),
      ])
  }

  @Test func theFileIsReadOnceAndKept() throws {
    try withFolder { folder in
      try write(Self.text, to: folder + "/remembered")
      let file = StoreFile(folder: folder)
      #expect(try file.searches() == ["主题教育", "a\tb\\n\n\r"])
      #expect(try file.report(report("/home/li/报告.txt")) == remembered([("a", 1204)], place: 88))
      #expect(try file.report(report("/x")) == remembered([("A", 7)]))
      #expect(contents(of: folder + "/remembered") == Array(Self.text.utf8))
      // A program of before the store writes on; that is no longer read.
      try write("search\tlater\n", to: folder + "/remembered")
      #expect(try StoreFile(folder: folder).searches() == ["主题教育", "a\tb\\n\n\r"])
    }
  }

  @Test("where it cannot be read it is tried again, and newer things stay") func unreadable() throws {
    try withFolder { folder in
      #expect(mkdir(folder + "/remembered", 0o700) == 0)
      let file = StoreFile(folder: folder)
      try file.write([
        .mark("a", report: report("/home/li/报告.txt"), offset: 5), .mark("A", report: report("/y"), offset: 6),
        .place(report: report("/home/li/报告.txt"), offset: 9), .search("主题教育"),
      ])
      #expect(file.takeNotices() == [.notAFile(file: folder + "/remembered")])
      #expect(rmdir(folder + "/remembered") == 0)
      try write(Self.text, to: folder + "/remembered")
      let later = StoreFile(folder: folder)
      #expect(try later.searches() == ["a\tb\\n\n\r", "主题教育"])
      #expect(try later.report(report("/home/li/报告.txt")) == remembered([("a", 5)], place: 9))
      #expect(try later.report(report("/x")) == nil)
      #expect(later.takeNotices() == [])
    }
  }

  @Test func aHugeFileIsLeftUnread() throws {
    try withFolder { folder in
      let path = folder + "/remembered"
      try write("search\ta\n", to: path)
      #expect(truncate(path, RememberedFile.sizeLimit + 1) == 0)
      let file = StoreFile(folder: folder)
      #expect(try file.searches() == [])
      #expect(file.takeNotices() == [.tooLarge(file: path, limit: RememberedFile.sizeLimit)])
    }
  }
}
