import Browser
import ReportIndex
import ReportModel
import ReportReading
import TextFacts

/// The content of a library that grows: its reports, their tree, and how far it is indexed.
struct LibraryContent: Sendable {
  private var library = Library()
  private var catalogue = CatalogueBuilder()
  private var numbers: [[UInt8]: ReportNumber] = [:]
  /// The names of folders as people see them.
  private var folders: [LibraryFolder: [String]] = [:]
  private var loading = Loading.notBegun
  /// The files that were found and could not be read.
  private var skipped: Set<[UInt8]> = []
  /// The files read again because what the index on the disk has of them is damaged.
  private var readAgain: Set<[UInt8]> = []
  /// Reports that became others since the last snapshot.
  private var changed: [Int] = []
  private var hasNewReports = false
  /// The index on the disk, the segments of it that were added, and the files of the reports that are in it or come into
  /// it.
  private var kept: KeptLibrary?
  private var additions: [Int: Library.KeptAddition] = [:]
  private var keptFiles: [ReportNumber: LibraryFile] = [:]
  /// So many small segments are left as they are.
  private static let fewSegments = 4
  private var isIndexedFurther = false
  /// The catalogue of the last snapshot.
  private var made = Catalogue()
  private var snapshots = (version: 0, number: 0)

  // MARK: Reports

  /// Adds reports that are open already, each a root of its own.
  mutating func add(open reports: [LibraryReport]) {
    for (number, report) in zip(library.add(reports), reports) {
      catalogue.add(report: number.value, root: number.value, folders: [], name: report.name)
      if let path = report.report.source.path { numbers[path] = number }
    }
    hasNewReports = true
  }

  /// Adds reports that were loaded; one whose file is known takes the place of what was read of it before. The roots of
  /// the loading come after `first` others.
  mutating func add(_ reports: [LoadedReport], afterRoots first: Int) {
    var added: [(report: LibraryReport, root: Int, path: [UInt8], file: LibraryFile)] = []
    for loaded in reports {
      let path = loaded.file.path
      if let place = loaded.kept {
        if numbers[path] == nil { admit(loaded, place, path, afterRoots: first) }
        continue
      }
      var report = LibraryReport(
        loaded.report, folders: names(of: loaded.file), name: ShownPath.words(loaded.file.name), year: loaded.year)
      report.file = loaded.file.pathBelowRoot.map {
        // A report that could not be read whole is tried again the next time, and that is said again.
        let version = loaded.report.notes.isEmpty ? loaded.version : nil
        return KeptFile(root: loaded.file.root, path: $0, version: version, titleYear: loaded.titleYear)
      }
      if let known = numbers[path] {
        readAgain.remove(path)
        library.replace(known, with: report)
        changed.append(known.value)
        if kept != nil { keptFiles[known] = loaded.file }
      } else {
        added.append((report, loaded.file.root + first, path, loaded.file))
      }
    }
    for (number, new) in zip(library.add(added.map(\.report)), added) {
      numbers[new.path] = number
      if kept != nil { keptFiles[number] = new.file }
      catalogue.add(report: number.value, root: new.root, folders: new.report.folders, name: new.report.name)
    }
    hasNewReports = true
  }

  /// Takes in a report of the index on the disk.
  private mutating func admit(_ loaded: LoadedReport, _ place: KeptPlace, _ path: [UInt8], afterRoots first: Int) {
    guard let kept, let addition = additions[place.segment] ?? add(place.segment, of: kept),
      let number = library.admit(place.position, of: addition)
    else { return }
    numbers[path] = number
    keptFiles[number] = loaded.file
    catalogue.add(
      report: number.value, root: loaded.file.root + first, folders: names(of: loaded.file),
      name: ShownPath.words(loaded.file.name))
  }

  private mutating func add(_ segment: Int, of kept: KeptLibrary) -> Library.KeptAddition? {
    let addition = kept.add(segment, to: &library)
    additions[segment] = addition
    return addition
  }

  /// Whether there is a report of this number.
  func contains(_ number: Int) -> Bool { library[ReportNumber(number)] != nil }

  /// Puts another reading in the place of a report, and its year where one is given.
  mutating func replace(_ number: Int, with report: PackedReport, year: Int?? = nil) {
    guard var known = library[ReportNumber(number)] else { return }
    known.report = report
    known.file = nil
    if let year { known.year = year }
    library.replace(ReportNumber(number), with: known)
    hasNewReports = true
  }

  /// Takes out a report.
  mutating func remove(_ number: Int) {
    guard let known = library[ReportNumber(number)] else { return }
    if let path = known.report.source.path { numbers[path] = nil }
    library.remove(ReportNumber(number))
    catalogue.remove(report: number)
    hasNewReports = true
  }

  /// Puts the reports of each folder into an order.
  mutating func order(by order: ReportOrder) {
    guard order != catalogue.order else { return }
    catalogue.order = order
    hasNewReports = true
  }

  /// The reports that were read of `files`.
  func reports(of files: [LibraryFile]) -> [Int] { files.compactMap { numbers[$0.path]?.value } }

  private mutating func names(of file: LibraryFile) -> [String] {
    if let known = folders[file.folder] { return known }
    let names = file.folders.map(ShownPath.words)
    folders[file.folder] = names
    return names
  }

  // MARK: Loading

  /// The stages of loading. The roots of what is loaded come after so many others.
  private enum Loading {
    case notBegun
    /// Files are being looked for.
    case finding(afterRoots: Int)
    /// All were found: those from the first one on, in the order of the tree, that is neither read nor skipped.
    case reading(ArraySlice<LibraryFile>, afterRoots: Int)
    case done
  }

  /// Begins loading, unless it has begun.
  mutating func beginLoading(afterRoots first: Int) {
    if case .notBegun = loading { loading = .finding(afterRoots: first) }
  }

  /// Notes that these are all the files that are loaded, in the order of the tree.
  mutating func note(found files: [LibraryFile]) {
    guard case .finding(let first) = loading else { return }
    loading = .reading(files[...], afterRoots: first)
    hasNewReports = true
  }

  /// Notes files and folders that are not read.
  mutating func note(skipped paths: [[UInt8]]) {
    for path in paths where readAgain.remove(path) != nil { numbers[path].map { remove($0.value) } }
    if case .done = loading { return }
    skipped.formUnion(paths)
    // Nothing more comes before the reports that stand after one of them.
    if case .reading(let files, _) = loading, let first = files.first, skipped.contains(first.path) {
      hasNewReports = true
    }
  }

  /// Notes that nothing more is loaded.
  mutating func completeLoading() { (loading, skipped, hasNewReports) = (.done, [], true) }

  /// The first file in the order of the tree that is neither read nor skipped; nil where nothing is loaded any more.
  private mutating func firstAwaited() -> AwaitedFile? {
    switch loading {
    case .notBegun, .done: return nil
    case .finding(let first): return AwaitedFile(root: first)
    case .reading(var files, let first):
      files = files.drop { numbers[$0.path] != nil || skipped.contains($0.path) }
      loading = .reading(files, afterRoots: first)
      return files.first.map {
        AwaitedFile(root: $0.root + first, folders: names(of: $0), name: ShownPath.words($0.name))
      }
    }
  }

  // MARK: Index

  /// Reports of `kept` will come.
  mutating func use(_ kept: KeptLibrary) { self.kept = kept }

  /// The segments of the index on the disk of which no report is in the library.
  var deadSegments: [Int] {
    guard let kept else { return [] }
    return (0..<kept.segmentCount).filter { additions[$0].map { !library.holdsAny(of: $0) } ?? true }
  }

  /// Segments on the disk to be made one: those of which half is gone, and small ones, where there are several; nil where
  /// that is not worth it. Some `Library.segmentBytes` at a time.
  func merging() -> (indexing: Library.Indexing, segments: [Int])? {
    var chosen: [Int] = []
    var bytes = 0
    var isHalfGone = false
    for (number, addition) in additions.sorted(by: { $0.key < $1.key }) where bytes < Library.segmentBytes {
      let extent = library.extent(of: addition)
      guard extent.current > 0, extent.all < Library.segmentBytes / 4 || extent.current * 2 < extent.all else {
        continue
      }
      chosen.append(number)
      bytes += extent.current
      isHalfGone = isHalfGone || extent.current * 2 < extent.all
    }
    guard chosen.count >= Self.fewSegments || isHalfGone else { return nil }
    return (library.merging(chosen.compactMap { additions[$0] }), chosen)
  }

  /// Takes in what was merged.
  mutating func adopt(_ indexed: Library.Indexed, merging segments: [Int]) {
    for segment in segments { additions[segment] = nil }
    adopt(indexed)
  }

  /// The files of reports that are not as they were written to the disk, each once: they are to be read again. Until
  /// then the reports stay, so that nobody loses a place in them; one whose file cannot be read is taken out.
  mutating func takeDamaged() -> [LibraryFile] {
    library.damaged.compactMap { number in
      guard let file = keptFiles[number] else {
        remove(number.value)
        return nil
      }
      return readAgain.insert(file.path).inserted ? file : nil
    }
  }

  /// UTF-8 bytes of the texts that wait to be indexed.
  var unindexedBytes: Int { library.unindexedBytes }

  /// The next part to be indexed; nil without one. The last part, which may yet grow, only where `all` is wanted.
  mutating func takeIndexing(all: Bool) -> Library.Indexing? { library.takeIndexing(all: all) }

  mutating func adopt(_ indexed: Library.Indexed) {
    library.adopt(indexed)
    isIndexedFurther = true
  }

  // MARK: Snapshots

  /// Whether anything is new since the last snapshot.
  var hasNews: Bool { hasNewReports || isIndexedFurther }

  /// The library as it is now.
  mutating func takeSnapshot() -> LibrarySnapshot {
    if hasNewReports {
      catalogue.awaited = firstAwaited()
      made = catalogue.catalogue(
        year: { [library] in library[ReportNumber($0)]?.year },
        title: { [library] in library[ReportNumber($0)]?.report.title })
      snapshots.version += 1
    }
    snapshots.number += 1
    defer { (changed, hasNewReports, isIndexedFurther) = ([], false, false) }
    return LibrarySnapshot(
      library: library, catalogue: made, changed: changed, version: snapshots.version, number: snapshots.number)
  }
}
