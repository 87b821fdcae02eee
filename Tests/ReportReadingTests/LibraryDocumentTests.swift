import Glibc
import ReportModel
import Testing
import Threads

@testable import ReportReading

/// Documents of other formats in a library. The import program of these tests runs the document as a script; what begins
/// as a PDF does is one.
@Suite("Documents in a library", .timeLimit(.minutes(5)))
struct LibraryDocumentTests {
  private let folder: TemporaryFolder
  private var options = LibraryOptions.unwatched

  init() throws {
    folder = try TemporaryFolder()
    options.reading.importProgram = String(decoding: Fixtures.path("run-document"), as: UTF8.self)
    options.threads = 3
    options.imports = 1
  }

  private static let ok = #"printf 'P\002\000\000\000ok'; printf 'E\000\000\000\000'"#

  private func writeDocument(_ script: String, to name: String) throws {
    try folder.write("%PDF-\n\(script)\n", to: name)
  }

  @Test("are read beside the texts")
  func mixed() throws {
    for index in 1...12 { try folder.write("一\n", to: "\(index).txt") }
    for index in 1...4 { try writeDocument(Self.ok, to: "\(index).pdf") }
    try writeDocument("exit 3", to: "5.pdf")
    let updates = try load([folder.path], below: folder, options: options)
    #expect(updates.reports == (1...12).flatMap { ($0 <= 4 ? ["\($0).pdf: ok"] : []) + ["\($0).txt: 一"] })
    #expect(updates.skipped.count == 1 && updates.skipped.first?.hasPrefix("5.pdf: ") == true)
    #expect(updates.progress.last?.filesDone == 17)
  }

  @Test("are read a few at a time")
  func few() throws {
    let (mark, clash) = (ShownPath.words(folder("mark")), ShownPath.words(folder("clash")))
    let script = "mkdir \(mark) || mkdir \(clash); sleep 0.05; rmdir \(mark); \(Self.ok)"
    try folder.makeFolder("d")
    for index in 1...6 { try writeDocument(script, to: "d/\(index).pdf") }
    var names: [String] = []
    try LibraryReading.all([folder("d")], options: options) { item in
      if case .report(let file, let report, _) = item {
        names.append(String(decoding: file.name, as: UTF8.self) + " " + report.string.prefix(2))
      }
      return true
    }
    #expect(names == (1...6).map { "\($0).pdf ok" })
    #expect(FileStamp(path: folder("clash")) == nil)
  }

  @Test("do not hold up the end of loading when that is stopped")
  func stopped() throws {
    let begun = ShownPath.words(folder("begun"))
    try folder.makeFolder("d")
    try writeDocument("touch \(begun); \(Self.ok.prefix { $0 != ";" }); sleep 600", to: "d/1.pdf")
    try folder.write("一\n", to: "d/2.txt")
    let updates = LibraryUpdates(below: folder)
    let reading = try LibraryReading.start([folder("d")], options: options, deliver: updates.deliver)
    for _ in 0..<500 where FileStamp(path: folder("begun")) == nil { usleep(10_000) }
    let start = Clock.milliseconds()
    reading.stop()
    #expect(updates.finish())
    #expect(Clock.milliseconds() - start < 5_000)
    #expect(updates.reports == ["d/2.txt: 一"] && updates.skipped == [])
    #expect(updates.progress.last?.isStopped == true)
    reading.cancel()
  }
}
