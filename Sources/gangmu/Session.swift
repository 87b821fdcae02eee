import Browser
import Glibc
import ReportModel
import ReportReading
import ScreenModel
import Settings
import TerminalScreen
import TextLayout

/// The event loop: what comes from the terminal and from background threads goes into the browser's state, what the
/// state asks for is done, and the frame that results is drawn. Sleeps in one `poll` when there is nothing to do.
final class Session {
  private let terminal: Terminal
  private let mailbox: Mailbox
  private let settings: LoadedSettings
  private let memory: RememberedFile
  private var remembered = Remembered()
  private let librarian: Librarian?
  private let lister: HitLister
  /// Who lists terms, from the first question on.
  private var termDesk: TermDesk?
  private var state: BrowserState
  private var themes: ThemeChoice
  /// The readings that go on, by report; a reading that is let go of ends.
  private var readings: [Int: Reading]
  /// What the reader says a report is encoded in, by report.
  private var encodings: [Int: ReportEncoding] = [:]
  private var followed: [Int: Reading] = [:]
  /// The files watched for changes.
  private var watched: [Int: Reading] = [:]
  /// The searches that go on; one that is let go of ends.
  private var findings: [Int: Finding] = [:]
  private let roots: [[UInt8]]
  private let reading: ReadingOptions
  private let follows: Bool
  private var isRunning = true
  /// What to remember, written at the end: a lock or a slow disk must not hold up a key.
  private var changes: [Remembered.Change] = []
  /// What to say on standard error once the terminal is given back.
  private(set) var complaints: [String] = []

  init(
    _ request: BrowseRequest, _ opening: Opening, mailbox: Mailbox, settings: LoadedSettings
  ) throws(TerminalError) {
    let usesColour = LoadedSettings.usesColour
    themes = ThemeChoice(
      settings.configuration, folder: settings.folders.configuration, asked: request.theme, usesColour: usesColour,
      colourFGBG: Paths.environment("COLORFGBG"))
    memory = RememberedFile(folder: settings.folders.state)
    var options = settings.browserOptions
    options.themes = themes.themes.names
    options.theme = themes.theme.name
    if request.ignoresCase { options.caseRule = .ignore }
    options.follows = request.follows
    follows = request.follows
    let widths = WidthTable.stages
    terminal = try Terminal(
      widths: (widths.stage1, widths.stage2), ambiguousWidth: options.ambiguousWidth, colour: usesColour ? .auto : .none
    )
    let keys = settings.keyMap()
    state = BrowserState(
      reports: opening.reports.map(\.report), options: options, keyMap: keys.keyMap, size: terminal.size,
      isLibrary: !opening.roots.isEmpty)
    librarian = opening.librarian
    lister = HitLister(mailbox: mailbox)
    roots = opening.roots
    reading = Opening.options(request, mailbox, rules: settings.rules.rules)
    readings = Dictionary(
      uniqueKeysWithValues: opening.reports.enumerated().compactMap { index, opened in
        opened.reading.map { (index, $0) }
      })
    if let encoding = request.encoding {
      encodings = Dictionary(uniqueKeysWithValues: opening.reports.indices.map { ($0, encoding) })
    }
    self.mailbox = mailbox
    self.settings = settings
    complaints = settings.problems
    complaints += (themes.problems + themes.themes.problems).map { $0.words(in: settings.language) }
    start(request, opening)
    complaints += keys.problems
    if let first = keys.problems.first { handle(.notice(first)) }
  }

  /// Takes in what is remembered from earlier, of which the first frame shows nothing.
  private func loadRemembered() {
    let (remembered, problems) = memory.read()
    handle(.pastSearches(remembered.searches))
    self.remembered = remembered
    for report in state.directReports { recall(report) }
    let words = problems.map { $0.words(in: settings.language) }
    complaints += words
    if let first = words.first { handle(.notice(first)) }
  }

  /// Runs until the reader quits or the program is told to end; the signal that ended it, if one did.
  func run() -> Int32? {
    draw()
    let known = complaints.count
    startLibrary()
    loadRemembered()
    // Drawing again would show the same, but for a notice.
    if complaints.count > known { draw() }
    watchFiles()
    if settings.configuration.ambiguousWidth == nil { terminal.askAmbiguousWidth() }
    if themes.followsBackground { terminal.askBackground() }
    var ending: Int32?
    while isRunning {
      for event in terminal.wait(alsoOn: [mailbox.descriptor], milliseconds: nil) where isRunning {
        if case .terminate(let signal) = event {
          ending = signal
          isRunning = false
        } else {
          take(event)
        }
      }
      if isRunning { draw() }
    }
    terminal.close()
    librarian?.end()
    lister.end()
    termDesk?.end()
    notePlaces()
    complaints += memory.record(changes).map { $0.words(in: settings.language) }
    return ending
  }

  // MARK: Events

  private func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): handle(.key(key))
    case .paste(let text): handle(.paste(text))
    case .resized(let size): handle(.resized(size))
    case .interrupt: handle(.interrupt)
    case .suspend: terminal.suspend()
    case .ambiguousWidth(let width):
      terminal.ambiguousWidth = width
      handle(.ambiguousWidth(width))
    case .darkBackground(let isDark):
      themes.background(isDark: isDark)
      handle(.theme(themes.theme.name))
    case .readable: for event in mailbox.take() { handle(event) }
    case .terminate: isRunning = false
    }
  }

  private func handle(_ event: BrowserEvent) {
    if case .found(let question, _) = event { findings[question.generation] = nil }
    for effect in state.handle(event) { perform(effect) }
    if case .report(let index, _, _) = event, state.directReports.contains(index) { watch(index) }
  }

  private func draw() { terminal.draw(state.render(), theme: themes.theme) }

  // MARK: Effects

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit: isRunning = false
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .edit(let path, let line): edit(path, at: line)
    case .reload(let report): reload(report)
    case .decode(let report, let encoding):
      encodings[report] = encoding
      reload(report)
    case .follow(let report, let isWanted): follow(report, isWanted)
    case .theme(let name):
      themes.choose(name)
      handle(.theme(themes.theme.name))
    case .ask(let question): librarian?.ask(question)
    case .find(let question): find(question)
    case .stopFinding(let question): findings[question.generation] = nil
    case .list(let question): list(question)
    case .unpack(let report, let question): unpack(report, question)
    case .listTerms(let question): listTerms(question)
    case .stopTerms: termDesk?.stop()
    case .stopLoading: librarian?.stopLoading()
    case .recall(let report): recall(report)
    case .rememberSearch(let search): changes.append(.search(search))
    case .rememberMark(let letter, let report, let offset):
      guard let path = Paths.absolute(state.source(of: report)?.path) else { return }
      changes.append(.mark(Remembered.Mark(letter: letter, path: path, offset: offset.bytes)))
    }
  }

  /// Searches the report being read on a thread of its own.
  private func find(_ question: ReportQuestion) {
    guard let report = state.report(at: question.report) else { return }
    let finding = Finding()
    findings[question.generation] = finding
    do throws(ReadingError) {
      try finding.start(question, in: report, mailbox)
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  /// Unpacks a large report of the library on a thread of its own.
  private func unpack(_ number: Int, _ question: UnpackQuestion) {
    let mailbox = mailbox
    do throws(ReadingError) {
      try BackgroundThread.start(onStart: mailbox.options.onThreadStart) {
        mailbox.post(.unpacked(number, UnpackAnswer(question)))
      }
    } catch {
      // Without a thread a key waits after all.
      handle(.unpacked(number, UnpackAnswer(question)))
    }
  }

  /// Opens the reader's editor; what was changed is read again.
  private func edit(_ path: [UInt8], at line: LineNumber) {
    let editor = Paths.environment("VISUAL") ?? Paths.environment("EDITOR") ?? "editor"
    let words = editor.split(separator: " ").map(String.init)
    do throws(TerminalError) {
      _ = try terminal.spawnAndWait(arguments: (words + ["+\(line.value)"]).map { Array($0.utf8) } + [path])
    } catch {
      handle(.notice(error.words(in: settings.language)))
      return
    }
    for place in state.places where state.source(of: place.report)?.path == path { reload(place.report) }
  }

  private func reload(_ index: Int) {
    guard let path = state.source(of: index)?.path else { return }
    do throws(ReadingError) {
      let opened = try ReportReader.open(
        path: path, options: options(of: index), deliver: mailbox.deliver(to: index, settings.language, librarian))
      readings[index] = opened.rest
      handle(.report(index, opened.report))
      librarian?.replace(index, with: opened.report)
    } catch {
      let failure = ReadingFailure(path: path, error: error)
      handle(.notice(failure.words(chinese: settings.language == .chinese)))
    }
  }

  private func options(of index: Int) -> ReadingOptions {
    var options = mailbox.options
    options.encoding = encodings[index]
    options.rules = settings.rules.rules
    return options
  }

  private func follow(_ index: Int, _ isWanted: Bool) {
    followed[index] = nil
    guard isWanted, let report = state.report(at: index) else { return }
    do throws(ReadingError) {
      followed[index] = try ReportReader.follow(
        report, options: options(of: index), deliver: mailbox.deliver(to: index, settings.language, librarian))
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  /// Where each report was left is remembered too: `'"` goes back there.
  private func notePlaces() {
    for place in state.places {
      guard let path = Paths.absolute(state.source(of: place.report)?.path) else { continue }
      changes.append(.place(Remembered.Place(path: path, offset: place.anchor.bytes)))
    }
  }

  /// Brings back the marks of a report.
  private func recall(_ report: Int) {
    guard let path = Paths.absolute(state.source(of: report)?.path) else { return }
    for mark in remembered.marks where mark.path == path {
      handle(.mark(mark.letter, report: report, offset: TextOffset(mark.offset)))
    }
    if let offset = remembered.offset(in: path) { handle(.mark("\"", report: report, offset: TextOffset(offset))) }
  }

  private func list(_ question: HitListQuestion) {
    do throws(ReadingError) {
      try lister.ask(question)
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  /// Watches the files that were named; those still being read once that is done.
  private func watchFiles() { for index in state.directReports { watch(index) } }

  private func watch(_ index: Int) {
    guard watched[index] == nil, let report = state.report(at: index), report.source.path != nil, report.isComplete
    else { return }
    // Without a watch nothing is lost but a notice.
    watched[index] = try? ReportReader.follow(report, options: options(of: index), deliver: mailbox.watch(index))
  }

  /// Starts what goes on beside the first paint: loading, and a thread for questions.
  private func startLibrary() {
    guard let librarian else { return }
    let (library, problems) = LibrarySettings.load(from: settings.folders.configuration)
    complaints += problems.map { $0.words(in: settings.language) }
    if let first = problems.first { handle(.notice(first.words(in: settings.language))) }
    var options = library.options(reading)
    options.follows = follows
    do throws(ReadingError) {
      try librarian.start(
        state.directReports.compactMap(state.report(at:)), roots: roots,
        options: options
      )
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  /// Lists terms, on a thread that starts with the first question.
  private func listTerms(_ question: TermsQuestion) {
    do throws(ReadingError) {
      if termDesk == nil { termDesk = try TermDesk(mailbox: mailbox) }
      termDesk?.ask(question)
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  // MARK: Where to begin

  private func start(_ request: BrowseRequest, _ opening: Opening) {
    if let first = complaints.first ?? opening.complaints.first ?? opening.notes.first { handle(.notice(first)) }
    let address = request.section ?? opening.reports.first?.address
    if let address { handle(.goTo(address)) }
    if let line = request.startLine { handle(.goToLine(line)) }
    if request.startsAtEnd { handle(.goToEnd) }
    if let term = request.startTerm { handle(.search(term)) }
  }
}
