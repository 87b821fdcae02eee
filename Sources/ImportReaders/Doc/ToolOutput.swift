import CConfinement
import Descriptors
import Glibc
import Threads

/// The output of a program, with a bound on its time and its bytes.
enum ToolOutput {
  /// The way the program ended.
  enum Outcome: Equatable {
    case ended(status: Int32)
    /// It did not end in time, or wrote too much, and was killed.
    case stopped
    /// It is not installed, or cannot be started.
    case missing
  }

  /// Runs `arguments`, the program first, looked for in the folders of programs; its standard input and
  /// standard error are ours, and it ends with us.
  ///
  /// It is killed after `seconds`, and when it has written more than `limit` bytes.
  static func of(_ arguments: [String], seconds: Int, limit: Int) -> (bytes: [UInt8], outcome: Outcome) {
    // The program must not hold the end we read from, nor a second one to write to.
    guard let (reading, writing) = openPipe() else { return ([], .missing) }
    defer { close(reading) }
    let child = start(arguments, writing)
    close(writing)
    guard let child else { return ([], .missing) }
    let (bytes, isWhole) = read(reading, seconds: seconds, limit: limit)
    if !isWhole { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard isWhole else { return (bytes, .stopped) }
    // 127 tells a program that was not there or could not be run.
    let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    return (bytes, code == 127 ? .missing : .ended(status: code))
  }

  private static func start(_ arguments: [String], _ output: Int32) -> pid_t? {
    guard let name = arguments.first, let path = ProgramFolders.path(of: name) else { return nil }
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let child = confinement_start(path, &words, output)
    return child < 0 ? nil : child
  }

  /// The bytes up to the end, and whether the end was reached in time and within the limit.
  private static func read(_ descriptor: Int32, seconds: Int, limit: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var bytes: [UInt8] = []
    let end = Clock.milliseconds() + seconds * 1_000
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let left = end - Clock.milliseconds()
      guard left > 0, poll(&wait, 1, Int32(clamping: left)) != 0 else { return (bytes, false) }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return (bytes, count == 0) }
      bytes.append(contentsOf: buffer[..<count])
    }
    return (bytes, false)
  }
}
