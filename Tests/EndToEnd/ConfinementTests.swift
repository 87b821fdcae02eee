import Glibc
import Testing

/// The import program is refused whatever a reader of documents does not need, and so is all it starts.
@Suite("The import program is confined")
struct ConfinementTests {
  private let folder: GangmuFolder

  init() throws {
    folder = try GangmuFolder()
    try folder.write("secret", "机密")
    try folder.write("document", "青禾区报告")
  }

  /// The means by which this kernel can confine a process, as the import program says; the tests below need both.
  private static let line = Spawned.run([Built.path("gangmu-import"), "--confinement"], environment: [:])?.output
  private static let landlock = line.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
  private static let filtersCalls = line?.hasSuffix("calls 1\n") ?? false

  /// The outcome of each act where everything holds.
  private static let whole = """
    read-document done
    read-library done
    stat-home done
    read-home EACCES
    read-passwords EACCES
    list-home EACCES
    list-processes EACCES
    write-file EPERM
    write-there EPERM
    write-tmp EPERM
    truncate EPERM
    unlink EPERM
    make-folder EPERM
    make-link EPERM
    change-mode EPERM
    change-times EPERM
    memory-file EPERM
    connect EPERM
    connect-local EPERM
    trace EPERM
    read-memory EPERM
    rank-parent EPERM
    schedule-parent EPERM
    mount EPERM
    new-namespace EPERM
    enter-namespace EPERM
    bpf EPERM
    keyring EPERM
    userfault EPERM
    perf EPERM
    io-uring EPERM
    open-by-handle EPERM
    run-shell EPERM
    leave-session EPERM
    outlive-parent EPERM
    set-limit EPERM
    start-process done
    """

  /// The acts of a process confined by no more than this, and what came of them.
  private func acts(landlock: Int, calls: Int) throws -> Batch {
    try Batch.run(
      [Built.path("ConfinementRehearsal"), "\(landlock)", "\(calls)", folder.file("document"), folder.path],
      in: folder)
  }

  /// ABI 2 is that of Linux 5.19 and 6.1.
  @Test(
    "each forbidden act is refused, by older kernels' Landlock too",
    .enabled(if: landlock > 0 && filtersCalls, "this kernel has no Landlock or filters no calls"),
    arguments: [1, 2, 3, 4, 5, 6, 7].filter { $0 <= max(1, landlock) })
  func everything(abi: Int) throws {
    #expect(
      try acts(landlock: abi, calls: 1)
        == Batch(.exited(0), output: "confined landlock \(abi) calls 1\n\(Self.whole)\n"))
  }

  @Test(
    "a filter of calls alone refuses everything but reading",
    .enabled(if: filtersCalls, "this kernel filters no calls"))
  func callsAlone() throws {
    let reading = ["read-home", "read-passwords", "list-home", "list-processes"]
    let expected = reading.reduce(Self.whole) { $0.replacing("\($1) EACCES", with: "\($1) done") }
    #expect(
      try acts(landlock: 0, calls: 1) == Batch(.exited(0), output: "confined landlock 0 calls 1\n\(expected)\n"))
  }

  @Test("Landlock alone refuses files and programs", .enabled(if: landlock > 1, "this kernel has no Landlock"))
  func landlockAlone() throws {
    let batch = try acts(landlock: 2, calls: 0)
    let files = [
      "read-home", "read-passwords", "list-home", "list-processes", "write-file", "write-there", "write-tmp", "unlink",
      "make-folder", "make-link", "run-shell",
    ]
    let refused = batch.output.split(separator: "\n").filter { $0.hasSuffix(" EACCES") }.map {
      $0.split(separator: " ")[0]
    }
    #expect(files.allSatisfy { refused.contains(Substring($0)) }, "\(batch.output)")
  }

  /// The program that reads old Word is run by the import program itself, with all that holds there; it may be run, but
  /// starts no other.
  @Test(
    "an outside reader inherits everything",
    .enabled(if: landlock > 0 && filtersCalls, "this kernel has no Landlock or filters no calls"),
    .disabled(if: TestEnvironment.isSanitized, "the reader cannot start its sanitizer"))
  func outsideReader() throws {
    let path = try documentForOurReader()
    let batch = try Batch.gangmu("text", path, in: folder, environment: ["PATH": folder.path + ":/usr/bin:/bin"])
    let expected = Self.whole.replacing(
      "start-process done", with: "start-process EPERM")
    #expect(batch == Batch(.exited(0), output: expected + "\n"))
  }

  @Test("it says how it is confined, and :about repeats it")
  func tellsHow() throws {
    let line = try #require(Self.line)
    #expect(line == "landlock \(Self.landlock) calls \(Self.filtersCalls ? 1 : 0)\n")
  }

  @Test(
    "killing the browser ends the import and the reader it has started",
    .disabled(if: TestEnvironment.isSanitized, "the reader cannot start its sanitizer"))
  func endsWithTheBrowser() throws {
    let path = try documentForOurReader()
    try folder.write("hang", "")
    let environment = folder.environment(["PATH": folder.path + ":/usr/bin:/bin"])
    let spawned = try #require(
      Spawned(
        [Built.path("gangmu"), "text", path],
        environment: TestEnvironment.variables(term: "xterm-256color", environment),
        streams: (0...2).map { .file("/dev/null", flags: $0 == 0 ? O_RDONLY : O_WRONLY) }))
    var processes: [pid_t] = []
    let hangs = waitUntil {
      processes = Self.descendants(of: spawned.process)
      return processes.count == 2 && Self.name(of: processes[1]) == "antiword"
    }
    #expect(hangs, "\(processes)")
    kill(spawned.process, SIGKILL)
    waitpid(spawned.process, nil, 0)
    // Sooner than the import program gives up a reader that hangs, after 12 seconds.
    let areGone = waitUntil(seconds: 8) { processes.allSatisfy { Self.state(of: $0) == nil } }
    #expect(areGone, "\(processes.map { Self.state(of: $0) ?? "-" })")
    for process in processes where Self.state(of: process) != nil { kill(process, SIGKILL) }
  }

  @Test("an import whose browser is gone before it looks ends at once")
  func looksAtItsParent() throws {
    // Process 1 is nobody's parent here but that of orphans.
    #expect(
      try Batch.run([Built.path("gangmu-import"), "html", "1"], in: folder, input: "<html><p>文") == Batch(.exited(1)))
    #expect(
      try Batch.run([Built.path("gangmu-import"), "--confinement", "1"], in: folder, input: "") == Batch(.exited(1)))
  }

  // MARK: Processes

  /// A document that is taken for old Word, in a folder where our own program is called as its reader is.
  private func documentForOurReader() throws -> String {
    let target = Built.path("ConfinementRehearsal")
    try #require(symlink(target, folder.file("antiword")) == 0 || errno == EEXIST)
    let header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    return try folder.write("old.doc", header + [UInt8](repeating: 0, count: 1024))
  }

  /// The child of a process, the child's child, and so on, as long as there is one.
  private static func descendants(of process: pid_t) -> [pid_t] {
    var found: [pid_t] = []
    while let child = all().first(where: { parent(of: $0) == found.last ?? process }) { found.append(child) }
    return found
  }

  private static func all() -> [pid_t] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var found: [pid_t] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if let process = pid_t(name) { found.append(process) }
    }
    return found
  }

  /// The fields of /proc/…/stat after the name of the program (proc(5)): state, parent and so on; nil for no process.
  private static func fields(of process: pid_t) -> (name: String, rest: [Substring])? {
    guard let file = fopen("/proc/\(process)/stat", "re") else { return nil }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = fread(&buffer, 1, buffer.count, file)
    let text = String(decoding: buffer.prefix(count), as: UTF8.self)
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return nil }
    return (String(text[text.index(after: open)..<close]), text[text.index(after: close)...].split(separator: " "))
  }

  private static func name(of process: pid_t) -> String? { fields(of: process)?.name }

  private static func parent(of process: pid_t) -> pid_t? { fields(of: process).flatMap { pid_t($0.rest[1]) } }

  /// The state of a process; nil where it is gone, or waits for nothing but to be taken note of.
  private static func state(of process: pid_t) -> String? {
    fields(of: process).map { String($0.rest[0]) }.flatMap { $0 == "Z" || $0 == "X" ? nil : $0 }
  }
}
