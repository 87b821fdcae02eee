import Browser
import Descriptors
import Glibc
import LibraryService
import ReportModel
import ReportReading
import ScreenModel
import Settings
import TerminalScreen
import TextFacts
import TextLayout

/// From the command line to the browser: opens what was named, says what could not be, and hands over.
enum Browsing {
  /// Runs the request to its end.
  static func run(_ request: BrowseRequest) -> ExitStatus {
    Process.guardAgainstBrokenPipes()
    let settings = LoadedSettings(rules: request.rules)
    let language = settings.language
    let isScreen = isatty(STDOUT_FILENO) == 1
    // Signals are blocked before the first thread starts, so that no thread but the main one ever takes one.
    if isScreen { Terminal.prepare() }
    let service = Self.service(language)
    let opening = Opening(request, service: isScreen ? service : nil, language: language, rules: settings.rules.rules)
    let complaints = (isScreen ? [] : settings.rules.problems) + opening.complaints
    for line in complaints + (isScreen ? [] : opening.notes) { Process.complain(line) }
    let status: ExitStatus = opening.complaints.isEmpty && !settings.rules.isUnread ? .done : .failed
    guard !opening.reports.isEmpty || !opening.roots.isEmpty else { return .failed }
    if !isScreen {
      return print(opening, encoding: request.encoding, rules: settings.rules) ? status : .failed
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
  private static func print(_ opening: Opening, encoding: ReportEncoding?, rules: LoadedRules) -> Bool {
    var sending = Process.Sending.sent
    for report in opening.reports where sending == .sent { sending = Process.send(report.report.text) }
    guard sending == .sent, !opening.roots.isEmpty else { return sending != .failed }
    var reading = PathReading(encoding: encoding, rules: rules)
    reading.each(below: opening.roots) { item in
      sending = Process.send(item.report.text)
      return sending == .sent
    }
    return sending != .failed && !reading.hasFailed
  }
}

/// The standard streams and the messages of the process.
enum Process {
  /// Sees to it that descriptors 0, 1 and 2 are open, if only for using them to fail: a file opened later would
  /// else be taken for standard input, or be written into.
  static func keepStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Gives this thread a smaller share of the processors than others have: setpriority(2) means the thread where no
  /// process is named. Where it is refused all goes on as before.
  static func yieldToKeys() { _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }

  /// A reader that went away is no error.
  static func guardAgainstBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

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

  /// One line on standard error, the controls in it shown and not sent: it may quote what a document or a shell says.
  static func complain(_ line: String) { say("gangmu: \(line)") }

  /// One line on standard error that goes on with the line before it.
  static func say(_ line: String) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false).map { ShownPath.words(Array($0.utf8)) }
    tell("\(words.joined(separator: "\t"))\n")
  }

  /// Tells on standard error the fault of the command line, and the right usage.
  static func complain(usage message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    tell("\(lines.map { shown(String($0)) }.joined(separator: "\n"))\n")
  }

  /// Messages quote names of files, settings and terminals: their controls are shown, not sent.
  private static func shown(_ line: String) -> String { ShownPath.words(Array(line.utf8)) }

  /// Text on standard output; false where it could not be written, which is told. A reader that went away wanted no
  /// more of it, which is no failure.
  static func print(_ text: some Collection<UInt8>) -> Bool { send(text) != .failed }

  /// The result of sending text to standard output.
  enum Sending {
    case sent
    /// Nobody reads any more, which is no failure.
    case readerGone
    /// It could not be written, which was told.
    case failed
  }

  /// Text on standard output, for who stops where nobody reads any more.
  static func send(_ text: some Collection<UInt8>) -> Sending {
    let problem: Int32
    do throws(WritingError) {
      try writeAll(text, to: STDOUT_FILENO)
      return .sent
    } catch .readerGone {
      return .readerGone
    } catch {
      problem = error.errno
    }
    let reason = strerror(problem).map { String(cString: $0) } ?? "errno \(problem)"
    complain(BatchMessage.cannotWrite(reason: reason).message(in: language))
    return .failed
  }

  /// Text on standard error, as it is.
  private static func tell(_ text: String) {
    do throws(WritingError) {
      try writeAll(text.utf8, to: STDERR_FILENO)
    } catch {
      // Nobody is left who could be told.
    }
  }
}
