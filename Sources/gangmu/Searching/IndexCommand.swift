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

      Without PATH --status lists all indexes.

      Exit codes: 0 done, 1 no index, or one that is not as it was written, 2 wrong usage, an input that could not be read \
      or an index that could not be written.
      """)

  @Flag(help: "Say what the index has, and check that it is as it was written.")
  var status = false

  @Flag(help: "Remove the index.")
  var drop = false

  @OptionGroup var links: LinksOption

  @Argument(help: "Folders of reports.")
  var paths: [String] = []

  func validate() throws {
    if status, drop { throw ValidationError("'--status' and '--drop' exclude each other.") }
    if paths.isEmpty, !status { throw ValidationError("Name folders of reports.") }
  }

  func run() throws {
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

  /// A line for each index there is.
  private func list(_ place: IndexPlace, _ output: inout VerbOutput) -> ExitStatus {
    let all = place.folder.all()
    for index in all { output.send(Array(IndexMessage.one(folder: index.folder, bytes: index.bytes).line.utf8)) }
    return all.isEmpty ? .nothingFound : .done
  }

  private func describe(_ roots: [[UInt8]], _ place: IndexPlace, _ output: inout VerbOutput) -> ExitStatus {
    let kept = KeptLibrary(of: roots, in: place, options: LibraryOptions())
    for problem in kept.problems { Process.complain(problem.message(in: Process.language)) }
    guard !kept.isEmpty else {
      if kept.problems.isEmpty { Process.complain(IndexMessage.none.message(in: Process.language)) }
      return .nothingFound
    }
    let isSound = kept.isSound()
    let message = IndexMessage.extent(reports: kept.extent.reports, bytes: kept.extent.bytes, isSound: isSound)
    output.send(Array(message.line.utf8))
    return isSound ? .done : .nothingFound
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
    var hasFailed = false
    var progress: LoadingProgress?
    while progress == nil {
      progress = done.withLock { $0 }
      _ = service.inbox.wait(milliseconds: progress == nil ? 20 : 0)
      for event in service.inbox.take() {
        if case .library(.skipped(let lines)) = event { for line in lines { Process.complain(line) } }
        if case .notice(let words) = event {
          Process.complain(words)
          hasFailed = true
        }
      }
    }
    service.end()
    if roots.contains(where: { !Paths.exists($0) }) { hasFailed = true }
    guard let progress, progress.reports > 0 else {
      if !hasFailed { Process.complain(IndexMessage.nothingToKeep.message(in: language)) }
      return hasFailed ? .failed : .nothingFound
    }
    let extent = KeptLibrary(of: roots, in: place, options: LibraryOptions()).extent
    output.send(Array(IndexMessage.made(reports: progress.reports, bytes: extent.bytes).line.utf8))
    return hasFailed ? .failed : .done
  }
}
