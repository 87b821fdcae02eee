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
    if isatty(STDOUT_FILENO) != 1 { return print(request, settings) }
    let begun = Clock.milliseconds()
    let service = Self.service(language)
    defer { service.end() }
    let named = NamedItems(request, mostAtOnce: mostAtOnce, language: language)
    let files = OpenFiles(service, options: ReadingOptions(request, service, rules: settings.rules.rules))
    var first = FirstReadings(named.items, files)
    // Made while the reports are being read.
    let looks = Looks(request, settings)
    first.wait(on: service.inbox, since: begun)
    let complaints = named.complaints + first.failures.sorted { $0.key < $1.key }.map(\.value)
    for line in complaints { Process.complain(line) }
    if first.isNothing, named.roots.isEmpty { return .failed }
    do throws(TerminalError) {
      let session = try Session(
        request, named, first, files, service: service, settings: settings, looks: looks, told: complaints)
      let signal = session.run()
      for line in session.complaints { Process.complain(line) }
      if let signal { Process.end(by: signal) }
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

  /// Prints the text of everything, where there is no screen.
  private static func print(_ request: BrowseRequest, _ settings: LoadedSettings) -> ExitStatus {
    let opening = Opening(request, language: settings.language, rules: settings.rules.rules)
    for line in settings.rules.problems + opening.complaints + opening.notes { Process.complain(line) }
    guard !opening.reports.isEmpty || !opening.roots.isEmpty else { return .failed }
    guard print(opening, encoding: request.encoding, rules: settings.rules) else { return .failed }
    return opening.complaints.isEmpty && !settings.rules.isUnread ? .done : .failed
  }

  /// The same; until nobody reads any more. False where something could not be read or printed.
  private static func print(_ opening: Opening, encoding: ReportEncoding?, rules: LoadedRules) -> Bool {
    var sending = Process.Sending.sent
    for report in opening.reports where sending == .sent { sending = Process.send(report.text) }
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
