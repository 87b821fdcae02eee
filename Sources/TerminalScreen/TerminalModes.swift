import CNcurses
import TextFacts

/// A mode that some terminals have (DEC STD 070, private modes), and that is used where the terminal says so.
public enum TerminalMode: Int, Sendable {
  /// Everything sent between setting and resetting it is shown at once.
  case synchronizedOutput = 2026
  /// The terminal tells when it turns from dark to light or back.
  case appearanceReports = 2031
}

/// The modes that are wanted, asked about, and in use.
struct TerminalModes {
  /// The modes wanted that were not asked about yet.
  var unasked: [TerminalMode] = []
  /// The modes that the terminal has, of those it was asked about.
  private(set) var inUse: [TerminalMode] = []

  /// The question about all that were not asked about (DECRQM), and the way home behind it; empty where there is none.
  mutating func takeQuestion() -> [UInt8] {
    defer { unasked = [] }
    return unasked.isEmpty ? [] : unasked.flatMap { ControlSequence.askMode($0).bytes } + ControlSequence.home.bytes
  }

  /// Takes the state of a mode (DECRPM): 1 set, 2 reset. One that is unknown (0), or cannot be changed (3, 4), is left
  /// alone. Returns the mode where it is to be used from now on.
  mutating func take(_ number: Int, state: Int) -> TerminalMode? {
    guard let mode = TerminalMode(rawValue: number), state == 1 || state == 2, !inUse.contains(mode) else { return nil }
    inUse.append(mode)
    return mode
  }

  /// The bytes that reset the modes in use.
  var leaving: [UInt8] { inUse.flatMap { ControlSequence.reset($0).bytes } }
}

extension Terminal {
  /// Has the modes used, once the terminal has said that it has them; see `askModes`.
  public func useModes(_ wanted: [TerminalMode]) { modes.unasked = wanted }

  /// Takes the answer for a mode.
  func takeMode(_ number: Int, state: Int) {
    switch modes.take(number, state: state) {
    case .synchronizedOutput: screen_synchronise(!isAway)
    case .appearanceReports: setAppearanceReports(true)
    case nil: return
    }
    prepareLeaving()
  }

  /// Sets or resets the mode that tells of dark and light, where it is in use.
  func setAppearanceReports(_ on: Bool) {
    guard modes.inUse.contains(.appearanceReports), !(on && isAway) else { return }
    send(.reportsAppearance(on))
  }
}
