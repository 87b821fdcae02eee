import Browser
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import SteppedService
import TestReports
import TextFacts

@testable import LibraryService

/// The browser with its service, stepped by hand, and the files that are still being read.
struct Program {
  /// Something that reading brings.
  enum News {
    /// A longer reading of the report with number 0.
    case report(Report)
    /// An update of the library.
    case library(LibraryUpdate)
  }

  private(set) var state: BrowserState
  private(set) var hasQuit = false
  private let scheduler = SteppedScheduler()
  private let service: LibraryService
  /// The news still to come, in order.
  private var news: ArraySlice<News>

  /// A program that has opened `reports`, and reads on what `news` brings; with news of a library it shows one.
  init(
    _ reports: [Report], news: [News] = [], columns: Int = 80, rows: Int = 24, language: Language = .english
  ) {
    let isLibrary = news.contains { if case .library = $0 { true } else { false } }
    let keys = KeyMapFile.load(from: nil) { Command(rawValue: $0) != nil }
    var options = BrowserOptions()
    options.language = language
    (options.screen.themes, options.screen.theme) = (["dark", "light"], "dark")
    state = BrowserState(
      reports: reports, options: options, keyMap: KeyMap(keys.bindings),
      size: ScreenSize(columns: columns, rows: rows), isLibrary: isLibrary)
    self.news = news[...]
    service = LibraryService(inbox: Inbox(), scheduler: scheduler, language: .english)
    if isLibrary || reports.count > 1 { service.load(reports, roots: [], options: LibraryOptions()) }
    if isLibrary { handle(.library(.progress(LoadingProgress()))) }
  }

  var frame: Frame { state.render() }

  /// The last row of the screen.
  var status: String {
    var row = Substring(frame.rowText(frame.size.rows - 1))
    while row.last == " " { row.removeLast() }
    return String(row)
  }

  mutating func handle(_ event: BrowserEvent) {
    for effect in state.update(event) { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .quit: hasQuit = true
    case .theme(let name): handle(.theme(name))
    case .ask(let question): service.ask(question)
    case .find(let question): if let report = state.report(at: question.report) { service.find(question, in: report) }
    case .stopFinding(let question): service.stopFinding(question)
    case .list(let question): service.list(question)
    case .order(let order): service.order(by: order)
    case .unpack(let report, let question): service.unpack(report, question)
    case .listTerms(let question): service.listTerms(question)
    case .stopTerms: service.stopTerms()
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
    case .stopReading(let report): service.stopReading(report)
    case .keep(let report): if let newest = state.report(at: report) { service.replace(report, with: newest) }
    case .openFile(let path): handle(.notOpened("no file \(path)"))
    case .openAtQuote: handle(.notOpened("no such file"))
    case .redraw, .suspend, .edit, .editNote, .open, .reload, .decode, .reportFailure, .follow,
      .stopLoading, .recall,
      .remember, .askAbout, .save, .copy, .mouse, .listFiles:
      break
    }
  }

  // MARK: Time

  /// Hands over the next news, if there is any.
  mutating func readFurther() {
    scheduler.pass(1_000)
    switch news.popFirst() {
    case .report(let report):
      handle(.report(0, report, Addresses(report)))
      service.replace(0, with: report)
    case .library(let update): service.library.take(update, afterRoots: 0) { "\($0)" }
    case nil: break
    }
  }

  /// Does the next piece of background work, and takes in what it brings.
  mutating func work() {
    _ = scheduler.step()
    takeAnswers()
  }

  /// Does all background work, and takes in what it brings.
  mutating func answerAll() {
    var isBusy = true
    while isBusy {
      scheduler.pass(1_000)
      isBusy = scheduler.step() != nil
      scheduler.runAll()
      isBusy = takeAnswers() || isBusy
    }
  }

  /// Reads everything to its end, and does all work that this brings.
  mutating func finish() {
    answerAll()
    while !news.isEmpty {
      readFurther()
      answerAll()
    }
  }

  @discardableResult
  private mutating func takeAnswers() -> Bool {
    let answers = service.inbox.take()
    for answer in answers { handle(answer) }
    return !answers.isEmpty
  }
}

/// The speed at which a reader types.
enum TypingSpeed: CustomStringConvertible {
  /// Everything is read before the first key, and every answer is there before the next.
  case slow
  /// All keys come before anything else.
  case atOnce
  /// Keys, readings and answers come in an order made from a seed.
  case between(seed: UInt64)

  var description: String {
    switch self {
    case .slow: "slow"
    case .atOnce: "at once"
    case .between(let seed): "seed \(seed)"
    }
  }
}

extension Program {
  /// Presses keys one after the other, with nothing between them: names of keys, separated by spaces; any other word is
  /// typed.
  mutating func press(_ keys: String) { for event in Self.events(keys) { handle(event) } }

  private static func events(_ keys: String) -> [BrowserEvent] {
    keys.split(separator: " ").flatMap { word in
      Key(text: String(word)).map { [.key($0)] } ?? word.unicodeScalars.map { .key(Key($0)) }
    }
  }

  /// Types keys at that speed, and waits until nothing changes any more. `starts` are places to begin at, before the first
  /// key.
  mutating func type(_ keys: String, at speed: TypingSpeed, starts: [BrowserEvent] = []) {
    let events = starts + Self.events(keys)
    switch speed {
    case .slow:
      finish()
      for event in events {
        handle(event)
        answerAll()
      }
    case .atOnce: for event in events { handle(event) }
    case .between(let seed):
      var random = SplitMix(state: seed)
      for event in events {
        while Int.random(in: 0..<3, using: &random) > 0 {
          if Int.random(in: 0..<8, using: &random) == 0 { readFurther() } else { work() }
        }
        handle(event)
      }
    }
    finish()
  }
}
