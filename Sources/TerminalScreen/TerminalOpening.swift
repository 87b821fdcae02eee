import CNcurses
import Glibc
import ScreenModel
import TextFacts

extension Terminal {
  /// The parts that `openScreen` has opened.
  struct OpenedScreen {
    let output: UnsafeMutablePointer<FILE>
    let input: UnsafeMutablePointer<FILE>
    let screen: OpaquePointer
    let signals: Int32
  }

  /// Sees to a locale whose characters are UTF-8, without which ncurses sends garbage. Where none is set at all
  /// (`C`, or one that is not installed), C.UTF-8; a locale with another encoding was chosen for a terminal that is
  /// not UTF-8 either, and is refused.
  static func chooseLocale() throws(TerminalError) {
    setlocale(LC_CTYPE, "")
    var encoding = String(cString: nl_langinfo(Int32(CODESET)))
    if encoding == "ANSI_X3.4-1968", setlocale(LC_CTYPE, "C.UTF-8") != nil {
      encoding = String(cString: nl_langinfo(Int32(CODESET)))
    }
    guard encoding == "UTF-8" else { throw .localeNotUTF8(encoding: encoding) }
  }

  /// Checks the terminal, sets the crash guard over it, and opens the screen. Writes nothing where it throws.
  static func openScreen(_ descriptor: Int32) throws(TerminalError) -> OpenedScreen {
    guard let name = getenv("TERM").map({ String(cString: $0) }), !name.isEmpty else {
      throw .unknownTerminal(name: nil)
    }
    switch terminal_kind_of(name, descriptor) {
    case TERMINAL_USABLE: break
    case TERMINAL_WITHOUT_CURSOR: throw .cannotAddressCursor(name: name)
    default: throw .unknownTerminal(name: name)
    }
    let problem = guard_remember(descriptor)
    guard problem == 0 else { throw .noTerminal(errno: problem) }
    let signals = signals_open()
    guard signals >= 0 else { throw .cannotBegin(errno: errno) }
    // The streams get descriptors of their own: closing them must not close the one the guard writes to.
    let copies = (fcntl(descriptor, F_DUPFD_CLOEXEC, 3), fcntl(descriptor, F_DUPFD_CLOEXEC, 3))
    guard let output = fdopen(copies.0, "w"), let input = fdopen(copies.1, "r") else {
      throw .cannotBegin(errno: errno)
    }
    guard_install()
    guard_arm()
    let (columns, rows) = (Int32(WorkBudget.screenColumns), Int32(WorkBudget.screenRows))
    guard let screen = screen_open(name, output, input, columns, rows) else {
      guard_settings_restore()
      guard_disarm()
      throw .unknownTerminal(name: name)
    }
    return OpenedScreen(output: output, input: input, screen: screen, signals: signals)
  }

  /// The number of colours the terminal shows.
  static func depthOfTerminal() -> ColourDepth {
    if screen_has_direct_colours() { return .direct }
    switch screen_colours() {
    case 256...: return .palette
    case 8...: return .sixteen
    default: return .none
    }
  }

  /// A terminfo string.
  static func capability(_ name: String) -> [UInt8]? {
    screen_capability(name).map { Array(String(cString: $0).utf8) }
  }

  /// The keys of this terminal after terminfo, beyond those that the decoder knows by itself.
  static func keySequences() -> [[UInt8]: Key] {
    var sequences: [[UInt8]: Key] = [:]
    for (name, key) in namedKeys {
      // Only sequences: some terminals have a control character for an arrow, which then is a key of its own.
      guard let bytes = capability(name), bytes.count > 1, bytes.first == KeyDecoder.escape else { continue }
      sequences[bytes] = key
    }
    return sequences
  }

  private static var namedKeys: [(String, Key)] {
    let named: [(String, Key)] = [
      ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
      ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
      ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kcbt", Key(.tab, shift: true)),
    ]
    return named + (1...12).map { ("kf\($0)", Key(.function($0))) }
  }
}
