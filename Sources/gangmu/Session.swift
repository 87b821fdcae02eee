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
  private var state: BrowserState
  private var themes: ThemeChoice
  /// The readings that go on, by report; a reading that is let go of ends.
  private var readings: [Int: Reading]
  /// What the reader says a report is encoded in, by report.
  private var encodings: [Int: ReportEncoding] = [:]
  private var followed: [Int: Reading] = [:]
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
    let widths = WidthTable.stages
    terminal = try Terminal(
      widths: (widths.stage1, widths.stage2), ambiguousWidth: options.ambiguousWidth, colour: usesColour ? .auto : .none
    )
    state = BrowserState(
      reports: opening.reports.map(\.report), options: options, keyMap: KeyMap(), size: terminal.size)
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
  }

  /// Reads what the first paint has no need of: the key map, but for the hints in the status line, and what is
  /// remembered from earlier.
  private func loadRest() {
    let loaded = settings.keyMap()
    handle(.keyMap(loaded.keyMap))
    let (remembered, problems) = memory.read()
    handle(.pastSearches(remembered.searches))
    recall(remembered)
    let words = loaded.problems + problems.map { $0.words(in: settings.language) }
    complaints += words
    if let first = words.first { handle(.notice(first)) }
  }

  /// Runs until the reader quits or the program is told to end; the signal that ended it, if one did.
  func run() -> Int32? {
    draw()
    loadRest()
    draw()
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
    for effect in state.handle(event) { perform(effect) }
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
    case .rememberSearch(let search): changes.append(.search(search))
    case .rememberMark(let letter, let report, let offset):
      guard let path = Paths.absolute(state.report(at: report)?.source.path) else { return }
      changes.append(.mark(Remembered.Mark(letter: letter, path: path, offset: offset.bytes)))
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
    for index in state.reportSources.indices where state.reportSources[index].path == path { reload(index) }
  }

  private func reload(_ index: Int) {
    guard state.reportSources.indices.contains(index), let path = state.reportSources[index].path else { return }
    do throws(ReadingError) {
      let opened = try ReportReader.open(
        path: path, options: options(of: index), deliver: mailbox.deliver(to: index, settings.language))
      readings[index] = opened.rest
      handle(.report(index, opened.report))
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
        report, options: options(of: index), deliver: mailbox.deliver(to: index, settings.language))
    } catch {
      handle(.notice(error.words(chinese: settings.language == .chinese)))
    }
  }

  /// Where each report was left is remembered too: `'"` goes back there.
  private func notePlaces() {
    for (source, anchor) in zip(state.reportSources, state.anchors) {
      guard let path = Paths.absolute(source.path) else { continue }
      changes.append(.place(Remembered.Place(path: path, offset: anchor.bytes)))
    }
  }

  /// Brings back the marks of the open reports.
  private func recall(_ remembered: Remembered) {
    for (index, source) in state.reportSources.enumerated() {
      guard let path = Paths.absolute(source.path) else { continue }
      for mark in remembered.marks where mark.path == path {
        handle(.mark(mark.letter, report: index, offset: TextOffset(mark.offset)))
      }
      if let offset = remembered.offset(in: path) { handle(.mark("\"", report: index, offset: TextOffset(offset))) }
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
