import Threads

/// All that is remembered from one run to the next, behind a thread of its own: the main thread leaves its changes and goes
/// on, however slow the disk is.
///
/// Marks and searches are written at once, together where several wait; places at most once a second. What is read comes
/// as events, on the store's thread.
public final class StateStore: Sendable {
  private struct State {
    var queue = StoreQueue()
    var isEnding = false
    /// Whether there is no thread, or it is done.
    var isDone = true
    var written = 0
    var told: [StoreProblem] = []
    var hasGivenUp = false
  }

  private let folder: String?
  private let post: @Sendable (StoreEvent) -> Void
  private let state = Monitor(State())

  /// The store of a state folder; nil remembers nothing. Events go to `post`.
  public init(folder: String?, post: @escaping @Sendable (StoreEvent) -> Void) {
    self.folder = folder
    self.post = post
  }

  /// Opens the store in the background: `start` runs what it is given on a thread of its own, and says whether it could.
  /// What is remembered of the library of `roots` comes as `.library`; empty for none.
  /// The result is whether `.begun` will come.
  @discardableResult
  public func open(libraryOf roots: [[UInt8]] = [], on start: (@escaping @Sendable () -> Void) -> Bool) -> Bool {
    guard let folder else { return false }
    state.change { $0.isDone = false }
    if start({ [self] in serve(StoreFile(folder: folder), roots) }) { return true }
    state.change { $0.isDone = true }
    tell(.outOfMemory(file: folder + "/" + StoreFile.name))
    return false
  }

  /// Asks for what is remembered of a report, which comes as `.report`, where there is any, and `.recalled` after it.
  /// `text` is the report's where all of it is there; to be asked again once it is, for then a renamed file is found
  /// too. False where nothing is remembered and no answer comes.
  public func recall(_ number: Int, path: [UInt8], text: [UInt8]?) -> Bool {
    state.change { state in
      guard !state.isDone else { return false }
      state.queue.add(StoreQueue.Recall(number: number, path: path, text: text))
      return true
    }
  }

  /// Remembers something. Reports are known by their files as they were named.
  public func record(_ change: StoreChange) {
    guard folder != nil else { return }
    let now = Clock.milliseconds()
    state.changeSilently { $0.queue.add(change, at: now) }
  }

  /// Writes what waits, at the end, waiting for it at most so many milliseconds; the problems of this run.
  public func finish(patience: Int = 3000) -> [StoreProblem] {
    guard let folder else { return [] }
    state.change { $0.isEnding = true }
    let isDone = state.wait(atMost: patience) { $0.isDone }
    return state.change { state in
      let told = state.told.filter { !$0.isBusy }
      // A fault that was told says by itself that nothing is remembered.
      guard state.queue.waiting > 0 || !isDone, told.isEmpty else { return told }
      return [.unfinished(file: folder + "/" + StoreFile.name, count: max(1, state.queue.waiting))]
    }
  }

  // MARK: The thread

  private func serve(_ file: StoreFile, _ roots: [[UInt8]]) {
    do throws(StoreProblem) {
      let searches = try file.searches()
      if !searches.isEmpty { post(.searches(searches)) }
      if !roots.isEmpty {
        let library = try file.library(of: roots) ?? []
        let questions = try file.questions(of: roots)
        if !library.isEmpty || !questions.isEmpty { post(.library(library, questions: questions)) }
      }
      let notes = try file.notes()
      if !notes.isEmpty { post(.notes(notes, gone: try file.goneReports())) }
      let marks = try file.sharedMarks()
      if !marks.isEmpty { post(.sharedMarks(marks)) }
    } catch {
      tell(error)
    }
    post(.begun)
    var known = KnownReports()
    var recalled: Set<Int> = []
    while let work = next() {
      for recall in work.recalls {
        if let report = known.identity(of: recall.path, text: recall.text), !recalled.contains(recall.number),
          let remembered = self.remembered(report, in: file)
        {
          recalled.insert(recall.number)
          post(.report(recall.number, remembered))
        }
        post(.recalled(recall.number))
      }
      if !work.changes.isEmpty { write(work, to: file, &known) }
      file.takeNotices().forEach(tell)
    }
    state.change { $0.isDone = true }
  }

  /// Waits for work; nil at the end, when all is done or could not be.
  private func next() -> StoreQueue.QueuedWork? {
    state.wait { state -> Monitor<State>.WaitOutcome<StoreQueue.QueuedWork?> in
      if state.hasGivenUp { return .done(nil) }
      return switch state.queue.take(at: Clock.milliseconds(), isEnding: state.isEnding) {
      case .work(let work): .done(work)
      case .nothing(let milliseconds): state.isEnding ? .done(nil) : .again(afterMilliseconds: milliseconds)
      }
    }
  }

  private func remembered(_ report: ReportIdentity, in file: StoreFile) -> RememberedReport? {
    do throws(StoreProblem) {
      return try file.report(report)
    } catch {
      tell(error)
      return nil
    }
  }

  private func write(_ work: StoreQueue.QueuedWork, to file: StoreFile, _ known: inout KnownReports) {
    let changes = work.changes.compactMap { change -> StoreChange? in
      guard let path = change.report?.path else { return change }
      guard let report = known.identity(of: path) else { return nil }
      var change = change
      change.report = report
      return change
    }
    do throws(StoreProblem) {
      if !changes.isEmpty { try file.write(changes) }
      let written = state.change { state in
        state.written += work.count
        // It was overcome: should it come again, that is news.
        state.told.removeAll { $0.isPassing }
        return state.written
      }
      post(.written(written))
    } catch {
      tell(error)
      state.change { state in
        state.queue.putBack(work, isBusy: error.isBusy, at: Clock.milliseconds())
        // The last attempt was this one.
        if state.isEnding { state.hasGivenUp = true }
      }
    }
  }

  /// Tells a problem, the first time.
  private func tell(_ problem: StoreProblem) {
    let isNew = state.change { state in
      guard !state.told.contains(where: problem.isImplied) else { return false }
      state.told.append(problem)
      return true
    }
    if isNew { post(.problem(problem)) }
  }
}
