import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("Reading a file", .timeLimit(.minutes(5)))
struct ReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The result of reading a path without a screen and for one: the text, or the error. Both must agree.
  private func outcome(_ path: [UInt8]) -> Result<String, ReadingError> {
    let read = Result { () throws(ReadingError) in try ReportReader.read(path: path) }
    #expect(read.map(\.text) == shown(path).map(\.text))
    return read.map { String(decoding: $0.text, as: UTF8.self) }
  }

  /// The result of reading a small file for the screen, on this thread.
  private func shown(_ path: [UInt8], _ options: ReadingOptions = ReadingOptions()) -> Result<Report, ReadingError> {
    let updates = Delivered()
    guard let reading = try? BackgroundReading() else { return .failure(.missing) }
    ReportReader.read(.file(path), as: reading, options: options) { updates.add($0) }
    let all = updates.take()
    #expect(all.count == 1)
    switch all.first {
    case .report(let report): return .success(report)
    case .failed(let error): return .failure(error)
    case .changed, .progress, nil:
      Issue.record("\(all)")
      return .failure(.missing)
    }
  }

  @Test("gives its text, its source and that it is complete")
  func plain() throws {
    let path = try folder.write("云岭工作\n一、开头\n", to: "报告.txt")
    let report = try ReportReader.read(path: path)
    #expect(String(decoding: report.text, as: UTF8.self) == "云岭工作\n一、开头\n")
    #expect(report.source == ReportSource(name: String(decoding: path, as: UTF8.self), path: path))
    #expect(report.isComplete)
    let opened = try shown(path).get()
    #expect(opened.text == report.text)
    #expect(opened.isComplete)
  }

  @Test("without its byte order mark, with its line ends as they are")
  func markAndLineEnds() throws {
    #expect(outcome(try folder.write("\u{FEFF}一\r\n二\r\n", to: "a")) == .success("一\r\n二\r\n"))
  }

  @Test("that is missing, in no folder, or named by nothing")
  func missing() throws {
    try folder.write("x", to: "file")
    #expect(outcome(folder("absent")) == .failure(.missing))
    #expect(outcome(folder("absent/file")) == .failure(.missing))
    #expect(outcome(folder("file/below")) == .failure(.missing))
    #expect(outcome([]) == .failure(.missing))
    #expect(outcome(folder("file") + [0, 0x61]) == .failure(.missing))
  }

  // Root may read everything: there the rule is checked by the errno table below alone.
  @Test("that may not be read", .enabled(if: geteuid() != 0, "run as root, who may read everything"))
  func notPermitted() throws {
    let path = try folder.write("x", to: "secret")
    #expect(chmod(cString(path), 0) == 0)
    #expect(outcome(path) == .failure(.notPermitted))
  }

  @Test("what the system says is told apart")
  func systemErrors() {
    let codes: [Int32] = [ENOENT, ENOTDIR, EACCES, EPERM, EISDIR, EIO, ELOOP, EMFILE]
    #expect(
      codes.map { ReadingError(errno: $0, call: "open") } == [
        .missing, .missing, .notPermitted, .notPermitted, .isFolder, .system(errno: EIO, call: "open"),
        .system(errno: ELOOP, call: "open"), .system(errno: EMFILE, call: "open"),
      ])
  }

  @Test("that is no file")
  func notAFile() throws {
    #expect(mkfifo(cString(folder("fifo")), 0o600) == 0)
    #expect(symlink("loop", cString(folder("loop"))) == 0)
    #expect(outcome(folder.path) == .failure(.isFolder))
    #expect(outcome(folder("fifo")) == .failure(.notAFile(.namedPipe)))
    #expect(outcome(Array("/dev/null".utf8)) == .failure(.notAFile(.characterDevice)))
    #expect(outcome(folder("loop")) == .failure(.system(errno: ELOOP, call: "stat")))
  }

  @Test("that is a socket")
  func socketFile() throws {
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = folder("socket")
    let isCopied = withUnsafeMutableBytes(of: &address.sun_path) { room in
      guard name.count < room.count else { return false }
      room.copyBytes(from: name)
      return true
    }
    try #require(isCopied)
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0)
    #expect(outcome(name) == .failure(.notAFile(.socket)))
  }

  @Test("that holds no text")
  func noText() throws {
    #expect(outcome(try folder.write("", to: "empty")) == .failure(.empty))
    let binary: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x01, 0x00, 0x00, 0x00]
    guard case .failure(.binary(let place)) = outcome(try folder.write(binary, to: Array("binary".utf8))) else {
      Issue.record("binary file was read")
      return
    }
    #expect(binary.indices.contains(place))
  }

  @Test("whose name is not UTF-8, or would move the cursor")
  func names() throws {
    let latin = try folder.write(Array("a".utf8), to: [0xE9, 0x2E, 0x74])
    let escape = try folder.write(Array("b".utf8), to: Array("\u{1B}[2J.txt".utf8))
    let base = String(decoding: folder.path, as: UTF8.self)
    let reports = [try ReportReader.read(path: latin), try ReportReader.read(path: escape)]
    #expect(reports.map(\.source.name) == [base + "/\\xE9.t", base + "/␛[2J.txt"])
    #expect(reports.map(\.source.path) == [latin, escape])
  }

  @Test("of /proc, whose size is said to be 0")
  func unsized() {
    guard case .success(let text) = outcome(Array("/proc/version".utf8)) else {
      Issue.record("/proc/version was not read")
      return
    }
    #expect(text.hasPrefix("Linux version "))
  }

  @Test("above the limit is refused with both numbers")
  func tooLarge() throws {
    var options = ReadingOptions()
    options.fileLimit = 9
    let nine = try folder.write("123456789", to: "nine")
    let ten = try folder.write("1234567890", to: "ten")
    #expect(try ReportReader.read(path: nine, options: options).text.count == 9)
    #expect(throws: ReadingError.tooLarge(bytes: 10, limit: 9)) { try ReportReader.read(path: ten, options: options) }
    #expect(throws: ReadingError.tooLarge(bytes: 10, limit: 9)) { try shown(ten, options).get() }
  }

  @Test("that is large: its beginning at once, cut at a line end, then all of it as read in one piece")
  func large() async throws {
    let line = "（一）深化改革。持续推进各项工作，成效明显，群众满意。\n"
    let path = try folder.write(String(repeating: line, count: 30_000), to: "large")
    let updates = Updates()
    let started = Updates()
    let options = ReadingOptions(onThreadStart: { started.deliver(.failed(.empty)) })
    _ = try updates.read(.file(path), options: options)
    let all = await updates.untilEnd()
    guard case .report(let first)? = all.first else {
      Issue.record("\(all)")
      return
    }
    let beginning = first.text
    #expect(beginning.count == options.prefix / line.utf8.count * line.utf8.count)
    #expect(!first.isComplete)
    let last = all.last
    let whole = try ReportReader.read(path: path)
    guard case .report(let complete)? = last else {
      Issue.record("\(String(describing: last))")
      return
    }
    #expect(complete.text == whole.text)
    #expect(complete.sections == whole.sections)
    #expect(complete.paragraphs == whole.paragraphs)
    #expect(complete.isComplete)
    #expect(whole.text.starts(with: beginning))
    #expect(await started.next() == "failed: empty")
  }

  @Test("that is large and one line: its beginning is cut between characters")
  func oneLine() async throws {
    let text = "x" + String(repeating: "云", count: 400_000)
    let path = try folder.write(text, to: "line")
    let updates = Updates()
    _ = try updates.read(.file(path))
    let first = try #require(await updates.next())
    #expect(first.utf8.count == "so far: ".utf8.count + 196_606)
    #expect(await updates.next() == "complete: " + text)
  }
}

@Suite("Cutting a prefix")
struct PrefixCutTests {
  @Test(
    "falls between lines, or else between characters",
    arguments: [
      ([], 0, 0),
      (Array("一\n二".utf8), 4, 7),
      (Array("一\n二".utf8.dropLast()), 4, 4),
      (Array("一\n二".utf8.dropLast(2)), 4, 4),
      (Array("ab".utf8), 2, 2),
      (Array("a𠮷".utf8.dropLast()), 1, 1),
      ([0x80, 0x80, 0x80, 0x80], 4, 4),
      // UTF-16 after its mark: a line feed is two bytes, and 0A 4E inside a character is none.
      ([0xFF, 0xFE, 0x0A, 0x00, 0x0A, 0x4E, 0x00], 4, 6),
      ([0xFE, 0xFF, 0x00, 0x0A, 0x4E, 0x0A, 0x4E], 4, 6),
      ([0xFE, 0xFF, 0x4E, 0x00, 0xD8, 0x42], 4, 4),
    ] as [([UInt8], Int, Int)])
  func cuts(_ bytes: [UInt8], _ line: Int, _ character: Int) {
    #expect([PrefixCut.lastLine(bytes), PrefixCut.lastCharacter(bytes)] == [line, character])
  }
}
