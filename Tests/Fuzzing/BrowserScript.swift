import Browser
import LibraryService
import ReportIndex
import ReportModel
import ReportParsing
import ScreenModel
import Settings
import Threads
import TextFacts

/// A script for the browser: a report, a byte FF, and then a byte an event.
///
///     00–7F   a key, as a terminal sends it
///     80–9F   a key without a character: an arrow, Escape, a function key
///     A0–CF   a size of the screen
///     D0–DF   a paste, the interrupt, another width of ambiguous characters, a theme
///     E0–EF   all answers that background work has for the browser
///     F0–F7   another reading of the report, shorter or longer
///     F8–FE   several of these keys come together from here on, or no longer
struct BrowserScript {
  private let text: [UInt8]
  private let events: [UInt8]

  /// The most bytes of a report and of events: what breaks is short, and long scripts are slow.
  private static let (longestText, longestScript) = (512, 40)

  init(_ input: [UInt8]) {
    let parts = input.split(separator: 0xFF, maxSplits: 1, omittingEmptySubsequences: false)
    text = Array(parts[0].prefix(Self.longestText))
    events = Array((parts.count > 1 ? parts[1] : []).prefix(Self.longestScript))
  }

  /// The faults of the frames, in words; empty where there are none. Keys that come together must show in the end what
  /// they do one after the other.
  func faults() -> [String] {
    let decoded = Array(String(decoding: text.filter { $0 != 0 }, as: UTF8.self).utf8)
    guard let report = try? ReportParser.report(from: decoded, source: ReportSource(name: "a/报告.txt")) else {
      return []
    }
    var slow = BrowserRun(report)
    for byte in events + [0] { slow.take(byte, moreIsTyped: false) }
    let frame = slow.state.render()
    let faults = slow.faults + frameFaults(frame)
    guard let fast = runTogether(report) else { return faults }
    return faults + fast.faults
      + (fast.state.render() == frame ? [] : ["keys that come together show another frame"])
  }

  /// The script with the keys together that it says come together; nil where it says so of none.
  private func runTogether(_ report: Report) -> BrowserRun? {
    guard events.contains(where: { $0 >= 0xF8 }) else { return nil }
    var run = BrowserRun(report)
    var isTogether = false
    for (byte, next) in zip(events, events.dropFirst() + [0xFF]) {
      if byte >= 0xF8 { isTogether.toggle() }
      run.take(byte, moreIsTyped: isTogether && byte < 0xA0 && next < 0xA0)
    }
    run.take(0, moreIsTyped: false)
    return run
  }
}

/// A browser with the background work it asks for, done when the script says.
private struct BrowserRun {
  var state: BrowserState
  var faults: [String] = []
  private let report: Report
  private let service: LibraryService
  private let queue = WorkList()

  init(_ report: Report) {
    self.report = report
    var options = BrowserOptions()
    options.screen.themes = ["dark", "light"]
    options.screen.theme = "dark"
    state = BrowserState(
      reports: [report], options: options, keyMap: KeyMap(KeyMapFile.builtIn), size: ScreenSize(columns: 60, rows: 12))
    service = LibraryService(inbox: Inbox(), scheduler: queue, language: .english)
  }

  private static let special: [Key] = [
    Key(.escape), Key(.up), Key(.down), Key(.left), Key(.right), Key(.home), Key(.end), Key(.pageUp), Key(.pageDown),
    Key(.delete), Key(.tab, shift: true), Key(.function(1)), Key(.character("1"), alt: true),
    Key(.character("f"), alt: true), Key(.character("q"), alt: true), Key(.right, alt: true), Key("主"), Key("题"),
    Key("一"),
    Key("（"), Key("\u{301}"), Key("😀"), Key("／"), Key("１"),
  ]
  private static let sizes = [0, 1, 2, 7, 19, 20, 21, 33, 59, 60, 61, 80, 120, 1_001]

  mutating func take(_ byte: UInt8, moreIsTyped: Bool) {
    switch byte {
    case 0x80...0x9F:
      handle(.key(Self.special[Int(byte - 0x80) % Self.special.count]), moreIsTyped)
    case 0xA0...0xCF:
      let index = Int(byte - 0xA0)
      handle(.resized(ScreenSize(columns: Self.sizes[index % 14], rows: [0, 1, 3, 5, 6, 12, 24][index % 7])))
      faults += frameFaults(state.render())
    case 0xD0...0xDF:
      switch byte % 4 {
      case 0: handle(.paste("主题\n\u{301}"), moreIsTyped)
      case 1: handle(.interrupt)
      case 2: handle(.ambiguousWidth(1 + Int(byte / 4) % 2))
      default: handle(.pastSearches(["主", "e\u{301}"]))
      }
    case 0xE0...0xEF:
      queue.runAll()
      for event in service.inbox.take() { handle(event) }
    case 0xF0...0xF7:
      let count = report.text.count * Int(byte - 0xF0) / 4
      let text = (report.text + report.text).prefix(count)
      let decoded = Array(String(decoding: text, as: UTF8.self).utf8)
      if let other = try? ReportParser.report(from: decoded, source: report.source) { handle(.report(0, other)) }
    case 0xF8...:
      let actions: [MouseEvent.Action] = [.press(clicks: 1), .drag, .release, .press(clicks: 2), .wheelUp, .wheelDown]
      let cell = Int(byte - 0xF8)
      handle(.mouse(MouseEvent(actions[cell % 6], row: 2 * cell, column: 9 * cell)))
    default: handle(.key(Self.key(byte)), moreIsTyped)
    }
  }

  private static func key(_ byte: UInt8) -> Key {
    switch byte {
    case 0x0D: Key(.enter)
    case 0x09: Key(.tab)
    case 0x7F: Key(.backspace)
    case ..<0x20: Key(.character(Unicode.Scalar(byte + 0x60)), control: true)
    default: Key(Unicode.Scalar(byte))
    }
  }

  private mutating func handle(_ event: BrowserEvent, _ moreIsTyped: Bool = false) {
    for effect in state.update(event, moreIsTyped: moreIsTyped) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .find(let question): if let report = state.report(at: question.report) { service.find(question, in: report) }
    case .stopFinding(let question): service.stopFinding(question)
    case .check(let question): if let report = state.report(at: question.report) { service.check(question, in: report) }
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
    case .theme(let name): handle(.theme(name))
    case .ask(let question): service.ask(question)
    case .order(let order): service.order(by: order)
    case .unpack(let report, let question): service.unpack(report, question)
    case .stopReading(let report): service.stopReading(report)
    case .keep(let report): if let newest = state.report(at: report) { service.replace(report, with: newest) }
    case .openFile(let path): handle(.notOpened("no file \(path)"))
    case .openAtQuote: handle(.notOpened("no such file"))
    case .quit, .redraw, .suspend, .edit, .editNote, .open, .reload, .decode, .follow,
      .stopLoading, .recall, .remember,
      .reportFailure, .askAbout, .listFiles, .save, .copy, .mouse:
      break
    }
  }
}

/// Work done when it is asked for, in the order in which it came.
private final class WorkList: Scheduler {
  private let waiting = Lock<[@Sendable () -> Void]>([])

  var milliseconds: Int { 0 }

  func run(_ priority: WorkPriority, after milliseconds: Int, _ work: @escaping @Sendable () -> Void) {
    waiting.withLock { $0.append(work) }
  }

  func runApart(_ work: @escaping @Sendable () -> Void) { run(.answer, work) }

  func parallel(_ priority: WorkPriority) -> Parallel { LibrarySearcher.inTurn }

  func end() { waiting.withLock { $0 = [] } }

  func runAll() {
    while case let next = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }), let next { next() }
  }
}

/// The faults of a frame, in words: half a wide character, a control, a cursor outside.
func frameFaults(_ frame: Frame) -> [String] {
  guard frame.cells.count == frame.size.columns * frame.size.rows else { return ["a frame of another size"] }
  var faults: [String] = []
  for row in 0..<frame.size.rows {
    let cells = frame[row: row]
    for column in cells.indices {
      let cell = cells[column]
      let isWhole =
        switch cell.width {
        case 2: column + 1 < cells.endIndex && cells[column + 1].width == 0
        case 0: column > cells.startIndex && cells[column - 1].width == 2
        default: true
        }
      if !isWhole { faults.append("half a character in row \(row)") }
      if cell.base.value < 32 || (0x7F...0x9F).contains(cell.base.value) { faults.append("a control in row \(row)") }
    }
  }
  if let cursor = frame.cursor,
    !(0..<frame.size.rows).contains(cursor.row) || !(0..<frame.size.columns).contains(cursor.column)
  {
    faults.append("a cursor outside: \(cursor)")
  }
  return faults
}
