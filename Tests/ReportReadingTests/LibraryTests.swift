import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("A library of folders and files", .timeLimit(.minutes(5)))
struct LibraryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("reads files and folders mixed, with folders and years for display")
  func mixed() throws {
    try folder.makeFolder("库")
    try folder.makeFolder("库/临溪县")
    try folder.makeFolder("库/临溪县/2019")
    try folder.write("2021年工作报告\n\n一、甲\n", to: "库/a.txt")
    try folder.write("报告\n", to: "库/临溪县/第十.txt")
    try folder.write("报告\n", to: "库/临溪县/2019/b.txt")
    try folder.write("单篇\n", to: "单篇2018.txt")
    let updates = try load([folder("库/"), folder("单篇2018.txt")], below: folder)
    #expect(
      updates.reports == [
        "单篇2018.txt: 单篇", "库/a.txt: 2021年工作报告|一、甲", "库/临溪县/2019/b.txt: 报告", "库/临溪县/第十.txt: 报告",
      ])
    #expect(updates.skipped == [])
    let shown = updates.loaded.map { report in
      let folders = report.file.folders.dropFirst().map { String(decoding: $0, as: UTF8.self) }
      let root = report.file.folders.first.map { $0 == folder("库") ? "库 " : "? " } ?? "- "
      return root + folders.joined(separator: " ") + " \(report.year ?? 0) \(report.file.root)"
    }
    #expect(Set(shown) == ["库  2021 0", "库 临溪县 0 0", "库 临溪县 2019 2019 0", "-  2018 1"])
    let last = try #require(updates.progress.last)
    let bytes = updates.loaded.reduce(0) { $0 + $1.stamp.size }
    #expect(
      [last.files, last.filesDone, last.reports, last.skipped, last.bytes, last.bytesDone] == [
        4, 4, 4, 0, bytes, bytes,
      ])
    #expect(last.isWalkComplete && !last.isStopped)
  }

  @Test("passes over hidden names and backups, but not where they are named")
  func hidden() throws {
    for name in [".hidden", "a.txt~", "#a.txt#", "~$a.docx", "a.txt"] { try folder.write("一\n", to: name) }
    try folder.makeFolder(".git")
    try folder.write("一\n", to: ".git/b")
    let updates = try load([folder.path, folder(".hidden")], below: folder)
    #expect(updates.reports == [".hidden: 一", "a.txt: 一"])
    #expect(updates.progress.last?.hidden == 5)
  }

  @Test("follows links once where all are followed, and says of loops what they are")
  func allLinks() throws {
    for name in ["a", "a/b", "z"] { try folder.makeFolder(name) }
    try folder.write("一\n", to: "a/b/1.txt")
    try folder.write("二\n", to: "z/2.txt")
    try folder.makeFolder("elsewhere")
    try folder.write("三\n", to: "elsewhere/3.txt")
    try folder.link("a/b/up", to: "../..")
    try folder.link("a/b/self", to: "self")
    try folder.link("a/b/a", to: "..")
    try folder.link("a/gone", to: "nowhere")
    try folder.link("a/0.txt", to: "b/1.txt")
    try folder.link("a/out", to: "../elsewhere")
    try folder.link("a/out2", to: "../elsewhere")
    var options = LibraryOptions.unwatched
    options.followsLinks = true
    let updates = try load([folder("a")], below: folder, options: options)
    #expect(updates.reports == ["a/b/1.txt: 一", "a/b/up/z/2.txt: 二", "a/out/3.txt: 三"])
    let (repeated, loop) = (
      "is another name of something read already", "is a link that leads back to where it came from"
    )
    #expect(
      updates.skipped == [
        "a/0.txt: \(repeated)", "a/b/a: \(loop)", "a/b/self: \(loop)", "a/b/up/a: \(repeated)",
        "a/b/up/elsewhere: \(repeated)", "a/gone: is a link that leads nowhere", "a/out2: \(repeated)",
      ])
  }

  @Test("reads every file once, whatever roots hold it, and hard links each")
  func repeated() throws {
    try folder.makeFolder("a")
    try folder.write("一\n", to: "a/1.txt")
    try folder.write("二\n", to: "a/2.txt")
    #expect(Glibc.link(cString(folder("a/2.txt")), cString(folder("a/3.txt"))) == 0)
    let updates = try load([folder("a/1.txt"), folder("a"), folder("a/1.txt")], below: folder)
    #expect(updates.reports == ["a/1.txt: 一", "a/2.txt: 二", "a/3.txt: 二"])
    #expect(updates.skipped == Array(repeating: "a/1.txt: is another name of something read already", count: 2))
  }

  @Test("skips what is no text, each with its reason")
  func hostile() throws {
    #expect(mkfifo(cString(folder("fifo")), 0o600) == 0)
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = folder("s")
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    try folder.write("", to: "empty")
    try folder.write([0x4D, 0x5A, 0, 0, 1], to: Array("program".utf8))
    try folder.write([UInt8](repeating: 0x41, count: 70 << 10) + [0], to: Array("long".utf8))
    try folder.write(
      [0x89, 0x50] + [UInt8](repeating: 0, count: 90) + [UInt8](repeating: 0x41, count: 1 << 20), to: Array("film".utf8)
    )
    var options = LibraryOptions.unwatched
    options.limits.fileBytes = 2 << 20
    try folder.write([UInt8](repeating: 0x41, count: (2 << 20) + 1), to: Array("huge".utf8))
    let updates = try load([folder.path, folder("nowhere"), [], [0x61, 0]], below: folder, options: options)
    #expect(updates.reports.map { String($0.prefix(8)) } == ["long: AA"])
    let skipped = updates.skipped.map { String($0.prefix { $0 != ";" && $0 != "(" }) }
    #expect(
      Set(skipped) == [
        ": no such file", "a␀: no such file", "nowhere: no such file", "empty: holds no text",
        "fifo: is a named pipe", "film: is not text ", "huge: is too large ", "program: is not text ",
        "s: is a socket, not a file",
      ])
  }

  @Test("takes names that are not UTF-8, and names with line ends")
  func names() throws {
    try folder.write("一\n".utf8.map { $0 }, to: [0xB1, 0xA8, 0x2E])
    try folder.write("二\n", to: "a\nb")
    let updates = try load([folder.path], below: folder)
    #expect(updates.reports == ["a␊b: 二", "\\xB1\\xA8.: 一"])
    #expect(Set(updates.loaded.map(\.file.name)) == [[0xB1, 0xA8, 0x2E], Array("a\nb".utf8)])
  }

  @Test("goes no deeper than the limit, and never on its own stack")
  func deep() throws {
    var path = folder.path
    for _ in 0..<1_000 where path.count < 4_000 {
      path += [0x2F, 0x64]
      #expect(mkdir(cString(path), 0o700) == 0)
      try folder.write("一\n".utf8.map { $0 }, to: Array(path.dropFirst(folder.path.count + 1)) + Array("/2020".utf8))
    }
    var options = LibraryOptions.unwatched
    options.limits.depth = 2_000
    let all = try load([folder.path], below: folder, options: options)
    #expect(all.loaded.count == 1_000)
    #expect(all.skipped == [])
    let some = try load([folder.path], below: folder)
    #expect(some.loaded.count == 64)
    #expect(some.skipped.count == 1)
    #expect(some.skipped.first?.hasSuffix("d/d: is more than 64 folders deep (library.toml: limits.depth)") == true)
  }

  @Test("says of a path that the system opens no longer that it is too long")
  func pathTooLong() throws {
    // Two chains of folders, neither too long, one below the other.
    func makeChain(_ name: String, of count: Int) throws -> [UInt8] {
      var path = folder(name)
      try folder.makeFolder(name)
      for _ in 0..<count {
        path += [0x2F, 0x64]
        #expect(mkdir(cString(path), 0o700) == 0)
      }
      return path
    }
    try folder.write("一\n", to: "a.txt")
    let end = try makeChain("1", of: 1_500)
    _ = try makeChain("2", of: 1_000)
    let moved = end + Array("/2".utf8)
    #expect(rename(cString(folder("2")), cString(moved)) == 0)
    defer { #expect(rename(cString(moved), cString(folder("2"))) == 0) }
    var options = LibraryOptions.unwatched
    options.limits.depth = 10_000
    let updates = try load([folder.path], below: folder, options: options)
    #expect(updates.reports == ["a.txt: 一"])
    #expect(updates.skipped.count == 1)
    #expect(updates.skipped.first?.hasSuffix("d: has too long a path; open a folder on the way to it") == true)
  }

  @Test("keeps to its limits aloud")
  func limits() throws {
    for index in 1...20 { try folder.write("一二三\n", to: "\(index).txt") }
    var options = LibraryOptions.unwatched
    options.limits.files = 7
    let few = try load([folder.path], below: folder, options: options)
    #expect(few.reports == (1...7).map { "\($0).txt: 一二三" })
    #expect(few.skipped == ["8.txt: not read, nor anything after it: more than 7 files (library.toml: limits.files)"])
    options = .unwatched
    options.limits.totalBytes = 45
    let light = try load([folder.path], below: folder, options: options)
    #expect(light.reports == (1...4).map { "\($0).txt: 一二三" })
    #expect(light.skipped.count == 16)
  }

  @Test("years of the settings come first")
  func years() throws {
    try folder.makeFolder("旧志")
    try folder.write("1998年报告\n", to: "旧志/a.txt")
    try folder.write("1998年报告\n", to: "b.txt")
    var options = LibraryOptions.unwatched
    options.years = [
      YearRule(pattern: try #require(PathPattern("旧志")), year: 1950),
      YearRule(pattern: try #require(PathPattern("*.txt")), year: nil),
    ]
    let updates = try load([folder.path], below: folder, options: options)
    #expect(Set(updates.loaded.map(\.year)) == [1950, nil])
  }

  @Test("that may not be read", .enabled(if: geteuid() != 0, "run as root, who may read everything"))
  func forbidden() throws {
    try folder.write("一\n", to: "a")
    try folder.makeFolder("d")
    #expect(chmod(cString(folder("a")), 0) == 0 && chmod(cString(folder("d")), 0) == 0)
    defer { chmod(cString(folder("d")), 0o700) }
    let skipped = try load([folder.path], below: folder).skipped
    #expect(skipped.map { String($0.prefix { $0 != ";" }) } == ["a: permission denied", "d: permission denied"])
  }
}
