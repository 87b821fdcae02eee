import CMalloc
import Glibc
import ReportModel
import Synchronization

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
      options: options, outbox: LibraryOutbox(deliver: deliver), stopping: try Cancellation(),
      ending: try Cancellation())
    try loader.start(roots)
    return LibraryReading(loader)
  }

  /// Stops loading soon: what was read stands and is watched, `finished` comes.
  public func stop() { loader.stop() }

  /// Ends loading and watching soon and without a word; an update that is being delivered may still arrive.
  public func cancel() { loader.cancel() }
}

/// The threads that load a library, and what they share.
final class LibraryLoader: Sendable {
  let options: LibraryOptions
  let outbox: LibraryOutbox
  private let reader: LibraryFileReader
  private let work: Monitor<LibraryWork>
  /// The wish that loading should stop; and that everything should end.
  private let stopping: Cancellation
  let ending: Cancellation

  init(options: LibraryOptions, outbox: LibraryOutbox, stopping: Cancellation, ending: Cancellation) {
    var options = options
    options.threads = max(1, options.threads)
    options.reading.cancellation = stopping
    self.options = options
    self.outbox = outbox
    reader = LibraryFileReader(options: options)
    work = Monitor(LibraryWork(threads: options.threads, imports: max(1, options.imports)))
    self.stopping = stopping
    self.ending = ending
  }

  func start(_ roots: [[UInt8]]) throws(ReadingError) {
    Memory.limitArenas()
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
    walk(roots)
    // The others carry out what they read; between two of them a long file may be parsed.
    while !work.wait(atMost: 50, { $0.threads == 0 }) { outbox.flushIfDue() }
    Memory.giveBack()
    if ending.isCancelled { return }
    outbox.count { $0.isStopped = stopping.isCancelled }
    outbox.say(.finished)
  }

  private func walk(_ roots: [[UInt8]]) {
    var found: [LibraryWork.Item] = []
    func hand() {
      work.change { $0.add(found) }
      found = []
    }
    LibraryWalk.run(roots, limits: options.limits, isCancelled: { stopping.isCancelled }) { finding in
      switch finding {
      case .folder:
        hand()
        outbox.flushIfDue()
      case .file(let file, let bytes):
        outbox.count { ($0.files, $0.bytes) = ($0.files + 1, $0.bytes + bytes) }
        found.append(LibraryWork.Item(file: file, bytes: bytes))
        if found.count == 256 { hand() }
      case .skipped(let skipped, _): outbox.add(skipped)
      case .hidden: outbox.count { $0.hidden += 1 }
      case .full: break
      }
    }
    work.change { work in
      work.add(found)
      work.completeWalk()
    }
    outbox.count { $0.isWalkComplete = !stopping.isCancelled }
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
    switch reader.read(item.file, imports: imports) {
    // What the import program made before it was stopped is half a report.
    case .report where imports && stopping.isCancelled: return
    case .report(let report, let stamp): outbox.add(reader.loaded(item.file, report, stamp), bytes: item.bytes)
    case .document: work.change { $0.setAside(item) }
    case .skipped where stopping.isCancelled && imports: return
    case .skipped(let reason):
      outbox.add(SkippedFile(path: item.file.path, reason: reason), bytes: item.bytes)
    }
  }
}

/// The C library's memory, which it keeps by thread.
enum Memory {
  /// Lets all threads share a few arenas: each keeps for itself what was freed in it.
  static func limitArenas() { mallopt(M_ARENA_MAX, 2) }

  /// Gives the system back what was freed: texts are kept, what parsing needed is not.
  static func giveBack() { malloc_trim(0) }
}
