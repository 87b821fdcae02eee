import Browser
import Glibc
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import Store
import TerminalScreen
import TextFacts
import TextLayout

/// The event loop: what comes from the terminal and from background threads goes into the browser's state, what the
/// state asks for is done, and the frame that results is drawn. Sleeps in one `poll` when there is nothing to do.
final class Session {
  private let terminal: Terminal
  private let service: LibraryService
  private let settings: LoadedSettings
  private let memory: SessionMemory
  private var state: BrowserState
  private var themes: ThemeChoice
  private var files: OpenFiles
  private var copying: Copying
  private let named: NamedItems
  private let reading: ReadingOptions
  private let request: BrowseRequest
  private var isRunning = true
  /// The session that the reader asked for in the place of this one.
  private(set) var next: AnotherSession?
  /// The signal that ended the program, if one did.
  private var endingSignal: Int32?
  /// The messages for standard error once the terminal is given back.
  private(set) var complaints: [String] = []
  /// Whether a report that was named turned out not to be readable.
  private(set) var hasFailed = false

  /// Opens the terminal and begins with what is read by now, the first report where it was `left`; `told` are the
  /// complaints that were printed.
  init(
    _ request: BrowseRequest, _ named: NamedItems, _ first: FirstReadings, _ files: OpenFiles,
    service: LibraryService, settings: LoadedSettings, looks: Looks, left: LeftReport?, told: [String]
  ) throws(TerminalError) {
    themes = looks.themes
    memory = SessionMemory(
      folder: request.remembers ? settings.folders.state : nil, named: named, choices: looks.choices,
      inbox: service.inbox, language: settings.language)
    self.request = request
    let widths = WidthTable.stages
    terminal = try Terminal(
      widths: (widths.stage1, widths.stage2), ambiguousWidth: looks.options.screen.ambiguousWidth,
      colour: LoadedSettings.usesColour ? .auto : .none)
    themes.depth = terminal.depth
    state = BrowserState(
      reports: first.reports, unread: Set(first.failures.keys), options: looks.options, keyMap: looks.keyMap,
      size: terminal.size, isLibrary: !named.roots.isEmpty, left: left)
    self.named = named
    reading = ReadingOptions(request, service, rules: settings.rules.rules)
    self.files = files
    copying = Copying(settings, startsPrograms: !request.isSecure)
    self.service = service
    self.settings = settings
    complaints = settings.problems
    complaints += (themes.problems + themes.themes.problems).map { $0.message(in: settings.language) }
    // The status line shows the first, and the list of messages all.
    for notice in (complaints + told + first.notes).reversed() { handle(.notice(notice)) }
    for event in first.later { handle(event) }
    if !told.isEmpty { handle(.library(.skipped(told))) }
    start(request)
    complaints += looks.keyProblems
    for problem in looks.keyProblems.reversed() { handle(.notice(problem)) }
  }

  /// Runs until the reader quits or the program is told to end; the signal that ended it, if one did.
  func run() -> Int32? {
    draw()
    let known = complaints.count
    startLibrary()
    // The first frame shows nothing of what is remembered.
    if memory.open(onThreadStart: service.readingOptions.onThreadStart) { handle(.recallingShared(true)) }
    for report in state.directReports { recall(report) }
    // Drawing again would show the same, but for a notice.
    if complaints.count > known { draw() }
    watchFiles()
    askTerminal()
    for input in TypedAhead.take() { handle(input.event) }
    while isRunning {
      let events = terminal.wait(alsoOn: [service.inbox.descriptor], milliseconds: nil)
      // After another session was asked for, the rest is typed for that one.
      for (index, event) in events.enumerated() where isRunning || next != nil {
        take(event, before: events.dropFirst(index + 1).first)
      }
      if isRunning { draw() }
    }
    terminal.close(goesOn: next != nil)
    service.end()
    if next != nil { for event in terminal.takeUnread() where event.isTyped { take(event, before: nil) } }
    next?.typedAhead = TypedAhead(state.typedAhead)
    complaints += memory.finish(state, goesOn: next != nil)
    return endingSignal
  }

  // MARK: Events

  /// Takes an event that came together with the one after it, if there is one.
  private func take(_ event: TerminalEvent, before next: TerminalEvent?) {
    switch event {
    case .key(let key): handle(.key(key), moreIsTyped: next?.isTyped ?? false)
    case .paste(let text): handle(.paste(text), moreIsTyped: next?.isTyped ?? false)
    case .mouse(let event): handle(.mouse(event))
    case .resized(let size): handle(.resized(size))
    case .interrupt: handle(.interrupt)
    case .suspend: terminal.suspend()
    case .ambiguousWidth(let width):
      terminal.ambiguousWidth = width
      handle(.ambiguousWidth(width))
    case .darkBackground(let isDark):
      themes.background(isDark: isDark)
    case .readable: for event in service.inbox.take() { handle(event) }
    case .terminate(let signal): (endingSignal, isRunning) = (signal, false)
    }
  }

  private func handle(_ event: BrowserEvent, moreIsTyped: Bool = false) {
    var event = event
    if case .copied(let amount, let outcome) = event {
      event = .copied(amount, copying.outcome(outcome, by: terminal))
    }
    for effect in state.update(event, moreIsTyped: moreIsTyped) { perform(effect) }
    notePlaces()
    guard case .report(let index, let report, _) = event else { return }
    service.replace(index, with: report)
    if state.directReports.contains(index) {
      watch(index)
      recall(index)
    }
  }

  private func draw() { terminal.draw(state.render(), theme: themes.shown) }

  /// Asks the terminal what it is like; nothing waits for the answers.
  private func askTerminal() {
    let configuration = settings.configuration
    var modes: [TerminalMode] = []
    if configuration.synchronizesOutput { modes.append(.synchronizedOutput) }
    if configuration.followsBackground, themes.followsBackground { modes.append(.appearanceReports) }
    terminal.useModes(modes)
    terminal.useMouse(state.usesMouse)
    if configuration.ambiguousWidth == nil { terminal.askAmbiguousWidth() }
    terminal.askModes()
    if themes.followsBackground, !themes.knowsBackground { terminal.askBackground() }
  }

  // MARK: Effects

  private func perform(_ effect: Effect) {
    if request.isSecure, effect.isRefusedInSecureSession {
      let words = OpeningMessage.secure.message(in: settings.language)
      if case .compare(let question) = effect { return handle(.compared(CompareAnswer(question, failure: words))) }
      return handle(effect.asksForFile ? .notOpened(words) : .notice(words))
    }
    switch effect {
    case .quit: (isRunning, next) = (false, nil)
    case .openFile(let path): openFile(path)
    case .openAtQuote(let path, let quote): openFile(path, at: quote)
    case .editNote(let text): handle(.noteEdited(edited(text)))
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    case .edit(let path, let line): edit(path, at: line)
    case .open(let link): open(link)
    case .reload(let report): reload(report)
    case .decode(let report, let encoding):
      files.setEncoding(encoding, of: report)
      reload(report)
    case .stopReading(let report): service.stopReading(report)
    case .keep(let report): if let newest = state.report(at: report) { service.replace(report, with: newest) }
    case .reportFailure(let report, let words):
      hasFailed = true
      complaints.append(words)
      service.remove(report)
    case .follow(let report, let isWanted):
      if let event = files.follow(report, isWanted ? state.report(at: report) : nil) { handle(event) }
    case .theme(let name):
      themes.choose(name)
      handle(.theme(themes.chosen))
      if themes.followsBackground, !themes.knowsBackground { terminal.askBackground() }
    case .mouse(let isOn): terminal.useMouse(isOn)
    case .ask(let question): service.ask(question)
    case .find(let question): if let report = state.report(at: question.report) { service.find(question, in: report) }
    case .stopFinding(let question): service.stopFinding(question)
    case .check(let question):
      if let report = state.report(at: question.report) { service.check(question, in: report) }
    case .stopChecking(let question): service.stopChecking(question)
    case .compare(let question): service.compare(question, options: reading)
    case .stopComparing: service.stopComparing()
    case .findCompared(let question): service.find(question)
    case .findReuse(let question): service.findReuse(question)
    case .stopReuse: service.stopReuse()
    case .findSimilar(let question): service.findSimilar(question)
    case .stopSimilar: service.stopSimilar()
    case .findTrack(let question): service.findTrack(question)
    case .stopTrack: service.stopTrack()
    case .list(let question): service.list(question)
    case .order(let order): service.order(by: order)
    case .unpack(let report, let question): service.unpack(report, question)
    case .listTerms(let question): service.listTerms(question)
    case .stopTerms: service.stopTerms()
    case .stopLoading: service.stopLoading()
    case .askAbout where request.isSecure:
      // The import program is not started to be asked.
      handle(.about(ProgramFacts(version: Gangmu.version, formats: ImportFacility.formats, imports: .missing)))
    case .askAbout: service.askAbout(version: Gangmu.version)
    case .listFiles(let start, let folder):
      service.listFiles(start, beside: folder, home: Paths.environment("HOME"))
    case .recall(let report): recall(report)
    case .save(let path, let bytes, let amount, let replacing):
      save(bytes, amount, to: path, replacing: replacing)
    case .copy(let text):
      if let outcome = copying.copy(text, by: terminal, service) {
        handle(.copied(text.amount, outcome))
      } else if let notice = copying.notice {
        handle(.notice(notice))
      }
    case .remember(let change): memory.remember(change, in: state)
    }
  }

  /// Ends this session for one with another file before those of this one, which are opened where they were left.
  private func openFile(_ path: String) {
    openFile(Array((path.hasPrefix("~/") ? (Paths.environment("HOME") ?? "~") + path.dropFirst() : path).utf8))
  }

  /// The same, at the place of a quote: the report is remembered as left there.
  private func openFile(_ path: [UInt8], at quote: TextQuote? = nil) {
    if let refusal = AnotherSession.refusal(of: path, request) {
      return handle(.notOpened(refusal.message(in: settings.language)))
    }
    if let quote { memory.leave(path, at: quote) }
    next = AnotherSession(path: path, request: request)
    isRunning = false
  }

  /// The words of the editor that the reader has set.
  private var editor: [String] {
    let editors = ["VISUAL", "EDITOR"].compactMap(Paths.environment).map { $0.split(separator: " ").map(String.init) }
    return editors.first { !$0.isEmpty } ?? ["editor"]
  }

  /// Has the reader edit a text in their editor; nil where that fails, or the editor says so.
  private func edited(_ text: String) -> String? {
    guard let file = EditedText(text, in: Paths.environment("TMPDIR") ?? "/tmp") else {
      let message = BatchMessage.notWritten(path: Paths.environment("TMPDIR") ?? "/tmp", errno: errno)
      handle(.notice(message.message(in: settings.language)))
      return nil
    }
    do throws(TerminalError) {
      let arguments = editor.map { Array($0.utf8) } + [Paths.argument(file.path)]
      guard try terminal.spawnAndWait(arguments: arguments) == 0 else { return nil }
    } catch {
      handle(.notice(error.message(in: settings.language)))
      return nil
    }
    let text = file.text(limit: WorkBudget.notes.bytes)
    guard let text, text.utf8.count > WorkBudget.notes.bytes else { return text }
    // Whatever is too long to be kept was still written by somebody.
    file.isKept = true
    let message = BatchMessage.noteTooLong(path: ShownPath.words(file.path), mostBytes: WorkBudget.notes.bytes)
    handle(.notice(message.message(in: settings.language)))
    return nil
  }

  /// Opens the reader's editor; what was changed is read again.
  private func edit(_ path: [UInt8], at line: LineNumber) {
    let arguments = (editor + ["+\(line.value)"]).map { Array($0.utf8) } + [Paths.argument(path)]
    do throws(TerminalError) {
      _ = try terminal.spawnAndWait(arguments: arguments)
    } catch {
      handle(.notice(error.message(in: settings.language)))
      return
    }
    let numbers = Set(state.directReports + state.places.map(\.report)).sorted()
    for number in numbers where state.source(of: number)?.path == path { reload(number) }
  }

  /// Hands what a link leads to, as one argument and without a shell, to the program that the reader has set for it.
  private func open(_ link: LinkOpening) {
    let target: [UInt8]
    switch link {
    case .address(let address): target = Array(address.utf8)
    case .file(let path):
      guard let file = Paths.file(path, inside: named.roots) else {
        let message = OpeningMessage.outsideFolders(VisibleText.line(path))
        return handle(.notice(message.message(in: settings.language)))
      }
      target = file
    }
    let command = settings.configuration.openCommand.map { Array($0.utf8) }
    guard !command.isEmpty else { return }
    do throws(TerminalError) {
      _ = try terminal.spawnAndWait(arguments: command + [target])
    } catch {
      handle(.notice(error.message(in: settings.language)))
    }
  }

  /// Writes to a file, never to one that is being read.
  private func save(_ bytes: [UInt8], _ amount: WrittenAmount, to path: String, replacing: Bool) {
    let path = path.hasPrefix("~/") ? (Paths.environment("HOME") ?? "~") + path.dropFirst() : path
    let numbers = state.directReports + state.places.map(\.report)
    let read = numbers.compactMap { Paths.absolute(state.source(of: $0)?.path) }
    let isRead = Paths.absolute(Array(path.utf8)).map(read.contains) ?? false
    let outcome = isRead ? .failed(EBUSY) : WrittenFile.save(bytes, to: path, replacing: replacing)
    switch outcome {
    case .done: handle(.written(path, .written(amount)))
    case .exists: handle(.written(path, .exists))
    case .failed(let code):
      handle(
        .written(path, .failed(BatchMessage.notWritten(path: path, errno: code).message(in: settings.language))))
    }
  }

  private func reload(_ index: Int) {
    guard let path = state.source(of: index)?.path else { return }
    handle(files.reload(index, path: path))
  }

  /// Notes where the reader is now, and was between keys that were handled together: `'"` goes back there.
  private func notePlaces() {
    for place in state.passedPlaces { memory.note(place, in: state) }
  }

  /// Asks for what is remembered of a report.
  private func recall(_ number: Int) {
    let isAsked = memory.recall(number, state.report(at: number), path: state.source(of: number)?.path)
    handle(isAsked ? .recalling(report: number) : .recalled(report: number))
  }

  /// Watches the files that were named; those still being read once that is done.
  private func watchFiles() { for index in state.directReports { watch(index) } }

  private func watch(_ index: Int) {
    if let report = state.report(at: index) { files.watch(index, report) }
  }

  /// Starts what goes on beside the first paint: loading.
  private func startLibrary() {
    guard named.isLibrary else { return }
    let (library, problems) = LibrarySettings.load(from: settings.folders.configuration)
    let words = problems.map { $0.message(in: settings.language) }
    complaints += words
    for problem in words.reversed() { handle(.notice(problem)) }
    var options = library.options(reading)
    options.follows = request.follows
    if request.followsLinks { options.followsLinks = true }
    service.order(by: settings.configuration.order)
    service.load(state.namedReports, roots: named.roots, options: options, keptIn: request.indexPlace)
    for report in state.namedReports.indices where !state.directReports.contains(report) { service.remove(report) }
    if !named.roots.isEmpty { handle(.library(.progress(LoadingProgress()))) }
  }

  // MARK: Where to begin

  private func start(_ request: BrowseRequest) {
    if let section = request.section {
      handle(.goTo(section))
    } else if let number = state.directReports.first(where: { named.items[$0].address != nil }),
      let address = named.items[number].address
    {
      handle(.goTo(address, report: number))
    }
    if let number = state.directReports.first(where: { named.items[$0].line != nil }),
      let line = named.items[number].line
    {
      handle(.goToLine(line, report: number))
    }
    if let line = request.startLine { handle(.goToLine(line)) }
    if request.startsAtEnd { handle(.goToEnd) }
    if let list = request.list { handle(.hits(list)) }
    if let path = request.olderVersion { handle(.compare(path)) }
    if let term = request.startTerm { handle(.search(term)) }
  }
}
