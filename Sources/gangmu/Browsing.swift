import Browser
import Glibc
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import StandardStreams
import Store
import TerminalScreen
import TextFacts
import TextLayout
import Threads

/// From the command line to the browser: opens what was named, says what could not be, and hands over.
enum Browsing {
  /// Runs the request to its end.
  static func run(_ request: BrowseRequest) -> ExitStatus {
    let settings = LoadedSettings(rules: request.rules)
    let language = settings.language
    if !StandardStream.output.isTerminal { return send(request, settings) }
    let begun = Clock.milliseconds()
    let service = Self.service(language)
    defer { service.end() }
    let firstFrame = request.remembers ? settings.folders.state.flatMap(FirstFrameFile.read) : nil
    let named = NamedItems(request, recent: firstFrame, mostAtOnce: mostAtOnce, language: language)
    let files = OpenFiles(service, options: ReadingOptions(request, service, rules: settings.rules.rules))
    var first = FirstReadings(named.items, files)
    // Made while the reports are being read.
    let looks = Looks(request, settings, Choices(firstFrame, settings.configuration))
    let left = request.names(placeIn: named) ? nil : firstFrame?.left(named)
    first.wait(on: service.inbox, since: begun)
    let complaints = named.complaints + first.failures.sorted { $0.key < $1.key }.map(\.value)
    for line in complaints { Process.complain(line) }
    if first.isNothing, named.roots.isEmpty { return .failed }
    do throws(TerminalError) {
      let session = try Session(
        request, named, first, files, service: service, settings: settings, looks: looks, left: left, told: complaints)
      let signal = session.run()
      for line in session.complaints { Process.complain(line) }
      if let signal { Process.end(by: signal) }
      session.next?.begin()
      return complaints.isEmpty && !settings.rules.isUnread && !session.hasFailed ? .done : .failed
    } catch {
      Process.complain(error.message(in: language))
      return .failed
    }
  }

  /// Files that are reports of their own; of more the first is, and the others are read as a folder's are.
  private static let mostAtOnce = 16
}

extension Browsing {
  /// The background work: each of its threads can give the terminal back should it crash, takes none of the program's
  /// signals, and lets the one that answers keys go first, for a key must not wait for its turn among the threads that
  /// load a library. Those that read what was named do so only once that takes long: the first frame waits for them.
  private static func service(_ language: Language) -> LibraryService {
    let onThreadStart: @Sendable () -> Void = {
      Terminal.guardThread()
      Process.yieldToKeys()
    }
    let pool = ThreadPool(onThreadStart: onThreadStart, onApartStart: { Terminal.guardThread() })
    return LibraryService(inbox: Inbox(), scheduler: pool, language: language, onThreadStart: onThreadStart)
  }

  /// Sends the text of everything, where there is no screen.
  private static func send(_ request: BrowseRequest, _ settings: LoadedSettings) -> ExitStatus {
    let opening = Opening(request, language: settings.language, rules: settings.rules.rules)
    for line in settings.rules.problems + opening.complaints + opening.notes { Process.complain(line) }
    guard !opening.reports.isEmpty || !opening.roots.isEmpty else { return .failed }
    let status = send(opening, request, settings)
    return opening.complaints.isEmpty && !settings.rules.isUnread ? status : .failed
  }

  /// Prints the text of everything, until nobody reads any more, of a report for which a place was named the part there.
  private static func send(_ opening: Opening, _ request: BrowseRequest, _ settings: LoadedSettings) -> ExitStatus {
    var output = VerbOutput(.text)
    var worst = ExitStatus.done
    // The place that the options name is one in the report that would be opened first.
    let first = PrintedPart(request, settings.browserOptions.searches)
    if first != nil, opening.reports.isEmpty {
      Process.complain(BatchMessage.placeNeedsFile.message(in: settings.language))
      return .failed
    }
    for (number, report) in opening.reports.enumerated() where output.goesOn {
      guard let part = (number == 0 && opening.hasFirst ? first : nil) ?? opening.parts[number] else {
        output.sendText(report.text)
        continue
      }
      switch part.range(in: report) {
      case .success(let range): output.sendText(report.text[range.bytes])
      case .failure(let error):
        error.complain(of: report)
        if worst.rawValue < error.status.rawValue { worst = error.status }
      }
    }
    guard output.goesOn, !opening.roots.isEmpty else { return output.hasFailed ? .failed : worst }
    var reading = PathReading(
      encoding: request.encoding, rules: settings.rules, followsLinks: request.followsLinks, place: request.indexPlace)
    reading.each(below: opening.roots) { output.sendText($0.report.text) }
    return output.hasFailed || reading.hasFailed ? .failed : worst
  }
}

/// The process: its threads and signals, its language, its messages.
enum Process {
  /// Gives this thread a smaller share of the processors than others have: setpriority(2) means the thread where no
  /// process is named. Where it is refused all goes on as before.
  static func yieldToKeys() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 3) }

  /// The language of the environment.
  static var localeLanguage: Language { Language(environment: Paths.environment) }

  /// The language that the program speaks: that of the settings, else that of the environment.
  static let language =
    Configuration.load(from: SettingsFolders.current.configuration).configuration.language
    ?? localeLanguage

  /// Ends as a program does that the signal ended, so that what waits for it can tell.
  static func end(by signal: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    Glibc.signal(signal, SIG_DFL)
    kill(getpid(), signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
