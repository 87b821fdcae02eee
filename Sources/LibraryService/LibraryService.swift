import Browser
import ReportIndex
import ReportModel
import ReportReading
import Store
import Threads
import TextFacts

/// Does what takes longer than a key may: reads reports, loads and indexes a library, answers questions about it, makes
/// lists of hits and tables of terms, searches and unpacks single reports.
///
///     key → Effect ──────────▸ LibraryService ──▸ LatestRequest      one answer a kind: questions, lists, terms
///                                     │            ConcurrentRequests  searches and checks of one report, unpacking
///                                     │            ReportReadings      one reading a report, on threads of their own
///                                     │            GrowingLibrary      loading → content → snapshots; indexing
///                                     │                 │
///                                     │                 ▾
///                                     │            Scheduler           one pool of threads; in tests stepped by hand
///                                     ▾                 │
///     frame ◂── BrowserEvent ◂── Inbox ◂────────────────┘              queue and wake-up descriptor
///
/// Every method returns at once and may be called on any thread. Results are posted into the inbox. A result of a
/// request that was overtaken or cancelled is not posted; one posted before stays in the inbox, and the browser knows it
/// by its generation.
public final class LibraryService: Sendable {
  /// Receives the results.
  public let inbox: Inbox
  /// Options for reading reports in the background: each thread begins with `onThreadStart`.
  public let readingOptions: ReadingOptions
  let language: Language
  private let scheduler: any Scheduler
  let library: GrowingLibrary
  private let published: PublishedLibrary
  private let questions: LatestRequest<LibraryQuestion, KnownAnswers>
  private let lists: LatestRequest<HitListQuestion, Void>
  private let terms: LatestRequest<TermsQuestion, TermLister>
  private let reuse = KnownReuse()
  private let reports: ConcurrentRequests
  /// The readings of named reports.
  let readings: ReportReadings
  private let loading = Lock<LibraryReading?>(nil)

  /// A service that does nothing yet. What it says in words is in `language`; each thread that reads calls
  /// `onThreadStart` first.
  public init(
    inbox: Inbox, scheduler: any Scheduler, language: Language, onThreadStart: @escaping @Sendable () -> Void = {}
  ) {
    self.inbox = inbox
    self.scheduler = scheduler
    self.language = language
    readingOptions = ReadingOptions(onThreadStart: onThreadStart)
    let published = PublishedLibrary(inbox: inbox)
    self.published = published
    let questions = Self.questions(about: published, inbox, scheduler)
    self.questions = questions
    library = GrowingLibrary(published, inbox: inbox, scheduler: scheduler) {
      questions.answerAgain { !$0.isEmpty }
    }
    lists = Self.lists(inbox, scheduler)
    terms = Self.terms(inbox, scheduler)
    reports = ConcurrentRequests(on: scheduler, .answer)
    readings = ReportReadings(on: scheduler)
  }

  // MARK: The library

  /// Begins a library: first `reports`, which were named and have the first numbers, as far as they are read by now,
  /// then what is at `roots`, read as `options` say, but on threads of this service's kind.
  ///
  /// Reports in an index at `place` are not read again, and those that are read are written there.
  public func load(
    _ reports: [Report], roots: [[UInt8]], options: LibraryOptions, keptIn place: IndexPlace? = nil
  ) {
    library.add(named: reports.map(\.source))
    let fills = reports.enumerated().map { library.filling($0, with: $1) }
    scheduler.run(.answer) { [self] in
      for fill in fills { fill?() }
      library.publish()
      guard !roots.isEmpty else { return library.complete() }
      startLoading(roots, after: reports.count, options, place)
    }
  }

  private func startLoading(_ roots: [[UInt8]], after first: Int, _ options: LibraryOptions, _ place: IndexPlace?) {
    let language = language
    var options = options
    let index = place.flatMap { place in
      LibraryIndex(of: roots, in: place, options: options) { [inbox] problem in
        inbox.post(.notice(problem.message(in: language)))
      }
    }
    if let index {
      library.use(index)
      options.kept = index.kept
      index.whenDamaged { [weak self] in self?.recoverSoon() }
      published.whenDamaged { [weak self] in self?.recoverSoon() }
    }
    do throws(ReadingError) {
      let reading = try LibraryReading.start(roots, options: options) { [library] update in
        library.take(update, afterRoots: first) { $0.message(in: language) }
      }
      loading.withLock { $0 = reading }
    } catch {
      library.fail(words(error))
    }
  }

  /// Has `body` called once what is loaded is indexed, and written to the disk where that is wanted.
  public func whenIndexed(_ body: @escaping @Sendable (LoadingProgress) -> Void) { library.whenIndexed(body) }

  /// Recovers on another thread: whoever notes damage may hold a lock.
  private func recoverSoon() { scheduler.run(.answer) { [self] in recover() } }

  /// Reads the files of reports that turned out not to be as they were written to the index on the disk.
  private func recover() {
    let files = library.takeDamaged()
    guard let first = files.first else { return }
    inbox.post(.notice(IndexProblem.damaged(file: ShownPath.words(first.path)).message(in: language)))
    do throws(ReadingError) {
      if let reading = loading.withLock({ $0 }) { try reading.reload(files) }
    } catch {
      inbox.post(.notice(words(error)))
    }
  }

  /// Stops loading: what is there stays.
  public func stopLoading() { loading.withLock { $0?.stop() } }

  /// Puts another reading in the place of a report of the library; nothing where the library has none of this number.
  public func replace(_ number: Int, with report: Report) {
    guard let fill = library.filling(number, with: report) else { return }
    scheduler.run(.answer) { [library] in
      fill()
      library.publish(after: 50)
    }
  }

  /// Takes a report that could not be read out of the library.
  public func remove(_ number: Int) {
    scheduler.run(.answer) { [library] in library.remove(number) }
  }

  /// Puts the reports of each folder into an order.
  public func order(by order: ReportOrder) {
    scheduler.run(.answer) { [library] in library.order(by: order) }
  }

  // MARK: Requests

  /// Answers a question about the library, and again whenever there are more reports; gives up the question before it.
  public func ask(_ question: LibraryQuestion) { questions.submit(question) }

  /// Makes a list of hits; gives up the one before it.
  public func list(_ question: HitListQuestion) { lists.submit(question) }

  /// Makes a table of terms; gives up the one before it.
  public func listTerms(_ question: TermsQuestion) { terms.submit(question) }

  /// Gives up the table of terms that was asked for last.
  public func stopTerms() { terms.cancel() }

  /// Finds the passages of a report that others have too; gives up the search before it.
  public func findReuse(_ question: ReuseQuestion) {
    reports.submit(.reuse) { [inbox, reuse, scheduler] token in
      guard let answer = reuse.answer(question, token, scheduler.parallel(.long)) else { return }
      token.unlessCancelled { inbox.post(.reused(answer)) }
    }
  }

  /// Gives up that search.
  public func stopReuse() { reports.cancel(.reuse) }

  /// Finds the sections that are like one; gives up the search before it.
  public func findSimilar(_ question: SimilarQuestion) {
    reports.submit(.similar) { [inbox, scheduler] token in
      guard let answer = question.answer(token, scheduler.parallel(.long)) else { return }
      token.unlessCancelled { inbox.post(.similar(answer)) }
    }
  }

  /// Gives up that search.
  public func stopSimilar() { reports.cancel(.similar) }

  /// Finds what is told of phrases over the years; gives up the search before it.
  public func findTrack(_ question: TrackQuestion) {
    reports.submit(.track) { [inbox, scheduler] token in
      guard let answer = question.answer(token, scheduler.parallel(.long)) else { return }
      token.unlessCancelled { inbox.post(.tracked(answer)) }
    }
  }

  /// Gives up that search.
  public func stopTrack() { reports.cancel(.track) }

  /// Searches one report.
  public func find(_ question: ReportQuestion, in report: Report) {
    reports.submit(.find(generation: question.generation)) { [inbox] token in
      let result = question.answer(in: report) { token.isCancelled }
      token.unlessCancelled { inbox.post(.found(question, result)) }
    }
  }

  /// Gives up the search of one report.
  public func stopFinding(_ question: ReportQuestion) { reports.cancel(.find(generation: question.generation)) }

  /// Checks one report.
  public func check(_ question: CheckQuestion, in report: Report) {
    reports.submit(.check(generation: question.generation)) { [inbox] token in
      guard let answer = CheckAnswer(question, in: report, isCancelled: { token.isCancelled }) else { return }
      token.unlessCancelled { inbox.post(.checked(answer)) }
    }
  }

  /// Gives up the check of one report.
  public func stopChecking(_ question: CheckQuestion) { reports.cancel(.check(generation: question.generation)) }

  /// Compares a report with an older version, which is read first where it is a file, as `options` say; gives up the
  /// comparison before it.
  public func compare(_ question: CompareQuestion, options: ReadingOptions) {
    reports.submit(.compare) { [inbox, language] token in
      let answer = CompareAnswer(question, options: options, in: language)
      token.unlessCancelled { inbox.post(.compared(answer)) }
    }
  }

  /// Gives up the comparison.
  public func stopComparing() { reports.cancel(.compare) }

  /// Searches both texts of a comparison; gives up the search before it.
  public func find(_ question: CompareSearchQuestion) {
    reports.submit(.findCompared) { [inbox] token in
      let answer = question.answer { token.isCancelled }
      token.unlessCancelled { inbox.post(.foundCompared(answer)) }
    }
  }

  /// Unpacks a large report of the library.
  public func unpack(_ number: Int, _ question: UnpackQuestion) {
    reports.submit(.unpack(report: number)) { [inbox, published] token in
      let answer = UnpackAnswer(question)
      // A report that is not as it was written is shown empty until its file is read.
      _ = published.isSound()
      token.unlessCancelled { inbox.post(.unpacked(number, answer)) }
    }
  }

  /// Lists the files whose names begin with what was typed.
  public func listFiles(_ typed: String, beside folder: [UInt8]?, home: String?) {
    scheduler.run(.answer) { [inbox] in
      inbox.post(.fileNames(typed, FileNames.completing(typed, beside: folder, home: home)))
    }
  }

  /// Asks the import program how it is confined.
  public func askAbout(version: String) {
    scheduler.run(.answer) { [inbox, readingOptions] in
      let confinement = ImportFacility.confinement(program: readingOptions.importProgram)
      let imports = confinement.map { ProgramFacts.Imports.confined($0) } ?? .missing
      inbox.post(.about(ProgramFacts(version: version, formats: ImportFacility.formats, imports: imports)))
    }
  }

  /// Ends everything soon. What is going on is not waited for; nothing is posted any more.
  public func end() {
    questions.end()
    lists.end()
    terms.end()
    reports.end()
    readings.end()
    library.end()
    loading.withLock { $0?.cancel() }
    scheduler.end()
    inbox.close()
  }
}

extension LibraryService {
  private static func questions(
    about published: PublishedLibrary, _ inbox: Inbox, _ scheduler: any Scheduler
  ) -> LatestRequest<LibraryQuestion, KnownAnswers> {
    let parallel = scheduler.parallel(.answer)
    return LatestRequest(on: scheduler, .answer, memory: KnownAnswers()) { known, question, token in
      guard let hits = known.answer(question, in: published.current, token, parallel), published.isSound() else {
        return
      }
      token.unlessCancelled { inbox.post(.library(.hits(hits))) }
    }
  }

  private static func lists(_ inbox: Inbox, _ scheduler: any Scheduler) -> LatestRequest<HitListQuestion, Void> {
    let parallel = scheduler.parallel(.long)
    return LatestRequest(on: scheduler, .long, memory: ()) { _, question, token in
      let listing = ListedHits(question, isCancelled: { token.isCancelled }, parallel: parallel) { percent in
        let progress = HitListProgress(generation: question.generation, percent: percent)
        token.unlessCancelled { inbox.post(.listingProgress(progress)) }
      }
      if let listing { token.unlessCancelled { inbox.post(.listing(listing)) } }
    }
  }

  private static func terms(_ inbox: Inbox, _ scheduler: any Scheduler) -> LatestRequest<TermsQuestion, TermLister> {
    let lister = TermLister(parallel: scheduler.parallel(.long))
    return LatestRequest(on: scheduler, .long, memory: lister) { lister, question, token in
      let answer = lister.answer(question, isCancelled: { token.isCancelled }) { percent in
        let progress = TermsProgress(generation: question.generation, percent: percent)
        token.unlessCancelled { inbox.post(.termsProgress(progress)) }
      }
      if let answer { token.unlessCancelled { inbox.post(.terms(answer)) } }
    }
  }
}
