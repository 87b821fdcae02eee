import Glibc
import ReportModel
import Synchronization
import Threads

@testable import ReportReading

/// The updates of a library, gathered while it goes on.
final class LibraryUpdates: Sendable {
  private struct Said {
    var reports: [LoadedReport] = []
    var skipped: [SkippedFile] = []
    var progress: [LibraryProgress] = []
    /// Changes in words, in the order they came.
    var news: [String] = []
    /// The names of the files that were found, each time that all were.
    var found: [[String]] = []
    var isFinished = false
    /// Whether anything came while something else was being said, or after the end of loading out of turn.
    var isOutOfTurn = false
  }

  private let said = Monitor(Said())
  private let isBusy = Atomic<Bool>(false)
  private let folder: [UInt8]

  /// Names are told without this folder in front.
  init(below folder: TemporaryFolder) { self.folder = folder.path + [0x2F] }

  func deliver(_ update: LibraryUpdate) {
    let isAlone = !isBusy.exchange(true, ordering: .acquiringAndReleasing)
    defer { isBusy.store(false, ordering: .releasing) }
    said.change { said in
      if !isAlone { said.isOutOfTurn = true }
      switch update {
      case .progress(let progress): said.progress.append(progress)
      case .found(let files):
        said.found.append(files.map { name($0.path) })
        if said.isFinished { said.isOutOfTurn = true }
      case .reports(let reports):
        said.reports += reports
        if said.isFinished { said.news += reports.map { "read \(name($0.file.path)): \(text($0))" } }
      case .skipped(let skipped):
        said.skipped += skipped
        if said.isFinished { said.news += skipped.map { "skipped \(name($0.path))" } }
      case .finished: said.isFinished = true
      case .changed(let files): said.news += files.map { "changed \(name($0.path))" }
      case .vanished(let files): said.news += files.map { "vanished \(name($0.path))" }
      case .appeared(let files): said.news += files.map { "appeared \(name($0.path))" }
      }
    }
  }

  /// Waits for the end of loading, half a minute at most; whether it came, and all was said in turn.
  func finish() -> Bool {
    said.wait(atMost: 30_000) { $0.isFinished } && !said.change { $0.isOutOfTurn }
  }

  /// Waits until so many changes were told, or two seconds; then gives and forgets them, sorted.
  func news(_ count: Int) -> [String] {
    _ = said.wait(atMost: 2_000) { $0.news.count >= count }
    return said.change { said in
      defer { said.news = [] }
      return said.news.sorted()
    }
  }

  /// The reports, as `name: text`, in natural order of their names.
  var reports: [String] {
    let reports = said.change { $0.reports }
    return NaturalOrder.sorted(reports) { $0.file.path }.map { "\(name($0.file.path)): \(text($0))" }
  }

  /// The names of the files that were found, each time that all were.
  var found: [[String]] { said.change { $0.found } }

  var loaded: [LoadedReport] { said.change { $0.reports } }

  /// The files that were skipped, as `name: why`, in natural order of the names.
  var skipped: [String] {
    let skipped = said.change { $0.skipped }
    return NaturalOrder.sorted(skipped) { $0.path }.map { "\(name($0.path)): \($0.reason.message(in: .english))" }
  }

  var progress: [LibraryProgress] { said.change { $0.progress } }

  private func name(_ path: [UInt8]) -> String {
    ShownPath.words(path.starts(with: folder) ? Array(path.dropFirst(folder.count)) : path)
  }

  private func text(_ report: LoadedReport) -> String {
    String(decoding: report.report.text.prefix(60), as: UTF8.self).split(separator: "\n").joined(separator: "|")
  }
}

/// Loads a library to its end.
func load(
  _ roots: [[UInt8]], below folder: TemporaryFolder, options: LibraryOptions = .unwatched
) throws -> LibraryUpdates {
  let updates = LibraryUpdates(below: folder)
  let reading = try LibraryReading.start(roots, options: options, deliver: updates.deliver)
  guard updates.finish() else { throw ReadingError.system(errno: ETIMEDOUT, call: "finish") }
  reading.cancel()
  return updates
}

extension LibraryOptions {
  /// Without watching.
  static var unwatched: LibraryOptions {
    var options = LibraryOptions()
    options.watches = false
    return options
  }
}

extension TemporaryFolder {
  /// Makes a folder.
  func makeFolder(_ name: String) throws {
    guard mkdir(cString(self(name)), 0o700) == 0 else { throw ReadingError(errno: errno, call: "mkdir") }
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) throws {
    guard symlink(target, cString(self(name))) == 0 else { throw ReadingError(errno: errno, call: "symlink") }
  }
}
