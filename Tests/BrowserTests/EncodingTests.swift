import ReportModel
import ReportParsing
import ScreenModel
import Testing

@testable import Browser

/// The encoding a report was read in, shown and chosen.
@Suite struct EncodingTests {
  /// 一、 and a word, in GB 18030.
  private static let bytes: [UInt8] = [0xD2, 0xBB, 0xA1, 0xA2, 0xB9, 0xA4, 0xD7, 0xF7, 0xBB, 0xD8, 0xB9, 0xCB]

  private func reader(path: [UInt8]?) throws -> Reader {
    var reader = try Reader(columns: 60)
    let source = ReportSource(name: "a.txt", path: path)
    let report = try ReportParser.report(from: Self.bytes, source: source)
    reader.effects += reader.state.update(.report(0, report))
    return reader
  }

  @Test func shownWhereItIsNotUTF8() throws {
    let (plain, other) = (try Reader(columns: 60).status, try reader(path: nil).status)
    #expect(plain == " report-1.txt  57 %  521 chars           F1 help  / search")
    #expect(other == " a.txt  一 100 %  6 chars  GB18030       F1 help  / search")
  }

  @Test(arguments: [
    ("big5", ReportEncoding.big5), ("utf-16be", .utf16BigEndian), ("GBK", .gb18030), ("auto", nil),
  ])
  func chosen(_ name: String, _ encoding: ReportEncoding?) throws {
    var reader = try reader(path: [0x61])
    reader.effects += reader.state.perform(Invocation(.encoding, argument: name))
    #expect(reader.effects == [.decode(report: 0, encoding)])
  }

  @Test func typedWithCandidates() throws {
    var reader = try reader(path: [0x61])
    reader.press(": encoding space utf-16")
    #expect(reader.state.prompt?.candidates.map(\.label) == ["utf-16le", "utf-16be"])
    reader.press("down enter")
    #expect(reader.effects == [.decode(report: 0, .utf16BigEndian)])
  }

  @Test func refused() throws {
    var reader = try reader(path: nil)
    #expect(reader.state.perform(Invocation(.encoding, argument: "big5")) == [])
    #expect(reader.state.shell.notice?.text == "this report is no file: nothing to read again")
    reader = try self.reader(path: [0x61])
    #expect(reader.state.perform(Invocation(.encoding, argument: "ebcdic")) == [])
    #expect(
      reader.state.shell.notice?.text == """
        no encoding ebcdic; there are: auto utf-8 utf-16le utf-16be utf-32le utf-32be gb18030 big5-hkscs shift_jis \
        euc-jp euc-kr windows-1252 windows-1251 koi8-r
        """)
  }
}
