import Browser
import Glibc
import ReportIndex
import ReportModel
import ReportReading
import Synchronization
import TextFacts

/// Keeps the library as it grows, and answers questions about it on a thread of its own.
///
/// Reports come in on the loader's threads; the main thread is given the library and its catalogue as values, at most
/// twenty times a second, and never waits for a lock that is held longer than it takes to swap them.
final class Librarian: Sendable {
  /// What is there, as those who bring reports build it.
  private struct Shelf {
    var library = Library()
    var catalogue = CatalogueBuilder()
    var numbers: [[UInt8]: ReportNumber] = [:]
    /// The names of folders as people see them.
    var folders: [LibraryFolder: [String]] = [:]
    /// Reports that became others since the last time the library was handed out.
    var changed: [Int] = []
    var progress = LoadingProgress()
    var hasNews = false
    /// What was handed out last: its catalogue, and how many times other reports were.
    var made = Catalogue()
    var version = 0
    /// Whether it is indexed further than when it was handed out.
    var hasIndex = false
    var handedOut = 0
  }

  /// What is handed out.
  private typealias News = (library: Library, catalogue: Catalogue, changed: [Int], version: Int)

  /// What questions are about.
  private struct Desk {
    var library = Library()
    var catalogue = Catalogue()
    /// How many times other reports were handed out; a library that is indexed further has the same.
    var version = 0
    /// Whether all there is to load has come.
    var isComplete = false
    var question = LibraryQuestion(generation: 0, terms: [])
    var answered = (generation: 0, version: 0)
    var isEnding = false
  }

  private let mailbox: Mailbox
  private let language: Language
  private let shelf = Mutex(Shelf())
  private let desk = Monitor(Desk())
  /// The latest question, for those that are no longer waited for.
  private let latest = Atomic<Int>(0)
  private let reading = Mutex<LibraryReading?>(nil)

  init(mailbox: Mailbox, _ language: Language) {
    self.mailbox = mailbox
    self.language = language
  }

  /// Begins: first `reports`, which are open already and have the first numbers, then what is at `roots`.
  func start(_ reports: [Report], roots: [[UInt8]], options: LibraryOptions) throws(ReadingError) {
    try BackgroundThread.start(onStart: mailbox.options.onThreadStart) { [self] in
      add(reports)
      load(roots, after: reports.count, options)
      answerQuestions()
    }
    // Two: once all is read nobody else has anything to do.
    for _ in 0..<2 { try BackgroundThread.start(onStart: mailbox.options.onThreadStart) { [self] in index() } }
  }

  /// Stops loading: what is there stays.
  func stopLoading() { reading.withLock { $0?.stop() } }

  /// Ends everything soon.
  func end() {
    latest.store(.max, ordering: .relaxed)
    reading.withLock { $0?.cancel() }
    desk.change { $0.isEnding = true }
  }

  // MARK: Bringing reports

  private func add(_ reports: [Report]) {
    guard !reports.isEmpty else { return }
    let packed = reports.map { LibraryReport(PackedReport($0), name: $0.source.shortName, year: year(of: $0)) }
    shelf.withLock { shelf in
      for (number, report) in zip(shelf.library.add(packed), packed) {
        // Named one by one, each is a root of its own.
        shelf.catalogue.add(report: number.value, root: number.value, folders: [], name: report.name)
        if let path = report.report.source.path { shelf.numbers[path] = number }
      }
      shelf.hasNews = true
    }
    handOut()
  }

  private func load(_ roots: [[UInt8]], after first: Int, _ options: LibraryOptions) {
    guard !roots.isEmpty else { return desk.change { $0.isComplete = true } }
    do throws(ReadingError) {
      let reading = try LibraryReading.start(roots, options: options) { [self] in take($0, after: first) }
      self.reading.withLock { $0 = reading }
    } catch {
      mailbox.post(.notice(error.message(in: language)))
    }
  }

  /// Puts another reading in the place of a report, as when it goes on being read or was read again.
  func replace(_ number: Int, with report: Report) {
    shelf.withLock { shelf in
      let number = ReportNumber(number)
      guard var known = shelf.library[number] else { return }
      known.report = PackedReport(report)
      shelf.library.replace(number, with: known)
      shelf.hasNews = true
    }
    handOut(after: 50)
  }

  private func take(_ update: LibraryUpdate, after first: Int) {
    switch update {
    case .reports(let reports): add(reports, after: first)
    case .progress(let progress):
      handOut(after: 50)
      shelf.withLock { $0.progress = LoadingProgress(progress) }
      mailbox.post(.library(.progress(LoadingProgress(progress))))
    case .skipped(let files): mailbox.post(.library(.skipped(files.map { $0.message(in: language) })))
    case .finished:
      handOut()
      desk.change { $0.isComplete = true }
      mailbox.post(.library(.loaded(shelf.withLock { $0.progress })))
    case .changed(let files): mailbox.post(.library(.stale(changed: numbers(of: files), vanished: [], appeared: 0)))
    case .vanished(let files): mailbox.post(.library(.stale(changed: [], vanished: numbers(of: files), appeared: 0)))
    case .appeared(let files): mailbox.post(.library(.stale(changed: [], vanished: [], appeared: files.count)))
    }
  }

  private func add(_ reports: [LoadedReport], after first: Int) {
    shelf.withLock { shelf in
      var added: [(report: LibraryReport, root: Int, path: [UInt8])] = []
      for loaded in reports {
        let path = loaded.file.path
        let report = LibraryReport(
          loaded.report, folders: Self.folders(of: loaded.file, &shelf), name: ShownPath.words(loaded.file.name),
          year: loaded.year)
        if let known = shelf.numbers[path] {
          shelf.library.replace(known, with: report)
          shelf.changed.append(known.value)
        } else {
          added.append((report, loaded.file.root + first, path))
        }
      }
      for (number, new) in zip(shelf.library.add(added.map(\.report)), added) {
        shelf.numbers[new.path] = number
        shelf.catalogue.add(
          report: number.value, root: new.root, folders: new.report.folders, name: new.report.name)
      }
      shelf.hasNews = true
    }
  }

  private func numbers(of files: [LibraryFile]) -> [Int] {
    shelf.withLock { shelf in files.compactMap { shelf.numbers[$0.path]?.value } }
  }

  private static func folders(of file: LibraryFile, _ shelf: inout Shelf) -> [String] {
    if let known = shelf.folders[file.folder] { return known }
    let names = file.folders.map(ShownPath.words)
    shelf.folders[file.folder] = names
    return names
  }

  private func year(of report: Report) -> Int? {
    let name = Array(report.source.shortName.utf8)
    return ReportYear.of(title: Array((report.title ?? "").utf8), name: name, folders: [[UInt8]]())
  }

  // MARK: Indexing

  /// Makes an index of what has come, a part at a time, until the end.
  private func index() {
    var isComplete = false
    // The version that was looked at last for what is to be indexed.
    var indexed = 0
    while true {
      let goesOn = desk.wait { desk -> Bool? in
        if desk.isEnding { return false }
        guard desk.version != indexed || (desk.isComplete && !isComplete) else { return nil }
        indexed = desk.version
        isComplete = desk.isComplete
        return true
      }
      guard goesOn else { return }
      while let work = shelf.withLock({ $0.library.takeIndexing(all: isComplete) }) {
        let segment = work.run()
        shelf.withLock { shelf in
          shelf.library.adopt(segment)
          shelf.hasIndex = true
        }
        handOut(after: isComplete ? 0 : 200)
        if latest.load(ordering: .relaxed) == .max { return }
      }
      if isComplete { Memory.giveBack() }
    }
  }

  // MARK: Handing out

  /// Hands the library to the main thread and to those who ask, unless that was done within so many milliseconds.
  private func handOut(after milliseconds: Int = 0) {
    let now = Clock.milliseconds()
    let news = shelf.withLock { shelf -> News? in
      guard shelf.hasNews || shelf.hasIndex, now - shelf.handedOut >= milliseconds else { return nil }
      if shelf.hasNews {
        shelf.made = shelf.catalogue.catalogue()
        shelf.version += 1
      }
      defer { shelf.changed = [] }
      (shelf.hasNews, shelf.hasIndex, shelf.handedOut) = (false, false, now)
      return (shelf.library, shelf.made, shelf.changed, shelf.version)
    }
    guard let news else { return }
    desk.change { desk in
      // Whoever was slower brings what is older.
      guard news.version >= desk.version else { return }
      (desk.library, desk.catalogue, desk.version) = (news.library, news.catalogue, news.version)
    }
    mailbox.post(.library(.reports(news.library, news.catalogue, changed: news.changed)))
  }

  // MARK: Questions

  /// Takes a question; one that was asked before and is not answered yet is given up.
  func ask(_ question: LibraryQuestion) {
    latest.store(question.generation, ordering: .relaxed)
    desk.change { $0.question = question }
  }

  /// Answers the latest question, and again when more reports have come, until the end.
  private func answerQuestions() {
    var known: [SearchQuery: (version: Int, result: Result<LibraryAnswer, QueryError>)] = [:]
    var pause = 0
    let parallel = Self.parallel(onStart: mailbox.options.onThreadStart)
    while true {
      let generation = desk.wait { $0.question.generation }
      // What the reader waits for comes first; growing numbers may take their time.
      if pause > 0, generation == latest.load(ordering: .relaxed) {
        _ = desk.wait(atMost: pause) { $0.isEnding || $0.question.generation != $0.answered.generation }
      }
      let job = desk.wait { desk -> (LibraryQuestion, Library, Catalogue, Int)?? in
        if desk.isEnding { return .some(nil) }
        let isNew = desk.question.generation != desk.answered.generation
        let hasMore = desk.version != desk.answered.version && !desk.question.terms.isEmpty
        guard isNew || hasMore else { return nil }
        return (desk.question, desk.library, desk.catalogue, desk.version)
      }
      guard let (question, library, catalogue, version) = job else { return }
      let start = Clock.milliseconds()
      var hits = LibraryHits(generation: question.generation, catalogue: catalogue)
      for term in question.terms where latest.load(ordering: .relaxed) == question.generation {
        let result =
          known[term].flatMap { $0.version == version ? $0.result : nil }
          ?? answer(term, library, after: known[term]?.result, question.generation, parallel)
        if case .failure(.cancelled) = result { break }
        known[term] = (version, result)
        hits.add(term, result, in: library)
      }
      guard latest.load(ordering: .relaxed) == question.generation else { continue }
      known = known.filter { question.terms.contains($0.key) }
      desk.change { $0.answered = (question.generation, version) }
      mailbox.post(.library(.hits(hits)))
      pause = 3 * (Clock.milliseconds() - start)
    }
  }

  /// Threads that share the parts of a search; where the system gives none, the one that searches does all of it.
  static func parallel(onStart: @escaping @Sendable () -> Void) -> Parallel {
    do throws(ReadingError) {
      let threads = try WorkerThreads(onStart: onStart)
      return { count, work in threads.run(count, work) }
    } catch {
      return LibrarySearcher.inTurn
    }
  }

  private func answer(
    _ query: SearchQuery, _ library: Library, after earlier: Result<LibraryAnswer, QueryError>?, _ generation: Int,
    _ parallel: Parallel
  ) -> Result<LibraryAnswer, QueryError> {
    do throws(QueryError) {
      return .success(
        try LibrarySearcher(query).answer(
          in: library, after: try? earlier?.get(),
          isCancelled: { [self] in latest.load(ordering: .relaxed) != generation }, parallel: parallel))
    } catch {
      return .failure(error)
    }
  }
}

extension LoadingProgress {
  init(_ progress: LibraryProgress) {
    self.init()
    (files, bytes) = (progress.files, progress.bytes)
    (filesDone, bytesDone) = (progress.filesDone, progress.bytesDone)
    (reports, skipped) = (progress.reports, progress.skipped)
    (isFound, isStopped) = (progress.isWalkComplete, progress.isStopped)
    elapsed = progress.elapsed
  }
}
