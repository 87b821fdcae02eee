import Browser
import Glibc
import ReportModel
import ReportReading
import ScreenModel
import Settings
import TerminalScreen
import TextLayout

/// From the command line to the browser: opens what was named, says what could not be, and hands over.
enum Browsing {
  /// Runs the request to its end.
  static func run(_ request: BrowseRequest) -> ExitStatus {
    Process.guardAgainstBrokenPipes()
    let settings = LoadedSettings()
    let language = settings.language
    let mailbox = Mailbox()
    let isScreen = isatty(STDOUT_FILENO) == 1
    // Signals are blocked before the first thread starts, so that no thread but the main one ever takes one.
    if isScreen { Terminal.prepare() }
    let opening = Opening(request, mailbox: isScreen ? mailbox : nil, language: language)
    for line in opening.complaints { Process.complain(line) }
    let status: ExitStatus = opening.complaints.isEmpty ? .done : .failed
    guard !opening.reports.isEmpty else { return .failed }
    if !isScreen {
      PlainOutput.write(opening.reports.map(\.report))
      return status
    }
    do throws(TerminalError) {
      let session = try Session(request, opening, mailbox: mailbox, settings: settings)
      let signal = session.run()
      for line in session.complaints { Process.complain(line) }
      if let signal { Process.end(by: signal) }
      return status
    } catch {
      Process.complain(error.words(in: language))
      return .failed
    }
  }
}

/// What the program tells and is told as a process.
enum Process {
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

  /// One line on standard error.
  static func complain(_ line: String) {
    let text = "gangmu: \(line)\n"
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }
}

/// Reports as text, for pipes and files.
enum PlainOutput {
  static func write(_ reports: [Report]) {
    for report in reports { write(report.text[...]) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
