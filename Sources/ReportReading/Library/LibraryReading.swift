import CSystem
import Glibc
import ReportModel
import Synchronization
import Threads

/// A library that is read in the background and then watched, until it is cancelled or let go of.
///
/// One thread walks the folders, and others read and parse what it finds; then the first watches. `deliver` is called
/// on any of them, never by two at once, and must not call back into the reading but for `cancel` and `stop`.
public final class LibraryReading: Sendable {
  let loader: LibraryLoader

  private init(_ loader: LibraryLoader) { self.loader = loader }

  deinit { loader.cancel() }

  /// Starts reading the files and folders at `roots`. Roots that cannot be read are told as skipped.
  public static func start(
    _ roots: [[UInt8]], options: LibraryOptions = LibraryOptions(),
    deliver: @escaping @Sendable (LibraryUpdate) -> Void
  ) throws(ReadingError) -> LibraryReading {
    let loader = LibraryLoader(
      options: options, scope: LinkScope(roots: roots, followsAll: options.followsLinks),
      outbox: LibraryOutbox(deliver: deliver), stopping: try Cancellation(),
      ending: try Cancellation())
    try loader.start(roots)
    return LibraryReading(loader)
  }

  /// Stops loading soon: what was read stands and is watched, `finished` comes.
  public func stop() { loader.stop() }

  /// Whether what changes is read anew, and what appears is read too; see `LibraryOptions.follows`.
  public var follows: Bool {
    get { loader.follows.load(ordering: .acquiring) }
    set { loader.follows.store(newValue, ordering: .releasing) }
  }

  /// Reads files anew in the background; their reports come, or why there are none.
  public func reload(_ files: [LibraryFile]) throws(ReadingError) {
    try BackgroundThread.start(onStart: loader.options.reading.onThreadStart) { [loader] in loader.reload(files) }
  }

  /// Looks in the background for what has changed where the system does not tell: in folders that are not watched, or,
  /// where `watchedToo`, in all.
  public func check(watchedToo: Bool = false) throws(ReadingError) {
    try BackgroundThread.start(onStart: loader.options.reading.onThreadStart) { [loader] in
      loader.check(watchedToo: watchedToo)
    }
  }

  /// Ends loading and watching soon and without a word; an update that is being delivered may still arrive.
  public func cancel() { loader.cancel() }
}

/// The threads that load a library, and what they share.
final class LibraryLoader: Sendable {
  let options: LibraryOptions
  let scope: LinkScope
  let outbox: LibraryOutbox
  /// Reads what has changed, until the end; and what is loaded, until that is stopped.
  let reader: LibraryFileReader
  private let loadingReader: LibraryFileReader
  let known = KnownFiles()
  let watching: LibraryWatch
  let follows: Atomic<Bool>
  private let work: Monitor<LibraryWork>
  /// Whether loading is to stop, and whether everything is to end.
  private let stopping: Cancellation
  let ending: Cancellation

  init(options: LibraryOptions, scope: LinkScope, outbox: LibraryOutbox, stopping: Cancellation, ending: Cancellation) {
    var options = options
    options.threads = max(1, options.threads)
    self.options = options
    self.scope = scope
    watching = LibraryWatch(limit: options.watches ? options.limits.watches : 0)
    follows = Atomic(options.follows)
    self.outbox = outbox
    options.reading.cancellation = ending
    reader = LibraryFileReader(options: options, scope: scope)
    options.reading.cancellation = stopping
    loadingReader = LibraryFileReader(options: options, scope: scope)
    work = Monitor(
      LibraryWork(threads: options.threads, imports: max(1, options.imports), hasIndex: options.kept != nil))
    self.stopping = stopping
    self.ending = ending
  }

  func start(_ roots: [[UInt8]]) throws(ReadingError) {
    do throws(ReadingError) {
      for _ in 0..<options.threads {
        try BackgroundThread.start(onStart: options.reading.onThreadStart) { self.read() }
      }
      try BackgroundThread.start(onStart: options.reading.onThreadStart) { self.lead(roots) }
    } catch {
      cancel()
      throw error
    }
  }

  func stop() {
    stopping.cancel()
    work.change { $0.stop() }
  }

  func cancel() {
    ending.cancel()
    stop()
  }

  /// The thread that walks, waits for the others, says that all is done, and watches.
  private func lead(_ roots: [[UInt8]]) {
    Memory.keepsLittle()
    walk(roots)
    // The others carry out what they read; between two of them a long file may be parsed.
    while !work.wait(atMost: 50, { $0.threads == 0 }) { outbox.flushIfDue() }
    Memory.giveBack()
    if ending.isCancelled { return }
    outbox.count { $0.isStopped = stopping.isCancelled }
    outbox.say(.finished)
    watch()
  }

  /// Watches a folder that was found, before what is in it is listed.
  func note(_ folder: LibraryFolder, root: Int, depth: Int) {
    guard options.watches else { return }
    let isWatched = watching.add(folder.path)
    if !isWatched { outbox.count { $0.unwatchedFolders += 1 } }
    known.add(folder, root: root, depth: depth, isWatched: isWatched)
  }

  /// Watches the folder of a file that was named itself.
  private func noteFolder(of file: LibraryFile) {
    guard options.watches, file.folders.isEmpty else { return }
    var isWatched = true
    let isNew = known.addFolder(of: file) {
      isWatched = watching.add(file.folder.path)
      return isWatched
    }
    if isNew, !isWatched { outbox.count { $0.unwatchedFolders += 1 } }
  }

  /// Notes the state in which a file was read or skipped.
  private func note(_ file: LibraryFile, _ stamp: FileStamp?) {
    if options.watches { known.note(file, stamp) }
  }

  private func walk(_ roots: [[UInt8]]) {
    var files: [LibraryFile] = []
    var found: [LibraryWork.Item] = []
    func hand() {
      work.change { $0.add(found) }
      found = []
    }
    LibraryWalk.run(
      roots, limits: options.limits, scope: scope, isCancelled: { stopping.isCancelled }
    ) { finding in
      switch finding {
      case .folder(let folder, let root, let depth):
        note(folder, root: root, depth: depth)
        hand()
        outbox.flushIfDue()
      case .file(let file, let version):
        let bytes = version.size
        noteFolder(of: file)
        outbox.count { ($0.files, $0.bytes) = ($0.files + 1, $0.bytes + bytes) }
        files.append(file)
        found.append(LibraryWork.Item(file: file, version: version))
        if found.count == 256 { hand() }
      case .skipped(let skipped, _):
        if options.watches { known.noteSkipped(skipped.path) }
        outbox.add(skipped)
      case .hidden: outbox.count { $0.hidden += 1 }
      case .full: break
      }
    }
    work.change { work in
      work.add(found)
      work.completeWalk()
    }
    outbox.count { $0.isWalkComplete = !stopping.isCancelled }
    // Sorted while the others read.
    if !stopping.isCancelled { outbox.say(.found(LibraryFile.sorted(files))) }
  }

  /// A thread that reads, until there is nothing left.
  private func read() {
    while true {
      switch work.wait({ $0.next() }) {
      case .end:
        // The thread that leads counts those that are left.
        return work.change { _ in }
      case .texts(let items):
        for item in items where !stopping.isCancelled { read(item, imports: false) }
        work.change { $0.finishTexts() }
      case .document(let item):
        read(item, imports: true)
        work.change { $0.finishDocument() }
      }
    }
  }

  private func read(_ item: LibraryWork.Item, imports: Bool) {
    if !imports, let kept = options.kept?.report(of: item.file, item.version) {
      note(item.file, kept.stamp)
      outbox.add(kept, bytes: item.bytes)
      return
    }
    let outcome = loadingReader.read(item.file, imports: imports)
    // The records the import program had written when it was stopped are half a report.
    if imports, stopping.isCancelled { return }
    switch outcome {
    case .document: work.change { $0.setAside(item) }
    case .report(let report, let stamp, let version):
      note(item.file, stamp)
      outbox.add(reader.loaded(item.file, report, stamp, version), bytes: item.bytes)
    case .skipped(let reason):
      note(item.file, FileStamp(path: item.file.path))
      let skipped = SkippedFile(path: item.file.path, reason: reason, isRoot: item.file.folders.isEmpty)
      outbox.add(skipped, bytes: item.bytes)
    }
  }
}

/// The C library's memory. Its arenas, one a thread, need no limit: a hundred megabytes of reports read by eight threads
/// take half a percent more than by two.
public enum Memory {
  /// Gives the system back what was freed: texts are kept, what parsing and indexing needed is not.
  public static func giveBack() { malloc_trim(0) }

  /// Lets the system have large arrays back as soon as they are freed, for the rest of the process: the C library else
  /// keeps all up to 32 megabytes, once one of that size was freed.
  public static func keepsLittle() { mallopt(M_MMAP_THRESHOLD, 256 << 10) }
}
