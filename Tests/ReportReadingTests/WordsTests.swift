import Glibc
import ReportParsing
import Testing
import TextFacts

@testable import ReportReading

@Suite("Words of reading errors")
struct WordsTests {
  private func words(_ path: String, _ error: ReadingError) -> [String] {
    let failure = ReadingFailure(path: Array(path.utf8), error: error)
    return [failure.message(in: .english), failure.message(in: .chinese)]
  }

  @Test("name the file, the place and the remedy in both languages")
  func table() {
    #expect(
      words("报告.txt", .missing) == [
        "报告.txt: no such file; check the name and the folder", "报告.txt：没有这个文件，请检查文件名和所在文件夹",
      ])
    #expect(words("d", .isFolder) == ["d: is a folder; name the files in it", "d：是文件夹，请写明其中的文件"])
    #expect(words("-", .empty) == ["standard input: holds no text", "标准输入：没有文字内容"])
    #expect(
      words("a", .binary(at: 9)) == [
        "a: is not text (byte 10 stands in none); convert it to a text file first",
        "a：不是文本文件（第 10 字节不是文字），请先转换成文本",
      ])
    #expect(
      words("a", .tooLarge(bytes: 3 << 30, limit: 1 << 30)) == [
        "a: is too large (3 GB; at most 1 GB are read); split it first", "a：太大（3 GB，最多读取 1 GB），请先拆分",
      ])
    #expect(
      words("a.pdf", .otherFormat(.pdf)) == [
        "a.pdf: is a PDF document; convert it to a text file first", "a.pdf：是 PDF 文档，请先转换成文本",
      ])
    #expect(
      words("p", .notAFile(.namedPipe)) == [
        "p: is a named pipe; read it from standard input: gangmu - < NAME",
        "p：是命名管道，请从标准输入读取：gangmu - < 名称",
      ])
    #expect(words("n", .notAFile(.characterDevice)) == ["n: is a device, not a file", "n：是设备，不是文件"])
    #expect(
      words("a", .system(errno: EIO, call: "read")) == [
        "a: Input/output error (read, errno 5)", "a：系统错误：Input/output error（read，errno 5）",
      ])
  }

  @Test("every error is one line, and every kind of file has words of its own")
  func oneLine() {
    let errors: [ReadingError] =
      [.missing, .notPermitted, .isFolder, .empty, .binary(at: 0), .tooLarge(bytes: 2, limit: 1)]
      + FileKind.allCases.map { .notAFile($0) }
      + FileSignature.allCases.map { .otherFormat($0) } + [.system(errno: ENOSPC, call: "open")]
    for language in Language.allCases {
      let all = errors.map { $0.message(in: language) }
      #expect(all.filter { $0.isEmpty || $0.contains("\n") } == [])
    }
  }

  @Test("every reason to skip a file is one line of its own")
  func skipReasons() {
    let reasons: [SkipReason] = [
      .unreadable(.empty), .tooLarge(bytes: 3 << 20, limit: 2 << 20), .vanished, .danglingLink, .linkLoop, .repeated,
      .tooDeep(limit: 64), .tooManyFiles(limit: 500), .libraryTooLarge(limit: 8 << 30),
    ]
    for language in Language.allCases {
      let all = reasons.map { $0.message(in: language) }
      #expect(all.filter { $0.isEmpty || $0.contains("\n") } == [] && Set(all).count == reasons.count)
    }
    let skipped = SkippedFile(path: Array("库/a\n".utf8), reason: reasons[1], isRoot: false)
    #expect(skipped.message(in: .english).hasPrefix("库/a␊: is too large (3 MB; at most 2 MB: library.toml"))
    #expect(skipped.message(in: .chinese) == "库/a␊：太大（3 MB，最多 2 MB，见 library.toml：limits.file-megabytes）")
  }

  @Test(
    "a name is shown without anything a terminal would obey",
    arguments: [
      ("报告 1.txt", "报告 1.txt"), ("\u{1B}]0;x\u{7}", "␛]0;x␇"), ("a\nb\r\u{7F}", "a␊b␍␡"), ("é𠮷", "é𠮷"),
      ("\u{9B}2J", "<U+009B>2J"), ("a\u{202E}txt", "a<U+202E>txt"), ("a\u{200B}\u{FEFF}", "a<U+200B><U+FEFF>"),
      ("\u{E0041}", "<U+E0041>"), ("\u{2028}", "<U+2028>"),
    ])
  func shownNames(_ name: String, _ shown: String) {
    #expect(ShownPath.words(Array(name.utf8)) == shown)
  }

  @Test("bytes that are not UTF-8 are shown as their values")
  func shownBytes() {
    #expect(ShownPath.words([0x61, 0xFF, 0xE4, 0xB8, 0x62, 0xC0, 0xAF]) == "a\\xFF\\xE4\\xB8b\\xC0\\xAF")
  }
}
