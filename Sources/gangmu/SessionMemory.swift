import Browser
import LibraryService
import ReportModel
import ReportReading
import Store
import TextFacts

/// All that a session remembers and is reminded of: the store, in words of the browser. Nothing here waits for a disk but
/// `finish`.
final class SessionMemory {
  private let store: StateStore
  private let language: Language
  /// The place last noted in each report, so that only a change is handed on.
  private var noted: [Int: TextOffset] = [:]

  /// The memory in a state folder; nil remembers nothing. What is remembered comes as events into `inbox`.
  init(folder: String?, inbox: Inbox, language: Language) {
    self.language = language
    store = StateStore(folder: folder) { event in
      switch event {
      case .searches(let searches): inbox.post(.pastSearches(searches))
      case .report(let number, let report):
        for mark in report.marks { inbox.post(.mark(mark.letter, report: number, offset: TextOffset(mark.offset))) }
        if let place = report.place { inbox.post(.mark("\"", report: number, offset: TextOffset(place))) }
      case .recalled(let number): inbox.post(.recalled(report: number))
      case .problem(let problem): inbox.post(.notice(problem.message(in: language)))
      case .written: break
      }
    }
  }

  /// Opens the store, on a thread of its own that begins with `onThreadStart`.
  func open(onThreadStart: @escaping @Sendable () -> Void) {
    store.open { body in
      do throws(ReadingError) {
        try BackgroundThread.start(onStart: onThreadStart, body)
        return true
      } catch {
        return false
      }
    }
  }

  /// Asks for the marks and the place of a report; again once all of it is read, for it may have been renamed. Whether
  /// an answer will come.
  func recall(_ number: Int, _ report: Report?, path: [UInt8]?) -> Bool {
    guard let path else { return false }
    return store.recall(number, path: path, text: report.flatMap { $0.isComplete ? $0.text : nil })
  }

  /// Remembers a search.
  func remember(search: String) { store.record(.search(search)) }

  /// Remembers a mark that was set in a report.
  func remember(mark letter: Unicode.Scalar, path: [UInt8]?, at offset: TextOffset) {
    guard let path else { return }
    store.record(.mark(letter, report: ReportIdentity(path: path), offset: offset.bytes))
  }

  /// Notes the place where the reader is, where it has changed; the one at which a report was opened is none yet.
  func note(_ place: (report: Int, anchor: TextOffset), path: @autoclosure () -> [UInt8]?) {
    guard let before = noted.updateValue(place.anchor, forKey: place.report), before != place.anchor, let path = path()
    else { return }
    store.record(.place(report: ReportIdentity(path: path), offset: place.anchor.bytes))
  }

  /// Notes the places where all reports were left, and writes what is not written yet; the problems of this run. Like
  /// any other end of the program, it leaves the remembered place of a report in which nobody moved.
  func finish(_ places: [(report: Int, anchor: TextOffset)], path: (Int) -> [UInt8]?) -> [String] {
    for place in places { note(place, path: path(place.report)) }
    return store.finish().map { $0.message(in: language) }
  }
}
