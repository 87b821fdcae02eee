import ReportModel
import Threads

/// The content of a library at one place of its order.
public enum LibraryItem: Sendable {
  /// A report, and the year it is about where that is known.
  case report(LibraryFile, Report, year: Int?)
  /// A report that an earlier run of the program has read, of the version of the file there is now.
  case kept(LoadedReport)
  /// A file or folder that was not read.
  case skipped(SkippedFile)
}

extension LibraryReading {
  /// Reads the files and folders at `roots` for use without a screen: `each` gets every report and whatever was skipped,
  /// on the calling thread, in the order of the roots and within each as people sort paths; false from it ends the
  /// reading.
  ///
  /// Several threads read ahead, at most so far that some 64 MB of files are in memory. Returns what was found.
  @discardableResult
  public static func all(
    _ roots: [[UInt8]], options: LibraryOptions = LibraryOptions(), each: (LibraryItem) -> Bool
  ) throws(ReadingError) -> LibraryProgress {
    let start = Clock.milliseconds()
    let scope = LinkScope(roots: roots, followsAll: options.followsLinks)
    var (order, progress) = entries(roots, scope, options)
    order = NaturalOrder.sorted(order) { $0.path }
    order.sort { $0.root < $1.root }
    let ahead = try ReadAhead(order, scope, options)
    defer { ahead.stop() }
    for index in order.indices {
      let item = ahead.item(at: index)
      switch order[index].content {
      case .skipped: break
      case .kept(let report):
        progress.filesDone += 1
        progress.bytesDone += report.stamp.size
        progress.reports += 1
      case .file(_, let bytes):
        progress.filesDone += 1
        progress.bytesDone += bytes
        if case .report = item { progress.reports += 1 } else { progress.skipped += 1 }
      }
      guard each(item) else {
        progress.isStopped = true
        break
      }
    }
    progress.elapsed = Clock.milliseconds() - start
    return progress
  }

  /// The findings of the walk, in its order.
  private static func entries(
    _ roots: [[UInt8]], _ scope: LinkScope, _ options: LibraryOptions
  ) -> (entries: [ReadAhead.Entry], progress: LibraryProgress) {
    var entries: [ReadAhead.Entry] = []
    var progress = LibraryProgress()
    LibraryWalk.run(roots, limits: options.limits, scope: scope, isCancelled: { false }) { finding in
      switch finding {
      case .file(let file, let version):
        let bytes = version.size
        let kept = options.kept?.report(of: file, version)
        let content = kept.map { ReadAhead.Entry.Content.kept($0) } ?? .file(file, bytes: bytes)
        entries.append(ReadAhead.Entry(path: file.path, root: file.root, content: content))
        (progress.files, progress.bytes) = (progress.files + 1, progress.bytes + bytes)
      case .skipped(let skipped, let root):
        entries.append(ReadAhead.Entry(path: skipped.path, root: root, content: .skipped(skipped)))
        progress.skipped += 1
      case .hidden: progress.hidden += 1
      case .folder, .full: break
      }
    }
    progress.isWalkComplete = true
    return (entries, progress)
  }
}

/// Threads that read the files of a list in its order, some way ahead of who wants them.
private final class ReadAhead: Sendable {
  /// An element of the list.
  struct Entry: Sendable {
    enum Content: Sendable {
      case file(LibraryFile, bytes: Int)
      case kept(LoadedReport)
      case skipped(SkippedFile)
    }
    let path: [UInt8]
    let root: Int
    let content: Content

    /// Its size where it is a file to be read.
    var bytes: Int? {
      switch content {
      case .file(_, let bytes): bytes
      case .kept, .skipped: nil
      }
    }
  }

  private struct State {
    /// The first entry that no thread has taken, and the first that was not asked for.
    var next = 0
    var wanted = 0
    /// Items that were read and not asked for yet.
    var items: [Int: LibraryItem] = [:]
    /// Bytes of what was taken and not asked for.
    var bytes = 0
    var importing = 0
    var isStopped = false
  }

  /// The most bytes, and the most entries, that are read ahead.
  private static let (mostBytes, mostEntries) = (64 << 20, 1024)

  private let entries: [Entry]
  private let reader: LibraryFileReader
  private let state = Monitor(State())
  private let cancellation: Cancellation

  init(_ entries: [Entry], _ scope: LinkScope, _ options: LibraryOptions) throws(ReadingError) {
    self.entries = entries
    cancellation = try Cancellation()
    var options = options
    options.reading.cancellation = cancellation
    reader = LibraryFileReader(options: options, scope: scope)
    let files = entries.count { $0.bytes != nil }
    // One file is read by who wants it.
    guard files > 1 else { return }
    for _ in 0..<min(files, max(1, options.threads)) {
      try BackgroundThread.start(onStart: options.reading.onThreadStart) { self.run() }
    }
  }

  /// Ends the threads soon.
  func stop() {
    cancellation.cancel()
    state.change { $0.isStopped = true }
  }

  /// The item at `index`, which must be asked for in order; waits until it is read.
  func item(at index: Int) -> LibraryItem {
    let entry = entries[index]
    let found: LibraryItem? = state.wait { state in
      if state.next <= index {
        // No thread has come to it: threads that read ahead skip it.
        state.next = index + 1
        state.wanted = index + 1
        return .some(nil)
      }
      guard let item = state.items.removeValue(forKey: index) else { return nil }
      return item
    }
    state.change { state in
      state.wanted = index + 1
      if found != nil { state.bytes -= entry.bytes ?? 0 }
    }
    return found ?? item(of: entry)
  }

  private func run() {
    while let index = state.wait({ $0.isStopped || $0.next >= self.entries.count ? .some(nil) : self.take(&$0) }) {
      let item = item(of: entries[index])
      state.change { $0.items[index] = item }
    }
  }

  /// The next entry to be read; nil while enough is read ahead.
  private func take(_ state: inout State) -> Int?? {
    let bytes = entries[state.next].bytes ?? 0
    guard
      state.next <= state.wanted
        || (state.bytes + bytes <= Self.mostBytes && state.next < state.wanted + Self.mostEntries)
    else { return nil }
    state.bytes += bytes
    state.next += 1
    return state.next - 1
  }

  private func item(of entry: Entry) -> LibraryItem {
    switch entry.content {
    case .skipped(let skipped): return .skipped(skipped)
    case .kept(let report): return .kept(report)
    case .file(let file, _):
      let isRoot = file.folders.isEmpty
      switch outcome(of: file) {
      case .report(let report, _, _): return .report(file, report, year: reader.year(of: file, report))
      case .skipped(let reason): return .skipped(SkippedFile(path: entry.path, reason: reason, isRoot: isRoot))
      // Only where another file took the name in between.
      case .document: return .skipped(SkippedFile(path: entry.path, reason: .vanished, isRoot: isRoot))
      }
    }
  }

  /// Reads a file, a document only while few others are read.
  private func outcome(of file: LibraryFile) -> LibraryFileReader.Outcome {
    let outcome = reader.read(file, imports: false)
    guard case .document = outcome else { return outcome }
    let most = max(1, reader.options.imports)
    state.wait { state -> Void? in
      guard state.importing < most || state.isStopped else { return nil }
      state.importing += 1
      return ()
    }
    defer { state.change { $0.importing -= 1 } }
    return reader.read(file, imports: true)
  }
}
