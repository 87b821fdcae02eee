import ArgumentParser
import Browser
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import Store
import Threads

/// `gangmu index PATH…`: the index of folders on the disk, made, described or removed.
struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Make the index of folders on the disk, or say how it is, or remove it.",
    discussion: """
      The index has all that reading the reports has shown: texts, outlines, and where each phrase stands. With it a folder \
      is there at once, in the browser and in search, terms and export. It lies in $XDG_CACHE_HOME/gangmu (~/.cache/gangmu), \
      readable by its owner alone, and may be deleted at any time. The browser makes and updates it too, unless it is \
      started with --no-cache. A file is read again where its size, its times, its number or its device are others than \
      when it was read; nothing is ever shown of the index that is not of the file as it is.

      An index is of the folders that are named together. Reports read with --encoding, or with rules for headings, are \
      in none.

      Without PATH --status lists all indexes. Of an index that is stale --status says how many files have changed or \
      come since; files in which nothing has changed are not read for that. A secure session makes and removes none.

      Exit codes: 0 done, 1 no index, or one that is stale or not as it was written, 2 wrong usage, an input that could not \
      be read or an index that could not be written.
      """)

  @Flag(help: "Say what the index has, and check that it is as it was written.")
  var status = false

  @Flag(help: "Remove the index.")
  var drop = false

  @OptionGroup var links: LinksOption

  @OptionGroup var secure: SecureOption

  @Argument(help: "Folders of reports.")
  var paths: [String] = []

  func validate() throws {
    if status, drop { throw ValidationError("'--status' and '--drop' exclude each other.") }
    if paths.isEmpty, !status { throw ValidationError("Name folders of reports.") }
  }

  func run() throws {
    if !status { try secure.refuse() }
    let language = Process.language
    guard let place = IndexOption.place else {
      Process.complain(IndexProblem.noFolder.message(in: language))
      throw ExitCode(ExitStatus.failed.rawValue)
    }
    let raw = Paths.rawArguments()
    let roots = paths.map { raw[$0] ?? Array($0.utf8) }
    var output = VerbOutput(.lines)
    let outcome: ExitStatus
    if roots.isEmpty {
      outcome = list(place, &output)
    } else if status {
      outcome = describe(roots, place, &output)
    } else if drop {
      outcome = remove(roots, place)
    } else {
      outcome = make(roots, place, &output)
    }
    if output.hasFailed { throw ExitCode(ExitStatus.failed.rawValue) }
    if outcome != .done { throw ExitCode(outcome.rawValue) }
  }

  /// A line for each index there is: the folders it is of, by which it is removed; its own where it is damaged.
  private func list(_ place: IndexPlace, _ output: inout VerbOutput) -> ExitStatus {
    let all = place.folder.all()
    for index in all {
      let roots = place.folder.roots(of: index.folder).map { ShownPath.words($0) }
      let message = IndexMessage.one(folders: roots.isEmpty ? [index.folder] : roots, bytes: index.bytes)
      output.send(Array(message.line.utf8))
    }
    return all.isEmpty ? .nothingFound : .done
  }

  private func describe(_ roots: [[UInt8]], _ place: IndexPlace, _ output: inout VerbOutput) -> ExitStatus {
    guard !complains(ofOthers: roots) else { return .failed }
    guard !place.excludes(roots: roots) else { return excluded() }
    let kept = KeptLibrary(of: roots, in: place, options: LibraryOptions())
    for problem in kept.problems { Process.complain(problem.message(in: Process.language)) }
    guard !kept.isEmpty else {
      if kept.problems.isEmpty { Process.complain(IndexMessage.none.message(in: Process.language)) }
      return .nothingFound
    }
    let isSound = kept.isSound()
    guard let changes = changes(since: kept, roots) else { return .failed }
    let message = IndexMessage.extent(
      reports: changes.reports, bytes: changes.bytes, isSound: isSound, changes: changes)
    output.send(Array(message.line.utf8))
    return isSound && changes.isNone ? .done : .nothingFound
  }

  /// The files that are others than in the index; nil where the folders cannot be read.
  private func changes(since kept: KeptLibrary, _ roots: [[UInt8]]) -> IndexMessage.Changes? {
    var changes = IndexMessage.Changes()
    var options = LibrarySettings.load(from: SettingsFolders.current.configuration).settings.options(ReadingOptions())
    options.limits.totalBytes = .max
    if links.followsAll { options.followsLinks = true }
    options.kept = kept
    do throws(ReadingError) {
      try LibraryReading.all(roots, options: options) { item in
        switch item {
        case .kept(let loaded): changes.note(bytes: loaded.report.byteCount)
        case .report(let file, _, _):
          guard let bytes = kept.byteCount(of: file) else {
            changes.come += 1
            return true
          }
          changes.note(bytes: bytes)
          if !kept.isRead(everyTime: file) { changes.changed += 1 }
        case .skipped: break
        }
        return true
      }
    } catch {
      Process.complain(ReadingFailure(path: roots[0], error: error).message(in: Process.language))
      return nil
    }
    return changes
  }

  /// Says which of the folders are not there, or are files; whether any is.
  private func complains(ofOthers roots: [[UInt8]]) -> Bool {
    let missing = roots.filter { !Paths.exists($0) }
    for root in missing {
      Process.complain(ReadingFailure(path: root, error: .missing).message(in: Process.language))
    }
    return complains(ofFiles: roots) || !missing.isEmpty
  }

  /// Says which of the folders are files; whether any is.
  private func complains(ofFiles roots: [[UInt8]]) -> Bool {
    let files = roots.filter { Paths.exists($0) && !Paths.isFolder($0) }
    for file in files { Process.complain(IndexMessage.noFolder(ShownPath.words(file)).message(in: Process.language)) }
    return !files.isEmpty
  }

  private func excluded() -> ExitStatus {
    Process.complain(IndexMessage.excluded.message(in: Process.language))
    return .failed
  }

  private func remove(_ roots: [[UInt8]], _ place: IndexPlace) -> ExitStatus {
    guard let files = place.files(of: roots) else {
      Process.complain(IndexMessage.none.message(in: Process.language))
      return .failed
    }
    guard files.drop() else {
      Process.complain(IndexProblem.busy(file: ShownPath.words(roots[0])).message(in: Process.language))
      return .failed
    }
    return .done
  }

  /// Loads the folders as the browser does, and waits until all is written.
  private func make(_ roots: [[UInt8]], _ place: IndexPlace, _ output: inout VerbOutput) -> ExitStatus {
    let language = Process.language
    guard !complains(ofFiles: roots) else { return .failed }
    guard !place.excludes(roots: roots) else { return excluded() }
    var place = place
    // A segment that is not as it was written is made anew. Which indexes had to go is said below, and is no failure.
    place.checksEverything = true
    let limit = place.limit
    place.limit = .max
    let (settings, problems) = LibrarySettings.load(from: SettingsFolders.current.configuration)
    for problem in problems { Process.complain(problem.message(in: language)) }
    let rules = LoadedRules(file: nil, language: language)
    var reading = ReadingOptions()
    reading.rules = rules.rules
    var options = settings.options(reading)
    if settings.totalMegabytes == nil { options.limits.totalBytes = .max }
    options.watches = false
    if links.followsAll { options.followsLinks = true }
    guard options.mayBeKept else {
      Process.complain(IndexMessage.rules.message(in: language))
      return .failed
    }
    let service = LibraryService(inbox: Inbox(), scheduler: ThreadPool(), language: language)
    let done = Lock<LoadingProgress?>(nil)
    service.whenIndexed { progress in done.withLock { $0 = progress } }
    service.load([], roots: roots, options: options, keptIn: place)
    var (hasFailed, isTold) = (false, false)
    var progress: LoadingProgress?
    while progress == nil {
      progress = done.withLock { $0 }
      _ = service.inbox.wait(milliseconds: progress == nil ? 20 : 0)
      for event in service.inbox.take() {
        if case .library(.skipped(let lines)) = event { for line in lines { Process.complain(line) } }
        if case .notice(let words) = event {
          Process.complain(words)
          isTold = true
        }
      }
    }
    service.end()
    if roots.contains(where: { !Paths.exists($0) }) { hasFailed = true }
    guard let progress, progress.reports > 0 else {
      if !hasFailed, !isTold { Process.complain(IndexMessage.nothingToKeep.message(in: language)) }
      return hasFailed || isTold ? .failed : .nothingFound
    }
    place.checksEverything = false
    let made = KeptLibrary(of: roots, in: place, options: LibraryOptions())
    let extent = made.extent
    guard extent.reports > 0 else {
      // Nothing was written. Where nothing was said of it another program is writing.
      if !isTold { Process.complain(IndexProblem.busy(file: place.folder.path).message(in: language)) }
      return .failed
    }
    if let files = place.files(of: roots) {
      let evicted = place.folder.evict(above: limit, except: files)
      if evicted > 0 { Process.complain(IndexProblem.evicted(count: evicted, limit: limit).message(in: language)) }
    }
    output.send(Array(IndexMessage.made(reports: progress.reports, bytes: extent.bytes).line.utf8))
    // A damaged index that was made anew is no failure, nor one that another program writes.
    return hasFailed || (isTold && made.reportCount < progress.reports) ? .failed : .done
  }
}
