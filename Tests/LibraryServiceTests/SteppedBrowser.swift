import Browser
import ReportModel
import ScreenModel
import Settings
import SteppedService
import Testing

@testable import LibraryService
@testable import ReportReading

/// The program without its terminal: the browser, its files and the service, whose work a test steps by hand.
struct SteppedBrowser {
  let scheduler = SteppedScheduler()
  let service: LibraryService
  let keyMap: KeyMap
  private(set) var state: BrowserState
  private var files: OpenFiles
  private(set) var hasQuit = false
  /// The named reports that could not be read, and why.
  private(set) var failures: [String] = []

  init(_ inputs: [ReadingInput], importProgram: String? = nil, isLibrary: Bool = false) throws {
    service = LibraryService(inbox: Inbox(), scheduler: scheduler, language: .english)
    var options = service.readingOptions
    options.importProgram = importProgram
    files = OpenFiles(service, options: options)
    keyMap = KeyMap(try Self.bindings())
    state = BrowserState(
      reports: inputs.map { .nothingRead(of: $0.source) }, options: BrowserOptions(), keyMap: keyMap,
      size: ScreenSize(columns: 80, rows: 24), isLibrary: isLibrary)
    files.open(inputs)
    if inputs.count > 1 { service.load(state.namedReports, roots: [], options: LibraryOptions()) }
  }

  /// The built-in bindings.
  static func bindings() throws -> [KeyBinding] { KeyMapFile.load(from: nil) { _ in true }.bindings }

  mutating func press(_ keys: String) throws {
    for word in keys.split(separator: " ") { update(.key(try #require(Key(text: String(word))))) }
  }

  mutating func update(_ event: BrowserEvent) {
    for effect in state.update(event) { perform(effect) }
    if case .report(let number, let report, _) = event { service.replace(number, with: report) }
  }

  /// Takes in what the service has posted.
  mutating func take() { for event in service.inbox.take() { update(event) } }

  /// Does one piece of background work, and takes in what comes of it; nil where there is none.
  @discardableResult
  mutating func step() -> WorkPriority? {
    defer { take() }
    return scheduler.step()
  }

  mutating func runAll() { while step() != nil {} }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: hasQuit = true
    case .reload(let number): reload(number)
    case .decode(let number, let encoding):
      files.setEncoding(encoding, of: number)
      reload(number)
    case .stopReading(let number): service.stopReading(number)
    case .keep(let number): if let report = state.report(at: number) { service.replace(number, with: report) }
    case .reportFailure(let number, let words):
      failures.append(words)
      service.remove(number)
    case .ask(let question): service.ask(question)
    case .find(let question):
      if let report = state.report(at: question.report) { service.find(question, in: report) }
    case .stopFinding(let question): service.stopFinding(question)
    case .check(let question):
      if let report = state.report(at: question.report) { service.check(question, in: report) }
    case .stopChecking(let question): service.stopChecking(question)
    case .compare(let question): service.compare(question, options: service.readingOptions)
    case .stopComparing: service.stopComparing()
    case .findCompared(let question): service.find(question)
    case .findReuse(let question): service.findReuse(question)
    case .stopReuse: service.stopReuse()
    case .findSimilar(let question): service.findSimilar(question)
    case .stopSimilar: service.stopSimilar()
    case .findTrack(let question): service.findTrack(question)
    case .stopTrack: service.stopTrack()
    case .list(let question): service.list(question)
    case .listTerms(let question): service.listTerms(question)
    case .stopTerms: service.stopTerms()
    case .order(let order): service.order(by: order)
    case .unpack(let number, let question): service.unpack(number, question)
    case .stopLoading: service.stopLoading()
    case .openFile(let path): update(.notOpened("no file \(path)"))
    case .openAtQuote: update(.notOpened("no such file"))
    case .redraw, .suspend, .edit, .editNote, .open, .follow, .theme, .recall, .remember,
      .askAbout, .listFiles,
      .save, .copy, .mouse:
      break
    }
  }

  private mutating func reload(_ number: Int) {
    if let path = state.source(of: number)?.path { update(files.reload(number, path: path)) }
  }

  /// The rows of the frame without spaces at their ends.
  var rows: [String] {
    let frame = state.render()
    return (0..<frame.size.rows).map { row in
      let text = frame.rowText(row)
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  var status: String { rows.last ?? "" }
}
