import Glibc
import LibraryService
import ReportModel
import ReportParsing
import ReportReading
import ScreenModel
import TextFacts

/// The reports a request names, opened; and one line for each that could not be.
struct Opening {
  /// A report that is open.
  struct Opened {
    var report: Report
    var address: String?
    /// The reading that goes on in the background.
    var reading: BackgroundReading?
  }

  private(set) var reports: [Opened] = []
  /// The files and folders that are read in the background, as one library with the reports.
  private(set) var roots: [[UInt8]] = []
  /// Whether more than one report is open or may come.
  private(set) var isLibrary = false
  private(set) var complaints: [String] = []
  /// The parts of open reports that could not be read, a line each.
  private(set) var notes: [String] = []

  /// Files opened before anything is shown; of more the first is, and the others are read in the background.
  private static let mostAtOnce = 16

  /// Opens everything in order, but folders and many files. With a service, large files and pipes go on being read in
  /// the background; without one each is read to its end first.
  init(
    _ request: BrowseRequest, service: LibraryService?, language: Language, rules: (any HeadingRules)? = nil
  ) {
    var items = request.items
    if items.isEmpty, Self.isPiped { items = [BrowseRequest.Item(input: .standardInput)] }
    let options = Self.options(request, service, rules: rules)
    if items.isEmpty {
      reports = SampleReports.all.compactMap { try? Opened(report: $0.report()) }
      isLibrary = service != nil
    }
    (items, roots) = Self.split(items, mostAtOnce: service == nil ? .max : Self.mostAtOnce)
    for root in roots where !Paths.exists(root) {
      complaints.append(ReadingFailure(path: root, error: .missing).message(in: language))
    }
    roots.removeAll { !Paths.exists($0) }
    if service != nil, items.count > 1 || !roots.isEmpty { isLibrary = true }
    for item in items {
      do throws(ReadingError) {
        let opened = try Self.open(item, options, index: reports.count, service)
        reports.append(opened)
        if let note = opened.report.notes.first {
          notes.append("\(opened.report.source.name): \(note.message(in: language))")
        }
      } catch {
        complaints.append(ReadingFailure(path: item.path, error: error).message(in: language))
      }
    }
  }

  /// The options of reading each report.
  static func options(
    _ request: BrowseRequest, _ service: LibraryService? = nil, rules: (any HeadingRules)?
  ) -> ReadingOptions {
    var options = service?.readingOptions ?? ReadingOptions()
    options.encoding = request.encoding
    options.rules = rules
    return options
  }

  /// The items that are opened at once, and those that are read as a library: every folder, and files where there are
  /// many.
  private static func split(
    _ items: [BrowseRequest.Item], mostAtOnce: Int
  ) -> (items: [BrowseRequest.Item], roots: [[UInt8]]) {
    let isMany = items.count > mostAtOnce
    var atOnce: [BrowseRequest.Item] = []
    var roots: [[UInt8]] = []
    for item in items {
      guard case .file(let path) = item.input, item.address == nil else {
        atOnce.append(item)
        continue
      }
      if Paths.isFolder(path) || (isMany && !atOnce.isEmpty) { roots.append(path) } else { atOnce.append(item) }
    }
    return (atOnce, roots)
  }

  private static func open(
    _ item: BrowseRequest.Item, _ options: ReadingOptions, index: Int, _ service: LibraryService?
  ) throws(ReadingError) -> Opened {
    switch item.input {
    case .file(let path):
      guard let service else {
        return Opened(report: try ReportReader.read(path: path, options: options), address: item.address)
      }
      let opened = try ReportReader.open(
        path: path, options: options, deliver: service.delivery(to: index))
      return Opened(report: opened.report, address: item.address, reading: opened.rest)
    case .standardInput:
      guard isatty(STDIN_FILENO) == 0 else { throw .notAFile(.characterDevice) }
      return try pipe(STDIN_FILENO, name: "-", options, index: index, service)
    case .descriptor(let number):
      let name = String(decoding: item.path, as: UTF8.self)
      return try pipe(number, name: name, options, index: index, service)
    }
  }

  private static func pipe(
    _ descriptor: Int32, name: String, _ options: ReadingOptions, index: Int, _ service: LibraryService?
  ) throws(ReadingError) -> Opened {
    guard let service else {
      return Opened(report: try ReportReader.read(descriptor: descriptor, name: name, options: options))
    }
    let opened = try ReportReader.open(
      descriptor: descriptor, name: name, options: options, deliver: service.delivery(to: index))
    return Opened(report: opened.report ?? .nothingYet, reading: opened.rest)
  }

  /// Whether a report comes in through standard input though nothing says so: `command | gangmu`.
  private static var isPiped: Bool {
    var status = stat()
    guard fstat(STDIN_FILENO, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }
}

extension BrowseRequest.Item {
  /// The path as people named it; `-` for standard input.
  var path: [UInt8] {
    switch input {
    case .standardInput: [UInt8(ascii: "-")]
    case .descriptor(let number): Array("/dev/fd/\(number)".utf8)
    case .file(let path): path
    }
  }
}

extension Report {
  /// The report shown for a pipe that has sent nothing yet.
  fileprivate static var nothingYet: Report {
    let nothing = TextRange(0, 0)
    let root = Section(
      kind: .report, level: 0, parent: nil, subtreeEnd: SectionIndex(1), range: nothing, heading: nothing,
      body: nothing,
      number: nothing, title: nothing, characters: 0)
    return Report(
      source: ReportSource(name: "-"), text: [], sections: [root], paragraphs: [], lines: LineMap(lineStarts: [0]),
      encoding: .utf8, replacements: 0, isComplete: false)
  }
}
