import Glibc
import ReportModel
import ReportReading

/// Loads the library that the arguments name, as the browser does, keeps it, and prints what that took as one line of
/// JSON: for the benchmark, which runs it beside other programs. `THREADS` sets the number of threads.
@main
struct LibraryRehearsal {
  static func main() throws {
    var options = LibraryOptions()
    if let threads = getenv("THREADS").flatMap({ Int(String(cString: $0)) }) { options.threads = threads }
    let roots = CommandLine.arguments.dropFirst().map { Array($0.utf8) }
    let (end, writeEnd) = pipe()
    let start = milliseconds()
    let kept = Kept()
    let reading = try LibraryReading.start(roots, options: options) { update in
      kept.take(update, at: milliseconds() - start)
      if case .finished = update { close(writeEnd) }
    }
    var byte: UInt8 = 0
    _ = read(end, &byte, 1)
    let took = milliseconds() - start
    let memory = memory()
    withExtendedLifetime(reading) { print(kept.json(milliseconds: took, resident: memory.now, peak: memory.peak)) }
  }

  private static func pipe() -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    _ = Glibc.pipe(&ends)
    return (ends[0], ends[1])
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  /// Kilobytes of memory that the program has now, and had at most.
  private static func memory() -> (now: Int, peak: Int) {
    guard let file = fopen("/proc/self/status", "r") else { return (0, 0) }
    defer { fclose(file) }
    var text = [UInt8](repeating: 0, count: 1 << 14)
    let count = fread(&text, 1, text.count, file)
    let lines = String(decoding: text[..<count], as: UTF8.self).split(separator: "\n")
    func kilobytes(_ key: String) -> Int {
      let line = lines.first { $0.hasPrefix(key) }
      return Int(line?.filter { $0.isASCII && $0.isNumber } ?? "") ?? 0
    }
    return (kilobytes("VmRSS:"), kilobytes("VmHWM:"))
  }
}

/// What came of the library. One thread at a time delivers, and the main one waits for the last of them.
private final class Kept: @unchecked Sendable {
  private var reports: [LoadedReport] = []
  private var skipped = 0
  private var first: Int?
  private var batches = 0

  func take(_ update: LibraryUpdate, at time: Int) {
    switch update {
    case .reports(let reports):
      if first == nil { first = time }
      batches += 1
      self.reports += reports
    case .skipped(let skipped): self.skipped += skipped.count
    case .progress, .finished, .changed, .vanished, .appeared: break
    }
  }

  func json(milliseconds: Int, resident: Int, peak: Int) -> String {
    let bytes = reports.reduce(0) { $0 + $1.stamp.size }
    let text = reports.reduce(0) { $0 + $1.report.text.count }
    let weight = reports.reduce(0) { $0 + $1.report.weight }
    let years = reports.count { $0.year != nil }
    return """
      {"reports":\(reports.count),"skipped":\(skipped),"years":\(years),"bytes":\(bytes),"text":\(text),\
      "packed":\(weight),"milliseconds":\(milliseconds),"first":\(first ?? -1),"batches":\(batches),\
      "resident":\(resident * 1024),"peak":\(peak * 1024)}
      """
  }
}
