import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("Symbolic links in a library", .timeLimit(.minutes(5)))
struct LibraryLinkTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["库", "库/内", "外", "库外"] { try folder.makeFolder(name) }
    try folder.write("一\n", to: "库/内/1.txt")
    try folder.write("二\n", to: "外/2.txt")
    try folder.write("三\n", to: "库外/3.txt")
  }

  private func loaded(_ roots: [[UInt8]], followsAll: Bool = false) throws -> LibraryUpdates {
    var options = LibraryOptions.unwatched
    options.followsLinks = followsAll
    return try load(roots, below: folder, options: options)
  }

  /// The message that a link leads out of the folders, to `name` in the folder of the test.
  private func leadsOut(_ link: String, _ name: String) throws -> String {
    let path = try #require(realpath(cString(folder.path), nil))
    defer { free(path) }
    let target = String(cString: path) + name
    return "\(link): is a link to \(target), outside of the folders named; to follow it: --follow-links"
  }

  @Test("are followed within the folders that were named, whatever their names pass through")
  func within() throws {
    try folder.link("库/文", to: "内/1.txt")
    try folder.link("别名", to: "库")
    try folder.link("库/绕", to: "../别名/内/../内")
    try folder.link("库/出", to: "../外/2.txt")
    let updates = try loaded([folder("别名"), folder("外")])
    let repeated = "is another name of something read already"
    #expect(updates.reports == ["别名/内/1.txt: 一", "外/2.txt: 二"])
    #expect(updates.skipped == ["别名/出", "别名/文", "别名/绕"].map { "\($0): \(repeated)" })
  }

  @Test("that lead out are listed with their target, and what they lead to is not read")
  func outside() throws {
    try folder.link("库/甲", to: "../外")
    try folder.link("库/乙", to: "../外/2.txt")
    // The name of this folder begins like that of the one named.
    try folder.link("库/丙", to: "../库外/3.txt")
    try folder.link("库/上", to: "..")
    let updates = try loaded([folder("库")])
    #expect(updates.reports == ["库/内/1.txt: 一"])
    let told = try [
      leadsOut("库/丙", "/库外/3.txt"), leadsOut("库/上", ""), leadsOut("库/甲", "/外"), leadsOut("库/乙", "/外/2.txt"),
    ]
    #expect(Set(updates.skipped) == Set(told))
  }

  @Test("are all followed where that is asked, each file once, and loops end")
  func all() throws {
    try folder.link("库/甲", to: "../外")
    try folder.link("库/乙", to: "../外/2.txt")
    try folder.link("外/回", to: "../库")
    let updates = try loaded([folder("库")], followsAll: true)
    #expect(updates.reports.count == 2)
    #expect(Set(updates.reports.map { $0.suffix(1) }) == ["一", "二"])
    let reasons = Set(updates.skipped.map { $0.split(separator: ": ").last ?? "" })
    #expect(
      reasons == ["is another name of something read already", "is a link that leads back to where it came from"])
  }

  @Test("that are named are followed")
  func named() throws {
    try folder.link("库/甲", to: "../外")
    let updates = try loaded([folder("库/甲")])
    #expect(updates.reports == ["库/甲/2.txt: 二"])
    #expect(updates.skipped == [])
  }

  @Test("in place of a file that was found are not followed when it is read")
  func replaced() throws {
    let scope = LinkScope(roots: [folder("库")], followsAll: false)
    let reader = LibraryFileReader(options: .unwatched, scope: scope)
    let root = LibraryFolder(path: folder("库"), components: [folder("库")])
    try folder.link("库/x.txt", to: "../外/2.txt")
    let file = LibraryFile(root: 0, folder: root, name: Array("x.txt".utf8))
    guard case .skipped(.outsideLink) = reader.read(file, imports: false) else {
      Issue.record("read through a link that leads out")
      return
    }
  }

  @Test("file systems of the kernel are passed over, whatever leads there, with a word")
  func kernel() throws {
    try folder.link("库/进程", to: "/proc")
    try folder.link("库/状态", to: "/proc/self/status")
    let updates = try loaded([folder("库"), Array("/sys".utf8)], followsAll: true)
    #expect(updates.reports == ["库/内/1.txt: 一"])
    let told = ["/sys", "库/进程", "库/状态"].map { "\($0): is made up by the kernel and holds no reports; not read" }
    #expect(Set(updates.skipped) == Set(told))
  }
}
