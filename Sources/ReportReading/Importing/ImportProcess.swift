import Descriptors
import Glibc
import ImportStream
import ReportModel
import Threads

/// One run of the import program: started, listened to, and gone when this is over, whatever it does.
struct ImportProcess {
  /// The time a document may take, in milliseconds. The program's processor time has a limit of its own (RLIMIT_CPU), which
  /// ends what is slow by itself; this one ends what waits, and leaves the rest to a busy machine.
  var deadline = 120_000
  /// The most bytes of records that are read.
  var longest = 256 << 20
  /// Ends the reading before its time; nil where nothing does.
  var cancellation: Cancellation?
  /// Told how far it has come.
  var onProgress: (@Sendable (ReadingProgress) -> Void)?
  /// The most milliseconds an ended stream waits for its process to say how it ended.
  private static let patience = 2_000
  /// Milliseconds between two looks at how far it has come.
  private static let progressInterval = 250

  /// The records the program at `path` reads from the file open at `descriptor`.
  ///
  /// The last is `.end` where the program read everything; else what there is ends with a note why. Throws
  /// `.importerMissing` where it cannot be started, or not without libraries that are not installed.
  func records(of descriptor: Int32, format: ImportFormat, program path: String) throws(ReadingError) -> [ImportRecord]
  {
    var decoder = RecordDecoder()
    var records: [ImportRecord] = []
    let (broken, status) = try run(path, format, on: descriptor) { bytes in
      records += decoder.read(bytes)
      return decoder.failure != nil ? .broken : decoder.hasEnded ? .ended : .goesOn
    }
    if decoder.hasEnded, broken == nil { return records }
    // The loader of the system and the shell both say so of a program that could not be begun.
    if Self.couldNotBegin(status) { throw .importerMissing(format) }
    return records + [.note(broken ?? ImportNote(.endedEarly))]
  }

  /// The bytes that the program at `path` gives back of the file open at `descriptor`, and a note where these are not
  /// all.
  func bytes(
    of descriptor: Int32, format: ImportFormat, program path: String
  ) throws(ReadingError) -> (bytes: [UInt8], note: ReportNote?) {
    var bytes: [UInt8] = []
    let (broken, status) = try run(path, format, on: descriptor) { more in
      bytes += more
      return .goesOn
    }
    if Self.couldNotBegin(status) { throw .importerMissing(format) }
    if let broken { return (bytes, broken) }
    switch status.map({ $0 >> 8 & 0xFF }) {
    case 0: return (bytes, nil)
    case Self.statusOfTooLong: return (bytes, ReportNote(.tooLarge))
    case _: return (bytes, ReportNote(.damaged))
    }
  }

  /// The status with which the program says that there is more than it gives back.
  private static let statusOfTooLong: Int32 = 3

  /// Whether bytes are wanted after those just read.
  private enum Wanting {
    case goesOn, ended, broken
  }

  /// Runs the program to its end, or until `take` wants no more; a note where it was given up before, and its status,
  /// where it ended by itself.
  private func run(
    _ path: String, _ format: ImportFormat, on descriptor: Int32, take: (ArraySlice<UInt8>) -> Wanting
  ) throws(ReadingError) -> (broken: ImportNote?, status: Int32?) {
    guard let ends = openPipe() else { throw ReadingError(errno: errno, call: "pipe") }
    defer { close(ends.reading) }
    let id = ProgramStarter.shared.start(
      path, [ImportProgram.name, format.rawValue, "\(getpid())"], input: descriptor, output: ends.writing)
    close(ends.writing)
    guard let id else { throw .importerMissing(format) }
    cancellation?.add(group: id)
    let (broken, hasEnded): (ImportNote?, Bool)
    do throws(ReadingError) {
      (broken, hasEnded) = try drain(ends.reading, take)
    } catch {
      end(id)
      throw error
    }
    let status = broken == nil && !hasEnded ? Self.status(of: id, within: Self.patience) : nil
    end(id)
    return (broken, status)
  }

  private static func couldNotBegin(_ status: Int32?) -> Bool {
    status.map { $0 & 0x7F == 0 && $0 >> 8 & 0xFF == 127 } ?? false
  }

  /// Reads until the stream ends, or no more is wanted of it; a note where it was given up before.
  private func drain(
    _ descriptor: Int32, _ take: (ArraySlice<UInt8>) -> Wanting
  ) throws(ReadingError) -> (broken: ImportNote?, hasEnded: Bool) {
    let last = Clock.milliseconds() + deadline
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    var count = 0
    var told = Clock.milliseconds()
    while true {
      let now = Clock.milliseconds()
      guard now < last else { return (ImportNote(.endedEarly, detail: "\(deadline / 1000) s"), false) }
      if let onProgress, now - told >= Self.progressInterval {
        told = now
        onProgress(ReadingProgress(bytes: count))
      }
      // A descriptor of -1 is left out by poll.
      let ends = [descriptor, cancellation?.descriptor ?? -1]
      let wait = onProgress == nil ? last - now : min(last - now, Self.progressInterval)
      let ready = try Poll.ready(ends, milliseconds: wait)
      if ready[1] { return (ImportNote(.endedEarly), false) }
      guard ready[0] else { continue }
      var failure: ReadingError?
      let got = buffer.withUnsafeMutableBytes { buffer in
        do throws(ReadingError) {
          return try Descriptor.read(descriptor, into: buffer)
        } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      if got == 0 { return (nil, false) }
      count += got
      guard count <= longest else { return (ImportNote(.tooLarge), false) }
      switch take(buffer[..<got]) {
      case .goesOn: continue
      case .ended: return (nil, true)
      case .broken: return (ImportNote(.endedEarly), false)
      }
    }
  }

  // MARK: The process

  /// The status of the process, if it ends within so many milliseconds. It stays to be waited for.
  private static func status(of id: pid_t, within milliseconds: Int) -> Int32? {
    let last = Clock.milliseconds() + milliseconds
    repeat {
      var info = siginfo_t()
      // WNOWAIT leaves the process for `end`, so that its number cannot be another's yet.
      guard waitid(P_PID, id_t(id), &info, WEXITED | WNOHANG | WNOWAIT) == 0 else { return nil }
      if info.si_code == CLD_EXITED { return info._sifields._sigchld.si_status << 8 }
      if info.si_code != 0 { return 1 }
      usleep(2_000)
    } while Clock.milliseconds() < last
    return nil
  }

  /// Ends a process of this run and everything it started, and waits for it.
  private func end(_ id: pid_t) {
    cancellation?.remove(group: id)
    Self.end(id)
  }

  /// Ends a process and everything it started, and waits for it.
  static func end(_ id: pid_t) {
    kill(-id, SIGKILL)
    kill(id, SIGKILL)
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
  }
}
