import Glibc
import ReportIndex
import ReportModel
import TestReports

enum Question {
  static func seconds(
    _ query: SearchQuery, _ library: Library, _ parallel: Parallel
  ) throws -> (hits: Int, seconds: Double) {
    let start = Moment.now()
    let answer = try LibrarySearcher(query).answer(in: library, parallel: parallel)
    return (answer.total, Moment.now() - start)
  }
}

extension Question {
  /// Seconds of the processor to go through all occurrences, on one thread, and keep none.
  static func secondsToDrain(_ query: SearchQuery, _ library: Library) throws -> (hits: Int, seconds: Double) {
    let start = Moment.ofThread()
    var (hits, sum) = (0, UInt32(0))
    try LibrarySearcher(query).forEachRun(in: library) { run in
      hits += run.count
      for place in run.starts { sum = sum &+ (place &- run.origin) }
    }
    let seconds = Moment.ofThread() - start
    // The sum has to be made.
    if sum == 1 { print("") }
    return (hits, seconds)
  }
}

/// Phrases of one to eight characters in a row, each from anywhere in any report.
struct Phrases {
  private let library: Library
  private let numbers: [ReportNumber]
  private var random: SplitMix

  init(_ library: Library, seed: UInt64) {
    self.library = library
    numbers = library.numbers
    random = SplitMix(state: seed)
  }

  mutating func next() -> String {
    while true {
      guard let report = library[numbers[draw(numbers.count)]]?.report, !report.text.isEmpty else { continue }
      let start = draw(report.text.count)
      let near = String(decoding: report.text[start..<min(report.text.count, start + 64)], as: UTF8.self)
      let scalars = near.unicodeScalars.drop { $0 == "\u{FFFD}" }.prefix { $0 != "\n" && $0 != "\u{FFFD}" }
      let phrase = scalars.prefix(1 + draw(8)).reduce(into: "") { $0.unicodeScalars.append($1) }
      if phrase.unicodeScalars.contains(where: { $0 != " " }) { return phrase }
    }
  }

  /// A number below `bound`.
  private mutating func draw(_ bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }
}

enum Moment {
  /// Seconds of the processor that this thread has had.
  static func ofThread() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Seconds since some moment in the past.
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

enum Usage {
  /// Memory by the system's count `name` (proc(5), /proc/pid/status), in kilobytes; 0 where it gives none.
  static func kilobytes(_ name: String) -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var text = [UInt8](repeating: 0, count: 1 << 14)
    let count = fread(&text, 1, text.count, file)
    let lines = String(decoding: text[..<count], as: UTF8.self).split(separator: "\n")
    let line = lines.first { $0.hasPrefix(name + ":") }
    return Int(line?.filter { $0.isASCII && $0.isNumber } ?? "") ?? 0
  }
}
