import Glibc

/// A program on a pseudo-terminal of its own, with no shell between: the test holds the terminal's other side and
/// sees the bytes that are sent and the settings that are left.
final class TerminalSession {
  /// Everything the program has sent to the terminal so far.
  private(set) var output: [UInt8] = []
  /// Everything it has printed to standard output, where that is kept apart.
  private(set) var report: [UInt8] = []
  /// The terminal's settings before the program was started, byte for byte.
  let settingsBefore: [UInt8]

  private var master: Int32
  private var slave: Int32
  private let inlet: Pipe
  private let outlet: Pipe
  private let spawned: Spawned
  private var ending: Ending?

  /// Starts the program at the path `words[0]`. With `apart` its standard input and output are pipes, and the
  /// terminal is only its controlling terminal.
  init?(
    _ words: [String], columns: Int = 80, rows: Int = 24, term: String = "xterm-256color",
    environment: [String: String?] = [:], apart: Bool = false
  ) {
    guard let pair = Self.pseudoTerminal(columns: columns, rows: rows), let inlet = Pipe(), let outlet = Pipe() else {
      return nil
    }
    let path = pair.path
    (master, slave) = (pair.master, pair.slave)
    settingsBefore = Self.settings(of: slave)
    let terminal = Spawned.Stream.file(path, flags: O_RDWR)
    let streams = [terminal] + (apart ? [.descriptor(outlet.writing), terminal] : [terminal, terminal])
    let all = apart ? streams + [.descriptor(inlet.reading)] : streams
    let variables = TestEnvironment.variables(term: term, environment)
    guard let spawned = Spawned(words, environment: variables, streams: all) else { return nil }
    (self.spawned, self.inlet, self.outlet) = (spawned, inlet, outlet)
    outlet.closeWriting()
  }

  private static func pseudoTerminal(columns: Int, rows: Int) -> (master: Int32, slave: Int32, path: String)? {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 128)
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    let made = Descriptors.lock.withLock { _ in
      guard openpty(&master, &slave, &name, nil, &window) == 0 else { return false }
      Descriptors.keep(master)
      Descriptors.keep(slave)
      return true
    }
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return made ? (master, slave, path) : nil
  }

  deinit {
    if ending == nil {
      kill(-spawned.process, SIGKILL)
      kill(spawned.process, SIGKILL)
      waitpid(spawned.process, nil, 0)
    }
    if master >= 0 { hangUp() }
  }

  /// The number of the program's process.
  var process: pid_t { spawned.process }

  /// The settings now.
  var settings: [UInt8] { Self.settings(of: slave) }

  /// The output of the program, line by line.
  var lines: [String] { String(decoding: report, as: UTF8.self).split(separator: "\n").map(String.init) }

  /// Types `text`.
  func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  func send(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  /// Writes a line to the pipe that is the program's descriptor 3.
  func tell(_ line: String) { _ = write(inlet.writing, line + "\n", line.utf8.count + 1) }

  /// Sends a signal to the program.
  func signal(_ number: Int32) { kill(process, number) }

  /// Sends a signal to the program's group, as `kill %1` of a shell does.
  func signalGroup(_ number: Int32) { kill(-process, number) }

  /// Sends a signal to the group that has the terminal.
  func signalForeground(_ number: Int32) {
    let group = tcgetpgrp(master)
    if group > 1 { kill(-group, number) }
  }

  /// The number of times the program has been woken so far (voluntary context switches); 0 where that cannot be read.
  var switches: Int {
    let path = "/proc/\(spawned.process)/status"
    guard let file = fopen(path, "re") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 256)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
      let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
      guard line.hasPrefix("voluntary_ctxt_switches:") else { continue }
      return Int(line.filter { $0.isNumber }) ?? 0
    }
    return 0
  }

  /// Gives the terminal another size.
  func resize(columns: Int, rows: Int) {
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Hangs up: the side of the test is closed. Nothing can be asked afterwards but how the program ended.
  func hangUp() {
    close(slave)
    close(master)
    (master, slave) = (-1, -1)
  }

  /// Waits until the terminal has been sent `text`, at or after byte `start` of the output.
  func waitForOutput(_ text: String, from start: Int = 0, seconds: Double = 10) -> Bool {
    wait(seconds: seconds) { Self.contains(output[min(start, output.count)...], Array(text.utf8)) }
  }

  /// Waits until the program has printed the whole line `line`.
  func waitForLine(_ line: String, seconds: Double = 10) -> Bool {
    wait(seconds: seconds) { lines.contains(line) }
  }

  /// Whether the terminal has been sent `text`.
  func hasOutput(_ text: String) -> Bool { Self.contains(output[...], Array(text.utf8)) }

  /// Waits until the program has ended, and reads what is left; nil where it has not by then.
  func waitForEnding(seconds: Double = 10) -> Ending? {
    _ = wait(seconds: seconds) {
      if ending == nil { ending = spawned.ending() }
      return ending != nil
    }
    readAvailable(milliseconds: 0)
    return ending
  }

  /// Reads for so long, and returns how many bytes came.
  @discardableResult
  func settle(seconds: Double = 0.2) -> Int {
    let before = output.count
    _ = wait(seconds: seconds) { false }
    return output.count - before
  }

  /// Waits until the terminal has the settings again that it had before the program was started.
  func waitForSettings(seconds: Double = 10) -> Bool {
    defer { readAvailable(milliseconds: 0) }
    return wait(seconds: seconds) { settings == settingsBefore }
  }

  /// Has the terminal echo what is typed, as whoever gets it from a stopped program may.
  func turnEchoOn() {
    var settings = termios()
    guard tcgetattr(slave, &settings) == 0 else { return }
    settings.c_lflag |= tcflag_t(ECHO)
    tcsetattr(slave, TCSANOW, &settings)
  }

  /// Sends the terminal bytes as the program does.
  func sendAsProgram(_ text: String) {
    var bytes = Array(text.utf8)
    _ = Glibc.write(slave, &bytes, bytes.count)
  }

  /// The bytes that the next program would read, lines ended or not.
  func takeInput() -> [UInt8] {
    var settings = termios()
    guard tcgetattr(slave, &settings) == 0 else { return [] }
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(slave, TCSANOW, &settings)
    var polled = pollfd(fd: slave, events: Int16(POLLIN), revents: 0)
    var buffer = [UInt8](repeating: 0, count: 4096)
    guard poll(&polled, 1, 0) > 0, case let count = read(slave, &buffer, buffer.count), count > 0 else { return [] }
    return Array(buffer.prefix(count))
  }

  // MARK: Reading

  private func wait(seconds: Double, until condition: () -> Bool) -> Bool {
    let end = Self.now() + seconds
    repeat {
      readAvailable(milliseconds: 5)
      if condition() { return true }
    } while Self.now() < end
    return false
  }

  private func readAvailable(milliseconds: Int32) {
    var polled = [
      pollfd(fd: master, events: Int16(POLLIN), revents: 0),
      pollfd(fd: outlet.reading, events: Int16(POLLIN), revents: 0),
    ]
    var limit = milliseconds
    var buffer = [UInt8](repeating: 0, count: 65536)
    while poll(&polled, 2, limit) > 0 {
      limit = 0
      var more = false
      for side in polled where side.revents & Int16(POLLIN) != 0 {
        let count = read(side.fd, &buffer, buffer.count)
        guard count > 0 else { continue }
        more = true
        if side.fd == master { output += buffer.prefix(count) } else { report += buffer.prefix(count) }
      }
      guard more else {
        // Both sides closed: nothing to wait on.
        usleep(UInt32(milliseconds) * 1000)
        return
      }
    }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var rest = bytes
    while let at = rest.firstIndex(of: first) {
      if rest[at...].starts(with: wanted) { return true }
      rest = rest[(at + 1)...]
    }
    return false
  }

  private static func settings(of descriptor: Int32) -> [UInt8] {
    var settings = termios()
    guard tcgetattr(descriptor, &settings) == 0 else { return [] }
    return withUnsafeBytes(of: settings) { Array($0) }
  }

  private static func now() -> Double {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
