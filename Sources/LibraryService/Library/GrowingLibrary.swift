import Browser
import ReportIndex
import ReportModel
import ReportReading
import TextFacts
import Threads

/// A library while it is loaded, watched and indexed. Snapshots of it go to the browser, at most twenty a second.
final class GrowingLibrary: Sendable {
  private struct State {
    var content = LibraryContent()
    /// Parts that are being indexed, or are about to be.
    var indexers = 0
    /// Whether all there is to load has come.
    var isComplete = false
    var isEnded = false
    /// The number of named reports, and how many times each was replaced.
    var named = 0
    var replacements: [Int: Int] = [:]
    /// When a snapshot was taken last, in milliseconds, and whether another is scheduled.
    var taken = Int.min / 2
    var isScheduled = false
    /// The index on the disk.
    var index: LibraryIndex?
    var isStopped = false
    /// Called once all is indexed, and written.
    var whenIndexed: (@Sendable (LoadingProgress) -> Void)?
    var progress = LoadingProgress()

    /// The number of the next replacement of a report.
    mutating func takeTurn(_ number: Int) -> Int {
      replacements[number, default: 0] += 1
      return replacements[number, default: 0]
    }
  }

  /// Parts indexed at a time: once all is read nobody else has anything to do.
  private static let mostIndexers = 2
  /// UTF-8 bytes of texts that wait to be indexed and written to the disk.
  private static let mostBytesWaiting = 64 << 20

  private let inbox: Inbox
  private let scheduler: any Scheduler
  /// Called when there are other reports than before.
  private let onGrowth: @Sendable () -> Void
  private let published: PublishedLibrary
  private let state = Lock(State())

  init(
    _ published: PublishedLibrary, inbox: Inbox, scheduler: any Scheduler, onGrowth: @escaping @Sendable () -> Void
  ) {
    self.published = published
    self.inbox = inbox
    self.scheduler = scheduler
    self.onGrowth = onGrowth
  }

  /// Gives reports that were named their numbers; what is read of them comes by `filling`.
  func add(named sources: [ReportSource]) {
    guard !sources.isEmpty else { return }
    let reports = sources.map { LibraryReport(PackedReport(.nothingRead(of: $0)), name: $0.shortName) }
    state.withLock { state in
      state.content.add(open: reports)
      state.named += reports.count
    }
  }

  /// The work that puts another reading in the place of a report, as when it goes on being read or was read again; nil
  /// where there is no report of this number. Of several the one that was asked for last counts, on whatever threads
  /// they are done.
  func filling(_ number: Int, with report: Report) -> (@Sendable () -> Void)? {
    let turn = state.withLock { state -> Int? in
      guard state.content.contains(number) else { return nil }
      return state.takeTurn(number)
    }
    guard let turn else { return nil }
    return { [self] in
      let packed = PackedReport(report)
      let year = report.namedYear
      state.withLock { state in
        guard state.replacements[number] == turn else { return }
        // The year of a report that was loaded may come from its folders and from settings.
        state.content.replace(number, with: packed, year: number < state.named ? .some(year) : nil)
      }
    }
  }

  /// Takes out a report that could not be read.
  func remove(_ number: Int) {
    state.withLock { state in
      _ = state.takeTurn(number)
      state.content.remove(number)
    }
    publish()
  }

  /// Puts the reports of each folder into an order.
  func order(by order: ReportOrder) {
    state.withLock { $0.content.order(by: order) }
    publish()
  }

  /// Takes reports from an index on the disk, and writes into it what is indexed.
  func use(_ index: LibraryIndex) {
    state.withLock { state in
      state.index = index
      state.content.use(index.kept)
    }
  }

  /// Has `body` called once all is indexed, and written.
  func whenIndexed(_ body: @escaping @Sendable (LoadingProgress) -> Void) { state.withLock { $0.whenIndexed = body } }

  /// The files to be read again, each once, as what the index on the disk has of them is not as it was written.
  func takeDamaged() -> [LibraryFile] {
    state.withLock { state in state.index == nil ? [] : state.content.takeDamaged() }
  }

  /// Takes in what the loading has to tell; its roots come after so many others.
  func take(_ update: LibraryUpdate, afterRoots first: Int, words: (SkippedFile) -> String) {
    state.withLock { $0.content.beginLoading(afterRoots: first) }
    switch update {
    case .found(let files): state.withLock { $0.content.note(found: files) }
    case .reports(let reports):
      state.withLock { $0.content.add(reports, afterRoots: first) }
      lightenMemory()
    case .progress(let progress):
      publish(after: 50)
      let progress = LoadingProgress(progress)
      state.withLock { ($0.progress, $0.isStopped) = (progress, progress.isStopped) }
      inbox.post(.library(.progress(progress)))
    case .skipped(let files):
      state.withLock { $0.content.note(skipped: files.map(\.path)) }
      inbox.post(.library(.skipped(files.map(words))))
    case .finished:
      state.withLock { $0.content.completeLoading() }
      publish()
      complete()
      inbox.post(.library(.loaded(state.withLock { $0.progress })))
    case .changed(let files): inbox.post(.library(.stale(changed: reports(of: files), vanished: [], appeared: 0)))
    case .vanished(let files): inbox.post(.library(.stale(changed: [], vanished: reports(of: files), appeared: 0)))
    case .appeared(let files): inbox.post(.library(.stale(changed: [], vanished: [], appeared: files.count)))
    }
  }

  /// Nothing more is to be loaded: what is left is indexed too.
  func complete() {
    state.withLock { $0.isComplete = true }
    startIndexing()
  }

  /// Loading could not begin: nothing will come.
  func fail(_ reason: String) {
    complete()
    inbox.post(.library(.loaded(LoadingProgress())))
    inbox.post(.notice(reason))
  }

  /// Indexes no more.
  func end() { state.withLock { $0.isEnded = true } }

  private func reports(of files: [LibraryFile]) -> [Int] { state.withLock { $0.content.reports(of: files) } }

  // MARK: Snapshots

  /// Takes a snapshot and publishes it. Where the last one is not so many milliseconds old, that is done once it is.
  func publish(after milliseconds: Int = 0) {
    let now = scheduler.milliseconds
    let (snapshot, delay) = state.withLock { state -> (LibrarySnapshot?, Int?) in
      guard state.content.hasNews, !state.isEnded else { return (nil, nil) }
      let rest = state.taken + milliseconds - now
      guard rest > 0 else {
        state.taken = now
        return (state.content.takeSnapshot(), nil)
      }
      defer { state.isScheduled = true }
      return (nil, state.isScheduled ? nil : rest)
    }
    if let snapshot, published.publish(snapshot) {
      onGrowth()
      startIndexing()
    }
    guard let delay else { return }
    scheduler.run(.answer, after: delay) { [self] in
      state.withLock { $0.isScheduled = false }
      publish(after: milliseconds)
    }
  }

  // MARK: Index

  private func startIndexing() {
    let count = state.withLock { state in
      defer { state.indexers = Self.mostIndexers }
      return Self.mostIndexers - state.indexers
    }
    for _ in 0..<count { scheduler.run(.background) { [self] in indexNext() } }
  }

  /// Indexes one part, and then the next, until there is nothing to be indexed.
  private func indexNext() {
    let (indexing, isLast) = state.withLock { state -> (Library.Indexing?, Bool) in
      if !state.isEnded, let next = state.content.takeIndexing(all: state.isComplete) { return (next, false) }
      state.indexers -= 1
      return (nil, state.isComplete && state.indexers == 0)
    }
    guard let indexing else {
      if isLast { finishIndex() }
      return
    }
    index(indexing)
    scheduler.run(.background) { [self] in indexNext() }
  }

  /// Indexes a part; where it is written to the disk, it is used from there on.
  private func index(_ indexing: Library.Indexing) {
    var indexed = indexing.run()
    if let written = state.withLock({ $0.index })?.write(indexed) { indexed = written }
    let isComplete = state.withLock { state in
      state.content.adopt(indexed)
      return state.isComplete
    }
    publish(after: isComplete ? 0 : 200)
  }

  /// Indexes what has come on the thread that brings it, where more waits than memory is to hold of texts that go to the
  /// disk.
  private func lightenMemory() {
    while let indexing = state.withLock({ state -> Library.Indexing? in
      guard state.index != nil, state.content.unindexedBytes > Self.mostBytesWaiting, !state.isEnded else { return nil }
      return state.content.takeIndexing(all: false)
    }) {
      index(indexing)
    }
  }
}

extension GrowingLibrary {
  /// All is indexed, and written.
  private func finishIndex() {
    Memory.giveBack()
    let (index, dead, whenIndexed) = state.withLock { state in
      // After a look at less than all, as when a disk was not there, nothing is known to be gone.
      let isWhole = !state.isStopped && state.progress.reports > 0 && !state.isEnded
      defer { state.whenIndexed = nil }
      return (state.index, isWhole ? state.content.deadSegments : [], state.whenIndexed)
    }
    index?.finish(dead: dead)
    if let index, !state.withLock({ $0.isStopped }) { merge(in: index) }
    whenIndexed?(state.withLock { $0.progress })
  }
}

extension GrowingLibrary {
  /// Makes one segment of several on the disk, as often as that is worth it.
  private func merge(in index: LibraryIndex) {
    while let (indexing, segments) = state.withLock({ $0.isEnded ? nil : $0.content.merging() }) {
      guard let indexed = index.write(indexing.run(), replacing: Set(segments.map(index.kept.name))) else { return }
      state.withLock { $0.content.adopt(indexed, merging: segments) }
      publish()
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
