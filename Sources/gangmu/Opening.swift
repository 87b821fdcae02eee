import Glibc
import ReportModel
import ReportParsing
import ReportReading
import ScreenModel

/// The reports a request names, opened; and one line for each that could not be.
struct Opening {
  /// A report that is open.
  struct Opened {
    var report: Report
    var address: String?
    /// The reading that goes on in the background.
    var reading: Reading?
  }

  private(set) var reports: [Opened] = []
  private(set) var complaints: [String] = []
  /// What could not be read of the reports that are open, a line each.
  private(set) var notes: [String] = []

  /// Opens everything in order. With a mailbox, large files and pipes go on being read in the background; without one
  /// each is read to its end first.
  init(
    _ request: BrowseRequest, mailbox: Mailbox?, language: Language, rules: (any HeadingRules)? = nil
  ) {
    var items = request.items
    if items.isEmpty, Self.isPiped { items = [BrowseRequest.Item(input: .standardInput)] }
    var options = mailbox?.options ?? ReadingOptions()
    options.encoding = request.encoding
    options.rules = rules
    if items.isEmpty { reports = SampleReports.all.compactMap { try? Opened(report: $0.report()) } }
    for item in items {
      do throws(ReadingError) {
        let opened = try Self.open(item, options, index: reports.count, mailbox, language)
        reports.append(opened)
        if let note = opened.report.notes.first {
          notes.append("\(opened.report.source.name): \(note.words(chinese: language == .chinese))")
        }
      } catch {
        complaints.append(ReadingFailure(path: item.path, error: error).words(chinese: language == .chinese))
      }
    }
  }

  private static func open(
    _ item: BrowseRequest.Item, _ options: ReadingOptions, index: Int, _ mailbox: Mailbox?, _ language: Language
  ) throws(ReadingError) -> Opened {
    switch item.input {
    case .file(let path):
      guard let mailbox else {
        return Opened(report: try ReportReader.read(path: path, options: options), address: item.address)
      }
      let opened = try ReportReader.open(
        path: path, options: options, deliver: mailbox.deliver(to: index, language))
      return Opened(report: opened.report, address: item.address, reading: opened.rest)
    case .standardInput:
      guard isatty(STDIN_FILENO) == 0 else { throw .notAFile(.characterDevice) }
      return try pipe(STDIN_FILENO, name: "-", options, index: index, mailbox, language)
    case .descriptor(let number):
      let name = String(decoding: item.path, as: UTF8.self)
      return try pipe(number, name: name, options, index: index, mailbox, language)
    }
  }

  private static func pipe(
    _ descriptor: Int32, name: String, _ options: ReadingOptions, index: Int, _ mailbox: Mailbox?, _ language: Language
  ) throws(ReadingError) -> Opened {
    guard let mailbox else {
      return Opened(report: try ReportReader.read(descriptor: descriptor, name: name, options: options))
    }
    let opened = try ReportReader.open(
      descriptor: descriptor, name: name, options: options, deliver: mailbox.deliver(to: index, language))
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
  /// What stands for a pipe that has sent nothing yet.
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
