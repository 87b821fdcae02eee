import Browser
import Descriptors
import LibraryService
import ReportReading
import Settings
import TerminalScreen
import TextFacts

/// Hands what is copied to the clipboard: by the program that the reader has set, inside tmux by tmux itself, else, and
/// where tmux does not, by the terminal.
struct Copying {
  private let configuration: Configuration
  private let language: Language
  /// The time that such a program is given, in milliseconds.
  private static let patience = 3_000

  /// Text that a program was given, and is to go to the terminal where that fails.
  private var awaited: CopiedText?
  /// The words to show until the program that was set has ended, which may take its time.
  private(set) var notice: String?
  /// Whether a program may be started for it.
  private let startsPrograms: Bool

  init(_ settings: LoadedSettings, startsPrograms: Bool) {
    self.startsPrograms = startsPrograms
    configuration = settings.configuration
    language = settings.language
  }

  /// Copies; what came of it, or nil where that comes later, as an event.
  mutating func copy(_ copied: CopiedText, by terminal: Terminal, _ service: LibraryService) -> CopyOutcome? {
    (awaited, notice) = (nil, nil)
    guard startsPrograms else { return send(copied, to: terminal) }
    var command = configuration.copyCommand
    if command.isEmpty, Paths.environment("TMUX") != nil {
      // By itself tmux takes no clipboard from a program (set-clipboard is `external`), but it does from its own.
      command = ["tmux", "load-buffer", "-w", "-"]
      awaited = copied
    }
    guard !command.isEmpty else { return send(copied, to: terminal) }
    let (inbox, arguments, language) = (service.inbox, command, language)
    if awaited == nil { notice = CopyingMessage.giving(VisibleText.line(command[0])).message(in: language) }
    do throws(ReadingError) {
      try BackgroundThread.start(onStart: service.readingOptions.onThreadStart) {
        let outcome = PipedText.give(copied.text, to: arguments, milliseconds: Self.patience)
        inbox.post(.copied(copied.amount, Self.outcome(outcome, of: arguments, language)))
      }
      return nil
    } catch {
      return .failed(CopyingMessage.notStarted(command[0], errno: 0).message(in: language))
    }
  }

  /// The outcome to tell of where a program failed that nobody asked for: that of the terminal.
  mutating func outcome(_ outcome: CopyOutcome, by terminal: Terminal) -> CopyOutcome {
    defer { awaited = nil }
    guard case .failed = outcome, let copied = awaited else { return outcome }
    return send(copied, to: terminal)
  }

  private func send(_ copied: CopiedText, to terminal: Terminal) -> CopyOutcome {
    let limit = configuration.clipboardLimit
    switch terminal.copy(copied.text, limit: limit) {
    case .sent: return .sentToTerminal
    case .tooLong: return .tooLong(limit: limit)
    case .noClipboard: return .failed(CopyingMessage.noClipboard.message(in: language))
    }
  }

  private static func outcome(
    _ outcome: PipedText.GivingOutcome, of arguments: [String], _ language: Language
  ) -> CopyOutcome {
    let program = VisibleText.line(arguments.first ?? "")
    switch outcome {
    case .taken: return .given(program: program)
    case .notStarted(let code): return .failed(CopyingMessage.notStarted(program, errno: code).message(in: language))
    case .refused(let code): return .failed(CopyingMessage.refused(program, code: code).message(in: language))
    case .tooSlow:
      return .failed(CopyingMessage.tooSlow(program, seconds: patience / 1_000).message(in: language))
    }
  }
}
