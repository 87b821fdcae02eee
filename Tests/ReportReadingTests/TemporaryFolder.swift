import Glibc
import ReportModel
import Threads

@testable import ReportReading

/// A folder of a test's own, removed with everything in it when the test lets go of it.
final class TemporaryFolder {
  let path: [UInt8]

  init() throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/report-reading-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw ReadingError(errno: errno, call: "mkdtemp") }
    path = template.dropLast().map { UInt8(bitPattern: $0) }
  }

  deinit { Self.remove(path) }

  private static func remove(_ path: [UInt8]) {
    // Removes files, links and empty folders; a folder that is not empty is emptied first.
    if Glibc.remove(cString(path)) == 0 { return }
    guard let folder = opendir(cString(path)) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != [0x2E], name != [0x2E, 0x2E] { remove(path + [0x2F] + name) }
    }
    closedir(folder)
    rmdir(cString(path))
  }

  /// The path of `name` in this folder.
  func callAsFunction(_ name: [UInt8]) -> [UInt8] { path + [0x2F] + name }

  /// The path of `name` in this folder.
  func callAsFunction(_ name: String) -> [UInt8] { self(Array(name.utf8)) }

  /// Writes a file anew, or at the end of what is there; returns its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: [UInt8], appending: Bool = false) throws -> [UInt8] {
    guard let file = fopen(cString(self(name)), appending ? "a" : "w") else {
      throw ReadingError(errno: errno, call: "fopen")
    }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw ReadingError(errno: errno, call: "fwrite") }
    return self(name)
  }

  /// Puts a text in the place of what is there, or where nothing is, in one step: no one sees it half written.
  func replace(_ name: String, with text: String) throws {
    try write(text, to: name + ".new")
    guard rename(cString(self(name + ".new")), cString(self(name))) == 0 else {
      throw ReadingError(errno: errno, call: "rename")
    }
  }

  /// Writes a text over the first bytes of a file, in one step.
  func overwrite(_ name: String, with text: String) throws {
    let file = open(cString(self(name)), O_WRONLY)
    guard file >= 0 else { throw ReadingError(errno: errno, call: "open") }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw ReadingError(errno: errno, call: "write") }
  }

  /// Writes a text anew, or at the end of what is there; returns the file's path.
  @discardableResult
  func write(_ text: String, to name: String, appending: Bool = false) throws -> [UInt8] {
    try write(Array(text.utf8), to: Array(name.utf8), appending: appending)
  }
}

/// A path as the system takes it.
func cString(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }

/// Both ends of a pipe.
struct Pipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ReadingError(errno: errno, call: "pipe") }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(writeEnd, bytes, bytes.count)
  }

  func closeWriteEnd() { close(writeEnd) }
}

/// Updates that were delivered before a call returned.
final class Delivered: Sendable {
  private let updates = Lock<[ReadingUpdate]>([])

  func add(_ update: ReadingUpdate) { updates.withLock { $0.append(update) } }
  func take() -> [ReadingUpdate] { updates.withLock { $0 } }
}

/// Updates in the order they come; a test awaits them one by one.
struct Updates: Sendable {
  private let stream: AsyncStream<ReadingUpdate>
  let deliver: @Sendable (ReadingUpdate) -> Void

  init() {
    let (stream, continuation) = AsyncStream.makeStream(of: ReadingUpdate.self)
    self.stream = stream
    deliver = { continuation.yield($0) }
  }

  /// Begins a reading on a thread of its own, whose updates come here.
  func read(_ input: ReadingInput, options: ReadingOptions = ReadingOptions()) throws -> BackgroundReading {
    let (reading, deliver) = (try BackgroundReading(), deliver)
    try BackgroundThread.start(onStart: {}) {
      ReportReader.read(input, as: reading, options: options, deliver: deliver)
    }
    return reading
  }

  /// The next report or failure in words; waits for it.
  func next() async -> String? {
    for await update in stream {
      if case .progress = update { continue }
      return Self.words(update)
    }
    return nil
  }

  /// The next news of how far a reading has come; nil where a report or a failure comes first.
  func nextProgress() async -> ReadingProgress? {
    for await update in stream {
      guard case .progress(let progress) = update else { return nil }
      return progress
    }
    return nil
  }

  /// The first bytes of the next report; waits for it.
  func nextReport(first count: Int) async -> String? {
    for await update in stream {
      if case .progress = update { continue }
      guard case .report(let report) = update else { return Self.words(update) }
      return String(decoding: report.text.prefix(count), as: UTF8.self)
    }
    return nil
  }

  /// The updates up to the one that completes the report, or fails.
  func untilEnd() async -> [ReadingUpdate] {
    var all: [ReadingUpdate] = []
    for await update in stream {
      if case .progress = update { continue }
      all.append(update)
      switch update {
      case .report(let report) where report.isComplete: return all
      case .failed: return all
      default: continue
      }
    }
    return all
  }

  static func words(_ update: ReadingUpdate) -> String {
    switch update {
    case .report(let report): (report.isComplete ? "complete: " : "so far: ") + text(report)
    case .progress(let progress): "progress: \(progress)"
    case .changed(let report, let change): "\(change): \(text(report))"
    case .failed(let error): "failed: \(error)"
    }
  }

  private static func text(_ report: Report) -> String { String(decoding: report.text, as: UTF8.self) }
}
