import Glibc
import Store
import TestReports
import Testing

/// The store while programs that write it are killed, and while several write at once.
@Suite(.serialized)
struct StoreKillTests {
  private let folder: GangmuFolder
  private let report: String
  private var state: String { folder.file("state/gangmu") }

  init() throws {
    folder = try GangmuFolder()
    report = try folder.write("报告.txt", "正文\n")
  }

  /// All that has been remembered of the changes 0, 1, 2 … of a name.
  private func remembered(_ name: String) throws -> Set<Int> {
    let file = StoreFile(folder: state)
    let searches = try file.searches().filter { $0.hasPrefix(name + "-") }.compactMap {
      Int($0.dropFirst(name.count + 1))
    }
    let kept = try file.report(ReportIdentity(path: Array(report.utf8)))
    let marks = kept?.marks ?? []
    let notes = (kept?.notes ?? []).filter { $0.name.hasPrefix(name + "-") && $0.quote.start == Int($0.text) }
    let pins = (kept?.pins ?? []).filter { $0.text.hasPrefix(name + "-") }.compactMap {
      Int($0.text.dropFirst(name.count + 1))
    }
    let library = try file.library(of: [Array(report.utf8)]).map { String(decoding: $0, as: UTF8.self) }
    // Only the last way in which a library was left is kept: the earlier ones are overtaken.
    let last = library.flatMap { $0.hasPrefix(name + "-") ? Int($0.dropFirst(name.count + 1)) : nil } ?? -1
    let libraries = (0..<1_000).filter { $0 % 60 == 45 && $0 <= last }
    #expect(file.takeNotices() == [])
    #expect(marks.allSatisfy { $0.offset == Int($0.letter.value) - 0x4E00 })
    return Set(searches + marks.map(\.offset) + notes.map(\.quote.start) + pins + libraries)
  }

  private func start(_ name: String, count: Int, to output: Pipe) throws -> Spawned {
    let words = [Built.path("StoreRehearsal"), "many", state, report, name, "\(count)"]
    let streams: [Spawned.Stream] = [
      .file("/dev/null", flags: O_RDONLY), .descriptor(output.writing), .file("/dev/null", flags: O_WRONLY),
    ]
    return try #require(
      Spawned(words, environment: TestEnvironment.variables(term: "dumb"), streams: streams))
  }

  /// Each run is killed after another number of acknowledgements, and a moment of another length after that.
  @Test func nothingAcknowledgedIsLostByKilling() throws {
    var generator = SplitMix(state: 11)
    var (kills, acknowledged) = (0, 0)
    for run in 0..<TestLane.times(20, long: 200) {
      let output = try #require(Pipe())
      let program = try start("r\(run)", count: 500, to: output)
      output.closeWriting()
      let wanted = Int.random(in: 0..<40, using: &generator)
      var lines = LineReader(output.reading)
      var written = 0
      while written < wanted, let line = lines.next() {
        if line.hasPrefix("written ") { written = Int(line.dropFirst(8)) ?? written }
      }
      usleep(UInt32.random(in: 0..<3000, using: &generator))
      kill(program.process, SIGKILL)
      while let line = lines.next() {
        if line.hasPrefix("written ") { written = Int(line.dropFirst(8)) ?? written }
      }
      var status: Int32 = 0
      while waitpid(program.process, &status, 0) < 0, errno == EINTR {}
      #expect(Ending(status: status) == .signalled(SIGKILL))
      kills += 1
      acknowledged += written
      // The marks of all runs are the same letters at the same places, so that only this run's searches are its own.
      let kept = try remembered("r\(run)")
      #expect(kept.isSuperset(of: 0..<written), "run \(run): \(written) acknowledged")
    }
    print("\(kills) programs killed while remembering: \(acknowledged) changes acknowledged, none lost")
    #expect(acknowledged > 0)
  }

  @Test func fourThatWriteAtOnceLoseNothing() throws {
    // Half of them are searches, of which a thousand are kept.
    let count = TestLane.times(100, long: 500)
    let names = ["甲", "乙", "丙", "丁"]
    for round in 0..<TestLane.times(1, long: 2) {
      let outputs = try names.map { _ in try #require(Pipe()) }
      let programs = try zip(names, outputs).map { try start("\($0)\(round)", count: count, to: $1) }
      outputs.forEach { $0.closeWriting() }
      for (program, output) in zip(programs, outputs) {
        var lines = LineReader(output.reading)
        while let line = lines.next() { #expect(!line.hasPrefix("end: "), "\(line)") }
        var status: Int32 = 0
        while waitpid(program.process, &status, 0) < 0, errno == EINTR {}
        #expect(Ending(status: status) == .exited(0))
      }
      // The way in which a library was left is that of one of the four.
      let own = Set((0..<count).filter { $0 % 60 != 45 })
      for name in names { #expect(try remembered("\(name)\(round)").isSuperset(of: own)) }
    }
    print("4 programs × \(count) changes at once, \(TestLane.times(1, long: 2)) times: all there")
  }
}

/// The lines that come through a pipe.
struct LineReader {
  private let descriptor: Int32
  private var bytes: ArraySlice<UInt8> = []

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next whole line; nil at the end.
  mutating func next() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
        defer { bytes = bytes[(end + 1)...] }
        return String(decoding: bytes[..<end], as: UTF8.self)
      }
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      bytes += buffer.prefix(count)
    }
  }
}
