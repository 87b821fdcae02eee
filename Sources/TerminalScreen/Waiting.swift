import CNcurses
import Glibc
import ScreenModel

extension Terminal {
  /// Sleeps until there is something at the terminal, a signal, or something to read on one of `descriptors`; at most
  /// `milliseconds`, nil for as long as it takes. Everything that has come is returned at once, of a flood of keys one
  /// batch; nothing, when the time is over.
  public func wait(alsoOn descriptors: [Int32], milliseconds: Int?) -> [TerminalEvent] {
    let end = milliseconds.map { monotonicMilliseconds() + $0 }
    while true {
      askPostponed()
      let left = end.map { max(0, $0 - monotonicMilliseconds()) }
      let patience = decoder.patience.map { max(0, lastInput + $0 - monotonicMilliseconds()) }
      let limit = kept.isEmpty ? [left, patience].compactMap(\.self).min() : 0
      let ready = waitForInput((hungUp ? [signals] : [descriptor, signals]) + descriptors, milliseconds: limit)
      var events: [TerminalEvent] = []
      if ready.contains(signals) { events += readSignals() }
      if !kept.hasTyped {
        if ready.contains(descriptor) {
          kept.add(typed: readKeys())
        } else if patience != nil {
          kept.add(typed: giveUpIfQuiet())
        }
      }
      events += kept.next()
      events += ready.filter(descriptors.contains).map(TerminalEvent.readable)
      if !events.isEmpty { return events }
      if let end, monotonicMilliseconds() >= end { return [] }
    }
  }

  /// The events that have come and were not handed on; also once the terminal is closed.
  public func takeUnread() -> [TerminalEvent] { kept.takeAll() }

  /// Reads what was typed. The terminal's end, by hang-up or error, is an event too.
  func readKeys() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    // A flood of input is taken in parts, so that frames are drawn between.
    for _ in 0..<16 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 {
        hungUp = true
        return events + [.terminate(signal: SIGHUP)]
      }
      lastInput = monotonicMilliseconds()
      events += decoder.decode(buffer.prefix(count)).compactMap(event(for:))
      if count < buffer.count || waitForInput([descriptor], milliseconds: 0).isEmpty { break }
    }
    return events
  }

  private func giveUpIfQuiet() -> [TerminalEvent] {
    guard let patience = decoder.patience, monotonicMilliseconds() - lastInput >= patience else { return [] }
    return decoder.giveUp().compactMap(event(for:))
  }

  private func event(for output: KeyDecoder.Output) -> TerminalEvent? {
    switch output {
    case .key(Key(.character("c"), control: true)): .interrupt
    case .key(Key(.character("z"), control: true)): .suspend
    case .key(let key): .key(key)
    case .paste(let bytes): .paste(String(decoding: bytes, as: UTF8.self))
    case .answer(let answer): event(for: answer)
    case .mouse(let button, let column, let row, let isRelease):
      mouse.event(button: button, column: column, row: row, isRelease: isRelease, at: lastInput).map(
        TerminalEvent.mouse)
    }
  }

  /// The events of the signals that came.
  private func readSignals() -> [TerminalEvent] {
    let numbers = pendingSignals()
    var events = numbers.compactMap { number -> TerminalEvent? in
      switch number {
      case SIGINT: .interrupt
      case SIGTSTP: .suspend
      case SIGTERM, SIGHUP: .terminate(signal: number)
      default: nil
      }
    }
    if numbers.contains(SIGCONT) {
      // Stopped from outside and continued: another program may have had the terminal between.
      if awaitForeground() {
        endwin()
        take()
        events.append(.resized(size))
      } else {
        guard_disarm()
        isAway = true
      }
    } else if numbers.contains(SIGWINCH), let size = takeSize() {
      events.append(.resized(size))
    }
    return events
  }

  /// The signals that came, in order.
  func pendingSignals() -> [Int32] {
    var numbers: [Int32] = []
    while case let number = signals_next(signals), number != 0 { numbers.append(number) }
    return numbers
  }
}
