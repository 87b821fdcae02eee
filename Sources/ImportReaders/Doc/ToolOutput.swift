import CConfinement
import Descriptors
import Glibc
import Threads

/// The output of a program, with a bound on its time and its bytes.
enum ToolOutput {
  /// The way the program ended.
  enum Outcome: Equatable {
    case ended(status: Int32)
    /// A signal ended it: it broke down.
    case broken
    /// It did not end in time, or wrote too much, and was killed.
    case stopped
    /// It is not installed, or cannot be started.
    case missing
  }

  /// Runs `arguments`, the program first, looked for in the folders of programs; its standard error is ours, its
  /// standard input too unless `input` says what it reads, and it ends with us.
  ///
  /// It is killed after `seconds`, and when it has written more than `limit` bytes.
  static func of(
    _ arguments: [String], input: [UInt8]? = nil, seconds: Int, limit: Int
  ) -> (bytes: [UInt8], outcome: Outcome) {
    // The program must not hold the end we read from, nor a second one to write to.
    guard let (reading, writing) = openPipe() else { return ([], .missing) }
    defer { close(reading) }
    var feed: InputFeed?
    if let input {
      guard let (source, sink) = openPipe() else {
        close(writing)
        return ([], .missing)
      }
      feed = InputFeed(input, source: source, sink: sink)
    }
    defer { feed?.close() }
    let child = start(arguments, feed?.source ?? STDIN_FILENO, writing)
    close(writing)
    feed?.closeSource()
    guard let child else { return ([], .missing) }
    let deadline = Clock.milliseconds() + seconds * 1_000
    let (bytes, isWhole) = read(reading, &feed, until: deadline, limit: limit)
    guard let status = end(of: child, until: isWhole ? deadline : 0) else { return (bytes, .stopped) }
    // 127 tells a program that was not there or could not be run.
    guard status & 0x7F == 0 else { return (bytes, .broken) }
    let code = (status >> 8) & 0xFF
    return (bytes, code == 127 ? .missing : .ended(status: code))
  }

  private static func start(_ arguments: [String], _ input: Int32, _ output: Int32) -> pid_t? {
    guard let name = arguments.first, let path = ProgramFolders.path(of: name) else { return nil }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let child = confinement_start(path, &words, input, output)
    return child < 0 ? nil : child
  }

  /// The status with which a program ends; nil where it did not by then, and was killed. One may close its output and go on.
  private static func end(of child: pid_t, until deadline: Int) -> Int32? {
    var status: Int32 = 0
    var pause: Int32 = 1
    while Clock.milliseconds() < deadline {
      let ended = waitpid(child, &status, WNOHANG)
      if ended == child { return status }
      if ended < 0, errno != EINTR { break }
      poll(nil, 0, pause)
      pause = min(pause * 2, 50)
    }
    kill(child, SIGKILL)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return nil
  }

  /// The bytes up to the end, and whether the end was reached in time and within the limit. What the program reads is
  /// handed to it meanwhile.
  private static func read(
    _ descriptor: Int32, _ feed: inout InputFeed?, until deadline: Int, limit: Int
  ) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      var waits = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: feed?.sink ?? -1, events: Int16(POLLOUT), revents: 0),
      ]
      let left = deadline - Clock.milliseconds()
      guard left > 0, poll(&waits, 2, Int32(clamping: left)) != 0 else { return (bytes, false) }
      if waits[1].revents != 0 { feed?.write() }
      guard waits[0].revents != 0 else { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return (bytes, count == 0) }
      bytes.append(contentsOf: buffer[..<count])
    }
    return (bytes, false)
  }
}

/// Bytes that a program reads from a pipe, written as it takes them.
private struct InputFeed {
  private let bytes: [UInt8]
  private var written = 0
  /// The end that the program reads; -1 once it is closed here.
  private(set) var source: Int32
  /// The end that is written to; -1 once all is written, or nobody reads it.
  private(set) var sink: Int32
  private let before: sighandler_t?

  init(_ bytes: [UInt8], source: Int32, sink: Int32) {
    (self.bytes, self.source, self.sink) = (bytes, source, sink)
    _ = fcntl(sink, F_SETFL, O_NONBLOCK)
    // A program that ends before it has read all must not end this one.
    before = signal(SIGPIPE, SIG_IGN)
  }

  mutating func write() {
    let count = bytes[written...].withUnsafeBytes { Glibc.write(sink, $0.baseAddress, min($0.count, 1 << 16)) }
    if count > 0 { written += count }
    let isOver = count < 0 && errno != EINTR && errno != EAGAIN
    if isOver || written == bytes.count { closeSink() }
  }

  mutating func closeSource() {
    if source >= 0 { Glibc.close(source) }
    source = -1
  }

  private mutating func closeSink() {
    if sink >= 0 { Glibc.close(sink) }
    sink = -1
  }

  /// Closes both ends, and hears again of pipes that nobody reads.
  mutating func close() {
    closeSource()
    closeSink()
    signal(SIGPIPE, before)
  }
}
