import Browser
import LibraryService
import ReportModel
import ReportParsing
import ReportReading
import ScreenModel
import TextFacts
import Threads

/// The reports that a request names, each read to its end, for use without a screen; and one line for each that could
/// not be read.
struct Opening {
  private(set) var reports: [Report] = []
  /// For each report the part that its name asks for; nil for all of it.
  private(set) var parts: [PrintedPart?] = []
  /// Whether the report named first is among them: the place that the options name is one in that.
  private(set) var hasFirst = false
  /// The folders, which are read one file after the other.
  private(set) var roots: [[UInt8]] = []
  private(set) var complaints: [String] = []
  /// The parts of reports that could not be read, a line each.
  private(set) var notes: [String] = []

  init(_ request: BrowseRequest, language: Language, rules: (any HeadingRules)? = nil) {
    let named = NamedItems(request, language: language)
    (roots, complaints) = (named.roots, named.complaints)
    let options = ReadingOptions(request, rules: rules)
    for (number, item) in named.items.enumerated() {
      do throws(ReadingError) {
        let report = try ReportReader.read(item.input, options: options)
        if number == 0 { hasFirst = true }
        reports.append(report)
        parts.append(PrintedPart(item))
        if let note = report.notes.first { notes.append("\(report.source.name): \(note.message(in: language))") }
      } catch {
        complaints.append(ReadingFailure(path: item.input.path, error: error).message(in: language))
      }
    }
  }
}

/// The reports that a request names as they are when the screen opens: those that are read by then, and those that are
/// still being read in the background.
struct FirstReadings {
  /// By number; where nothing is there yet, or nothing could be read, a report without text.
  private(set) var reports: [Report]
  /// The reports that could not be read, and why.
  private(set) var failures: [Int: String] = [:]
  /// The parts of reports that could not be read, a line each.
  private(set) var notes: [String] = []
  /// The events that only the browser can take in.
  private(set) var later: [BrowserEvent] = []
  /// The longest that the first frame waits for what is being read, in milliseconds: less than people notice.
  private static let patience = 20

  /// Begins reading `items`.
  init(_ items: [NamedItems.Item], _ files: OpenFiles) {
    reports = items.map { .nothingRead(of: $0.input.source) }
    files.open(items.map(\.input))
  }

  /// Whether nothing is left that could be shown.
  var isNothing: Bool { failures.count == reports.count }

  /// Waits until something has come of each, or the time since `begun` is over.
  mutating func wait(on inbox: Inbox, since begun: Int) {
    var open = Set(reports.indices)
    while !open.isEmpty, case let rest = begun + Self.patience - Clock.milliseconds(), rest > 0 {
      guard inbox.wait(milliseconds: rest) else { return }
      for event in inbox.take() {
        if case .report(let number, let report, _) = event {
          reports[number] = report
          open.remove(number)
        } else if case .unreadable(let number, let words) = event {
          // The text read before stays.
          if reports[number].text.isEmpty { failures[number] = words } else { later.append(event) }
          open.remove(number)
        } else if case .notice(let words) = event {
          notes.append(words)
        }
      }
    }
  }
}

extension ReadingOptions {
  /// The options of reading each report that a request names.
  init(_ request: BrowseRequest, _ service: LibraryService? = nil, rules: (any HeadingRules)?) {
    self = service?.readingOptions ?? ReadingOptions()
    encoding = request.encoding
    startsPrograms = !request.isSecure
    self.rules = rules
  }
}
