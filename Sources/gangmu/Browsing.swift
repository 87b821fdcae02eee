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
      for opened in opening.reports { Process.print(opened.report.text) }
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

  /// One line on standard error, the controls in it shown and not sent: it may quote what a document or a shell says.
  static func complain(_ line: String) { say("gangmu: \(line)") }

  /// One line on standard error that goes on with the line before it.
  static func say(_ line: String) {
    let words = line.split(separator: "\t", omittingEmptySubsequences: false).map { ShownPath.words(Array($0.utf8)) }
    write("\(words.joined(separator: "\t"))\n".utf8, to: STDERR_FILENO)
  }

  /// What is wrong with the command line, and how it is meant, on standard error. It quotes words that a shell may
  /// have put there, file names among them: their controls are shown, not sent.
  static func complain(usage message: String) {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { ShownPath.words(Array($0.utf8)) }.joined(separator: "\n")
    write("\(text)\n".utf8, to: STDERR_FILENO)
  }

  /// Text on standard output.
  static func print(_ text: some Collection<UInt8>) { write(text, to: STDOUT_FILENO) }

  /// Text on standard output, its last line ended.
  static func printLines(_ text: some BidirectionalCollection<UInt8>) {
    print(text)
    if let last = text.last, last != UInt8(ascii: "\n") { print(CollectionOfOne(UInt8(ascii: "\n"))) }
  }

  /// Writes everything; gives up where nobody reads it.
  private static func write(_ text: some Collection<UInt8>, to descriptor: Int32) {
    var rest = Array(text)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }
}
