import Glibc
import ImportStream
import ReportModel
import Testing

@testable import ReportReading

/// The parent of a program that reads other formats, whatever that program does.
@Suite struct ImportProcessTests {
  /// A record of text as printf writes it: P, its length, the text.
  private static let paragraph = #"printf 'P\002\000\000\000ok'; "#
  private static let ok: [ImportRecord] = [.paragraph("ok")]

  /// Runs an import program that does what `script` says.
  private func records(
    _ script: String, deadline: Int = 5_000, longest: Int = 1 << 20
  ) throws -> Result<[ImportRecord], ReadingError> {
    let folder = try TemporaryFolder()
    defer { withExtendedLifetime(folder) {} }
    let file = try OpenFile(path: folder.write(Array(script.utf8), to: Array("script".utf8)))
    let process = ImportProcess(deadline: deadline, longest: longest)
    let program = String(decoding: Fixtures.path("run-document"), as: UTF8.self)
    do throws(ReadingError) {
      return .success(try process.records(of: file.descriptor, format: .docx, program: program))
    } catch {
      return .failure(error)
    }
  }

  @Test func aStreamWithItsEndIsWhole() throws {
    #expect(try records(Self.paragraph + #"printf 'E\000\000\000\000'"#) == .success(Self.ok + [.end]))
  }

  @Test(arguments: ["exit 0", "exit 3", "kill -SEGV $$", "kill -KILL $$", "printf 'nonsense'"])
  func aStreamWithoutItsEndSaysSo(ending: String) throws {
    #expect(try records(Self.paragraph + ending) == .success(Self.ok + [.note(ReportNote(.endedEarly))]))
  }

  @Test func aProgramThatHangsIsEndedWithWhatItStarted() throws {
    let script = Self.paragraph + "sleep 600 & sleep 600"
    let note = ReportNote(.endedEarly, detail: "0 s")
    #expect(try records(script, deadline: 300) == .success(Self.ok + [.note(note)]))
  }

  @Test func aProgramThatFloodsIsCut() throws {
    let script = Self.paragraph + "cat /dev/zero"
    let found = try records(script, longest: 1 << 20)
    #expect(found == .success(Self.ok + [.note(ReportNote(.endedEarly))]))
    let endless = #"while :; do printf 'P\002\000\000\000ok'; done"#
    guard case .success(let read) = try records(endless, longest: 70_000) else {
      Issue.record("no records")
      return
    }
    #expect(read.last == .note(ReportNote(.tooLarge)))
    #expect(read.dropLast().allSatisfy { $0 == .paragraph("ok") })
  }

  @Test func aMissingLibraryIsNamedAsSuch() throws {
    #expect(try records("exit 127") == .failure(.importerMissing(.docx)))
  }

  @Test func itsSignalsAreAsUsualThoughThisProgramBlocksThem() throws {
    var signals = sigset_t()
    var before = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    // The shell's own process group and session are those of its process.
    let script = #"""
      blocked=$(sed -n 's/^SigBlk:[[:space:]]*//p' /proc/$$/status)
      set -- $(cat /proc/$$/stat)
      [ "$blocked" = 0000000000000000 ] && [ "$5" = $$ ] && [ "$6" = $$ ] && \#(Self.paragraph)
      printf 'E\000\000\000\000'
      """#
    #expect(try records(script) == .success(Self.ok + [.end]))
  }

  @Test func noProcessIsLeftBehind() throws {
    let script = #"""
      sleep 600 &
      for id in $$ $!; do printf 'P\010\000\000\000%08d' $id; done
      printf 'E\000\000\000\000'
      sleep 600
      """#
    guard case .success(let read) = try records(script) else {
      Issue.record("no records")
      return
    }
    let ids = read.compactMap { record -> pid_t? in
      if case .paragraph(let text) = record { return pid_t(text) }
      return nil
    }
    #expect(ids.count == 2)
    // The program was waited for. What it started is another's child, and ends with it.
    #expect(ids.first.map { kill($0, 0) } == -1)
    for _ in 0..<1_000 where ids.last.map({ kill($0, 0) }) == 0 && !isZombie(ids.last ?? 0) { usleep(2_000) }
    #expect(ids.last.map { kill($0, 0) == -1 || isZombie($0) } == true)
  }

  private func isZombie(_ id: pid_t) -> Bool {
    guard let file = fopen("/proc/\(id)/stat", "re") else { return true }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer.prefix(count), as: UTF8.self).contains(") Z ")
  }

  @Test func withoutTheProgramTheErrorSaysWhatToInstall() {
    var options = ReadingOptions()
    options.importProgram = "/nonexistent/gangmu-import"
    let missing = ReadingError.importerMissing(.docx)
    #expect(throws: missing) { try ReportReader.read(path: Fixtures.path("Office/words.docx"), options: options) }
    #expect(
      [missing.message(in: .english), missing.message(in: .chinese)] == [
        "reading docx needs gangmu-import and its libraries: apt install libxml2 libarchive13 libpoppler126",
        "读取 docx 需要 gangmu-import 及其程序库：apt install libxml2 libarchive13 libpoppler126",
      ])
  }

  @Test(arguments: ["Office/words.docx", "Converted/harbour-office.html", "Converted/harbour-office.pdf"])
  func aDocumentMayComeThroughAPipe(name: String) throws {
    let bytes = try OpenFile(path: Fixtures.path(name)).everything(limit: 1 << 20)
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    #expect(bytes.count < 65_536 && write(ends[1], bytes, bytes.count) == bytes.count)
    close(ends[1])
    defer { close(ends[0]) }
    let report = try ReportReader.read(descriptor: ends[0])
    #expect(report.text == (try Fixtures.report(name)).text)
  }
}
