import Glibc
import ReportModel
import Testing

@testable import ReportReading

@Suite("Watching a library", .timeLimit(.minutes(5)))
struct LibraryWatchTests {
  private let folder: TemporaryFolder
  private let updates: LibraryUpdates

  init() throws {
    folder = try TemporaryFolder()
    updates = LibraryUpdates(below: folder)
    try folder.makeFolder("库")
    try folder.makeFolder("库/县")
    try folder.write("一\n", to: "库/a")
    try folder.write("二\n", to: "库/县/b")
    try folder.write("三\n", to: "c")
  }

  private func open(follows: Bool = false, watches: Int = 100) throws -> LibraryReading {
    var options = LibraryOptions()
    options.follows = follows
    options.limits.watches = watches
    let reading = try LibraryReading.start([folder("库"), folder("c")], options: options, deliver: updates.deliver)
    #expect(updates.finish())
    return reading
  }

  @Test("tells what changes, vanishes, appears; reads it when asked")
  func told() throws {
    let reading = try open()
    try folder.write("二二\n", to: "库/县/b", appending: true)
    #expect(updates.news(1) == ["changed 库/县/b"])
    try folder.replace("c", with: "三三\n")
    #expect(updates.news(1) == ["changed c"])
    #expect(unlink(cString(folder("库/a"))) == 0)
    #expect(updates.news(1) == ["vanished 库/a"])
    try folder.write("新\n", to: "库/县/new")
    #expect(updates.news(1) == ["appeared 库/县/new"])
    try folder.write("别\n", to: "other")
    try folder.write("备份\n", to: "库/a~")
    let file = try #require(updates.loaded.first { $0.file.name == Array("b".utf8) }).file
    try reading.reload([file])
    #expect(updates.news(1) == ["read 库/县/b: 二|二二"])
    reading.cancel()
  }

  @Test("reads what changes and appears by itself where it follows")
  func followed() throws {
    let reading = try open(follows: true)
    try folder.replace("库/a", with: "一一\n")
    #expect(updates.news(2) == ["changed 库/a", "read 库/a: 一一"])
    try folder.makeFolder("库/新县")
    try folder.write("新\n", to: "库/新县/n")
    #expect(updates.news(2) == ["appeared 库/新县/n", "read 库/新县/n: 新"])
    try folder.write("新二\n", to: "库/新县/n", appending: true)
    #expect(updates.news(2) == ["changed 库/新县/n", "read 库/新县/n: 新|新二"])
    try folder.write("", to: "库/新县/n")
    #expect(updates.news(2) == ["changed 库/新县/n", "skipped 库/新县/n"])
    reading.follows = false
    try folder.write("新\n", to: "库/新县/n")
    #expect(updates.news(1) == ["changed 库/新县/n"])
    reading.cancel()
  }

  @Test("tells of all files of a folder that goes or comes")
  func folders() throws {
    let reading = try open()
    #expect(rename(cString(folder("库/县")), cString(folder("away"))) == 0)
    #expect(updates.news(1) == ["vanished 库/县/b"])
    try folder.write("二二\n", to: "away/b")
    #expect(rename(cString(folder("away")), cString(folder("库/郡"))) == 0)
    #expect(updates.news(1) == ["appeared 库/郡/b"])
    try folder.write("二二二\n", to: "库/郡/b")
    #expect(updates.news(1) == ["changed 库/郡/b"])
    reading.cancel()
  }

  @Test("past the limit of watches finds changes when asked")
  func unwatched() throws {
    let reading = try open(watches: 1)
    #expect(updates.progress.last?.unwatchedFolders == 2)
    try folder.write("二二\n", to: "库/县/b", appending: true)
    try folder.write("新\n", to: "库/县/new")
    try folder.makeFolder("库/县/乡")
    try folder.write("乡\n", to: "库/县/乡/d")
    #expect(unlink(cString(folder("c"))) == 0)
    try reading.check()
    #expect(updates.news(4) == ["appeared 库/县/new", "appeared 库/县/乡/d", "changed 库/县/b", "vanished c"])
    try reading.check()
    usleep(100_000)
    #expect(updates.news(0) == [])
    reading.cancel()
  }
}
