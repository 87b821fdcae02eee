import ReportIndex
import ReportModel
import ReportReading
import Store
import Threads

/// The index on the disk of a library that is being loaded: what is in it, and what comes into it.
final class LibraryIndex: Sendable {
  let kept: KeptLibrary
  private let files: IndexFiles
  private let place: IndexPlace
  /// The roots as the file system names them, where folders below them may be excluded.
  private let roots: [[UInt8]]
  private let state = Lock(State())
  /// Told each problem, once.
  private let tell: @Sendable (IndexProblem) -> Void

  private struct State {
    /// The reason why nothing is written any more.
    var problem: IndexProblem?
    /// Whether reports were read that are not in the index.
    var hasWritten = false
  }

  /// The index of `roots`; nil where there is none to be had.
  init?(
    of roots: [[UInt8]], in place: IndexPlace, options: LibraryOptions, tell: @escaping @Sendable (IndexProblem) -> Void
  ) {
    guard options.mayBeKept, let files = place.files(of: roots) else { return nil }
    self.files = files
    self.place = place
    self.roots = place.excluded.isEmpty ? [] : roots.compactMap { ResolvedPath.of($0) }
    self.tell = tell
    kept = KeptLibrary(files, of: roots, in: place, options: options)
    for problem in kept.problems { tell(problem) }
  }

  /// Writes a segment that was indexed, in place of segments of these names; the same as it lies on the disk from now on,
  /// so that it need not be held in memory. Nil where it holds a report that no index may have, or writing has failed.
  func write(_ indexed: Library.Indexed, replacing names: Set<String> = []) -> Library.Indexed? {
    let known = indexed.files
    guard known.allSatisfy({ $0 != nil }), known.contains(where: { $0?.version != nil }),
      !known.contains(where: { $0.map(isExcluded) ?? false })
    else { return nil }
    var name: String?
    let isWritten = attempt { () throws(IndexProblem) in
      name = try files.add { sink in indexed.write(parser: place.parser, to: sink) }
      try files.remove(names)
    }
    guard isWritten, let name, case .success(let file) = files.segment(name),
      let segment = try? KeptSegment(file.bytes, of: file, parser: place.parser)
    else { return nil }
    return indexed.lying(in: segment)
  }

  /// Has `body` called, on any thread, where a part of it turns out not to be as it was written.
  func whenDamaged(_ body: @escaping @Sendable () -> Void) { files.whenDamaged(body) }

  /// Whether a file is in a folder of which no index is kept.
  private func isExcluded(_ file: KeptFile) -> Bool {
    roots.indices.contains(file.root) && place.excludes(roots[file.root] + [0x2F] + file.path)
  }

  /// Ends the writing of what was loaded: removes segments of which nothing is in the library any more, and of all
  /// indexes those that were not used for the longest time, where they take more than they may.
  func finish(dead: [Int]) {
    let names = Set(dead.map(kept.name)).union(kept.useless)
    if !names.isEmpty { attempt { () throws(IndexProblem) in try files.remove(names) } }
    guard state.withLock({ $0.hasWritten }) else { return }
    let evicted = place.folder.evict(above: place.limit, except: files)
    if evicted > 0 { tell(.evicted(count: evicted, limit: place.limit)) }
  }

  @discardableResult
  private func attempt(_ body: () throws(IndexProblem) -> Void) -> Bool {
    guard state.withLock({ $0.problem == nil }) else { return false }
    do throws(IndexProblem) {
      try files.beginWriting()
      try body()
      state.withLock { $0.hasWritten = true }
      return true
    } catch {
      let isNew = state.withLock { state in
        defer { state.problem = error }
        return state.problem == nil
      }
      // That another program does the work is no trouble.
      if isNew, !error.isBusy { tell(error) }
      return false
    }
  }
}

extension IndexProblem {
  /// Whether another program is writing.
  fileprivate var isBusy: Bool { if case .busy = self { true } else { false } }
}
