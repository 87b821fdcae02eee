import Browser
import Glibc
import LibraryService
import ReportIndex
import ReportModel
import ReportReading
import Store
import TextFacts

/// All that a session remembers and is reminded of: the store, in words of the browser. Nothing here waits for a disk but
/// `finish`.
final class SessionMemory {
  private let store: StateStore
  private let language: Language
  private let choices: Choices
  /// The folders and files that are read as one library.
  private let roots: [[UInt8]]
  /// The place last noted in each report, so that only a change is handed on.
  private var noted: [Int: TextOffset] = [:]

  /// The memory in a state folder; nil remembers nothing. What is remembered comes as events into `inbox`.
  init(folder: String?, named: NamedItems, choices: Choices, inbox: Inbox, language: Language) {
    self.language = language
    self.choices = choices
    let roots = named.roots
    self.roots = roots
    let files = named.items.compactMap { item -> [UInt8]? in
      if case .file(let path) = item.input { path } else { nil }
    }
    store = StateStore(folder: folder) { event in
      switch event {
      case .searches(let searches): inbox.post(.pastSearches(searches))
      case .report(let number, let report):
        for mark in report.marks {
          inbox.post(.mark(mark.letter, report: number, offset: TextOffset(mark.offset), quote: mark.quote))
        }
        inbox.post(.left(report: number, LeftReport(report)))
      case .notes(let notes, let gone):
        let paths = NamedPaths(files + roots)
        inbox.post(
          .notes(
            notes.map { StoredNote(path: paths.path($0.path), note: $0.note) },
            gone: gone.map { gone in
              NotedPassages.MissingReport(path: paths.path(gone.path)) { path, text in
                gone.hasBecome(paths.absolute(path), text)
              }
            }))
      case .sharedMarks(let marks):
        let paths = NamedPaths(files + roots)
        inbox.post(
          .sharedMarks(marks.map { SharedMark(letter: $0.letter, path: paths.path($0.path), quote: $0.quote) }))
      case .begun: inbox.post(.recallingShared(false))
      case .library(let bytes, let questions):
        var left = LeftLibrary(bytes: bytes)
        let older = left.saved
        left.saved = questions.compactMap { SavedQuestion(bytes: $0) }
        let others = older.filter { question in !left.saved.contains { $0.name.utf8.elementsEqual(question.name.utf8) }
        }
        left.saved += others
        left.savedWithLibrary = older.isEmpty ? nil : others
        left.report = left.report.flatMap { RootedPaths(roots).path(of: $0) }
        inbox.post(.leftLibrary(left))
      case .recalled(let number): inbox.post(.recalled(report: number))
      case .problem(let problem): inbox.post(.notice(problem.message(in: language)))
      case .written: break
      }
    }
  }

  /// Opens the store, on a thread of its own that begins with `onThreadStart`. Whether what belongs to no single report
  /// will come.
  func open(onThreadStart: @escaping @Sendable () -> Void) -> Bool {
    store.open(libraryOf: roots) { body in
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

  /// Remembers something.
  func remember(_ change: KeptChange, in state: BrowserState) {
    func identity(_ report: Int) -> ReportIdentity? { state.source(of: report)?.path.map { ReportIdentity(path: $0) } }
    switch change {
    case .search(let search): store.record(.search(search))
    case .mark(let letter, let report, let offset):
      guard let identity = identity(report) else { return }
      store.record(
        .mark(letter, report: identity, offset: offset.bytes, quote: state.quote(of: offset, in: report)))
    case .folds(let report, let folds):
      if let identity = identity(report) { store.record(.folds(report: identity, folds.bytes)) }
    case .pin(let pin, let report, let isKept):
      guard let identity = identity(report) else { return }
      store.record(.pin(pin, report: identity, isKept: isKept))
    case .markRemoved(let letter, let report):
      if letter.properties.isUppercase {
        store.record(.markRemoved(letter, report: nil))
      } else if let identity = report.flatMap(identity) {
        store.record(.markRemoved(letter, report: identity))
      }
    case .note(let note, let report):
      guard let identity = identity(report) else { return }
      var note = note
      note.time = Int(time(nil))
      store.record(.note(note, report: identity))
    case .noteRemoved(let name): store.record(.noteRemoved(name))
    case .library(var left):
      left.report = left.report.flatMap { RootedPaths(roots).place(of: $0) }
      store.record(.library(roots: roots, left.bytes))
    case .question(let question, let was):
      let remembered = RememberedQuestion(name: question.name, was: was, remembered: question.bytes)
      store.record(.question(remembered, roots: roots))
    case .questionRemoved(let name): store.record(.questionRemoved(name, roots: roots))
    case .choice(let name, let value):
      store.record(.choice(choices.remembered(name, value)))
    }
  }

  /// Notes the place where the reader is, where it has changed; the one at which a report was opened is none yet.
  func note(_ place: (report: Int, anchor: TextOffset), in state: BrowserState) {
    guard let before = noted.updateValue(place.anchor, forKey: place.report), before != place.anchor,
      let path = state.source(of: place.report)?.path
    else { return }
    let quote = state.quote(of: place.anchor, in: place.report)
    store.record(.place(report: ReportIdentity(path: path), offset: place.anchor.bytes, quote: quote))
  }

  /// Notes another file as left at a quote, for the session that will read it.
  func leave(_ path: [UInt8], at quote: TextQuote) {
    store.record(.place(report: ReportIdentity(path: path), offset: quote.start, quote: quote))
  }

  /// Notes the places where all reports were left, and writes what is not written yet; the problems of this run. Like
  /// any other end of the program, it leaves the remembered place of a report in which nobody moved.
  /// Whoever reads on in another session waits longer for the disk, since that begins at what is written here.
  func finish(_ state: BrowserState, goesOn: Bool) -> [String] {
    for place in state.places { note(place, in: state) }
    return store.finish(patience: goesOn ? 15_000 : 3_000).map { $0.message(in: language) }
  }
}

extension LeftReport {
  /// A report as the store remembers it; what makes no sense in it is left out.
  init(_ report: RememberedReport) {
    let place = report.quote ?? report.place.map { TextQuote(start: $0) }
    let likeness = report.likeness.map { String(decoding: $0[(($0.lastIndex(of: 0x2F) ?? -1) + 1)...], as: UTF8.self) }
    self.init(
      place: place, folds: KeptFolds(bytes: report.folds), pins: report.pins, notes: report.notes,
      likeness: likeness)
  }
}
