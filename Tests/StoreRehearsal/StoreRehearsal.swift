// Remembers things in the store of a folder while tests kill it, or have the system's calls fail. Each line on standard
// output is one thing that the store has told:
//
//     written 12          so many changes are on the disk
//     search 主题教育       a search of an earlier run
//     mark a 1204         a mark of an earlier run in the report
//     place 88            the place where the report was left
//     problem /x: …       trouble; "end: " before it where it is told at the end

import Glibc
import ReportModel
import Store
import TextFacts
import Threads

/// The rehearsal: `StoreRehearsal once STATE REPORT`, which reads what there is and remembers a search, a mark and a
/// place; or `StoreRehearsal many STATE REPORT NAME COUNT`, which remembers so many searches and marks, one after the
/// other.
@main
struct StoreRehearsal {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else { exit(2) }
    let written = Monitor(0)
    let report = ReportIdentity(path: Array(arguments[3].utf8))
    let store = StateStore(folder: arguments[2]) { event in
      switch event {
      case .searches(let searches): for search in searches { say("search \(search)") }
      case .report(_, let report):
        for mark in report.marks { say("mark \(mark.letter) \(mark.offset)") }
        if let place = report.place { say("place \(place)") }
      case .written(let count):
        say("written \(count)")
        written.change { $0 = count }
      case .recalled, .notes, .sharedMarks, .begun, .library: break
      case .problem(let problem): say("problem \(problem.message(in: .english))")
      }
    }
    store.open(on: startThread)
    _ = store.recall(0, path: report.path, text: nil)
    if arguments.count >= 6, let count = Int(arguments[5]) {
      for number in 0..<count {
        store.record(change(number, of: arguments[4], in: report))
        // As a reader does it: the next thing once this one is done, and sometimes two at once.
        if number % 3 != 0 { _ = written.wait(atMost: 60_000) { $0 > number } }
      }
    } else {
      for change in changes(in: report) { store.record(change) }
    }
    for problem in store.finish(patience: 60_000) { say("end: problem \(problem.message(in: .english))") }
  }

  private static func changes(in report: ReportIdentity) -> [StoreChange] {
    [.search("new"), .mark("n", report: report, offset: 17), .place(report: report, offset: 18)]
  }

  /// The number-th change: searches, marks and notes in turn, each of its own name; now and then a pinned term, and a
  /// library.
  private static func change(_ number: Int, of name: String, in report: ReportIdentity) -> StoreChange {
    if number.isMultiple(of: 2) { return .search("\(name)-\(number)") }
    if number % 4 == 3 {
      let quote = TextQuote(start: number, count: 3, exact: Array("正".utf8))
      return .note(Note(name: "\(name)-\(number)", quote: quote, text: "\(number)", time: 1), report: report)
    }
    if number % 60 == 45 { return .library(roots: [report.path], Array("\(name)-\(number)".utf8)) }
    if number % 40 == 5 {
      return .pin(KeptPin(text: "\(name)-\(number)", form: 0, colour: 0), report: report, isKept: true)
    }
    let letter = Unicode.Scalar(UInt32(0x4E00 + number)) ?? "a"
    return .mark(letter, report: report, offset: number)
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static func startThread(_ body: @escaping @Sendable () -> Void) -> Bool {
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Body(body))
    return pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, start.toOpaque()) == 0
  }
}
