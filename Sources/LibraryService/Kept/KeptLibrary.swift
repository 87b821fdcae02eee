import ReportIndex
import ReportModel
import ReportReading
import Store
import TextFacts

/// The reports in an index on the disk, found by their files.
public final class KeptLibrary: KeptReadings {
  private let segments: [(name: String, segment: KeptSegment)]
  /// For each path, by its checksum, the segment and the position of the report that was read last.
  private let places: [UInt64: KeptPlace]
  /// The roots as they were named, without slashes at their ends.
  private let roots: [[UInt8]]
  private let options: LibraryOptions
  /// The problems met, each told once, and the files that are of no use.
  public let problems: [IndexProblem]
  let useless: Set<String>

  /// Opens the index of `roots` in `place`.
  public convenience init(of roots: [[UInt8]], in place: IndexPlace, options: LibraryOptions) {
    self.init(place.files(of: roots), of: roots, in: place, options: options)
  }

  init(_ files: IndexFiles?, of roots: [[UInt8]], in place: IndexPlace, options: LibraryOptions) {
    var problems: [IndexProblem] = []
    var found: [(name: String, segment: KeptSegment)] = []
    var useless: Set<String> = []
    do throws(IndexProblem) {
      for (name, mapped) in try files?.segments() ?? [] {
        switch Self.opened(mapped, name, place.parser) {
        case .success(let segment): found.append((name, segment))
        case .failure(let problem):
          useless.insert(name)
          if problems.isEmpty { problems.append(problem) }
        }
      }
    } catch {
      problems.append(error)
    }
    if place.checksEverything {
      let areSound = PieceResults.of(found.count, ThreadPool().parallel(.answer)) { [found] in
        found[$0].segment.isAsWritten()
      }
      for (isSound, (name, _)) in zip(areSound, found) where !isSound {
        useless.insert(name)
        if problems.isEmpty { problems.append(.damaged(file: name)) }
      }
      found.removeAll { useless.contains($0.name) }
    }
    segments = found
    places = Self.places(found.map(\.segment))
    self.roots = roots.map { root in
      var root = root
      while root.count > 1, root.last == 0x2F { root.removeLast() }
      return root
    }
    self.options = options
    self.problems = problems
    self.useless = useless
  }

  private static func opened(
    _ mapped: Result<MappedFile, IndexProblem>, _ name: String, _ parser: UInt64
  ) -> Result<KeptSegment, IndexProblem> {
    mapped.flatMap { file in
      do throws(KeptFault) {
        return .success(try KeptSegment(file.bytes, of: file, parser: parser))
      } catch {
        return .failure(problem(error, name))
      }
    }
  }

  private static func problem(_ fault: KeptFault, _ name: String) -> IndexProblem {
    switch fault {
    case .foreign: .foreign(file: name)
    case .otherVersion: .otherVersion(file: name)
    case .damaged: .damaged(file: name)
    }
  }

  private static func places(_ segments: [KeptSegment]) -> [UInt64: KeptPlace] {
    var places: [UInt64: KeptPlace] = [:]
    places.reserveCapacity(segments.reduce(0) { $0 + $1.count })
    for (number, segment) in segments.enumerated() {
      for position in 0..<segment.count {
        places[key(segment.path(position), root: segment.root(position))] = KeptPlace(
          segment: number, position: position)
      }
    }
    return places
  }

  private static func key(_ path: ArraySlice<UInt8>, root: Int) -> UInt64 {
    path.withUnsafeBytes { Checksum.of($0, seed: UInt64(truncatingIfNeeded: root)) }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { segments.isEmpty }

  /// The number of reports in it, one a file, and the bytes of their texts. A segment keeps what was read of a file before
  /// it changed until all of the segment is made anew.
  public var extent: (reports: Int, bytes: Int) {
    (places.count, places.values.reduce(0) { $0 + segments[$1.segment].segment.byteCount($1.position) })
  }

  /// The number of files of which there are reports.
  public var reportCount: Int { places.count }

  /// Whether all of it is as it was written; all of it is read for that.
  public func isSound() -> Bool { useless.isEmpty && segments.allSatisfy { $0.segment.isSound() } }

  /// Whether there is a report of this file that is to be read again in any case, as it was not settled or could not be
  /// read whole.
  public func isRead(everyTime file: LibraryFile) -> Bool {
    place(of: file).map { segments[$0.segment].segment.version($0.position) == nil } ?? false
  }

  /// The bytes of the text of this file's report, whatever its version; nil where there is none.
  public func byteCount(of file: LibraryFile) -> Int? {
    place(of: file).map { segments[$0.segment].segment.byteCount($0.position) }
  }

  private func place(of file: LibraryFile) -> KeptPlace? {
    guard !segments.isEmpty, let path = file.pathBelowRoot,
      let place = places[Self.key(path[...], root: file.root)]
    else { return nil }
    let segment = segments[place.segment].segment
    return segment.root(place.position) == file.root && segment.path(place.position).elementsEqual(path) ? place : nil
  }

  /// Whether the segment of a report was found not to be as it was written.
  public func isDamaged(_ place: KeptPlace) -> Bool { segments[place.segment].segment.isDamaged }

  /// Whether any segment was found not to be as it was written.
  public var hasDamage: Bool { segments.contains { $0.segment.isDamaged } }

  /// The number of segments, and the name of the file of each.
  var segmentCount: Int { segments.count }
  func name(_ segment: Int) -> String { segments[segment].name }

  public func report(of file: LibraryFile, _ version: FileVersion) -> LoadedReport? {
    guard let place = place(of: file) else { return nil }
    let segment = segments[place.segment].segment
    guard segment.version(place.position) == version else { return nil }
    return LoadedReport(
      file: file, version: version, year: options.year(of: file, titleYear: segment.titleYear(place.position)),
      report: segment.report(place.position, source: ReportReader.source(file.path)), kept: place)
  }

  /// Adds a segment to a library, all its reports, none of them admitted.
  func add(_ number: Int, to library: inout Library) -> Library.KeptAddition {
    let segment = segments[number].segment
    // Reports of a folder follow one another, as a rule.
    var last: (path: ArraySlice<UInt8>, root: Int, folder: LibraryFolder, names: [String])?
    let reports = (0..<segment.count).map { position -> LibraryReport in
      let known = segment.file(position)
      let slash = known.path.lastIndex(of: 0x2F)
      let path = known.path[..<(slash ?? 0)]
      if last?.root != known.root || last?.path != path {
        let root = roots.indices.contains(known.root) ? roots[known.root] : []
        let folder = LibraryFolder(root: root, pathBelow: path)
        last = (path, known.root, folder, folder.components.map(ShownPath.words))
      }
      let (folder, names) = last.map { ($0.folder, $0.names) } ?? (LibraryFolder(root: [], pathBelow: []), [])
      let file = LibraryFile(root: known.root, in: folder, name: known.path[(slash.map { $0 + 1 } ?? 0)...])
      var report = LibraryReport(
        segment.report(position, source: ReportReader.source(file.path)), folders: names,
        name: ShownPath.words(file.name), year: options.year(of: file, titleYear: known.titleYear))
      report.file = known
      return report
    }
    return library.add(segment, reports: reports)
  }
}

extension KeptLibrary {
  /// A library of all reports in the index, with the number of each; whether their files are still the same is for the
  /// one to ask who uses what is found.
  public func wholeLibrary() -> (library: Library, number: @Sendable (KeptPlace) -> ReportNumber) {
    var library = Library()
    var firsts: [Int] = []
    for number in segments.indices {
      let addition = add(number, to: &library)
      firsts.append(addition.first.value)
      for position in 0..<segments[number].segment.count { library.admit(position, of: addition) }
    }
    return (library, { [firsts] in ReportNumber(firsts[$0.segment] + $0.position) })
  }
}
