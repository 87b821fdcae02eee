import Browser
import Glibc
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import StandardStreams
import TerminalScreen
import TextFacts
import TextLayout

/// From the command line to the browser: opens what was named, says what could not be, and hands over.
enum Browsing {
  /// Runs the request to its end.
  static func run(_ request: BrowseRequest) -> ExitStatus {
    let settings = LoadedSettings(rules: request.rules)
    let language = settings.language
    let isScreen = StandardStream.output.isTerminal
    // Signals are blocked before the first thread starts, so that no thread but the main one ever takes one.
    if isScreen { Terminal.prepare() }
    let service = Self.service(language)
    let opening = Opening(request, service: isScreen ? service : nil, language: language, rules: settings.rules.rules)
    let complaints = (isScreen ? [] : settings.rules.problems) + opening.complaints
    for line in complaints + (isScreen ? [] : opening.notes) { Process.complain(line) }
    let status: ExitStatus = opening.complaints.isEmpty && !settings.rules.isUnread ? .done : .failed
    guard !opening.reports.isEmpty || !opening.roots.isEmpty else { return .failed }
    if !isScreen {
      return send(opening, request, rules: settings.rules) ? status : .failed
    }
    do throws(TerminalError) {
      let session = try Session(request, opening, service: service, settings: settings)
      let signal = session.run()
      for line in session.complaints { Process.complain(line) }
      if let signal { Process.end(by: signal) }
      return status
    } catch {
      Process.complain(error.message(in: language))
      return .failed
    }
  }
}

extension Browsing {
  /// The background work: each of its threads can give the terminal back should it crash, and lets the one that
  /// answers keys go first, for a key must not wait for its turn among the threads that load a library.
  private static func service(_ language: Language) -> LibraryService {
    let onThreadStart: @Sendable () -> Void = {
      Terminal.guardThread()
      Process.yieldToKeys()
    }
    return LibraryService(
      inbox: Inbox(), scheduler: ThreadPool(onThreadStart: onThreadStart), language: language,
      onThreadStart: onThreadStart)
  }

  /// Prints the text of everything, until nobody reads any more; false where something could not be read or printed.
  private static func send(_ opening: Opening, _ request: BrowseRequest, rules: LoadedRules) -> Bool {
    var output = VerbOutput(.text)
    for report in opening.reports where output.goesOn { output.send(report.report.text) }
    guard output.goesOn, !opening.roots.isEmpty else { return !output.hasFailed }
    var reading = PathReading(encoding: request.encoding, rules: rules, followsLinks: request.followsLinks)
    reading.each(below: opening.roots) { output.send($0.report.text) }
    return !output.hasFailed && !reading.hasFailed
  }
}

/// The process: its threads and signals, its language, its messages.
enum Process {
  /// Gives this thread a smaller share of the processors than others have: setpriority(2) means the thread where no
  /// process is named. Where it is refused all goes on as before.
  static func yieldToKeys() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }

  /// The language of the environment.
  static var language: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(Paths.environment).first
    return Language(locale: locale ?? "")
  }

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
