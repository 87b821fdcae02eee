import Glibc
import ReportModel
import Testing
import Threads

@testable import ReportReading

@Suite("Loading a library in the background", .timeLimit(.minutes(5)))
struct LibraryReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// 400 files in 20 folders.
  private func fill() throws {
    for outer in 1...20 {
      try folder.makeFolder("\(outer)")
      for inner in 1...20 { try folder.write("第\(outer)县\n\n一、第\(inner)项\n正文。\n", to: "\(outer)/第\(inner).txt") }
    }
  }

  @Test("reads everything once, whatever the number of threads", arguments: [1, 2, 7])
  func threads(_ count: Int) throws {
    try fill()
    var options = LibraryOptions.unwatched
    options.threads = count
    let updates = try load([folder.path], below: folder, options: options)
    let all = (1...20).flatMap { outer in (1...20).map { "\(outer)/第\($0).txt: 第\(outer)县|一、第\($0)项|正文。" } }
    #expect(updates.reports == all)
    let counts = updates.progress.map(\.reports)
    #expect(counts == counts.sorted() && counts.last == 400)
    #expect(updates.found == [(1...20).flatMap { outer in (1...20).map { "\(outer)/第\($0).txt" } }])
  }

  @Test("stops soon and keeps what was read; then nothing comes")
  func stop() throws {
    try fill()
    var options = LibraryOptions.unwatched
    options.threads = 1
    let updates = LibraryUpdates(below: folder)
    let gate = Monitor(false)
    let reading = try LibraryReading.start([folder.path], options: options) { update in
      // The first reports hold up everything else until loading was stopped.
      if case .reports = update { gate.wait { $0 ? () : nil } }
      updates.deliver(update)
    }
    usleep(50_000)
    reading.stop()
    gate.change { $0 = true }
    #expect(updates.finish())
    let last = try #require(updates.progress.last)
    #expect(last.isStopped && last.reports < 400 && last.reports == updates.loaded.count)
    reading.cancel()
  }

  @Test("a library that is let go of says no more")
  func letGo() throws {
    try fill()
    let updates = LibraryUpdates(below: folder)
    do {
      let reading = try LibraryReading.start([folder.path], options: .unwatched, deliver: updates.deliver)
      reading.cancel()
    }
    usleep(100_000)
    let count = updates.progress.count
    usleep(200_000)
    #expect(updates.progress.count == count)
  }

  @Test("for batch commands comes in order, with what was skipped in its place")
  func all() throws {
    try fill()
    try folder.write([0x41, 0], to: Array("9/第7.txt".utf8))
    try folder.link("9/第7a.txt", to: "nowhere")
    var found: [String] = []
    let progress = try LibraryReading.all([folder("9"), folder("no"), folder("3/第12.txt")], options: .unwatched) {
      item in
      switch item {
      case .report(let file, let report, _):
        found.append(String(decoding: file.name, as: UTF8.self) + " \(report.sections.count)")
      case .kept: Issue.record("There is no index.")
      case .skipped(let skipped):
        found.append("skipped " + (skipped.isRoot ? "root" : ShownPath.words(skipped.path.suffix(12))))
      }
      return true
    }
    let names = (1...6).map { "第\($0).txt 2" } + ["skipped 9/第7.txt", "skipped 第7a.txt"]
    let rest = (8...20).map { "第\($0).txt 2" } + ["skipped root", "第12.txt 2"]
    #expect(
      found.map { $0.hasSuffix("第7.txt") ? "skipped 9/第7.txt" : $0.hasSuffix("第7a.txt") ? "skipped 第7a.txt" : $0 }
        == names + rest)
    #expect([progress.files, progress.filesDone, progress.reports, progress.skipped] == [21, 21, 20, 3])
  }

  @Test("for batch commands ends when told")
  func allEnds() throws {
    try fill()
    var count = 0
    let progress = try LibraryReading.all([folder.path], options: .unwatched) { _ in
      count += 1
      return count < 150
    }
    #expect(count == 150 && progress.isStopped && progress.filesDone == 150)
  }

  @Test("a file that vanishes, or another, while the library is read")
  func racing() throws {
    try fill()
    let updates = LibraryUpdates(below: folder)
    let path = folder.path
    let reading = try LibraryReading.start([folder.path], options: .unwatched, deliver: updates.deliver)
    for outer in (1...20).reversed() {
      for inner in 1...10 { unlink(cString(path + Array("/\(outer)/第\(inner).txt".utf8))) }
      for inner in 11...20 { try folder.replace("\(outer)/第\(inner).txt", with: "另一篇\n") }
    }
    #expect(updates.finish())
    // Each was read as it was or as it is, or is told to have vanished; files of `replace` come and go.
    let read = updates.reports.filter { !$0.contains(".new") }
    let gone = updates.skipped.filter { !$0.contains(".new") }
    #expect(gone.allSatisfy { $0.hasSuffix(": vanished before it was read") })
    #expect(read.allSatisfy { $0.hasSuffix("另一篇") || $0.hasSuffix("正文。") || $0.hasSuffix(": ") })
    #expect(Set(read.map { $0.prefix { $0 != ":" } }).count == read.count)
    reading.cancel()
  }

  @Test("years, speed and time left of the progress")
  func progress() {
    var progress = LibraryProgress()
    #expect(progress.bytesPerSecond == 0 && progress.secondsLeft == nil)
    (progress.bytes, progress.bytesDone, progress.elapsed) = (10_000_000, 4_000_000, 2_000)
    #expect(progress.bytesPerSecond == 2_000_000 && progress.secondsLeft == nil)
    progress.isWalkComplete = true
    #expect(progress.secondsLeft == 3)
  }
}
