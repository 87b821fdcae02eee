import CNcurses
import Glibc
import ScreenModel

// Questions to the terminal. An answer may take as long as the line is slow, or never come; the program waits for
// none. A terminal answers in the order of what it is sent, so that what is typed after the first paint was seen comes
// behind the answers: only keys typed ahead overtake them, and while such are waiting nothing is asked. Behind every
// question goes a request for the device attributes (DA1), which every terminal answers, in turn: once that answer is
// here nothing more can come, and until then answers are looked for, and never taken for keys.

/// The questions not answered yet.
struct Questions {
  enum Question { case background, width, modes, fence }

  private(set) var open: [Question] = []
  /// When the last was asked, in milliseconds.
  private(set) var asked = 0
  /// Questions that are not asked before all input is read.
  var postponed: [Question] = []
  /// The time that an answer may take, in milliseconds.
  private static let longestAnswer = 1000
  /// The longest that the end of the program, its screen left already, is put off for an answer, in milliseconds: no
  /// one notices it.
  private static let longestDelay = 100

  /// The time in which an answer may still come, in milliseconds; nil where none is open.
  func timeLeft(at now: Int) -> Int? {
    open.isEmpty || now - asked >= Self.longestAnswer ? nil : Self.longestAnswer - (now - asked)
  }

  /// The longest wait for answers before the terminal is given back, which began at `start`, in milliseconds; nil for
  /// none.
  func patience(at now: Int, since start: Int) -> Int? {
    guard let left = timeLeft(at: now), now - start < Self.longestDelay else { return nil }
    return min(left, Self.longestDelay - (now - start))
  }

  mutating func ask(_ questions: Question..., at now: Int) {
    open += questions + [.fence]
    asked = now
  }

  /// The event that an answer makes; nil for one that nobody asked for, or that says nothing.
  mutating func event(for answer: KeyDecoder.TerminalAnswer) -> TerminalEvent? {
    switch answer {
    case .attributes:
      open.removeSubrange(..<(open.firstIndex(of: .fence).map { $0 + 1 } ?? 0))
      return nil
    case .background(let red, let green, let blue):
      guard take(.background) else { return nil }
      // Relative weights of the channels as in WCAG 2, without its gamma: only dark or light is asked.
      return .darkBackground(0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.5)
    case .cursor(let row, let column):
      guard take(.width), row == 1, column == 2 || column == 3 else { return nil }
      return .ambiguousWidth(column - 1)
    case .mode, .appearance: return nil
    }
  }

  private mutating func take(_ question: Question) -> Bool {
    guard let index = open.firstIndex(of: question) else { return false }
    open.remove(at: index)
    return true
  }
}

extension Terminal {
  /// Asks for the terminal's background colour; the answer, if any, comes as `darkBackground`. To be asked after
  /// the first `draw`.
  public func askBackground() {
    // The Linux console has one palette and no such answer; old ones print part of the question.
    guard canAsk, !isConsole else { return }
    ask(.background)
  }

  /// Asks how wide the terminal draws characters of ambiguous width, by drawing one and asking where the cursor
  /// went; the answer, if any, comes as `ambiguousWidth`. To be asked after the first `draw`, whose first row is sent
  /// again.
  public func askAmbiguousWidth() {
    guard canAsk, size.columns >= 3 else { return }
    ask(.width)
  }

  /// Asks whether the terminal has the modes of `useModes`, and uses those it has; not those that were asked about
  /// together with the width. To be asked after the first `draw`, whose first row is sent again.
  public func askModes() {
    guard canAsk else { return }
    ask(.modes)
  }

  /// Asks what was postponed, once all input is read.
  func askPostponed() {
    guard !questions.postponed.isEmpty, canAsk, kept.isEmpty, !hasInput else { return }
    let postponed = questions.postponed
    questions.postponed = []
    for question in postponed { ask(question) }
  }

  private func ask(_ question: Questions.Question) {
    guard !hasInput else { return questions.postponed.append(question) }
    let now = monotonicMilliseconds()
    switch question {
    case .background:
      questions.ask(.background, at: now)
      send(.askBackground, .askAttributes)
    case .width:
      let modes = modes.takeQuestion()
      if modes.isEmpty { questions.ask(.width, at: now) } else { questions.ask(.modes, .width, at: now) }
      decoder.expectsCursor = true
      // The modes before the character: some terminals print a letter of that.
      ask(modes + Array("\u{201C}".utf8) + ControlSequence.askCursor.bytes)
      repaintFirstRow()
    case .modes:
      let modes = modes.takeQuestion()
      guard !modes.isEmpty else { return }
      questions.ask(.modes, at: now)
      ask(modes)
      repaintFirstRow()
    case .fence: break
    }
  }

  /// Sends a question that is drawn into the first cells, and puts the cursor back; the fence behind it.
  private func ask(_ question: [UInt8]) {
    let before = ControlSequence.saveCursor.bytes + ControlSequence.home.bytes
    let after = ControlSequence.restoreCursor.bytes + ControlSequence.askAttributes.bytes
    TerminalScreen.send(before + question + after, toTerminal: descriptor)
  }

  private var hasInput: Bool { !waitForInput([descriptor], milliseconds: 0).isEmpty }

  private var canAsk: Bool { isOpen && !isAway && !hungUp && speaksECMA48 }
  var isConsole: Bool { getenv("TERM").map { String(cString: $0).hasPrefix("linux") } ?? false }

  /// Takes an answer; nil where it makes no event.
  func event(for answer: KeyDecoder.TerminalAnswer) -> TerminalEvent? {
    switch answer {
    case .mode(let number, let state):
      if questions.open.contains(.modes) { takeMode(number, state: state) }
      return nil
    case .appearance(let isDark):
      guard modes.inUse.contains(.appearanceReports) else { return nil }
      // Some terminals tell the looks of the whole desktop, which their own need not follow.
      askBackground()
      return .darkBackground(isDark)
    case .cursor, .attributes, .background:
      let event = questions.event(for: answer)
      decoder.expectsCursor = !questions.open.isEmpty
      return event
    }
  }

  /// Takes the answers that have come, and waits, not long, for those on their way: later they would be typed into
  /// whatever has the terminal next.
  func awaitAnswers() {
    let start = monotonicMilliseconds()
    while !hungUp, let patience = questions.patience(at: monotonicMilliseconds(), since: start) {
      guard !waitForInput([descriptor], milliseconds: patience).isEmpty else { return }
      kept.add(typed: readKeys())
    }
  }
}
